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

from .concepts import find_roots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from .concepts import Candidate, Roots


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
    widest: float
    """The same where there are fewer sentences than asked for without it."""
    forms: float
    """The same for the words in whatever form they stand, and for the longer ones among them."""


_SHORT = 8
"""Words up to which shortness is no merit."""
_LONG = 60
"""Words from which a sentence is no point any more, but a list or a text without stops."""
_STUB = 6
"""Words under which a sentence is hardly one."""
_STUB_STANDING = 0.3
_LATE = 0.5
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
    No two chosen ones share `taste.widest` of the words of the smaller one.
    """
    gains = _Gains(candidates, _weigh(candidates, frozenset(titled), units, taste), taste)
    alone = [at for at, candidate in enumerate(candidates) if not candidate.leans]
    waiting: Iterable[int] = alone or range(len(candidates))
    chosen: list[tuple[int, float]] = []
    kept = _Kept(taste.forms)
    for bar in (taste.overlap, taste.widest):
        if len(chosen) >= count:
            break
        queue = [(-gains.of(at), at) for at in waiting]
        heapify(queue)
        waiting = []
        while queue and len(chosen) < count:
            value, at = queue[0]
            now = -gains.of(at)
            if now > value:  # gains only fall, so what is still best now is best of all
                heapreplace(queue, (now, at))
            elif kept.repeats(candidates[at], bar):
                waiting.append(heappop(queue)[1])
            else:
                heappop(queue)
                chosen.append((at, -now))
                kept.add(candidates[at])
                gains.covered.update(candidates[at].concepts)
    return chosen


class _Gains:
    """What each sentence would add to those that are chosen."""

    def __init__(
        self, candidates: Sequence[Candidate], weights: Mapping[str, float], taste: Taste
    ) -> None:
        self.covered: set[str] = set()
        """The concepts of the chosen ones."""
        self._candidates, self._weights, self._repeat = candidates, weights, taste.repeat
        self._merits = [_merit(candidate, taste) for candidate in candidates]

    def of(self, at: int) -> float:
        """Return the gain of the candidate with that index."""
        total = 0.0
        for concept in self._candidates[at].concepts:
            weight = self._weights.get(concept, 0.0)
            total += weight * self._repeat if concept in self.covered else weight
        return (total + 1e-6) * self._merits[at]


class _Kept:
    """The sentences that are chosen, by the stems and by the beginnings of their words.

    Several measures, since a repeat is one in the reader's eyes however words are counted.
    """

    def __init__(self, forms: float) -> None:
        self._kept: list[tuple[Candidate, Roots]] = []
        self._forms = forms

    def add(self, candidate: Candidate) -> None:
        self._kept.append((candidate, find_roots(candidate.text)))

    def repeats(self, candidate: Candidate, bar: float) -> bool:
        """Whether a sentence shares that much of its words with a chosen one."""
        if any(find_overlap(candidate.words, other.words) >= bar for other, _ in self._kept):
            return True
        roots = find_roots(candidate.text) if self._kept else ()
        return any(
            find_overlap(mine, theirs) >= self._forms
            for _, others in self._kept
            for mine, theirs in zip(roots, others, strict=True)
        )


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
    length *= min(1.0, _LONG / candidate.size) if candidate.size else 1.0
    return place * length * stub * candidate.standing
