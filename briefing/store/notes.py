"""The user's notes, stars and place marks in their own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.model.anchor import Anchor
from briefing.model.note import Note, PlaceMark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Article

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

    def revise(self, old: Note, new: Note) -> bool:
        """Keep a note in the place of what it was; False if another session has changed it."""
        return bool(
            self._run(
                "UPDATE note SET text = ?, made = ? "
                "WHERE id = ? AND text = ? AND removed IS NULL RETURNING id",
                new.text,
                new.made,
                old.id,
                old.text,
            )
        )

    def remove(self, note: Note, moment: str) -> bool:
        """Take a note away; `moment` says when, in UTC.

        False if another session has changed it or taken it away: it is left as it is.
        """
        return bool(
            self._run(
                "UPDATE note SET removed = ? "
                "WHERE id = ? AND text = ? AND removed IS NULL RETURNING id",
                moment,
                note.id,
                note.text,
            )
        )

    def stars(self) -> dict[str, str]:
        """Return the ids of all articles that are starred, each with where it lay."""
        return dict(self._run("SELECT article, source FROM star"))

    def set_star(self, article: Article, starred: bool) -> None:
        """Star an article, or take the star away, that of its earlier forms too."""
        source = "" if article.key == "-" else _storable(article.key)
        if starred:
            self._run("INSERT OR REPLACE INTO star VALUES (?, ?)", article.id, source)
        else:
            self._run(
                "DELETE FROM star WHERE article = ? OR (source = ? AND source <> '')",
                article.id,
                source,
            )

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

    def take_mark_back(self, mark: PlaceMark, before: Sequence[PlaceMark]) -> bool:
        """Let the marks of a letter be as they were `before` that one was set, the newest last.

        False if another session has set it anew meanwhile: it is left as it is.
        """
        now = [one for one in self.marks() if one.letter == mark.letter]
        if mark not in now:
            return False
        self.remove_mark(mark)
        article = mark.anchor.article
        places = (n for n, one in enumerate(before) if one.anchor.article == article)
        old, newer = next(places, len(before)), now[now.index(mark) + 1 :]
        for one in (*before[old:], *newer):
            self.set_mark(one)
        return True

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


def _storable(text: str) -> str:
    """Return a text that SQLite can hold: names of files may have bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _row(anchor: Anchor) -> tuple[object, ...]:
    return (
        anchor.article,
        _storable(anchor.key),
        anchor.start,
        anchor.quote,
        anchor.before,
        anchor.after,
    )
