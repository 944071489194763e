"""The user's own file: one SQLite database, written through before a call returns."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from briefing import paths
from briefing.errors import StateError
from briefing.model.anchor import Anchor, find_anchor, make_anchor

from .corrections import Corrections
from .notes import Notes
from .opening import explain, open_database, open_to_read
from .queries import Queries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefing.model import Article

_BATCH = 500
"""Ids asked for at once; SQLite allows 999 parameters in its smallest builds."""
_MANY = 2_000
"""Ids from which on all marks are read, whatever they are of."""
_STDIN = "-"


class State:
    """Positions, read marks, notes, corrections, queries and the last stack, for the next time.

    When a call returns, the change is on the disk, and two sessions with the same file do not
    lose each other's work. Any call may raise StateError.
    """

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path
        self.reads = 0
        """How often read marks were set or taken back here."""

    @classmethod
    def open(cls, path: Path | None = None) -> State:
        """Open the file, made where it is missing; StateError if it cannot be used."""
        path = path or paths.state_file()
        return cls(open_database(path), path)

    @classmethod
    def open_to_read(cls, path: Path | None = None) -> State:
        """Open a file that is there, without ever writing to it; StateError if it is unreadable.

        Where a session was killed in the middle of a change that one must be undone first; only
        `open` does that.
        """
        path = path or paths.state_file()
        return cls(open_to_read(path), path)

    @classmethod
    def open_as_it_is(cls, path: Path | None = None) -> State:
        """Open a file that is there to look something up; StateError if it is unreadable.

        It is written to only where a session was killed in the middle of a change.
        """
        try:
            return cls.open_to_read(path)
        except StateError:
            return cls.open(path)

    @property
    def corrections(self) -> Corrections:
        """What the user said of entities."""
        return Corrections(self._run)

    @property
    def notes(self) -> Notes:
        """The user's notes, stars and place marks."""
        return Notes(self._run)

    @property
    def queries(self) -> Queries:
        """What the user has searched for."""
        return Queries(self._run)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is changed in this context, or nothing of it where something fails."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        finally:
            if self._database.in_transaction:
                self._run("ROLLBACK")

    def changes(self) -> int:
        """Return a number that is another one once another session has written to the file."""
        return int(self._run("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def last_stack(self) -> list[str]:
        """Return the paths last saved, in their order; empty if there are none."""
        rows = self._run("SELECT value FROM fact WHERE name = 'last stack'")
        if not rows:
            return []
        import json

        try:
            found = json.loads(rows[0][0])
        except ValueError:
            return []
        return [path for path in found if isinstance(path, str)] if isinstance(found, list) else []

    def save_stack(self, stack: Sequence[str]) -> None:
        """Keep the paths of a stack, made absolute; standard input cannot be opened again."""
        import json

        kept = [_absolute(path) for path in stack if path != _STDIN]
        if kept:
            self._run(
                "INSERT INTO fact VALUES ('last stack', ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                json.dumps(kept),
            )

    def position(self, article: Article) -> int | None:
        """Return the offset where the user was in an article, None if it is not known.

        An article that was moved is known by its content, an edited one by its source: there
        the place is found again by the words that stood at it.
        """
        columns = "source, article, start, quote, before, after"
        rows = self._run(f"SELECT {columns} FROM position WHERE article = ?", article.id)  # noqa: S608
        if not rows and article.key != _STDIN:
            rows = self._run(
                f"SELECT {columns} FROM position WHERE source = ? ORDER BY turn DESC LIMIT 1",  # noqa: S608
                _storable(article.key),
            )
        return find_anchor(Anchor(*rows[0]), article) if rows else None

    def save_position(self, article: Article, offset: int) -> None:
        """Keep the offset where the user is in an article."""
        anchor = make_anchor(article, offset)
        self._run(
            "INSERT OR REPLACE INTO position (article, source, start, quote, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            anchor.article,
            _storable(anchor.key),
            anchor.start,
            anchor.quote,
            anchor.before,
            anchor.after,
        )

    def is_read(self, article: Article) -> bool:
        """Whether the user has read this content, wherever it lies."""
        return bool(self._run("SELECT 1 FROM read_mark WHERE article = ?", article.id))

    def set_read(self, article: Article, read: bool) -> None:
        """Mark an article as read or unread."""
        self.reads += 1
        if read:
            self._run("INSERT OR IGNORE INTO read_mark VALUES (?)", article.id)
        else:
            self._run("DELETE FROM read_mark WHERE article = ?", article.id)

    def read_ids(self, ids: Iterable[str]) -> set[str]:
        """Return those of the article ids that are marked as read."""
        wanted = list(ids)
        if len(wanted) > _MANY:
            marked = {row[0] for row in self._run("SELECT article FROM read_mark")}
            return marked.intersection(wanted)
        found: set[str] = set()
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self._run(f"SELECT article FROM read_mark WHERE article IN ({marks})", *batch)  # noqa: S608
            found.update(row[0] for row in rows)
        return found

    def _run(self, statement: str, *values: object) -> list[Any]:
        """Run one statement to its end and return its rows."""
        import sqlite3

        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise explain(error, self._path) from error


def _absolute(path: str) -> str:
    return path if "://" in path else os.path.abspath(path)  # noqa: PTH100


def _storable(text: str) -> str:
    """Return a text that SQLite can hold: names of files may have bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
