"""The names of the library, found and joined behind what was added to it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from briefing.errors import BriefingError

from .output import is_terminal, warn

if TYPE_CHECKING:
    from briefing.text.progress import Pace


class _Line:
    """A line on standard error that says how far it is, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = is_terminal(sys.stderr)
        self._work = ""
        self._pace: Pace | None = None

    def __call__(self, work: str, done: int, total: int) -> None:
        """Show the work in hand, how much of it is done, and the time that is left."""
        if not self._shown:
            return
        if self._pace is None or work != self._work:
            from briefing.text.progress import Pace

            self._work, self._pace = work, Pace()
        told = f"{work} {self._pace.tell(done, total)} · Ctrl+C stops"
        try:
            room = os.get_terminal_size(sys.stderr.fileno()).columns - 1
        except OSError:
            room = len(told)
        sys.stderr.write(f"\r\x1b[K{told[: max(1, room)]}" if done < total else "\r\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._pace is not None:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def name_library() -> None:
    """Bring the names of the library up to date; what goes wrong with them is told.

    KeyboardInterrupt leaves them for the next time; the articles themselves are in the library.
    """
    from briefing.collection.naming import bring_up_to_date
    from briefing.config import load_config
    from briefing.library import user_aliases

    line = _Line()
    try:
        bring_up_to_date(user_aliases(load_config()), line, warn)
    except BriefingError as error:
        warn(f"the names of the library are not up to date: {error}")
    except KeyboardInterrupt:
        line.clear()
        warn('stopped; the articles are in the library, "briefing library add" goes on with names')
        raise
    finally:
        line.clear()
