"""How well a passage answers the groups of a query, and in what order answers stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import HitKind

from .passages import Forms, Passages

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Sequence

    from briefing.model.postings import Terms

    from .groups import Group
    from .readings import Reading

NEXT_SENTENCE, SAME_ARTICLE = 0.6, 0.4
"""Share of its weight that a word keeps where it stands beside the passage, or further off."""
_BREVITY, _ORDER, _HEADING = 0.18, 0.1, 0.06
"""Shares of the score that a short passage, words in order, and a heading can win."""
_HALF_BREVITY = 40
"""Words of a passage at which half of the share for brevity is left."""
_NEAR = 4
"""Words between two words of the query beyond which their order says nothing."""
_BASE = 1 - _BREVITY - _ORDER - _HEADING
_ROUGH = _BASE + _ORDER / 2
"""What the form of any passage is worth before it is looked at, its length left out."""


class Match(NamedTuple):
    """A passage that answers a query, wholly or in part."""

    passage: int
    readings: tuple[Reading | None, ...]
    """What answers each group, in the passage or in its article; None where nothing does."""
    places: tuple[int, ...]
    """The passage in which each of the readings stands; -1 where none does."""
    neighbour: int
    """The passage beside it that holds all that is missing; -1 where it needs none or has none."""
    score: float
    tie: tuple[int, str, int]
    """What decides between equal answers."""
    complete: bool
    """Whether the passage answers every group, with at most the one beside it."""
    read_as: bool
    """Whether some word had to be read as another."""
    order: tuple[int, float, tuple[int, str, int]]
    """What answers are sorted by: best first, then as the stack has them.

    The first is 0 for every word as typed, 1 for as typed so far or beside it, 2 for read as
    another or in part.
    """

    @property
    def rank(self) -> int:
        """0: every word as typed. 1: as typed so far, or beside it. 2: read as, or in part."""
        return self.order[0]


class Matcher:
    """Says how passages answer some groups."""

    def __init__(self, groups: Sequence[Group], welcome: Collection[int] = ()) -> None:
        """Take the groups, at least one, all over the same passages.

        Those that are `welcome`, by place, need no answer.
        """
        self._groups = groups
        self._needed = [at not in welcome for at in range(len(groups))]
        self._required = [group for at, group in enumerate(groups) if at not in welcome]
        self._passages = groups[0].passages
        self._rarities = [group.rarity for group in groups]
        self._total = sum(self._rarities)
        self._numbers: dict[Terms, list[int]] = {}

    def gain(self, number: int, held: float) -> float:
        """Return roughly how good a passage will be that holds so much of the query."""
        return held * (_ROUGH + _BREVITY * self._brevity(number))

    def match(self, number: int) -> Match:
        """Return how one passage answers the groups."""
        inside = [group.found.get(number) for group in self._groups]
        if None not in inside:
            return self._make(number, inside, inside, [number] * len(inside), -1)
        neighbour = _neighbour(number, self._required, self._passages)
        readings: list[Reading | None] = []
        places: list[int] = []
        for group, reading in zip(self._groups, inside, strict=True):
            place = number if reading else _place(number, neighbour, group)
            readings.append(group.found[place] if place >= 0 else None)
            places.append(place)
        return self._make(number, inside, readings, places, neighbour)

    def _make(
        self,
        number: int,
        inside: Sequence[Reading | None],
        readings: Sequence[Reading | None],
        places: Sequence[int],
        neighbour: int,
    ) -> Match:
        """Return the match; `inside` are the readings that stand in the passage itself."""
        gained, rank = 0.0, 0
        whole, lacks, read_as = True, False, False
        beside = {neighbour, number - 1, number + 1}
        told = zip(readings, places, self._rarities, self._needed, strict=True)
        for reading, place, rarity, needed in told:
            if place != number:
                if needed:
                    whole = False
                else:
                    lacks = True
            if reading is None:
                continue
            weight = rarity * reading.weight
            if reading.read_as:
                read_as = True
            if reading.weight < 1:
                rank = 1
            if place != number:
                weight *= NEXT_SENTENCE if place in beside else SAME_ARTICLE
            gained += weight
        complete = whole or neighbour >= 0
        if read_as or lacks or not complete:
            rank = 2
        elif not whole:
            rank = 1
        score = gained / self._total * self._shape(number, inside)
        tie = self._passages.order(number)
        order = rank, -round(score, 6), tie
        return Match(
            number, tuple(readings), tuple(places), neighbour, score, tie, complete, read_as, order
        )

    def _brevity(self, number: int) -> float:
        return _HALF_BREVITY / (_HALF_BREVITY + self._passages.length(number))

    def _shape(self, number: int, inside: Sequence[Reading | None]) -> float:
        """Return from its form, 0 to 1, how likely a passage is the one looked for."""
        heading = self._passages.kind(number) is not HitKind.SENTENCE
        order = self._orderliness(number, inside) if len(inside) > 1 else 1.0
        shape = _BASE + _BREVITY * self._brevity(number) + _ORDER * order
        return shape + _HEADING if heading else shape

    def _orderliness(self, number: int, inside: Sequence[Reading | None]) -> float:
        """Return how far the readings stand in the order of the query, close to each other."""
        before: list[tuple[int, int]] = []
        gained = 0.0
        terms = self._passages.numbers(number)
        for reading in inside:
            spots = self._spots(number, reading.terms, terms) if reading else []
            if before and spots:
                gaps = [start - end for _, end in before for start, _ in spots if start >= end]
                if gaps:
                    gap = min(gaps)
                    gained += 1.0 if gap == 0 else max(0.3, 1 - gap / _NEAR)
            before = spots
        return gained / (len(inside) - 1)

    def _spots(self, number: int, wanted: Terms, terms: array[int]) -> list[tuple[int, int]]:
        """Return where a reading stands in a passage."""
        if len(wanted) > 1:
            return Forms([wanted]).spots(self._passages.terms(number))
        if wanted not in self._numbers:
            known = self._passages.postings.numbers
            self._numbers[wanted] = [known[term] for term in wanted]
        word = self._numbers[wanted][0]
        found: list[tuple[int, int]] = []
        for _ in range(terms.count(word)):
            at = terms.index(word, found[-1][1] if found else 0)
            found.append((at, at + 1))
        if not found:
            joins = self._passages.joins(number)
            found = [(at, at + length) for one, at, length in joins if one == word]
        return found


def _place(number: int, neighbour: int, group: Group) -> int:
    """Return the passage nearest to one that answers a group which it does not answer itself."""
    for beside in (neighbour, number + 1, number - 1):
        if beside in group.found and Passages.owner(beside) == Passages.owner(number):
            return beside
    return group.owners.get(Passages.owner(number), -1)


def _neighbour(number: int, groups: Sequence[Group], passages: Passages) -> int:
    """Return the passage beside this one that answers what this one does not, or -1.

    Beside a passage that answers everything, none is an answer by its help.
    """
    missing = [group for group in groups if number not in group.found]
    if not missing or len(missing) == len(groups):
        return -1
    fitting = -1
    for beside in passages.beside(number):
        if all(beside in group.found for group in missing):
            if all(beside in group.found for group in groups):
                return -1
            fitting = beside
    return fitting
