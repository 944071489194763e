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


def test_without_a_home_the_system_is_asked_for_it(monkeypatch):
    import os
    import pwd

    for name in (*VARIABLES, "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    own = pwd.getpwuid(os.getuid()).pw_dir
    for value in (None, "", "relative"):
        if value is None:
            monkeypatch.delenv("HOME", raising=False)
        else:
            monkeypatch.setenv("HOME", value)
        assert paths.state_file().is_relative_to(own)

    def unknown(_number):
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert paths.index_file().is_relative_to("/nonexistent")
