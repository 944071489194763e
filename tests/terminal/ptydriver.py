"""Drive a program in a pseudo-terminal: type, look at the screen, pull the plug.

Used by the journeys here and by the benches. The screen is decoded by pyte; the bytes are kept
as they came, each lot with the moment of its arrival.
"""

from __future__ import annotations

import fcntl
import math
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from typing import TYPE_CHECKING

import pyte
from processes import find_processes, time_spent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

KEYS = {
    "backspace": "\x7f",
    "down": "\x1b[B",
    "end": "\x1b[F",
    "enter": "\r",
    "escape": "\x1b",
    "home": "\x1b[H",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "right": "\x1b[C",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
}
"""What a terminal sends for keys that print nothing."""

PATIENCE = 30.0
"""Seconds after which a wait has failed; a limit for hangs, not a measure of speed."""

_NOTHING = 0.02
"""The share of a processor that somebody takes who only looks for input now and then."""
_MISREAD = re.compile(rb"\x1b\[(?:[<>=][0-9;:]*[a-zA-Z]|\?[0-9;]*(?:\$p|[mu]))")
"""Sequences for which pyte does or prints something that terminals do not."""
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:<>=?$ ]*)?$")
_MODE = re.compile(rb"\x1b\[(?:\?([0-9;]+)([hl])|([<>])[0-9;]*u)")
_FROM_START = frozenset({b"7", b"25"})
"""Modes that are on in a fresh terminal: lines wrap, the cursor shows."""


class _Cells(pyte.Screen):
    """A screen that can also scroll on demand, and goes home when a region is given up."""

    def set_margins(self, top: int | None = None, bottom: int | None = None) -> None:
        super().set_margins(top, bottom)
        self.cursor_position()

    def scroll_up(self, count: int = 1, **_: bool) -> None:
        self._scroll(self.delete_lines, count)

    def scroll_down(self, count: int = 1, **_: bool) -> None:
        self._scroll(self.insert_lines, count)

    def _scroll(self, change: Callable[[int], None], count: int) -> None:
        x, y = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        change(count or 1)
        self.cursor.x, self.cursor.y = x, y


class _Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "S": "scroll_up", "T": "scroll_down"}  # noqa: RUF012
    events = pyte.ByteStream.events | {"scroll_up", "scroll_down"}


