"""What the tests of the user's own file share."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.model import Article
from briefing.store import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "state.sqlite3"


@pytest.fixture
def state(file: Path) -> Iterator[State]:
    state = State.open(file)
    yield state
    state.close()


@pytest.fixture
def write() -> Callable[..., Article]:
    """Make an article whose id follows from its text, as a source does."""

    def write(text: str, key: str = "/news/ferry.txt") -> Article:
        identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Article(identity, key, key, "text", text[:20], text, ())

    return write


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python on a piece of code in a process of its own."""
    running: list[subprocess.Popen[str]] = []

    def start(code: str, *args: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code, *map(str, args)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()
