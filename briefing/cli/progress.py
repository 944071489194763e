"""A line on standard error that says how far long work is."""

from __future__ import annotations

import os
import sys

from briefing.text.progress import Pace

from .output import is_terminal


class ProgressLine:
    """Shows work in hand, how far it is, how fast, and the time left; only on a terminal."""

    def __init__(self) -> None:
        self._shown = is_terminal(sys.stderr)
        self._work = ""
        self._pace: Pace | None = None

    def __call__(self, work: str, done: int, total: int) -> None:
        """Show how much of some work is done; when all is, the line goes."""
        if not self._shown:
            return
        if self._pace is None or work != self._work:
            self._work, self._pace = work, Pace()
        told = f"{work} {self._pace.tell(done, total)} · Ctrl+C stops"
        try:
            room = os.get_terminal_size(sys.stderr.fileno()).columns - 1
        except OSError:
            room = len(told)
        self._write(told[: max(1, room)] if done < total else "")

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._pace is not None:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