class Screen:
    """What a terminal shows after the bytes it was fed."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._cells = _Cells(*size)
        self._stream = _Stream(self._cells)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Take in what a program wrote; a sequence may be cut anywhere."""
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        end = cut.start() if cut else len(data)
        self._rest = data[end:]
        self._stream.feed(_MISREAD.sub(b"", data[:end]))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size."""
        self._cells.resize(rows, columns)

    @property
    def lines(self) -> list[str]:
        """The rows, blanks at their ends taken off."""
        return [line.rstrip() for line in self._cells.display]

    @property
    def text(self) -> str:
        """The rows as one text."""
        return "\n".join(self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._cells.cursor.x, self._cells.cursor.y

    def cells(self) -> dict[tuple[int, int], tuple[object, ...]]:
        """Every cell by column and row: its character and how it is drawn."""
        return {
            (x, y): tuple(self._cells.buffer[y][x])
            for y in range(self._cells.lines)
            for x in range(self._cells.columns)
        }


class Terminal:
    """A pseudo-terminal with a program in it."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        """Start the command; `size` is columns and rows, `env` the whole environment."""
        self.env = env
        self.chunks: list[tuple[float, bytes]] = []
        """What the program wrote, with the time of arrival (`time.perf_counter`)."""
        self.shown = Screen(size)
        self._decoded = 0
        self._master, slave = os.openpty()
        self.resize(*size)
        self._settings = termios.tcgetattr(self._master)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=cwd,
            start_new_session=True, preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(slave)
        self._wake, self._waker = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def close(self) -> None:
        """End the program if it still runs, and give back what was taken."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.hang_up()
        os.close(self._waker)
        os.close(self._wake)

    # What goes in.

    def type(self, text: str) -> None:
        """Send characters as they are."""
        self.send(text.encode())

    def send(self, data: bytes) -> None:
        """Send bytes, whatever they are."""
        while data:
            data = data[os.write(self._master, data) :]

    def press(self, *keys: str) -> None:
        """Press keys by name ("enter", "pagedown") or by what they print ("q")."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.size = columns, rows
        self.shown.resize(columns, rows)

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Take the terminal away, as a dropped connection does."""
        if self._master >= 0:
            os.write(self._waker, b"x")
            self._reader.join()
            os.close(self._master)
            self._master = -1

    # What comes out.

    @property
    def raw(self) -> bytes:
        """Every byte that the program wrote."""
        return b"".join(data for _, data in self.chunks)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, blanks at their ends taken off."""
        self.look()
        return self.shown.lines

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def look(self) -> Screen:
        """Decode what has come since the last look."""
        fresh = self.chunks[self._decoded :]
        self._decoded += len(fresh)
        self.shown.feed(b"".join(data for _, data in fresh))
        return self.shown

    def skip(self, count: int) -> None:
        """Note that so many chunks, from the first, have been fed to `shown` already."""
        self._decoded = count

    def wait_for(self, *texts: str) -> None:
        """Wait until all the texts stand on the screen, line breaks in them disregarded."""
        self.wait_until(lambda shown: all(text in shown for text in texts), f"to see {texts}")

    def wait_gone(self, *texts: str) -> None:
        """Wait until none of the texts stands on the screen."""
        self.wait_until(lambda shown: not any(t in shown for t in texts), f"to lose {texts}")

    def wait_until(self, test: Callable[[str], bool], what: str = "") -> None:
        """Wait until the text of the screen, white space folded, passes a test."""
        end = time.monotonic() + PATIENCE
        while True:
            gone = self.process.poll() is not None and not self._reader.is_alive()
            if test(" ".join(self.screen.split())):
                return
            if gone or time.monotonic() > end:
                state = f"exit code {self.process.returncode}" if gone else "still running"
                message = f"waited {what} ({state}); the screen shows:\n{self.screen}"
                raise AssertionError(message)
            time.sleep(0.01)

    def settle(self, quiet: float = 0.1) -> None:
        """Wait until for some seconds nothing has been written and nobody had anything to do.

        What works beside the screen is left out. The shortest that tells is the time of two frames.
        """
        end = time.monotonic() + PATIENCE
        running = [p for p, line in find_processes(self.env).items() if b".worker" not in line]
        seen, spent = -1, math.inf
        while seen != len(self.chunks) or not 0 <= time_spent(running) - spent < _NOTHING * quiet:
            assert time.monotonic() < end, f"never quiet:\n{self.screen}"
            seen, spent = len(self.chunks), time_spent(running)
            time.sleep(quiet)

    def wait(self) -> int:
        """Wait for the program to end; return its exit code, negative for a signal."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"did not end; the screen shows:\n{self.screen}") from None
        self._reader.join(PATIENCE)
        return code

    def left_on(self) -> set[str]:
        """Return what differs from a fresh terminal: modes, keyboard protocol, line settings."""
        modes: dict[bytes, bool] = dict.fromkeys(_FROM_START, True)
        pushed = 0
        for names, state, push in _MODE.findall(self.raw):
            if push:
                pushed += 1 if push == b">" else -1
            for name in names.split(b";") if names else ():
                modes[name] = state == b"h"
        found = {name.decode() for name, on in modes.items() if on != (name in _FROM_START)}
        if pushed > 0:
            found.add("keyboard protocol")
        if self._master >= 0 and termios.tcgetattr(self._master) != self._settings:
            found.add("line settings")
        return found

    def _read(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._wake], [], [])
            if self._wake in ready:
                return
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                return
            if not data:
                return
            self.chunks.append((time.perf_counter(), data))


def _take_terminal() -> None:
    """Make standard input the controlling terminal of a new session."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
