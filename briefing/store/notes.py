"""The user's notes, stars and place marks in their own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.model.anchor import Anchor
from briefing.model.note import Note, PlaceMark

if TYPE_CHECKING:
    from collections.abc import Callable

_ANCHOR = "article, source, start, quote, before, after"


class Notes:
    """What stands, and what changes it; any call may raise StateError.

    When a call returns, the change is on the disk. A note that is taken away can be put back.
    """

    def __init__(self, run: Callable[..., list[Any]]) -> None:
        """`run` runs one statement to its end and returns its rows."""
        self._run = run

    def standing(self) -> list[Note]:
        """Return the notes on all articles, in the order in which they were made."""
        columns = f"{_ANCHOR}, id, length, text, made"
        rows = self._run(f"SELECT {columns} FROM note WHERE removed IS NULL ORDER BY made, id")  # noqa: S608
        return [
            Note(identity, _anchor(row), length, text, made)
            for *row, identity, length, text, made in rows
        ]

    def keep(self, note: Note) -> None:
        """Keep a note, in the place of the one with its id; one taken away stands again."""
        self._run(
            f"INSERT OR REPLACE INTO note (id, length, text, made, removed, {_ANCHOR}) "  # noqa: S608
            "VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)",
            note.id,
            note.length,
            note.text,
            note.made,
            *_row(note.anchor),
        )

    def remove(self, identity: str, moment: str) -> None:
        """Take a note away; `moment` says when, in UTC."""
        self._run("UPDATE note SET removed = ? WHERE id = ?", moment, identity)

    def stars(self) -> set[str]:
        """Return the ids of all articles that are starred."""
        return {row[0] for row in self._run("SELECT article FROM star")}

    def set_star(self, article: str, starred: bool) -> None:
        """Star the article with that id, or take the star away."""
        if starred:
            self._run("INSERT OR IGNORE INTO star VALUES (?)", article)
        else:
            self._run("DELETE FROM star WHERE article = ?", article)

    def marks(self) -> list[PlaceMark]:
        """Return all place marks, the newest last."""
        rows = self._run(f"SELECT {_ANCHOR}, letter FROM place_mark ORDER BY turn")  # noqa: S608
        return [PlaceMark(letter, _anchor(row)) for *row, letter in rows]

    def set_mark(self, mark: PlaceMark) -> None:
        """Keep a place mark; it is the newest of its letter then."""
        self._run(
            f"INSERT OR REPLACE INTO place_mark (letter, {_ANCHOR}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            mark.letter,
            *_row(mark.anchor),
        )

    def remove_mark(self, mark: PlaceMark) -> None:
        """Take a place mark away."""
        self._run(
            "DELETE FROM place_mark WHERE letter = ? AND article = ?",
            mark.letter,
            mark.anchor.article,
        )


def _anchor(row: list[Any]) -> Anchor:
    article, source, start, quote, before, after = row
    return Anchor(source, article, start, quote, before, after)


def _row(anchor: Anchor) -> tuple[object, ...]:
    source = anchor.key.encode("utf-8", "backslashreplace").decode("utf-8")
    return anchor.article, source, anchor.start, anchor.quote, anchor.before, anchor.after
