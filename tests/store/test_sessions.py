"""Two sessions at once, and sessions that end without warning."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from briefing.store import State

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from briefing.model import Article

WRITER = """
import sys, time
from pathlib import Path
from briefing.model import Article
from briefing.store import State
file, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
state = State.open(file)
for n in range(count):
    article = Article(f"{name}{n}", f"/{name}/{n}", "x", "text", "x", "Words. " * 40, ())
    state.set_read(article, True)
    state.save_position(article, n)
    assert state.position(article) == n
    state.save_stack([f"/{name}/{n}"])
print("done", flush=True)
time.sleep(float(sys.argv[4]))
"""


def test_what_was_saved_outlives_a_kill(
    file: Path, start: Callable[..., subprocess.Popen[str]], write: Callable[..., Article]
) -> None:
    process = start(WRITER, file, "a", 20, 60)
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    state = State.open(file)
    assert state.read_ids(f"a{n}" for n in range(20)) == {f"a{n}" for n in range(20)}
    assert state.last_stack() == ["/a/19"]
    state.close()


def test_a_kill_in_the_middle_leaves_a_usable_file(
    file: Path, start: Callable[..., subprocess.Popen[str]], write: Callable[..., Article]
) -> None:
    file.parent.mkdir()
    for _ in range(4):
        process = start(WRITER, file, "a", 100_000, 0)
        while not file.exists() or file.stat().st_size < 4096:
            assert process.poll() is None
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        state = State.open(file)
        assert state._run("PRAGMA integrity_check") == [("ok",)]
        state.set_read(write("Text."), True)
        state.close()


def test_two_sessions_lose_nothing(file: Path, start: Callable[..., subprocess.Popen[str]]) -> None:
    """Both begin before the file exists, so they also race to make it."""
    writers = [start(WRITER, file, name, 60, 0) for name in "ab"]
    for writer in writers:
        output, errors = writer.communicate(timeout=60)
        assert (output, errors, writer.returncode) == ("done\n", "", 0)
    state = State.open(file)
    everything = {f"{name}{n}" for name in "ab" for n in range(60)}
    assert state.read_ids(everything) == everything
    assert state._run("SELECT count(*) FROM position") == [(120,)]
    state.close()
