"""The ways in which a reader ends, each tried from its start to what it leaves behind.

Used by the tests here and, many times over, by `tests/bench/dying.py`. Linux only: what still
runs is looked up in /proc.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shlex
import signal
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from processes import find_processes
from ptydriver import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sshserver import SshServer

SUSPENDED, CLEAN = "\x1a", frozenset[str]()


@dataclass(slots=True)
class Stage:
    """One reader that is going to end: where it lives and what it reads."""

    command: Sequence[str]
    env: Mapping[str, str]
    folder: Path
    """Empty but for the home that `env` names."""
    server: SshServer | None = None
    reading: bool = True
    """Whether there is a place that must have been kept."""
    day: int = 0
    """The line at the top of the screen, as it was last seen."""
    seconds: float = 0.0
    """From what ended it to its end."""

    @property
    def article(self) -> Path:
        """A text of many pages, each line of which can be told from the others."""
        path = self.folder / "pier.txt"
        if not path.exists():
            lines = [f"On day {n} Captain Ines Aalto saw the pier." for n in range(1, 200)]
            path.write_text("The pier of Lowtown\n\n" + "\n\n".join(lines), encoding="utf-8")
        return path

    @contextlib.contextmanager
    def terminal(self, command: Sequence[str]) -> Iterator[Terminal]:
        """Run a command in a terminal that is closed in the end."""
        run = Terminal(command, self.env)
        try:
            yield run
        finally:
            run.close()

    def page_on(self, run: Terminal) -> None:
        """Read some pages, and note where."""
        run.wait_for("On day 1 ")
        run.wait_until(lambda _: b"\x1b[?2004h" in run.raw, "for the whole screen")
        run.press("space", "space", "j")
        run.wait_until(lambda _: find_day(run) > 15, "to be pages on")
        run.settle()
        self.day = find_day(run)

    def end(self, run: Terminal, by: Callable[[], None]) -> int:
        """End a program, note how long it takes, return its exit code."""
        began = time.perf_counter()
        by()
        run.process.wait()  # without a limit: with one it is looked up every now and then only
        self.seconds = time.perf_counter() - began
        return run.wait()

    def check(self, code: int, expected: int, left_on: set[str]) -> list[str]:
        """Return what is wrong after the end."""
        faults = [f"exit code {code}, not {expected}"] if code != expected else []
        faults += [f"left on: {name}" for name in sorted(left_on)]
        faults += [f"still runs: {name}" for name in self._find_running()]
        told = self._ask("PRAGMA integrity_check")
        if told != "ok" and (told is not None or self.reading):
            faults.append(f"state file: {told}")
        if self.reading and self.kept() != self.place:
            faults.append(f"kept place {self.kept()}, not {self.place}")
        return faults

    @property
    def place(self) -> int:
        """The offset of the line that was last seen at the top."""
        return self.article.read_text("utf-8").index(f"On day {self.day} ")

    def kept(self) -> object:
        """Return the place that the state file holds; None if there is none."""
        return self._ask("SELECT start FROM position ORDER BY turn DESC")

    def _ask(self, question: str) -> object:
        state = Path(self.env["XDG_DATA_HOME"], "briefing", "state.sqlite3")
        if not state.exists():
            return None
        with contextlib.closing(sqlite3.connect(state)) as known:
            row = known.execute(question).fetchone()
        return row[0] if row else None

    def _find_running(self) -> list[str]:
        """Return the command lines of what was started here and still runs after a while."""
        end = time.monotonic() + PATIENCE / 3
        while (found := find_processes(self.env)) and time.monotonic() < end:
            time.sleep(0.02)
        return [os.fsdecode(line) for line in found.values()]


def find_day(run: Terminal) -> int:
    """Return the number of the first line on the screen; 0 if there is none."""
    found = re.search(r"On day (\d+) ", run.screen)
    return int(found[1]) if found else 0


def by_key(stage: Stage, key: str = "q") -> list[str]:
    with stage.terminal([*stage.command, str(stage.article)]) as run:
        stage.page_on(run)
        code = stage.end(run, lambda: run.press(key))
        return stage.check(code, 0, run.left_on())


def by_signal(stage: Stage, number: int) -> list[str]:
    with stage.terminal([*stage.command, str(stage.article)]) as run:
        stage.page_on(run)
        code = stage.end(run, lambda: run.signal(number))
        return stage.check(code, 128 + number, run.left_on())


def by_kill(stage: Stage) -> list[str]:
    """Nobody can tidy up after this one, but what was kept is whole."""
    with stage.terminal([*stage.command, str(stage.article)]) as run:
        stage.page_on(run)
        run.wait_until(lambda _: stage.kept() == stage.place, "for the place to be kept")
        code = stage.end(run, lambda: run.signal(signal.SIGKILL))
        return stage.check(code, -signal.SIGKILL, set())


def by_dropped_line(stage: Stage) -> list[str]:
    with stage.terminal([*stage.command, str(stage.article)]) as run:
        stage.page_on(run)
        code = stage.end(run, run.hang_up)
        return stage.check(code, 128 + signal.SIGHUP, set())


def by_signal_at_the_start(stage: Stage) -> list[str]:
    """At any moment of the first second; before the screen is taken the system's own way."""
    stage.reading = False
    number = random.choice([signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
    with stage.terminal([*stage.command, str(stage.article)]) as run:
        time.sleep(random.uniform(0.05, 0.7))
        code = stage.end(run, lambda: run.signal(number))
        own = (128 + number, -number)
        return stage.check(code, code if code in own else own[0], run.left_on())


def by_killed_shell(stage: Stage) -> list[str]:
    with stage.terminal(
        ["sh", "-c", f"{shlex.join([*stage.command, str(stage.article)])}; :"]
    ) as run:
        stage.page_on(run)
        code = stage.end(run, lambda: run.signal(signal.SIGKILL))
        faults = stage.check(code, -signal.SIGKILL, set())  # waits for the reader's own end
        run.settle()
        return faults + [f"left on: {name}" for name in sorted(run.left_on())]


def by_killed_ssh(stage: Stage) -> list[str]:
    assert stage.server is not None
    command = stage.server.command([*stage.command, str(stage.article)], stage.env)
    with stage.terminal(command) as run:
        stage.page_on(run)
        code = stage.end(run, lambda: run.signal(signal.SIGKILL))
        return stage.check(code, -signal.SIGKILL, set())


def by_killed_worker(stage: Stage) -> list[str]:
    """The analysis dies beside the screen and is begun again; the end leaves neither of them."""
    for number in range(120):
        text = f"Report {number}\n\n" + f"Captain Ines Aalto saw the pier {number} times. " * 60
        (stage.folder / f"r{number}.txt").write_text(text, encoding="utf-8")
    paths = [str(stage.article), *map(str, sorted(stage.folder.glob("r*.txt")))]
    with stage.terminal([*stage.command, *paths]) as run:
        run.wait_for("On day 1 ")
        worker = wait_for_child(run)
        os.kill(worker, signal.SIGKILL)
        wait_for_child(run, besides=worker)
        stage.page_on(run)
        code = stage.end(run, lambda: run.press("q"))
        return stage.check(code, 0, run.left_on())


def by_suspending(stage: Stage) -> list[str]:
    """Stopped by its key, continued by `fg`, left by its key."""
    with stage.terminal(["sh", "-i"]) as run:
        run.wait_for("$")
        run.type(f"{shlex.join([*stage.command, str(stage.article)])}\r")
        stage.page_on(run)
        run.type(SUSPENDED)
        run.wait_for("Stopped")
        run.settle()
        faults = [f"left on while stopped: {name}" for name in sorted(run.left_on())]
        run.type("fg; echo left with $?\r")
        run.wait_for(f"On day {stage.day} ")
        run.press("q")
        run.wait_for("left with 0")
        code = stage.end(run, lambda: run.type("exit 7\r"))
        return faults + stage.check(code, 7, run.left_on())


def wait_for_child(run: Terminal, besides: int = 0) -> int:
    """Wait until the reader has started an analysis besides that one, and return its number."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for process, line in find_processes(run.env).items():
            if b"briefing.worker.child" in line and int(process.name) != besides:
                return int(process.name)
        time.sleep(0.005)
    raise AssertionError(f"no analysis was started besides {besides}:\n{run.screen}")


WAYS: dict[str, Callable[[Stage], list[str]]] = {
    "q": by_key,
    "Q": lambda stage: by_key(stage, "Q"),
    "SIGHUP": lambda stage: by_signal(stage, signal.SIGHUP),
    "SIGTERM": lambda stage: by_signal(stage, signal.SIGTERM),
    "SIGINT": lambda stage: by_signal(stage, signal.SIGINT),
    "SIGKILL": by_kill,
    "a signal at the start": by_signal_at_the_start,
    "terminal closed": by_dropped_line,
    "shell killed": by_killed_shell,
    "ssh killed": by_killed_ssh,
    "analysis killed": by_killed_worker,
    "Ctrl+Z, fg, q": by_suspending,
}
"""By name: what runs a reader to its end and returns what is wrong afterwards."""
