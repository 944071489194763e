"""What the terminal can do, as the system's table of terminals has it."""

from __future__ import annotations

import os


def erases_characters() -> bool:
    """Whether a number of characters can be erased on demand.

    GNU screen and the oldest terminals cannot. One that the table does not know is newer than
    the table, and can.
    """
    try:
        import curses
    except ImportError:  # a Python that was built without it
        return False
    try:
        curses.setupterm(os.environ.get("TERM"), 2)
    except curses.error:
        return True
    return bool(curses.tigetstr("ech"))
