"""What the terminal can do, as the system's table of terminals has it."""

from __future__ import annotations

import os
from functools import cache


def erases_characters() -> bool:
    """Whether a number of characters can be erased on demand.

    GNU screen and the oldest terminals cannot. One that the table does not know is newer than
    the table, and can.
    """
    return _look_up()[0]


def fills_erased() -> bool:
    """Whether what is erased takes the background that is being written on."""
    return _look_up()[1]


@cache
def _look_up() -> tuple[bool, bool]:
    """Return what the two above return."""
    try:
        import curses
    except ImportError:  # a Python that was built without it
        return False, False
    try:
        curses.setupterm(os.environ.get("TERM"), 2)
    except curses.error:
        return True, False
    return bool(curses.tigetstr("ech")), curses.tigetflag("bce") > 0
