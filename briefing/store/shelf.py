"""The index file: articles that have been read, their layers, and where they come from."""

from __future__ import annotations

from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing import paths
from briefing.errors import CacheError, LostIndex
from briefing.model.holdings import Head

from .derived import explain, open_index, open_to_read, set_aside
from .entries import BrokenEntry, inflate, read_entry, read_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from briefing.model import Article, Layers

_BATCH = 500
"""Values asked for at once; SQLite allows 999 parameters in its smallest builds."""


class Source(NamedTuple):
    """A file that an article was read from."""

    key: str
    """Absolute path."""
    path: str
    """As the user named it, on one line."""
    size: int
    """Bytes."""
    changed: int
    """When it was written, in nanoseconds since 1970."""


class Known(NamedTuple):
    """What the index knows of a file."""

    number: int
    """Of its article."""
    size: int
    changed: int
    member: bool
    """Whether it is in the library."""


def _missing() -> CacheError:
    """Return why there is no index: nothing was put into the library, or the file is gone."""
    from .roots import read_roots

    if read_roots():
        told = 'the index of the library is not there; "briefing library add" makes it anew'
        return LostIndex(told, "is not there")
    return CacheError('the library is empty; "briefing library add PATH" puts texts there')


class Shelf:
    """Reads the index. Any call may raise CacheError; a damaged file is then set aside."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self.database = database
        self.path = path
        self._file = _identify(path)
        self._damage: LostIndex | None = None
        """Why the file was let go of, if it was damaged."""

    @classmethod
    def open(cls, path: Path | None = None, tell: Callable[[str], None] = lambda _: None) -> Shelf:
        """Open the index, made where it is missing; `tell` is told what had to be set aside.

        CacheError where it cannot be used.
        """
        path = path or paths.index_file()
        try:
            return cls(open_index(path, tell), path)
        except ImportError as error:
            message = "cannot keep a library: this Python was built without sqlite3"
            raise CacheError(message) from error

    @classmethod
    def open_to_read(cls, path: Path | None = None) -> Shelf:
        """Open an index that is there, without ever writing to it; CacheError if there is none."""
        path = path or paths.index_file()
        if not path.is_file():
            raise _missing()
        return cls(open_to_read(path), path)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def run(self, statement: str, *values: object) -> list[Any]:
        """Run one statement to its end and return its rows."""
        import sqlite3

        try:
            return self.database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self.failure(error) from error

    def run_many(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row of values."""
        import sqlite3

        try:
            self.database.executemany(statement, rows)
        except sqlite3.Error as error:
            raise self.failure(error) from error

    def failure(self, error: Exception) -> CacheError:
        """Return what SQLite says as a failure of ours; a damaged file is set aside."""
        if self._damage is not None:
            return LostIndex(str(self._damage), self._damage.reason)
        if str(error).startswith("Could not decode"):  # it would quote the text
            error = BrokenEntry("no text")
        found = explain(error, self.path)
        if isinstance(found, LostIndex):
            self._damage = found
            self.close()
            with suppress(OSError):  # in a folder that may not be written to it stays
                if _identify(self.path) == self._file:  # else it has been made anew meanwhile
                    set_aside(self.path, "damaged")
        return found

    def _read_text(self, text: bytes) -> str:
        try:
            return read_text(text)
        except BrokenEntry as error:
            raise self.failure(error) from error

    def fact(self, name: str) -> str:
        """Return a single fact, "" if it is not there."""
        rows = self.run("SELECT value FROM fact WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    def counts(self) -> array[int]:
        """Return how often each term stands in the library, by its number."""
        try:
            return array("I", self.run("SELECT counts FROM tally")[0][0])
        except (IndexError, TypeError, ValueError) as error:
            raise self.failure(BrokenEntry("no counts")) from error

    # What is there

    def sources(self, folder: str = "") -> dict[str, Known]:
        """Return what is known of the files below a folder (of all if ""), by their key."""
        where, values = "", ()
        if folder:
            start = storable(folder.rstrip("/"))
            where, values = "WHERE key = ? OR (key > ? AND key < ?)", (  # type: ignore[assignment]
                start, start + "/", start + "0",  # "0" stands behind "/"
            )  # fmt: skip
        rows = self.run(
            f"SELECT key, number, size, changed, member FROM source {where}",  # noqa: S608
            *values,
        )
        return {row[0]: Known(row[1], row[2], row[3], bool(row[4])) for row in rows}

    def heads(self, numbers: Iterable[int] | None = None) -> Iterator[Head]:
        """Yield articles of the library, newest first, or those of some numbers."""
        columns = "number, id, title, outlet, published, path, words, size"
        if numbers is None:
            yield from map(
                Head._make,
                self.run(
                    f"SELECT {columns} FROM article WHERE listed ORDER BY published DESC, path, id"  # noqa: S608
                ),
            )
            return
        wanted = list(numbers)
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            found = self.run(f"SELECT {columns} FROM article WHERE number IN ({marks})", *batch)  # noqa: S608
            known = {row[0]: Head(*row) for row in found}
            yield from (known[number] for number in batch if number in known)

    def number(self, identity: str) -> int:
        """Return the number of the article with that id, -1 if it is not known."""
        rows = self.run("SELECT number FROM article WHERE id = ?", identity)
        return int(rows[0][0]) if rows else -1

    def article(self, number: int) -> Article | None:
        """Return an article, None if it is not there or was packed by something else."""
        rows = self.run("SELECT text, packed FROM body WHERE number = ?", number)
        return read_entry(*rows[0]) if rows else None

    def text(self, number: int) -> str:
        """Return the text of an article alone, "" if it is not there."""
        rows = self.run("SELECT text FROM body WHERE number = ?", number)
        return self._read_text(rows[0][0]) if rows else ""

    def texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the texts of some articles alone, by number."""
        wanted = list(numbers)
        found: dict[int, str] = {}
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self.run(f"SELECT number, text FROM body WHERE number IN ({marks})", *batch)  # noqa: S608
            found.update((number, self._read_text(text)) for number, text in rows)
        return found

    def articles(self, numbers: Iterable[int], readers: str) -> dict[int, Article]:
        """Return those of some articles that the code of that key has read, by number."""
        return self._many(
            "SELECT body.number, text, packed FROM body JOIN article USING (number) "
            "WHERE readers = ? AND number IN ({})",
            readers,
            numbers,
            read_entry,
        )

    def layers(self, numbers: Iterable[int], key: str) -> dict[int, Layers]:
        """Return the layers of articles that were found under that key, by number."""
        return self._many(
            "SELECT number, packed FROM layer WHERE key = ? AND number IN ({})",
            key,
            numbers,
            inflate,
        )

    def _many(
        self, statement: str, key: str, numbers: Iterable[int], read: Callable[..., Any]
    ) -> dict[int, Any]:
        wanted = list(numbers)
        found: dict[int, Any] = {}
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            for number, *packed in self.run(statement.format(marks), key, *batch):
                noun = read(*packed)
                if noun is not None:
                    found[number] = noun
        return found


def _identify(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same path, None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def storable(text: str) -> str:
    """Return a text that SQLite can hold: names of files may have bytes that are no UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
