"""How a process of our own is started, and how it steps back behind the screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[2])
_START = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from briefing.worker.{module} import main
main()
"""
# Not `-m`: where the package is not installed, that finds it in the working directory alone, and
# with it whatever else lies there.
_NICENESS, _NICENESS_OF_SESSION = 19, 10
"""Beside the screen, and beside the sessions of others, who must not bring the work to a stop."""


def code_for(module: str) -> str:
    """Return the code that runs `main` of a module of this room."""
    return _START.format(module=module)


def command_for(code: str, *arguments: str) -> list[str]:
    """Return the command that runs code of ours; its arguments stand from `sys.argv[2]` on."""
    return [sys.executable, "-P", "-c", code, _ROOT, *arguments]


def step_back() -> None:
    """Let everything else that runs come first; what is read from the disk waits as well."""
    os.nice(_NICENESS)
    # Where Linux shares the processor out by sessions, what runs in the session of the screen
    # takes from the share of the screen: so this gets a session of its own, with a small one.
    try:
        os.setsid()
        Path("/proc/self/autogroup").write_text(str(_NICENESS_OF_SESSION), "ascii")
    except OSError:
        return  # it has one already, or the system shares by processes


def count_cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
