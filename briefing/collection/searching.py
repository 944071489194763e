"""The search index of one large folder: a file of its own beside the index of all that was read.

It has the tables of the library's index, so that what searches the library searches it too, and
what it answers is what the folder alone holds. The texts stay in the other file.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing import paths
from briefing.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.store.shelf import Shelf

_BATCH = 100
"""Articles that are taken in between two reports."""
_MOST_FILES = 8
"""Folders whose search indices are kept; the one that was used longest ago goes first."""
_COLUMNS = "number, id, title, outlet, byline, published, path, words, size, readers"


def file_for(given: Sequence[str]) -> Path:
    """Return where the search index of a stack lies that was opened by these paths."""
    from briefing.store.shelf import storable

    named = "\n".join(storable(os.path.abspath(path)) for path in given)  # noqa: PTH100
    folder = paths.index_file().with_name("stacks")
    return folder / f"{sha256(named.encode()).hexdigest()[:16]}.sqlite3"


def bring_up_to_date(
    path: Path, known: Shelf, articles: Mapping[int, str]
) -> Iterator[tuple[int, int]]:
    """Make the file hold just these articles, ids by number; yield how many of all it holds.

    `known` holds their texts. CacheError if that cannot be done.
    """
    from briefing.store.freshness import readers_key
    from briefing.store.settling import MANY, hasten, settle

    _clear(path)
    own = _open_to_write(path, articles)
    try:
        held = {number for (number,) in own.run("SELECT number FROM article WHERE listed")}
        _take_out(own, held - articles.keys())
        missing = [number for number in articles if number not in held]
        yield len(articles) - len(missing), len(articles)
        if len(missing) >= MANY:
            hasten(own)
        adding = _Adding(own, known, readers_key())
        for first in range(0, len(missing), _BATCH):
            adding.add(missing[first : first + _BATCH])
            yield len(articles) - max(0, len(missing) - first - _BATCH), len(articles)
        settle(own, len(missing))
    finally:
        own.close()


def open_searched(path: Path) -> Shelf:
    """Open the file to search in it; CacheError if it is not there or cannot be used."""
    from briefing.store.shelf import Shelf

    own = Shelf.open_to_read(path)
    os.utime(path)  # it was used
    own.run("ATTACH DATABASE ? AS known", paths.index_file().as_uri() + "?mode=ro")
    return own


def _clear(path: Path) -> None:
    """Make room for the file among those of other stacks."""
    try:
        others = [one for one in path.parent.glob("*.sqlite3") if one != path]
        others.sort(key=lambda one: one.stat().st_mtime)
        for one in others[: max(0, len(others) - _MOST_FILES + 1)]:
            _remove(one)
    except OSError:
        return  # another reader is at it


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _open_to_write(path: Path, articles: Mapping[int, str]) -> Shelf:
    """Open the file; one that was made of other articles or by other code is begun anew."""
    from briefing.store.freshness import splitter_key
    from briefing.store.intake import Intake
    from briefing.store.shelf import Shelf

    for _ in range(2):
        own = Shelf.open(path)
        held = own.run("SELECT number, id FROM article")
        same = all(articles.get(number, identity) == identity for number, identity in held)
        if not held or (same and own.fact("splitter") == splitter_key()):
            own.run("DROP TABLE IF EXISTS body")  # the texts are those of the other file
            if not held:
                with Intake(own) as intake:
                    intake.set_fact("splitter", splitter_key())
            return own
        own.close()
        _remove(path)
    raise CacheError(f"cannot use the index {path}: another program keeps changing it")


def _take_out(own: Shelf, gone: Iterable[int]) -> None:
    from briefing.store.intake import Intake

    gone = list(gone)
    if gone:
        with Intake(own) as intake:
            for number in gone:
                intake.take_out(number)
                own.run("DELETE FROM article WHERE number = ?", number)


class _Adding:
    """Takes articles into the file."""

    def __init__(self, own: Shelf, known: Shelf, readers: str) -> None:
        from briefing.search.index import Splitter

        self._own, self._known, self._readers = own, known, readers
        self._splitter = Splitter()
        self._numbers = None

    def add(self, numbers: Sequence[int]) -> None:
        from briefing.analysis.sentences import find_sentences
        from briefing.store.intake import Intake

        articles = self._known.articles(numbers, self._readers)
        marks = ",".join("?" * len(numbers))
        rows = self._known.run(
            f"SELECT {_COLUMNS} FROM article WHERE number IN ({marks})",  # noqa: S608
            *numbers,
        )
        taken = [row for row in rows if row[0] in articles]
        held = [articles[row[0]] for row in taken]
        leaves = [self._splitter.leaf(article, find_sentences(article)) for article in held]
        with Intake(self._own, self._numbers) as intake:
            self._numbers = intake.numbers  # type: ignore[assignment]
            self._own.run_many(
                f"INSERT OR REPLACE INTO article ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
                taken,
            )
            intake.add_sheaf([row[0] for row in taken], self._splitter.sheaf(leaves))
