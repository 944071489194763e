"""Choose the sentences that cover most of what a text is about.

A concept weighs more the more often it is met, and the more texts it is met in. The best
sentence is taken; what it covers then counts little, and the next best is looked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .concepts import Candidate


@dataclass(frozen=True, slots=True)
class Taste:
    """What kind of sentences a summary prefers."""

    steepness: float
    """How fast a sentence loses by standing late; 0 is not at all."""
    pair: float
    """Weight of two words side by side against one word."""
    repeat: float
    """What a concept still counts once a chosen sentence covers it."""


SHORT = 8
"""Words up to which shortness is no merit."""
_STUB = 6
"""Words under which a sentence is hardly one."""
_STUB_STANDING = 0.3
SHARED = 0.5
"""Share of the words of the smaller of two sentences from which they say much the same."""


def choose(
    candidates: Sequence[Candidate],
    titles: Iterable[frozenset[str]],
    units: Sequence[int],
    taste: Taste,
    count: int,
) -> list[tuple[int, float]]:
    """Return at most `count` indices into the candidates with their gains, best first.

    `titles` holds the concepts of each title; `units` the text that each candidate is from.
    No two chosen ones share half of the words of the smaller one.
    """
    weights = _weigh(candidates, titles, units, taste)
    merits = [_merit(candidate, taste) for candidate in candidates]
    covered: set[str] = set()

    def gain(at: int) -> float:
        total = 0.0
        for concept in sorted(candidates[at].concepts & weights.keys()):
            total += weights[concept] * (taste.repeat if concept in covered else 1.0)
        return (total + 1e-6) * merits[at]

    queue = [(-gain(at), at) for at in range(len(candidates))]
    heapify(queue)
    chosen: list[tuple[int, float]] = []
    while queue and len(chosen) < count:
        value, at = queue[0]
        if any(shares_much(candidates[at].words, candidates[c].words) for c, _ in chosen):
            heappop(queue)
            continue
        now = -gain(at)  # gains only fall, so what is still best now is best of all
        if now > value:
            heapreplace(queue, (now, at))
            continue
        heappop(queue)
        chosen.append((at, -now))
        covered |= candidates[at].concepts
    return chosen


def shares_much(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share half of the words of the smaller one."""
    return len(one & other) >= SHARED * min(len(one), len(other))


def _weigh(
    candidates: Sequence[Candidate],
    titles: Iterable[frozenset[str]],
    units: Sequence[int],
    taste: Taste,
) -> dict[str, float]:
    """Return the weight of each concept that is met twice."""
    met: Counter[str] = Counter()
    places = Counter[str]()
    last: dict[str, int] = {}
    for candidate, unit in zip(candidates, units, strict=True):
        met.update(candidate.concepts)
        for concept in candidate.concepts:
            if last.get(concept) != unit:
                last[concept] = unit
                places[concept] += 1
    for title in titles:
        met.update(title)
    return {
        concept: often**1.3 * max(1, places[concept]) * (taste.pair if " " in concept else 1.0)
        for concept, often in met.items()
        if often > 1
    }


def _merit(candidate: Candidate, taste: Taste) -> float:
    """Return what the place, the length and the standing of a sentence do to its gain."""
    place = (1 + 0.3 * candidate.position) ** -taste.steepness
    stub = _STUB_STANDING if candidate.size < _STUB else 1.0
    return place * stub * candidate.standing * float(max(candidate.size, SHORT)) ** -0.3
