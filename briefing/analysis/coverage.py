"""Choose the sentences that cover most of what a text is about.

A concept weighs more the more often it is met, and the more texts it is met in. The best
sentence is taken; what it covers then counts little, and the next best is looked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from math import pow as power
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from .concepts import Candidate


@dataclass(frozen=True, slots=True)
class Taste:
    """What kind of sentences a summary prefers."""

    steepness: float
    """How fast a sentence loses by standing late; 0 is not at all."""
    brevity: float
    """How far a long sentence has to cover more; 1 is in proportion, 0 is not at all."""
    frequency: float
    """How far the frequent concepts outweigh the others; 1 is in proportion."""
    title: float
    """Weight of what a title names against the rest."""
    pair: float
    """Weight of two words side by side against one word."""
    repeat: float
    """What a concept still counts once a chosen sentence covers it."""
    overlap: float
    """Share of the words of the smaller of two sentences from which not both are taken."""


_SHORT = 8
"""Words up to which shortness is no merit."""
_STUB = 6
"""Words under which a sentence is hardly one."""
_STUB_STANDING = 0.3
_LATE = 0.3
"""What each sentence before it takes from the place of a sentence."""


def choose(
    candidates: Sequence[Candidate],
    titled: Iterable[str],
    units: Sequence[int],
    taste: Taste,
    count: int,
) -> list[tuple[int, float]]:
    """Return at most `count` indices into the candidates with their gains, best first.

    `titled` holds the concepts of the titles; `units` the text that each candidate is from.
    No two chosen ones share `taste.overlap` of the words of the smaller one.
    """
    weights = _weigh(candidates, frozenset(titled), units, taste)
    merits = [_merit(candidate, taste) for candidate in candidates]
    covered: set[str] = set()

    def gain(at: int) -> float:
        total = 0.0
        for concept in candidates[at].concepts:
            weight = weights.get(concept, 0.0)
            total += weight * taste.repeat if concept in covered else weight
        return (total + 1e-6) * merits[at]

    queue = [(-gain(at), at) for at in range(len(candidates))]
    heapify(queue)
    chosen: list[tuple[int, float]] = []
    while queue and len(chosen) < count:
        value, at = queue[0]
        words = candidates[at].words
        if any(find_overlap(words, candidates[c].words) >= taste.overlap for c, _ in chosen):
            heappop(queue)
            continue
        now = -gain(at)  # gains only fall, so what is still best now is best of all
        if now > value:
            heapreplace(queue, (now, at))
            continue
        heappop(queue)
        chosen.append((at, -now))
        covered.update(candidates[at].concepts)
    return chosen


def find_overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words of the smaller set that the other one holds too."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _weigh(
    candidates: Sequence[Candidate],
    titled: Collection[str],
    units: Sequence[int],
    taste: Taste,
) -> dict[str, float]:
    """Return the weight of each concept that is met twice."""
    met: Counter[str] = Counter()
    places: Counter[str] = Counter()
    last: dict[str, int] = {}
    for candidate, unit in zip(candidates, units, strict=True):
        met.update(candidate.concepts)
        for concept in candidate.concepts:
            if last.get(concept) != unit:
                last[concept] = unit
                places[concept] += 1
    for concept in titled:
        met[concept] += 1

    def weight(concept: str, often: int) -> float:
        value = power(often, taste.frequency) * max(1, places[concept])
        value *= taste.pair if " " in concept else 1.0
        return value * taste.title if concept in titled else value

    return {concept: weight(concept, often) for concept, often in met.items() if often > 1}


def _merit(candidate: Candidate, taste: Taste) -> float:
    """Return what the place, the length and the standing of a sentence do to its gain."""
    place = power(1 + _LATE * candidate.position, -taste.steepness)
    stub = _STUB_STANDING if candidate.size < _STUB else 1.0
    length = power(max(candidate.size, _SHORT), -taste.brevity)
    return place * length * stub * candidate.standing
