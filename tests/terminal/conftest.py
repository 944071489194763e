"""Terminals for the journeys: a bare pseudo-terminal, and a real tmux."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the drivers serve the benches as well

from processes import find_processes
from ptydriver import Terminal
from tmuxdriver import Tmux

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment of its own for each test: a new home, and nothing of this machine's."""
    home = tmp_path / "home"
    folders = {
        f"XDG_{kind}_HOME": str(home / kind.lower())
        for kind in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    home.mkdir()
    return folders | {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
    }


@pytest.fixture
def briefing() -> list[str]:
    """The command that starts the reader."""
    return [sys.executable, "-m", "briefing"]


@pytest.fixture
def terminal(env: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Start a command in a pseudo-terminal; any number of times in a test."""
    started: list[Terminal] = []

    def start(command: list[str], size: tuple[int, int] = (80, 24), **extra: str) -> Terminal:
        started.append(Terminal(command, env | extra, size))
        return started[-1]

    yield start
    for each in started:
        each.close()
    for left in find_processes(env):  # the server of a multiplexer outlives its terminal
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(left.name), signal.SIGKILL)


@pytest.fixture
def tmux(env: dict[str, str]) -> Iterator[Callable[..., Tmux]]:
    """Start a tmux of a given size with a shell in it."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    started: list[Tmux] = []

    def start(size: tuple[int, int] = (80, 24), **extra: str) -> Tmux:
        started.append(Tmux(env | extra, size))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder for sockets, whose paths may have 107 characters at most."""
    name = tempfile.mkdtemp(prefix="mux")
    Path(name, "screen").mkdir(mode=0o700)
    yield Path(name)
    shutil.rmtree(name, ignore_errors=True)
