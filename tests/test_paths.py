"""Directories are those of the system; on Linux they are read without the library for it."""

import sys

import pytest

from briefing import paths

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are Linux's")
VARIABLES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.mark.parametrize("value", [None, "", " ", "/srv/x", "relative/x", "/srv/with space "])
def test_they_are_those_that_the_library_names(monkeypatch, tmp_path, value):
    from platformdirs import PlatformDirs

    monkeypatch.setenv("HOME", str(tmp_path))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    known = PlatformDirs("briefing", appauthor=False)
    assert paths.config_file().parent == known.user_config_path
    assert paths.state_file().parent == known.user_data_path
    assert paths.copy_file().parent == known.user_state_path
    assert paths.log_file().parent == known.user_log_path
