"""Put the words of the index in order after many were added.

SQLite keeps what was added lately in parts of its own, and a query reads each of them; in one
part, the same query takes half the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .shelf import Shelf

_MANY = 500
"""Articles added from which on it is worth while; fewer are put in order by SQLite in passing."""
_PAGES = 1_000
"""Pages that are written in one step; other processes that write wait as long."""
_DONE = 2
"""Rows that a step changes at least while there is anything to do, as FTS5 has it."""


def settle(shelf: Shelf, added: int) -> None:
    """Bring the words of the index into one part, step by step, if so many were added."""
    if added < _MANY:
        return
    pages = -_PAGES  # below 0: all parts, however few they are
    while True:
        before = shelf.database.total_changes
        shelf.run("INSERT INTO words (words, rank) VALUES ('merge', ?)", pages)
        if shelf.database.total_changes - before < _DONE:
            return
        pages = _PAGES
