"""Put the words of the index in order after many were added.

SQLite keeps what was added lately in parts of its own, and a query reads each of them; in one
part, the same query takes half the time. It also joins parts with each writing: while much is
written that is done again and again, so it is left until the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .shelf import Shelf

MANY = 500
"""Articles added from which on it is worth while; fewer are put in order by SQLite in passing."""
_PAGES = 250
"""Pages that are written in one step: other processes that write wait as long, and the file holds
as many that are empty in the end."""
_DONE = 2
"""Rows that a step changes at least while there is anything to do, as FTS5 has it."""
_SET = "INSERT INTO words (words, rank) VALUES (?, ?)"
_PARTS, _PARTS_LEFT = 16, 64
"""Parts of about one size from which on they are joined whatever is said; while much is written."""
_FEW = 4
"""Parts of about one size that are joined bit by bit with each writing."""


def hasten(shelf: Shelf) -> None:
    """Leave what is written from now on in parts. Whoever settles next joins them."""
    shelf.run(_SET, "automerge", 0)
    shelf.run(_SET, "crisismerge", _PARTS_LEFT)


def settle(shelf: Shelf, added: int) -> None:
    """Bring the words of the index into one part, step by step, if so many were added.

    Nothing is lost where this ends before it is done. It also makes up for one that hastened and
    never came to settle.
    """
    hastened = shelf.run("SELECT 1 FROM words_config WHERE k = 'automerge' AND v = 0")
    if added < MANY and not hastened:
        return
    pages = -_PAGES  # below 0: all parts, however few they are
    while True:
        before = shelf.database.total_changes
        shelf.run(_SET, "merge", pages)
        if shelf.database.total_changes - before < _DONE:
            break
        pages = _PAGES
    if hastened:
        shelf.run(_SET, "automerge", _FEW)
        shelf.run(_SET, "crisismerge", _PARTS)
