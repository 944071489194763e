"""Hits on the names of a library: those that have all that is wanted in one of their spellings."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.model import Hit, HitKind, Span, Substitution

from .kept_spellings import NameWords
from .names import PART
from .passages import Forms
from .snippet import find_words, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .groups import Wanted
    from .readings import Reading

_MOST = 8
"""Names that are told: those that tell most."""
_READINGS = 12
"""Readings of one word that are looked for in names."""
_LOOKED_AT = 1_000
"""Names with one of the words that are looked at for the others."""
_KNOWN = 1_000
"""Words, and names, of which it is remembered what the index says."""


class NamesOfLibrary(NameWords, Protocol):
    """The names of a library, and where one is named."""

    def with_terms(self, terms: Iterable[str]) -> Mapping[str, Sequence[int]]:
        """Return the numbers of the entities that each word stands in a spelling of, rising."""

    def given(self) -> Sequence[tuple[str, ...]]:
        """Return the spellings of entities that the user named, that name first."""

    def id_of(self, number: int) -> str:
        """Return the id of an entity."""

    def place_of(self, number: int, spelling: str = "") -> Span | None:
        """Return a place where an entity is named, None if it is nowhere any more.

        In a spelling, if that can be found.
        """


class KeptMatch(NamedTuple):
    """An entity of a library that a query finds, by one of its spellings."""

    number: int
    spelling: str
    readings: tuple[Reading, ...]
    """What answers each thing that is wanted."""
    rank: int
    """As of a passage: 0 for every word as typed, 1 as typed so far, 2 read as another."""
    score: float


class KeptNameHits:
    """Finds names of a library."""

    def __init__(self, names: NamesOfLibrary | None) -> None:
        """Search in names that are kept; None where there are none."""
        self._names = names
        self._holders: dict[str, Sequence[int]] = {}
        self._spellings = lru_cache(_KNOWN)(self._read_spellings)
        self._place = lru_cache(_KNOWN)(self._read_place)

    def find(self, wanted: Sequence[Wanted], unwanted: Sequence[Wanted] = ()) -> list[KeptMatch]:
        """Return the names that answer all that is wanted, those that tell most.

        A spelling in which something `unwanted` stands is none.
        """
        if self._names is None or not all(one.readings for one in wanted):
            return []
        readings = [one.readings[:_READINGS] for one in wanted]
        rarities = [one.rarity for one in wanted]
        self._learn({term for row in readings for reading in row for term in reading.terms})
        banned = [reading for one in unwanted for reading in one.readings]
        matches = (
            self._match(number, readings, rarities, banned) for number in self._likely(readings)
        )
        return list(islice((match for match in matches if match is not None), _MOST))

    def hit(self, match: KeptMatch, score: float) -> Hit | None:
        """Return the hit, None where the name is not in the library any more."""
        identity, place = self._place(match.number, match.spelling)
        if place is None:
            return None
        return Hit(
            span=place, kind=HitKind.NAME, score=score, matched=(place,),
            substitutions=_substitutions(match), entity=identity,
        )  # fmt: skip

    def articles(self, matches: Sequence[KeptMatch]) -> set[int]:
        """Return the numbers of the articles that name what was found."""
        if self._names is None or not matches:
            return set()
        return self._names.articles_of([match.number for match in matches])

    def _learn(self, terms: set[str]) -> None:
        """Read which names hold some words."""
        missing = terms - self._holders.keys()
        if missing and self._names is not None:
            if len(self._holders) + len(missing) > _KNOWN:
                self._holders = {term: self._holders[term] for term in terms - missing}
            found = self._names.with_terms(missing)
            self._holders.update((term, found.get(term, ())) for term in missing)

    def _likely(self, readings: Sequence[Sequence[Reading]]) -> Iterator[int]:
        """Yield the numbers of names that may answer, the most telling first."""
        held = [[self._holders[r.terms[0]] for r in row] for row in readings]
        held.sort(key=lambda lists: sum(map(len, lists)))
        first, *others = held
        before = 0
        for number in islice(merge(*first), _LOOKED_AT):
            known, before = number == before, number
            if not known and all(any(_holds(one, number) for one in lists) for lists in others):
                yield number

    def _match(
        self,
        number: int,
        readings: Sequence[Sequence[Reading]],
        rarities: Sequence[float],
        banned: Sequence[Reading],
    ) -> KeptMatch | None:
        """Return how one of the spellings of a name answers everything, the best one."""
        best: KeptMatch | None = None
        for spelling in self._spellings(number):
            held = [next((r for r in row if _stands_in(r, spelling)), None) for row in readings]
            own = tuple(reading for reading in held if reading is not None)
            if len(own) < len(held) or any(_stands_in(one, spelling) for one in banned):
                continue
            score = sum(w * r.weight for w, r in zip(rarities, own, strict=True)) / sum(rarities)
            typed = sum(map(len, {term for reading in own for term in reading.terms}))
            part = min(1.0, typed / sum(map(len, terms_of(spelling))))
            score *= PART + (1 - PART) * part
            rank = max(2 if r.read_as else int(r.weight < 1) for r in own)
            match = KeptMatch(number, spelling, own, rank, score)
            if best is None or (rank, -score) < (best.rank, -best.score):
                best = match
        return best

    def _read_spellings(self, number: int) -> tuple[str, ...]:
        found = self._names.spellings([number]) if self._names is not None else []
        return found[0] if found else ()

    def _read_place(self, number: int, spelling: str) -> tuple[str, Span | None]:
        if self._names is None:
            return "", None
        return self._names.id_of(number), self._names.place_of(number, spelling)


def _holds(numbers: Sequence[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _stands_in(reading: Reading, spelling: str) -> bool:
    if len(reading.terms) == 1:
        terms = terms_of(spelling)
        if reading.terms[0] in terms or len(terms) == len(spelling.split()):
            return reading.terms[0] in terms  # no words touch that may make one together
    return bool(find_words(spelling, 0, len(spelling), [Forms([reading.terms])]))


def _substitutions(match: KeptMatch) -> tuple[Substitution, ...]:
    """Return what was read as another word, as the name writes it."""
    text, found = match.spelling, []
    for reading in match.readings:
        if reading.read_as:
            for start, end in find_words(text, 0, len(text), [Forms([reading.terms])])[:1]:
                written = " ".join(text[start:end].split())
                found.append(Substitution(reading.typed, written, reading.edits, reading.how))
    return tuple(dict.fromkeys(found))
