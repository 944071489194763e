"""Which sentences of different articles may speak of one thing: those with rarer words in common.

An inverted index holds, for each word that is neither unique nor common, the sentences with it.
Only sentences that meet in it are compared, never all with all.
"""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from math import fsum, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .passages import Passage

_SHARED = 3
"""Concepts that two sentences must have in common."""
_MOST = 40
"""Sentences in which a word may stand however large the stack is."""
_WORK = 3_000_000
"""Meetings in the index that a stack may cost beyond that."""
_LARGE = 2000
"""Passages from which a sentence is looked up by its rarest words alone."""
_RAREST = 8
_EVERY = 1000
_KEPT = 12
"""Sentences of one other article that a sentence is compared with, in a stack of a few articles."""
_FEW = 10
_CAP = 80
"""Sentences that a sentence is compared with, in a stack of a few articles."""
_CAP_OF_MANY = 24
_LEAST = 3
"""The same in a large stack, at least."""
_BUDGET = 300_000
"""Comparisons, about, in a large stack."""


class Pair(NamedTuple):
    """Two sentences, mostly of different articles; the first stands earlier in the stack."""

    one: Passage
    other: Passage
    smaller: float
    """Share of the weighed words of the smaller sentence that both have."""
    larger: float
    """The same of the larger one."""


class Rarity:
    """How much a shared word tells, by how many sentences have it."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.often = Counter(word for passage in passages for word in passage.stems)
        self.size = len(passages)
        self._known: dict[int, float] = {}

    def weigh(self, word: str) -> float:
        """Return the weight of a word; the rarer, the more."""
        often = self.often[word]
        weight = self._known.get(often)
        if weight is None:
            weight = self._known[often] = log(1 + self.size / max(1, often))
        return weight

    def weigh_all(self, words: frozenset[str]) -> float:
        """Return the weight of several words; the same in every run."""
        return fsum(map(self.weigh, words))


def make_pair(one: Passage, other: Passage, rarity: Rarity) -> Pair:
    """Return two sentences with the share of the weighed words that both have."""
    both = rarity.weigh_all(one.concepts & other.concepts)
    small, large = sorted(rarity.weigh_all(passage.concepts) for passage in (one, other))
    return Pair(one, other, both / small, both / large)


def find_pairs(passages: Sequence[Passage], rarity: Rarity) -> Iterator[tuple[int, list[Pair]]]:
    """Yield for each passage its number and the pairs with passages of earlier articles."""
    index = _Index(passages, rarity)
    for passage in passages:
        yield passage.number, index.pair(passage)


class _Index:
    """Passages by their rarer words; what is looked for is entered once its article is over."""

    def __init__(self, passages: Sequence[Passage], rarity: Rarity) -> None:
        self._passages = passages
        self._rarity = rarity
        self._most = _find_most(rarity)
        self._keys = _RAREST if len(passages) > _LARGE else _EVERY
        articles = len({passage.span.article for passage in passages})
        cap = _CAP if articles <= _FEW else _CAP_OF_MANY
        self._cap = max(_LEAST, min(cap, _BUDGET // max(1, len(passages))))
        self._kept = _KEPT if articles <= _FEW else max(2, _KEPT * _FEW // articles)
        self._postings: dict[str, list[int]] = {}
        self._pending: list[tuple[str, int]] = []
        self._current = ""
        self._weights: dict[int, float] = {}

    def pair(self, passage: Passage) -> list[Pair]:
        """Return the pairs of a passage with earlier ones, best first, and enter it."""
        if passage.span.article != self._current:
            for word, number in self._pending:
                self._postings.setdefault(word, []).append(number)
            self._pending, self._current = [], passage.span.article
        often = self._rarity.often
        keys = sorted(
            (word for word in passage.stems if 1 < often[word] <= self._most),
            key=lambda word: (often[word], word),
        )[: self._keys]
        met: Counter[int] = Counter()
        for word in keys:
            met.update(self._postings.get(word, ()))
        self._pending += [(word, passage.number) for word in keys]
        return list(self._keep(passage, met)) if met else []

    def _keep(self, passage: Passage, met: Counter[int]) -> Iterator[Pair]:
        """Yield the pairs with enough in common, best first, a few for each article."""
        often = [(-count, number) for number, count in met.items() if count > 1]
        if len(often) > 4 * self._cap:
            often = nsmallest(4 * self._cap, often)
        found = []
        concepts = passage.concepts
        for _, number in often:
            earlier = self._passages[number]
            shared = concepts.intersection(earlier.stems)
            if len(shared) < _SHARED:
                continue
            both = self._rarity.weigh_all(shared)
            small, large = sorted((self._weigh(passage), self._weigh(earlier)))
            found.append(Pair(earlier, passage, both / small, both / large))
        found.sort(key=lambda pair: (-pair.smaller - pair.larger, pair.one.number))
        kept: Counter[str] = Counter()
        for pair in found:
            kept[pair.one.span.article] += 1
            if kept[pair.one.span.article] <= self._kept:
                yield pair
                if kept.total() >= self._cap:
                    return

    def _weigh(self, passage: Passage) -> float:
        weight = self._weights.get(passage.number)
        if weight is None:
            weight = self._weights[passage.number] = self._rarity.weigh_all(passage.concepts)
        return weight


def _find_most(rarity: Rarity) -> int:
    """Return in how many sentences a word may stand to be looked up: what the work allows."""
    work = 0
    for often, words in sorted(Counter(rarity.often.values()).items()):
        work += words * often * often // 2
        if work > _WORK and often > _MOST:
            return often
    return rarity.size
