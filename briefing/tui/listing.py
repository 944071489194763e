"""What the cross-references list: the entities of a stack in memory, or those of a library.

Both answer the same questions. Of a library nothing but numbers is in memory, so that a list of
many thousands opens at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from briefing.model import EntityKind
from briefing.model.forms import fits
from briefing.model.held_names import HeldNames, Roll
from briefing.text.fold import fold_name

from .naming import find_forms
from .ranking import Ranking, find_nearness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Entity, Span


class Listing(Protocol):
    """The entities of a stack, and the lists that can be made of them."""

    entities: Sequence[Entity]

    def named_in(self, article: str) -> Sequence[Entity]:
        """Return who is named in the article with that id."""

    def kinds(self) -> list[EntityKind]:
        """Return the kinds that there are."""

    def order(self, view: Span | None) -> Sequence[Entity]:
        """Return the entities for who sees `view`; None for who is nowhere."""

    def choose(
        self, ordered: Sequence[Entity], kind: EntityKind | None, typed: str
    ) -> Sequence[Entity]:
        """Return those of a kind, if any, that have every typed word in one spelling."""

    def place(self, entities: Sequence[Entity], identity: str) -> int:
        """Return the index of the entity with that id in a list of these, -1 if it is not there."""

    def count_shared(self, entities: Sequence[Entity]) -> int:
        """Return how many at the head of a list of these are named in several articles."""


def list_entities(entities: Sequence[Entity], stack: int) -> Listing:
    """Return what can be listed of the entities of so many articles."""
    if isinstance(entities, HeldNames):
        return HeldListing(entities)
    return MemoryListing(entities, stack)


class MemoryListing:
    """Entities in memory; what is worked out of them is worked out once."""

    def __init__(self, entities: Sequence[Entity], stack: int) -> None:
        """`entities` are those of so many articles."""
        self.entities = entities
        self._ranking = Ranking(entities, stack)
        self._placed: tuple[Sequence[Entity], dict[str, int]] = (), {}

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        """Spellings as they are compared, by entity id."""
        return {entity.id: find_forms(entity) for entity in self.entities}

    def named_in(self, article: str) -> Sequence[Entity]:
        """As `Listing.named_in`."""
        return self._ranking.named_in(article)

    def kinds(self) -> list[EntityKind]:
        """As `Listing.kinds`."""
        found = {entity.kind for entity in self.entities}
        return [kind for kind in EntityKind if kind in found]

    def order(self, view: Span | None) -> Sequence[Entity]:
        """As `Listing.order`."""
        return self._ranking.order(view)

    def choose(
        self, ordered: Sequence[Entity], kind: EntityKind | None, typed: str
    ) -> Sequence[Entity]:
        """As `Listing.choose`."""
        chosen = ordered
        if kind is not None:
            chosen = tuple(e for e in chosen if e.kind is kind)
        if typed:
            forms, words = self._forms, fold_name(typed).split()
            chosen = tuple(e for e in chosen if fits(forms[e.id], words))
        return chosen

    def place(self, entities: Sequence[Entity], identity: str) -> int:
        """As `Listing.place`."""
        if self._placed[0] is not entities:
            self._placed = entities, {entity.id: at for at, entity in enumerate(entities)}
        return self._placed[1].get(identity, -1)

    def count_shared(self, entities: Sequence[Entity]) -> int:
        """As `Listing.count_shared`."""
        return bisect_left(entities, True, key=lambda entity: not entity.shared)


class HeldListing:
    """Entities of a library, loaded as they come into view."""

    def __init__(self, entities: HeldNames) -> None:
        """List the names of a library."""
        self.entities: Sequence[Entity] = entities
        self._names = entities

    def named_in(self, article: str) -> Sequence[Entity]:
        """As `Listing.named_in`."""
        return self._names.load(self._names.numbers_in(article))

    def kinds(self) -> list[EntityKind]:
        """As `Listing.kinds`."""
        return self._names.kinds()

    def order(self, view: Span | None) -> Sequence[Entity]:
        """As `Listing.order`: who is named in the article that is open moves up."""
        names = self._names
        here = names.numbers_in(view.article) if view is not None else []
        if view is None or not here:
            return names
        found = array("q", names.numbers)
        moved = []
        for number, entity in zip(here, names.load(here), strict=False):
            try:
                found.pop(found.index(number))
            except ValueError:  # not of those that are listed
                continue
            spots = [(m.start, m.end) for m in entity.mentions_in(view.article)]
            near = 1 + find_nearness(spots, view.start, view.end)
            moved.append((not names.is_shared(number), -names.weight(number) * near, number))
        moved.sort()
        places = [names.find_rank(found, not alone, -weight) for alone, weight, _ in moved]
        for place, (_, _, number) in zip(reversed(places), reversed(moved), strict=True):
            found.insert(place, number)
        return Roll(names, found)

    def choose(
        self, ordered: Sequence[Entity], kind: EntityKind | None, typed: str
    ) -> Sequence[Entity]:
        """As `Listing.choose`."""
        words = fold_name(typed).split()
        if not isinstance(ordered, Roll) or (kind is None and not words):
            return ordered
        kept = set(self._names.chosen(kind, words))
        return Roll(self._names, array("q", [n for n in ordered.numbers if n in kept]))

    def place(self, entities: Sequence[Entity], identity: str) -> int:
        """As `Listing.place`."""
        return entities.place(identity) if isinstance(entities, Roll) else -1

    def count_shared(self, entities: Sequence[Entity]) -> int:
        """As `Listing.count_shared`."""
        return entities.shared if isinstance(entities, Roll) else 0
