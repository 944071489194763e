"""Puts a stack of many files together: new ones are read, known ones looked up in the index."""

from __future__ import annotations

import os
import time
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SourceError
from briefing.model import Failure
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefing.model import Article
    from briefing.model.heads import Head
    from briefing.sources.walk import Place, Walk
    from briefing.store.shelf import Known, Shelf, Source

    Found = Sequence[tuple[str, Sequence[Place | SourceError]]]
    """What each path leads to."""

_BATCH = 500
"""Files that are taken together at most."""
_MOST_PATHS = 50
"""Paths that are looked up one by one."""
_PAUSE = 0.25
"""Seconds after which what was read is kept and told."""
_MOST_KEPT = 50_000
"""Files outside the library that the index keeps; what was read first goes first."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was written is taken to be complete."""


class Entry(NamedTuple):
    """An article of the stack, and where it lies."""

    head: Head
    key: str
    """Absolute path."""


class Gathering:
    """A stack while it is put together. Any call may raise CacheError."""

    def __init__(
        self,
        shelf: Shelf,
        left_out: Mapping[str, str] | None = None,
        announce: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`left_out` says by absolute path why a file is not to be read.

        `announce` is told the absolute path of a file before it is read.
        """
        from briefing.store.freshness import readers_key
        from briefing.store.shelf import storable

        self.failures: list[Failure] = []
        self.binary = 0
        self.repeated: list[tuple[str, str]] = []
        """Path of a file that was left out, and of the equal one that was kept."""
        self.done = 0
        """Files that were looked at."""
        self._shelf = shelf
        self._left_out, self._announce = left_out or {}, announce
        self._storable = storable
        self._readers = readers_key()
        self._known: dict[str, Known] = {}
        self._fresh: set[int] = set()
        """Numbers of articles that the code of now has read."""
        self._waiting: list[tuple[Place, int]] = []
        """Files that were taken since the last step, with the number of each one's article."""
        self._new: list[tuple[int, Article, Source]] = []
        """What is to be kept, with its index in those."""
        self._first: dict[int, str] = {}
        """The path under which each article was found first."""
        self._kept = False

    def steps(self, found: Found) -> Iterator[list[Entry]]:
        """Take all files in order; yield the articles that came in, some at a time."""
        self._look_up([path for path, _ in found])
        for path, places in found:
            before = self.done, len(self.failures), self.binary
            rest = iter(places)
            while lot := self._take_lot(rest):
                yield lot
            took = self.done - before[0] - (self.binary - before[2])
            if not took and len(self.failures) == before[1]:
                self._fail(SourceError(path, "holds no texts"))
        if self._kept:
            from briefing.store.intake import Intake

            with Intake(self._shelf) as intake:
                intake.prune(max(_MOST_KEPT, len(self._first)))

    def _look_up(self, paths: Sequence[str]) -> None:
        """Learn what the index knows of the files below the paths, or of all if they are many."""
        if len(paths) > _MOST_PATHS:
            self._known = self._shelf.sources()
        else:
            for path in paths:
                self._known.update(self._shelf.sources(os.path.abspath(path)))  # noqa: PTH100
        numbers = list({known.number for known in self._known.values()})
        for first in range(0, len(numbers), _BATCH):
            batch = numbers[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            chosen = f"SELECT number FROM article WHERE readers = ? AND number IN ({marks})"  # noqa: S608
            self._fresh.update(row[0] for row in self._shelf.run(chosen, self._readers, *batch))

    def _take_lot(self, places: Iterator[Place | SourceError]) -> list[Entry]:
        """Take the next files, until it is time to tell of them; none only at the end."""
        entries: list[Entry] = []
        while not entries:
            until = time.monotonic() + _PAUSE
            before = self.done
            for place in islice(places, _BATCH):
                self._take(place)
                self.done += 1
                if time.monotonic() > until:
                    break
            if self.done == before:
                break
            entries = self._settle()
        return entries

    def _take(self, place: Place | SourceError) -> None:
        from briefing.sources.article import TextlessError

        try:
            if isinstance(place, SourceError):
                raise place
            self._take_file(place)
        except TextlessError as error:
            if isinstance(place, SourceError) or place.named:
                self._fail(error)
            else:
                self.binary += 1
        except SourceError as error:
            self._fail(error)

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
            self._waiting.append((place, known.number))
        else:
            self._read(place, info)

    def _read(self, place: Place, info: os.stat_result) -> None:
        """Read a file that is new or has changed."""
        from briefing.sources.article import read_article
        from briefing.sources.walk import read_bytes
        from briefing.store.shelf import Source

        if place.key in self._left_out:
            raise SourceError(place.path, self._left_out[place.key])
        self._announce(place.key)
        article = read_article(read_bytes(place), key=place.key, path=place.path)
        settled = time.time_ns() - info.st_mtime_ns >= _SETTLED
        changed = info.st_mtime_ns if settled else 0
        source = Source(place.key, article.path, info.st_size, changed)
        self._new.append((len(self._waiting), article, source))
        self._waiting.append((place, -1))

    def _settle(self) -> list[Entry]:
        """Keep what was read in the index, and return the articles that are new in the stack."""
        self._keep()
        places: dict[int, Place] = {}
        for place, number in self._waiting:
            path = clean_line(place.path)
            if number in self._first:
                self.repeated.append((path, self._first[number]))
            else:
                self._first[number] = path
                places[number] = place
        self._waiting = []
        return [
            Entry(head._replace(path=self._first[head.number]), places[head.number].key)
            for head in self._shelf.heads(places)
        ]

    def _keep(self) -> None:
        if not self._new:
            return
        from briefing.store.intake import Intake

        with Intake(self._shelf) as intake:
            for at, article, source in self._new:
                number = intake.add_article(article, self._readers)
                intake.add_source(source, number, member=False)
                self._waiting[at] = self._waiting[at][0], number
        self._new, self._kept = [], True

    def _fail(self, error: SourceError) -> None:
        self.failures.append(Failure(clean_line(error.path), clean_line(error.reason)))


def find_places(paths: Iterable[str]) -> tuple[Found, Walk]:
    """Return what each path leads to, and the walk, which knows what was passed over."""
    from briefing.sources.walk import Walk

    walk = Walk()
    found = [(path, list(walk.places(path))) for path in paths]
    return found, walk
