"""A row of places to step through: the mentions of an entity, or the hits of a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Span


class Walk:
    """Places in the order of the stack, and the one that was stepped on last."""

    def __init__(self, label: str, noun: str, places: Sequence[Span], order: Sequence[str]) -> None:
        """`label` names what is walked, `noun` one place of it; `order` holds article ids."""
        self.label = label
        self.noun = noun
        self._rank = {article: rank for rank, article in enumerate(order)}
        known = [place for place in places if place.article in self._rank]
        self.places = sorted(known, key=self._key)
        self._keys = [self._key(place) for place in self.places]
        self.at = -1

    def _key(self, place: Span) -> tuple[int, int]:
        return self._rank[place.article], place.start

    def step(self, here: Span, count: int = 1) -> Span | None:
        """Return the place `count` steps on from `here`, round the ends; None without places.

        Where `here` is the place stepped on last, that one is the origin; else the nearest
        place behind (or, for negative counts, before) `here` is the first step.
        """
        if not self.places:
            return None
        key = self._rank.get(here.article, 0), here.start
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
        self.at = self.places.index(place) if place in self.places else -1

    @property
    def articles(self) -> int:
        """How many articles hold a place."""
        return len({place.article for place in self.places})

    def describe(self) -> str:
        """Say where the walk stands: "Aurora · mention 3 of 17, article 2 of 5"."""
        total = len(self.places)
        if self.at < 0:
            where = f", in {self.articles} articles" if self.articles > 1 else ""
            return f"{self.label} · {total} {self.noun}{'' if total == 1 else 's'}{where}"
        walked = list(dict.fromkeys(place.article for place in self.places))
        at = walked.index(self.places[self.at].article) + 1
        where = f", article {at} of {len(walked)}" if len(walked) > 1 else ""
        return f"{self.label} · {self.noun} {self.at + 1} of {total}{where}"
