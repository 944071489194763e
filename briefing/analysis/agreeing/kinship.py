"""Which articles of a stack tell one story, and not two of a kind.

Reports that come every month read alike, and so do two fights of one boxer: sentences that are
nearly one may tell of two things. So articles are joined by the words they share, those most
alike first; how alike the two groups were that joined two articles tells whether these belong
to one story. Two articles alone tell it badly, their neighbours help.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .pairing import Pair, Rarity
    from .passages import Passage

_FEW = 20
"""Articles from which a stack may well hold several stories."""
_WHOLE = 40
"""Articles up to which a stack is grouped as a whole; of a larger one only those nearby are."""
_COPIED = 0.3
"""Likeness of two articles of a large stack from which no neighbours need to tell."""
_NEAREST = 10
"""Articles nearest to each of two that are grouped with them in a large stack."""
_MANY = 8
"""Words of an article besides a sentence of it from which it has more to tell."""
_KEYS = 40
"""Rarer words by which the nearest articles are found."""
_MOST = 60
"""Articles that such a word may stand in."""


class Kinship:
    """How alike the articles of a stack are."""

    def __init__(self, passages: Sequence[Passage], rarity: Rarity) -> None:
        self._rarity = rarity
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            self._passages.setdefault(passage.span.article, []).append(passage)
        self._words: dict[str, frozenset[str]] = {}
        self._named: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._sizes: dict[str, float] = {}
        self._alike: dict[tuple[str, str], float] = {}
        self._joined: dict[tuple[str, str], float] = {}
        self._near: dict[str, list[str]] = {}
        self._postings: dict[str, list[str]] | None = None

    @property
    def few(self) -> bool:
        """Whether the stack is small enough to be about one thing most likely."""
        return len(self._passages) < _FEW

    def likeness(self, one: str, other: str) -> float:
        """Return how alike the groups are that the articles with these ids are in, 0 to 1."""
        key = (one, other) if one < other else (other, one)
        found = self._joined.get(key)
        if found is None:
            if len(self._passages) <= _WHOLE:
                self._joined.update(self._group(self._passages))
                return self._joined[key]
            alike = self._compare(*key)
            if alike >= _COPIED:
                return alike
            near = {one, other, *self._nearest(one), *self._nearest(other)}
            found = self._joined[key] = self._group(sorted(near))[key]
        return found

    def are_of_others(self, one: str, other: str) -> bool:
        """Whether each article begins with somebody whom it names again and the other never.

        Two airlines that buy aircraft are two stories, however alike they are told.
        """
        (first, mine), (opening, theirs) = self._names(one), self._names(other)
        return bool(first - theirs) and bool(opening - mine)

    def have_more(self, pair: Pair) -> bool:
        """Whether two articles share a word besides the two sentences, where they have many."""
        told = pair.one.concepts | pair.other.concepts
        mine, theirs = (
            frozenset(
                word
                for passage in self._passages[which.span.article]
                if passage is not which
                for word in passage.stems
            )
            - told
            for which in (pair.one, pair.other)
        )
        return bool(mine & theirs) or min(len(mine), len(theirs)) < _MANY

    def _names(self, article: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return who is named in the first sentence and again behind it, and all who are named."""
        found = self._named.get(article)
        if found is None:
            passages = self._passages[article]
            often = Counter(
                name.entity
                for passage in passages
                for name in passage.names
                if name.kind is not EntityKind.PLACE
            )
            first = frozenset(one for one in passages[0].entities if often[one] > 1)
            found = self._named[article] = (first, frozenset(often))
        return found

    def _group(self, articles: Iterable[str]) -> Mapping[tuple[str, str], float]:
        """Return for each two articles how alike the groups were that brought them together."""
        groups = {n: [article] for n, article in enumerate(sorted(articles))}
        alike = {
            (a, b): self._compare(groups[a][0], groups[b][0]) for a, b in combinations(groups, 2)
        }
        found: dict[tuple[str, str], float] = {}
        while alike:
            (a, b), most = max(alike.items(), key=lambda item: (item[1], item[0]))
            for one in groups[a]:
                for other in groups[b]:
                    found[min(one, other), max(one, other)] = most
            large, small = len(groups[a]), len(groups[b])
            groups[a] += groups.pop(b)
            del alike[a, b]
            for c in groups:
                if c != a:
                    mine, theirs = (min(a, c), max(a, c)), (min(b, c), max(b, c))
                    both = large * alike[mine] + small * alike.pop(theirs)
                    alike[mine] = both / (large + small)
        return found

    def _compare(self, one: str, other: str) -> float:
        """Return the share of their weighed words that two articles have in common."""
        key = (one, other)
        found = self._alike.get(key)
        if found is None:
            shared = self._of(one) & self._of(other)
            size = sqrt(self._sizes[one] * self._sizes[other])
            found = self._alike[key] = self._rarity.weigh_all(shared) / size if size else 0.0
        return found

    def _of(self, article: str) -> frozenset[str]:
        found = self._words.get(article)
        if found is None:
            found = frozenset(w for passage in self._passages[article] for w in passage.stems)
            self._words[article] = found
            self._sizes[article] = self._rarity.weigh_all(found)
        return found

    def _nearest(self, article: str) -> list[str]:
        """Return the articles that have most of an article's rarer words."""
        found = self._near.get(article)
        if found is None:
            if self._postings is None:
                self._postings = self._index()
            met: Counter[str] = Counter()
            for word in self._keys(article):
                met.update(self._postings.get(word, ()))
            del met[article]
            most = sorted(met, key=lambda other: (-met[other], other))[:_NEAREST]
            found = self._near[article] = most
        return found

    def _index(self) -> dict[str, list[str]]:
        postings: dict[str, list[str]] = {}
        for article in self._passages:
            for word in self._keys(article):
                postings.setdefault(word, []).append(article)
        return {word: held for word, held in postings.items() if 1 < len(held) <= _MOST}

    def _keys(self, article: str) -> list[str]:
        often = self._rarity.often
        words = {w for passage in self._passages[article] for w in passage.stems if often[w] > 1}
        return sorted(words, key=lambda word: (often[word], word))[:_KEYS]
