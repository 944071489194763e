"""Large folders: what was read once and has not changed since comes from the index.

A stack of few files is read as it always is. Of many files, those that the index knows by path,
size and time are not opened again, and their articles are loaded when they are asked for.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import CacheError, SourceError
from briefing.model import Failure, Stack
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article
    from briefing.model.holdings import Head
    from briefing.sources.walk import Place
    from briefing.store.shelf import Known, Shelf, Source

FEWEST = 200
"""Files from which on the index is used."""
_MOST_AT_ONCE = 2_000
"""Articles that are loaded at once."""
_BATCH = 500
_MOST_KEPT = 50_000
"""Files outside the library that the index keeps; what was read first goes first."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was written is taken to be complete."""


def open_stack(paths: Sequence[str]) -> Stack | None:
    """Read files and folders with the help of the index.

    None where there are too few files for that, or where the index cannot be used.
    """
    from briefing.sources.walk import Walk

    walk = Walk()
    found = [(path, list(walk.places(path))) for path in paths]
    if sum(len(places) for _, places in found) < FEWEST:
        return None
    from briefing.store.shelf import Shelf

    shelf = None
    try:
        shelf = Shelf.open()
        reading = _Reading(shelf)
        for path, places in found:
            reading.take(path, places)
        return reading.stack(walk.hidden)
    except CacheError:
        if shelf is not None:
            shelf.close()
        return None


class _Reading:
    """A stack while it is put together: new files are read, known ones looked up."""

    def __init__(self, shelf: Shelf) -> None:
        from briefing.store.freshness import readers_key
        from briefing.store.shelf import storable

        self._shelf = shelf
        self._storable = storable
        self._readers = readers_key()
        self._known: dict[str, Known] = shelf.sources()
        fresh = shelf.run("SELECT number FROM article WHERE readers = ?", self._readers)
        self._fresh = {number for (number,) in fresh}
        self._places: list[Place] = []
        self._numbers: list[int] = []
        """Number of the article at each place; -1 until it is kept."""
        self._new: list[tuple[int, Article, Source]] = []
        """What is to be kept, with the index of its place."""
        self._failures: list[Failure] = []
        self._binary = 0

    def take(self, path: str, places: Sequence[Place | SourceError]) -> None:
        """Take what a path leads to."""
        from briefing.sources.article import TextlessError

        before = len(self._places) + len(self._failures)
        for place in places:
            try:
                if isinstance(place, SourceError):
                    raise place
                self._take_file(place)
            except TextlessError as error:
                if isinstance(place, SourceError) or place.named:
                    self._fail(error)
                else:
                    self._binary += 1
            except SourceError as error:
                self._fail(error)
        if before == len(self._places) + len(self._failures):
            self._fail(SourceError(path, "holds no texts"))

    def _take_file(self, place: Place) -> None:
        try:
            info = os.stat(place.key)  # noqa: PTH116
        except OSError as error:
            raise SourceError(place.path, error.strerror or "cannot be read") from error
        known = self._known.get(self._storable(place.key))
        if (
            known is not None
            and known.number in self._fresh
            and (known.size, known.changed) == (info.st_size, info.st_mtime_ns)
        ):
            self._places.append(place)
            self._numbers.append(known.number)
        else:
            self._read(place, info)

    def _read(self, place: Place, info: os.stat_result) -> None:
        """Read a file that is new or has changed."""
        from briefing.sources.article import read_article
        from briefing.sources.walk import read_bytes
        from briefing.store.shelf import Source

        article = read_article(read_bytes(place), key=place.key, path=place.path)
        settled = time.time_ns() - info.st_mtime_ns >= _SETTLED
        changed = info.st_mtime_ns if settled else 0
        source = Source(place.key, article.path, info.st_size, changed)
        self._new.append((len(self._places), article, source))
        self._places.append(place)
        self._numbers.append(-1)
        if len(self._new) >= _BATCH:
            self._keep()

    def _keep(self) -> None:
        """Keep what was read in the index; from now on it has a number there."""
        if not self._new:
            return
        from briefing.store.intake import Intake

        with Intake(self._shelf) as intake:
            for at, article, source in self._new:
                self._numbers[at] = intake.add_article(article, self._readers)
                intake.add_source(source, self._numbers[at], member=False)
            intake.prune(max(_MOST_KEPT, len(self._places)))
        self._new = []

    def _fail(self, error: SourceError) -> None:
        self._failures.append(Failure(clean_line(error.path), clean_line(error.reason)))

    def stack(self, hidden: int) -> Stack:
        """Return the stack; its articles are loaded now, or when they are asked for if many."""
        from briefing.model.holdings import Holdings

        self._keep()
        first: dict[int, Place] = {}
        repeated = []
        for number, place in zip(self._numbers, self._places, strict=True):
            if number in first:
                repeated.append((clean_line(place.path), clean_line(first[number].path)))
            else:
                first[number] = place
        shelf, readers = self._shelf, self._readers
        heads = [
            head._replace(path=clean_line(first[head.number].path)) for head in shelf.heads(first)
        ]

        def load(some: Sequence[Head]) -> list[Article]:
            return _load(shelf, readers, some, first)

        articles = Holdings(heads, load) if len(heads) > _MOST_AT_ONCE else tuple(load(heads))
        return Stack(articles, tuple(self._failures), hidden, self._binary, tuple(repeated))


def _load(
    shelf: Shelf, readers: str, heads: Sequence[Head], places: dict[int, Place]
) -> list[Article]:
    """Return articles of the index under the names by which they were found this time."""
    found = shelf.articles([head.number for head in heads], readers)
    if len(found) < len(heads):
        raise CacheError("the index was changed meanwhile; open the folder again")
    return [
        replace(found[head.number], key=places[head.number].key, path=head.path) for head in heads
    ]
