"""Tellings of one event put together: the same days, and enough of the rarer words shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from .tellings import ENTITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .tellings import Told

LEAST_SHARE = 0.3
"""Weighed share of the words of the smaller telling that both must have."""
_LEAST_OF_LARGER = 0.2
_SAME_ARTICLE = 0.6
"""The same share inside one article, which seldom tells a thing twice."""
_OTHER_ACTOR = 0.5
"""The same share where each sentence begins with a name that the other does not hold."""
_LEAST_RARE = 2
MOST_MET = 40
"""Groups that one word may lead to; a more frequent one says nothing."""


class Rarity:
    """How much the words of a stack's tellings say."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        met = Counter(word for one in tellings for word in one.words)
        self._most = max(4, min(len(tellings) // 5, 30), len(tellings) // 50)
        self._weights = {word: log(1 + len(tellings) / often) for word, often in met.items()}
        self._met = met

    def is_rare(self, word: str) -> bool:
        """Whether it is a word, not an entity, that few of the tellings have."""
        return self._met[word] <= self._most and word[0] != ENTITY

    def weigh(self, words: Iterable[str]) -> float:
        """Return the weight of words; sorted, so that two runs give the same sum."""
        return sum(sorted(self._weights[word] for word in words))

    def share(self, one: Told, other: Told, least_rare: int = _LEAST_RARE) -> float:
        """Return the weighed share of the smaller telling, 0 where too little is shared."""
        shared = one.words & other.words
        if len(shared) < least_rare or one.denies != other.denies:
            return 0.0
        if sum(self.is_rare(word) for word in shared) < least_rare:
            return 0.0
        both = self.weigh(shared)
        smaller, larger = sorted((self.weigh(one.words), self.weigh(other.words)))
        return both / smaller if smaller and both >= _LEAST_OF_LARGER * larger else 0.0


class Near:
    """Tellings, to ask for the one that is nearest to another."""

    def __init__(self, tellings: Iterable[Told], rarity: Rarity) -> None:
        self._rarity = rarity
        self._tellings = list(tellings)
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self._tellings):
            for word in one.words:
                if rarity.is_rare(word):
                    self._places[word].append(at)

    def find(self, one: Told) -> Told | None:
        """Return the telling that shares most with one, None where none shares enough."""
        near = Counter(at for word in one.words for at in self._places.get(word, ())[:MOST_MET])
        best, found = 0.0, None
        for at in sorted(at for at, often in near.items() if often >= _LEAST_RARE):
            share = self._rarity.share(one, self._tellings[at])
            if share > best and share >= LEAST_SHARE:
                best, found = share, self._tellings[at]
        return found


def join(tellings: Sequence[Told], rarity: Rarity) -> list[list[Told]]:
    """Return the tellings in groups of one event each, both in the order of the stack.

    A telling joins the group of whose first one it shares most. Its days, whether they are
    those of a report, and the bound must be equal.
    """
    groups: list[list[Told]] = []
    places: dict[object, list[int]] = defaultdict(list)
    for one in tellings:
        key = _key(one)
        near = Counter(
            at for word in one.words if rarity.is_rare(word) for at in places[key, word][:MOST_MET]
        )
        best, found = 0.0, -1
        for at in sorted(at for at, often in near.items() if often >= _LEAST_RARE):
            share = rarity.share(one, groups[at][0])
            if share > best and share >= _least(one, groups[at]):
                best, found = share, at
        if found < 0:
            found = len(groups)
            groups.append([])
            for word in sorted(one.words):
                places[key, word].append(found)
        groups[found].append(one)
    return groups


def _key(one: Told) -> object:
    value, mention = one.value, one.mention
    return (value.first, value.last, mention.reported, mention.bound) if value else None


def _least(one: Told, group: list[Told]) -> float:
    if any(other.span.article == one.span.article for other in group):
        return _SAME_ARTICLE
    mine, theirs = one.actor, group[0].actor
    apart = mine and theirs and not mine & group[0].words and not theirs & one.words
    return _OTHER_ACTOR if apart else LEAST_SHARE


def lead(group: list[Told], rarity: Rarity) -> list[Told]:
    """Return a group with the telling first that shares most with the others."""
    if len(group) < 3:
        return group
    sums = [sum(rarity.share(one, other) for other in group if other is not one) for one in group]
    best = sums.index(max(sums))
    return [group[best], *group[:best], *group[best + 1 :]]
