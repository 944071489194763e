"""However the reader ends: a clean terminal, the place kept, a whole file, nothing running."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from dying_ways import WAYS, Stage
from sshserver import SshServer, why_not

if TYPE_CHECKING:
    from pathlib import Path

TIMES = 2


@pytest.mark.skipif(sys.platform != "linux", reason="what still runs is looked up in /proc")
@pytest.mark.parametrize("way", [way for way in WAYS if way != "Q"])
def test_every_end_is_a_good_one(
    way: str, briefing: list[str], env: dict[str, str], tmp_path: Path, short_folder: Path
) -> None:
    server = None
    if "ssh" in way:
        if reason := why_not():
            pytest.skip(reason)
        server = SshServer(short_folder)
    try:
        for number in range(TIMES):
            home = {"XDG_DATA_HOME": str(tmp_path / f"data {number}"), "ENV": "", "PS1": "$ "}
            stage = Stage(briefing, env | home, tmp_path, server)
            assert WAYS[way](stage) == []
    finally:
        if server is not None:
            server.close()
