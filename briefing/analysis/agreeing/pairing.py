"""Which sentences of different articles may speak of one thing: those with rarer words in common.

An inverted index holds, for each word that is neither unique nor common, the sentences with it.
Only sentences that meet in it are compared, never all with all.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .passages import Passage

_SHARED = 3
"""Concepts that two sentences must have in common."""
_MOST = 40
"""Sentences in which a concept may stand to be one of the rarer ones, in a large stack."""
_RAREST = 8
"""Concepts of a sentence that it is looked up by."""
_KEPT = 12
"""Sentences of one other article that a sentence is compared with."""


class Pair(NamedTuple):
    """Two sentences of different articles; the first stands earlier in the stack."""

    one: Passage
    other: Passage
    smaller: float
    """Share of the weighed words of the smaller sentence that both have."""
    larger: float
    """The same of the larger one."""


class Rarity:
    """How much a shared word tells, by how many sentences have it."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.often = Counter(word for passage in passages for word in passage.concepts)
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
        return sum(sorted(self.weigh(word) for word in words))


def find_pairs(passages: Sequence[Passage], rarity: Rarity) -> Iterator[tuple[int, list[Pair]]]:
    """Yield for each passage its number and the pairs with passages of earlier articles."""
    postings: dict[str, list[int]] = {}
    most = max(_MOST, 0)
    often = rarity.often
    pending: list[tuple[str, int]] = []
    current = ""
    for passage in passages:
        if passage.span.article != current:
            for word, number in pending:
                postings.setdefault(word, []).append(number)
            pending, current = [], passage.span.article
        keys = sorted(
            (word for word in passage.concepts if 1 < often[word] <= most),
            key=lambda word: (often[word], word),
        )[: _RAREST if len(passages) > 2000 else None]
        met: Counter[int] = Counter()
        for word in keys:
            met.update(postings.get(word, ()))
        pending += [(word, passage.number) for word in keys]
        yield passage.number, list(_keep(passage, met, passages, rarity))


def _keep(
    passage: Passage, met: Counter[int], passages: Sequence[Passage], rarity: Rarity
) -> Iterator[Pair]:
    """Yield the pairs with enough in common, best first, a few for each article."""
    mine = 0.0
    found = []
    for number, count in met.items():
        if count < 2:
            continue
        earlier = passages[number]
        shared = earlier.concepts & passage.concepts
        if len(shared) < _SHARED:
            continue
        mine = mine or rarity.weigh_all(passage.concepts)
        theirs = rarity.weigh_all(earlier.concepts)
        both = rarity.weigh_all(shared)
        small, large = sorted((mine, theirs))
        found.append(Pair(earlier, passage, both / small, both / large))
    found.sort(key=lambda pair: (-pair.smaller - pair.larger, pair.one.number))
    kept: Counter[str] = Counter()
    for pair in found:
        kept[pair.one.span.article] += 1
        if kept[pair.one.span.article] <= _KEPT:
            yield pair
