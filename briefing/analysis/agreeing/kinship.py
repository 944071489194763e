"""Whether two articles of a large stack tell of one event, and not of two of a kind.

Reports that come every month read alike: "the economy added N jobs". In a stack of many stories
a difference is told only between articles that have a good part of their rarer words, or several
names, in common. A small stack is taken to be about one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pairing import Rarity
    from .passages import Passage

_MANY = 20
"""Articles from which a stack may hold several stories."""
_SHARE = 0.3
"""Share of the weighed words of the shorter article that both have."""
_NAMES = 4
"""Or names that both have: in a large stack about one event its words are no longer rare."""


class Kinship:
    """Which articles tell of one event."""

    def __init__(self, passages: Sequence[Passage], rarity: Rarity) -> None:
        self._rarity = rarity
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            self._passages.setdefault(passage.span.article, []).append(passage)
        self._known: dict[tuple[str, str], bool] = {}

    def of_one_story(self, one: str, other: str, *, by_words: bool = False) -> bool:
        """Whether the articles with these ids may tell of one event.

        `by_words` where names in common are not enough: two stories may be of one actor.
        """
        if len(self._passages) < _MANY:
            return True
        if by_words:
            return self._share(one, other) >= _SHARE
        found = self._known.get((one, other))
        if found is None:
            named = len(self._named(one) & self._named(other))
            found = named >= _NAMES or self._share(one, other) >= _SHARE
            self._known[one, other] = found
        return found

    def _share(self, one: str, other: str) -> float:
        mine, theirs = self._words(one), self._words(other)
        weigh = self._rarity.weigh_all
        least = min(weigh(mine), weigh(theirs))
        return weigh(mine & theirs) / least if least else 0.0

    def _words(self, article: str) -> frozenset[str]:
        return frozenset(word for passage in self._passages[article] for word in passage.stems)

    def _named(self, article: str) -> frozenset[str]:
        return frozenset(one for passage in self._passages[article] for one in passage.entities)
