"""How well a passage answers the groups of a query, and in what order answers stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import HitKind

from .passages import Forms, Passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.postings import Terms

    from .expansion import Reading
    from .groups import Group
    from .passages import Joins

NEXT_SENTENCE, SAME_ARTICLE = 0.75, 0.5
"""Share of its weight that a word keeps where it stands beside the passage, or further off."""
_BREVITY, _ORDER, _HEADING = 0.18, 0.14, 0.06
"""Shares of the score that a short passage, words in order, and a heading can win."""
_HALF_BREVITY = 30
"""Words of a passage at which half of the share for brevity is left."""
_NEAR = 4
"""Words between two words of the query beyond which their order says nothing."""


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

    @property
    def whole(self) -> bool:
        """Whether the passage alone answers every group."""
        return all(place == self.passage for place in self.places)

    @property
    def complete(self) -> bool:
        """Whether the passage answers every group, with at most the one beside it."""
        return self.neighbour >= 0 or self.whole

    @property
    def read_as(self) -> bool:
        """Whether some word had to be read as another."""
        return any(reading.read_as for reading in self.readings if reading)

    @property
    def rank(self) -> int:
        """0: every word as typed. 1: as typed so far, or beside it. 2: read as, or in part."""
        if self.read_as or not self.complete:
            return 2
        exact = self.whole and all(r.weight >= 1 for r in self.readings if r)
        return 0 if exact else 1

    @property
    def order(self) -> tuple[int, float, tuple[int, str, int]]:
        """What answers are sorted by: best first, then as the stack has them."""
        return self.rank, -round(self.score, 6), self.tie


def match_passage(number: int, groups: Sequence[Group]) -> Match:
    """Return how one passage answers the groups."""
    passages = groups[0].passages
    neighbour = _neighbour(number, groups, passages)
    readings: list[Reading | None] = []
    places: list[int] = []
    gained = total = 0.0
    for group in groups:
        place, share = _place(number, neighbour, group)
        reading = group.found[place] if place >= 0 else None
        readings.append(reading)
        places.append(place)
        total += group.rarity
        if reading:
            gained += group.rarity * reading.weight * share
    inside = [
        reading if place == number else None
        for reading, place in zip(readings, places, strict=True)
    ]
    score = gained / total * _shape(number, inside, passages)
    tie = passages.order(number)
    return Match(number, tuple(readings), tuple(places), neighbour, score, tie)


def _place(number: int, neighbour: int, group: Group) -> tuple[int, float]:
    """Return the passage that answers a group nearest to this one, and the share it keeps."""
    if number in group.found:
        return number, 1.0
    if neighbour in group.found:
        return neighbour, NEXT_SENTENCE
    for beside in (number + 1, number - 1):
        if beside in group.found and Passages.owner(beside) == Passages.owner(number):
            return beside, NEXT_SENTENCE
    return group.owners.get(Passages.owner(number), -1), SAME_ARTICLE


def _neighbour(number: int, groups: Sequence[Group], passages: Passages) -> int:
    """Return the passage beside this one that answers what this one does not, or -1.

    Beside a passage that answers everything, none is an answer by its help.
    """
    missing = [group for group in groups if number not in group.found]
    if not missing or len(missing) == len(groups):
        return -1
    fitting = -1
    for beside in passages.beside(number):
        if all(beside in group.found for group in groups):
            return -1
        if all(beside in group.found for group in missing):
            fitting = beside
    return fitting


def _shape(number: int, readings: Sequence[Reading | None], passages: Passages) -> float:
    """Return from its form, 0 to 1, how likely a passage is the one looked for."""
    kind = passages.kind(number)
    brevity = _HALF_BREVITY / (_HALF_BREVITY + passages.length(number))
    base = 1 - _BREVITY - _ORDER - _HEADING
    heading = _HEADING if kind in (HitKind.TITLE, HitKind.HEADING, HitKind.NAME) else 0.0
    return base + _BREVITY * brevity + _ORDER * _orderliness(number, readings, passages) + heading


def _orderliness(number: int, readings: Sequence[Reading | None], passages: Passages) -> float:
    """Return how far the readings stand in the order of the query, close to each other."""
    if len(readings) < 2:
        return 1.0
    terms, joins = passages.terms(number), passages.joins(number)
    spots = [_spots(one.terms, terms, joins) if one else [] for one in readings]
    gained = 0.0
    for before, after in pairwise(spots):
        gaps = [start - end for _, end in before for start, _ in after if start >= end]
        if gaps:
            gained += 1.0 if min(gaps) == 0 else max(0.3, 1 - min(gaps) / _NEAR)
    return gained / (len(readings) - 1)


def _spots(wanted: Terms, terms: Terms, joins: Joins) -> list[tuple[int, int]]:
    """Return where a reading stands in a passage."""
    if joins or len(wanted) > 1:
        return Forms([wanted]).spots(terms, joins)
    word = wanted[0]
    return [(at, at + 1) for at, term in enumerate(terms) if term == word]
