"""The processes that a test has started, and whether they are at rest. Elsewhere than on Linux
none is found."""

from __future__ import annotations

import contextlib
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def find_processes(env: Mapping[str, str]) -> dict[Path, bytes]:
    """Return what runs with the user's files of an environment: folders in /proc, command lines."""
    mark = os.fsencode(f"XDG_DATA_HOME={env.get('XDG_DATA_HOME')}")
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found[process] = (process / "cmdline").read_bytes().replace(b"\0", b" ")
    return found


def time_spent(processes: Iterable[Path]) -> float:
    """Return the processor's seconds that processes have taken; infinite while one wants more.

    What waits for the processor or for a disk wants more, so a busy machine is waited for.
    """
    spent = 0
    for process in processes:
        with contextlib.suppress(OSError):
            for thread in (process / "task").iterdir():
                state = (thread / "stat").read_bytes().rpartition(b")")[2].split()[0]
                if state in b"RD":
                    return math.inf
                spent += int((thread / "schedstat").read_bytes().split()[0])
    return spent / 1e9
