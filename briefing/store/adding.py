"""Bring the library up to date with files: new ones in, changed ones anew, lost ones out."""

from __future__ import annotations

import os
import stat
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SourceError
from briefing.model import Failure
from briefing.text.clean import clean_line

from .freshness import readers_key
from .intake import Intake
from .lots import Unfit
from .misnamed import has_its_file, take_name
from .settling import MANY, hasten
from .shelf import Source, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from .entries import Entry
    from .lots import Piece, Place
    from .shelf import Known, Shelf

_BATCH = 0.5
"""Seconds of work after which what was done is kept."""
_LOT, _LOT_SIZE = 50, 1 << 20
"""Files, and bytes of files, that are made ready together."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file that was written is taken to be complete."""


@dataclass(slots=True)
class Report:
    """What was done."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    renewed: int = 0
    """Unchanged files that were read again, since other code had read them."""
    repeated: int = 0
    """Files with the content of another one."""
    gone: int = 0
    textless: int = 0
    renamed: int = 0
    """Articles that go by another file now; these files are counted above as well."""
    emptied: int = 0
    """Files that held an article and hold none any more, though they are there."""
    failures: list[Failure] = field(default_factory=list)

    @property
    def has_changed(self) -> bool:
        """Whether the library is another one than before."""
        return bool(self.written or self.gone or self.emptied)

    @property
    def written(self) -> int:
        """How often an article was written to the index."""
        return self.added + self.changed + self.renewed + self.renamed


class _Wanted(NamedTuple):
    """A file that is to be read, as it stands on the disk."""

    place: Place
    source: Source
    known: Known | None


class Adding:
    """Takes files in; what is unchanged since the last time is only looked at."""

    def __init__(
        self,
        shelf: Shelf,
        prepare: Callable[[Iterable[Sequence[Any]]], Iterator[Piece]],
        tell: Callable[[int, int], None],
    ) -> None:
        """`prepare` makes lots of places ready and gives them back in order, in pieces.

        What other code than that of now has read is read again. `tell` is told files done and
        files in all, twice a second at most.
        """
        self.report = Report()
        self._shelf, self._prepare, self._tell = shelf, prepare, tell
        self._known: dict[str, Known] = shelf.sources()
        self._listed: set[int] = set()
        """Articles of the library that need not be read again, by number."""
        self._outdated: set[int] = set()
        """Those that do."""
        self._misnamed: frozenset[int] = frozenset()
        """Those that are read to go by another file."""
        readers = readers_key()
        for number, key in shelf.run("SELECT number, readers FROM article WHERE listed"):
            (self._listed if key == readers else self._outdated).add(number)
        self._intake: Intake | None = None
        self._done = 0
        self._wanted: deque[_Wanted] = deque()
        """Files that are being made ready, in order."""

    def add(self, places: Iterable[Place | SourceError]) -> None:
        """Take in files; KeyboardInterrupt loses half a second of work at most."""
        found = list(places)
        if max(len(found) - len(self._known), len(self._outdated)) >= MANY:
            hasten(self._shelf)
        ready: list[Piece] = []
        until = time.monotonic() + _BATCH
        try:
            for piece in self._prepare(self._lots(found)):  # meanwhile others may write
                ready.append(piece)
                if time.monotonic() >= until:
                    self._write(ready)
                    self._tell(self._done, len(found))
                    until = time.monotonic() + _BATCH
        finally:
            self._write(ready)
        self._tell(len(found), len(found))

    def _write(self, ready: list[Piece]) -> None:
        """Keep what is ready, all or none, and empty the list."""
        pieces = ready.copy()
        ready.clear()
        if pieces:
            numbers = self._intake.numbers if self._intake is not None else None
            with Intake(self._shelf, numbers) as self._intake:
                for piece in pieces:
                    self._take(piece, self._intake)

    def drop_missing(self, keys: Iterable[str]) -> None:
        """Forget files that are not there any more."""
        keys = list(keys)
        if keys:
            with Intake(self._shelf) as intake:
                intake.remove_sources(keys)
            self.report.gone += len(keys)

    def rename(self, places: Mapping[int, Place]) -> None:
        """Read some articles again, by number: from now on they go by these files."""
        self._known = self._shelf.sources()
        self._misnamed = frozenset(places)
        self._listed -= self._misnamed
        self._done = 0
        self.add(places.values())

    # Which files are to be read

    def _lots(self, places: Iterable[Place | SourceError]) -> Iterator[list[Place]]:
        """Yield the files that are new or have changed, some at a time."""
        lot: list[Place] = []
        size = 0
        for place in places:
            wanted = self._look_at(place)
            if wanted is None:
                self._done += 1
                continue
            self._wanted.append(wanted)
            lot.append(wanted.place)
            size += wanted.source.size
            if len(lot) >= _LOT or size >= _LOT_SIZE:
                yield lot
                lot, size = [], 0
        if lot:
            yield lot

    def _look_at(self, place: Place | SourceError) -> _Wanted | None:
        """Return a file that is to be read; None if it cannot be, or need not."""
        if isinstance(place, SourceError):
            self._fail(place.path, place.reason)
            return None
        known = self._known.get(storable(place.key))
        try:
            info = os.stat(place.key)  # noqa: PTH116
        except OSError as error:
            self._fail(place.path, error.strerror or "cannot be read")
            return None
        if not stat.S_ISREG(info.st_mode):  # to read a pipe is to take what is in it from another
            self._fail(place.path, "is no plain file, and only those are kept in the library")
            return None
        source = Source(place.key, clean_line(place.path), info.st_size, info.st_mtime_ns)
        same = known is not None and (known.size, known.changed) == source[2:]
        if known is not None and same and known.member and known.number in self._listed:
            self.report.unchanged += 1
            return None
        return _Wanted(place, source, known)

    # What became of them

    def _take(self, piece: Piece, intake: Intake) -> None:
        wanted = [self._wanted.popleft() for _ in piece.places]
        self._done += len(wanted)
        if piece.lot is None:
            for one in wanted:
                self._fail(one.place.path, piece.reason)
            return
        read: list[tuple[_Wanted, Entry]] = []
        emptied: list[_Wanted] = []
        for one, made in zip(wanted, piece.lot.made, strict=True):
            if made is None:
                self.report.textless += 1
                emptied.append(one)
                if one.place.named:
                    self._fail(one.place.path, "holds no text")
            elif isinstance(made, Unfit):
                emptied.append(one)
                self._fail(one.place.path, made.reason)
            elif isinstance(made, str):
                self._fail(one.place.path, made)
            else:
                read.append((one, made))
        rows = [self._row(one, entry, intake) for one, entry in read]
        intake.add_sheaf([row if is_new else None for row, is_new in rows], piece.lot.sheaf)
        for (one, _), (row, _) in zip(read, rows, strict=True):
            self._add_source(one.source, row, intake)
        for one in emptied:  # last: another file of the lot may hold what this one held
            self._empty(one, intake)

    def _row(self, wanted: _Wanted, entry: Entry, intake: Intake) -> tuple[int, bool]:
        """Return the number of an article, and whether it is new in the library."""
        number, known = self._shelf.number(entry.id), wanted.known
        was_member = known is not None and known.member
        if number in self._listed:
            same = known is not None and known.member and known.number == number
            self.report.unchanged += same
            self.report.repeated += not same
            if has_its_file(self._shelf, number):
                return number, False
            return self._rename(number, entry, intake), True
        if number in self._misnamed:
            return self._rename(number, entry, intake), True
        number = intake.add_entry(entry)
        self._listed.add(number)
        if number in self._outdated:
            self._outdated.discard(number)
            self.report.renewed += 1
        else:
            self.report.added += not was_member
            self.report.changed += was_member
        return number, True

    def _rename(self, number: int, entry: Entry, intake: Intake) -> int:
        """Have an article go by the file of an entry; return its number from now on."""
        number = take_name(self._shelf, intake, number, entry)
        self._listed.add(number)
        self.report.renamed += 1
        return number

    def _add_source(self, source: Source, number: int, intake: Intake) -> None:
        if time.time_ns() - source.changed < _SETTLED:
            source = source._replace(changed=0)  # it may still be written to: look again
        before = intake.add_source(source, number, member=True)
        if before is not None:
            self._look_whether_listed(before)

    def _empty(self, wanted: _Wanted, intake: Intake) -> None:
        """Forget what a file held: it was read, and nothing is in it any more."""
        if wanted.known is not None:
            intake.remove_sources([wanted.place.key])
            self._look_whether_listed(wanted.known.number)
            self.report.emptied += wanted.known.member

    def _look_whether_listed(self, number: int) -> None:
        """Note that an article has left the library, where its last file was lost."""
        if not self._shelf.run("SELECT 1 FROM article WHERE listed AND number = ?", number):
            self._listed.discard(number)

    def _fail(self, path: str, reason: str) -> None:
        self.report.failures.append(Failure(clean_line(path), clean_line(reason)))
