"""A row of places to step through: the mentions of an entity, or the hits of a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Span


class Walk:
    """Places in the order of the stack, and the one that was stepped on last."""

    def __init__(
        self,
        label: str,
        noun: str,
        places: Sequence[Span],
        order: Sequence[str] | Mapping[str, int],
    ) -> None:
        """`label` names what is walked, `noun` one place of it.

        `order` holds the ids of articles in order, or the index of each by its id.
        """
        self.label = label
        self.noun = noun
        self._rank = order if isinstance(order, Mapping) else {a: n for n, a in enumerate(order)}
        known = [place for place in places if place.article in self._rank]
        self.places: Sequence[Span] = sorted(known, key=self._key)
        self._keys: Sequence[tuple[int, int]] = [self._key(place) for place in self.places]
        self.at = -1

    def _rank_of(self, article: str) -> int:
        """Return the index of the article with that id in the stack."""
        return self._rank.get(article, 0)

    def _key(self, place: Span) -> tuple[int, int]:
        return self._rank_of(place.article), place.start

    def step(self, here: Span, count: int = 1) -> Span | None:
        """Return the place `count` steps on from `here`, round the ends; None without places.

        Where `here` is the place stepped on last, that one is the origin; else the nearest
        place behind (or, for negative counts, before) `here` is the first step.
        """
        if not self.places:
            return None
        key = self._key(here)
        if 0 <= self.at < len(self.places) and self._keys[self.at] == key:
            target = self.at + count
        elif count > 0:
            target = bisect_right(self._keys, key) + count - 1
        else:
            target = bisect_left(self._keys, key) + count
        self.at = target % len(self.places)
        return self.places[self.at]

    def stand_on(self, place: Span) -> None:
        """Note that the reader was brought to one of the places by other means."""
        at = bisect_left(self._keys, self._key(place))
        self.at = at if at < len(self.places) and self.places[at] == place else -1

    def places_in(self, article: str) -> Sequence[Span]:
        """Return the places in the article with that id."""
        return [place for place in self.places if place.article == article]

    @property
    def articles(self) -> int:
        """How many articles hold a place."""
        return len({place.article for place in self.places})

    def describe(self) -> str:
        """Say where the walk stands: "Aurora · mention 3 of 17, article 2 of 5"."""
        total = len(self.places)
        if self.at < 0:
            where = f", in {self.articles:,} articles" if self.articles > 1 else ""
            return f"{self.label} · {total:,} {self.noun}{'' if total == 1 else 's'}{where}"
        articles = self.articles
        at = self._article_at(self.at) + 1 if articles > 1 else 1
        where = f", article {at:,} of {articles:,}" if articles > 1 else ""
        return f"{self.label} · {self.noun} {self.at + 1:,} of {total:,}{where}"

    def _article_at(self, at: int) -> int:
        """Return which of the articles with a place holds the one with that index."""
        return len({place.article for place in self.places[: at + 1]}) - 1
