"""In which order entities are listed: the telling ones for who reads at a place come first.

Shared ones stand before those of one article. Among them one counts the more, the oftener it is
named, the fewer articles name it, and the nearer it is to what is on the screen; places count
less, for they are where most of the news happens. The order depends on nothing else, so the same
place gives the same order.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from briefing.model.naming import find_weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Entity, Span

_FAR = 3_000
"""Characters from the screen at which a mention in the same article counts half as near."""
_IN_VIEW, _IN_ARTICLE = 1.0, 0.5
"""What is added, as a part of its weight, to an entity that is on the screen, or close by."""


def find_nearness(places: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """Return 1 for mentions in view, less the further they are away, 0 where there are none.

    `places` are start and end of mentions in the article that is open, in order; `start` to
    `end` is on the screen.
    """
    if not places:
        return 0.0
    behind = bisect_left(places, (end, end))
    before = places[behind - 1][1] if behind else None
    if before is not None and before > start:
        return _IN_VIEW
    gaps = [start - before] if before is not None else []
    gaps += [places[behind][0] - end] if behind < len(places) else []
    return _IN_ARTICLE / (1 + min(gaps) / _FAR)


class Ranking:
    """The order of a stack's entities; what does not depend on the place is worked out once."""

    def __init__(self, entities: Sequence[Entity], stack: int) -> None:
        """`entities` are those of a stack of so many articles; equals keep their order."""
        self._keys: dict[str, tuple[bool, float]] = {}
        self._named: dict[str, dict[str, Entity]] = {}
        """Who is named in an article, by the ids of both."""
        for entity in entities:
            articles = entity.articles
            for article in articles:
                self._named.setdefault(article, {})[entity.id] = entity
            weight = find_weight(entity.kind, len(entity.mentions), len(articles), stack)
            self._keys[entity.id] = len(articles) < 2, -weight
        self._order = sorted(entities, key=lambda entity: self._keys[entity.id])

    def named_in(self, article: str) -> tuple[Entity, ...]:
        """Return who is named in the article with that id."""
        return tuple(self._named.get(article, {}).values())

    def order(self, view: Span | None = None) -> tuple[Entity, ...]:
        """Return the entities for who sees `view`; None for who is nowhere."""
        named = self._named.get(view.article, {}) if view is not None else {}
        if view is None or not named:
            return tuple(self._order)
        nearer = sorted(((self._key_near(entity, view), entity) for entity in named.values()),
                        key=lambda one: one[0])  # fmt: skip
        rest = [entity for entity in self._order if entity.id not in named]
        keys = [self._keys[entity.id] for entity in rest]
        found: list[Entity] = []
        taken = 0
        for key, entity in nearer:
            at = bisect_left(keys, key, taken)
            found += rest[taken:at]
            found.append(entity)
            taken = at
        return (*found, *rest[taken:])

    def _key_near(self, entity: Entity, view: Span) -> tuple[bool, float]:
        alone, weight = self._keys[entity.id]
        places = [(m.start, m.end) for m in entity.mentions if m.article == view.article]
        return alone, weight * (1 + find_nearness(places, view.start, view.end))
