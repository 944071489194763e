"""Bring the library up to date with files: new ones in, changed ones anew, lost ones out."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from briefing.errors import SourceError
from briefing.model import Failure
from briefing.text.clean import clean_line

from .intake import Intake
from .shelf import Source, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model import Article
    from briefing.model.leaf import Sheaf

    from .shelf import Known, Shelf

_BATCH = 0.5
"""Seconds of work after which what was done is kept."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was written is taken to be complete."""


@dataclass(slots=True)
class Report:
    """What was done."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    repeated: int = 0
    """Files with the content of another one."""
    gone: int = 0
    textless: int = 0
    failures: list[Failure] = field(default_factory=list)


class Place(Protocol):
    """A file that is to be read."""

    @property
    def key(self) -> str:
        """Absolute path."""

    @property
    def path(self) -> str:
        """As the user named it."""

    @property
    def named(self) -> bool:
        """Whether the user named this very file."""


@dataclass(frozen=True, slots=True)
class Trades:
    """What the other rooms do for each file."""

    readers: str
    """Key of the code that reads."""
    read: Callable[[Any], Article | None]
    """From a place to its article, None if it holds no text; SourceError if it is unreadable."""
    split: Callable[[Article], Sheaf]
    """From an article to a sheaf of its leaf alone."""


class Adding:
    """Takes files in; what is unchanged since the last time is only looked at."""

    def __init__(self, shelf: Shelf, trades: Trades, tell: Callable[[int, int], None]) -> None:
        """`tell` is told files done and files in all, ten times a second at most."""
        self.report = Report()
        self._shelf, self._trades, self._tell = shelf, trades, tell
        self._known: dict[str, Known] = shelf.sources()
        self._listed = {n for (n,) in shelf.run("SELECT number FROM article WHERE listed")}
        self._intake: Intake | None = None

    def add(self, places: Iterable[Place | SourceError]) -> None:
        """Take in files; KeyboardInterrupt loses half a second of work at most."""
        found = list(places)
        told = 0.0
        at = 0
        while at < len(found):
            began = time.monotonic()
            numbers = self._intake.numbers if self._intake is not None else None
            with Intake(self._shelf, numbers) as self._intake:
                while at < len(found) and time.monotonic() - began < _BATCH:
                    self._take(found[at], self._intake)
                    at += 1
                    if time.monotonic() - told >= 0.1:
                        told = time.monotonic()
                        self._tell(at, len(found))
        self._tell(len(found), len(found))

    def drop_missing(self, keys: Iterable[str]) -> None:
        """Forget files that are not there any more."""
        keys = list(keys)
        if keys:
            with Intake(self._shelf) as intake:
                intake.remove_sources(keys)
            self.report.gone += len(keys)

    def _take(self, place: Place | SourceError, intake: Intake) -> None:
        try:
            if isinstance(place, SourceError):
                raise place
            self._take_file(place, intake)
        except SourceError as error:
            self._fail(error.path, error.reason)

    def _take_file(self, place: Place, intake: Intake) -> None:
        known = self._known.get(storable(place.key))
        try:
            info = os.stat(place.key)  # noqa: PTH116
        except OSError as error:
            raise SourceError(place.path, error.strerror or "cannot be read") from error
        source = Source(place.key, clean_line(place.path), info.st_size, info.st_mtime_ns)
        same = known is not None and (known.size, known.changed) == source[2:]
        if known is not None and same and known.member and known.number in self._listed:
            self.report.unchanged += 1
            return
        article = self._read(place, known.number if known is not None and same else -1)
        if article is None:
            self.report.textless += 1
            if place.named:
                self._fail(place.path, "holds no text")
            return
        self._put(article, source, known, intake)

    def _read(self, place: Place, number: int) -> Article | None:
        """Return the article of a file, from the index where it is known there."""
        if number >= 0:
            found = self._shelf.articles([number], self._trades.readers)
            if number in found:
                return found[number]
        try:
            return self._trades.read(place)
        except SourceError:
            raise
        except Exception as error:  # whatever a stranger's file makes a parser do
            raise SourceError(place.path, f"cannot be read ({type(error).__name__})") from error

    def _put(self, article: Article, source: Source, known: Known | None, intake: Intake) -> None:
        number = self._shelf.number(article.id)
        if number in self._listed:
            same = known is not None and known.member and known.number == number
            self.report.unchanged += same
            self.report.repeated += not same
        else:
            number = intake.add_article(article, self._trades.readers)
            intake.add_sheaf([number], self._trades.split(article))
            self._listed.add(number)
            self.report.added += known is None or not known.member
            self.report.changed += known is not None and known.member
        if time.time_ns() - source.changed < _SETTLED:
            source = source._replace(changed=0)  # it may still be written to: look again
        before = intake.add_source(source, number, member=True)
        if before is not None and not self._shelf.run(
            "SELECT 1 FROM article WHERE listed AND number = ?", before
        ):
            self._listed.discard(before)

    def _fail(self, path: str, reason: str) -> None:
        self.report.failures.append(Failure(clean_line(path), clean_line(reason)))
