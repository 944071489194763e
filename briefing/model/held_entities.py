"""One entity of a library: what a list shows of it, and the rest when it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, overload

from .entity import EntityKind, Mention
from .held_parts import HeldPart
from .held_store import Row, find_place, number_at
from .naming import KINDS, find_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .entity import Alias
    from .held_store import Owner


class HeldMentions(Sequence[Mention]):
    """The mentions of one entity in the order of the stack, loaded article by article."""

    def __init__(self, names: Owner, parts: Sequence[HeldPart]) -> None:
        """`parts` hold no mention twice."""
        self._names, self.parts = names, tuple(parts)

    @cached_property
    def _named(self) -> list[tuple[int, int, int]]:
        """Place, number and count of each article that is still held, in order."""
        holdings = self._names.articles
        counts: dict[int, int] = {}
        for part in self.parts:
            for article, count in part.named():
                counts[article] = counts.get(article, 0) + count
        placed = ((find_place(holdings, article), article) for article in counts)
        return sorted((place, article, counts[article]) for place, article in placed if place >= 0)

    def _inside(self, article: int, place: int) -> list[Mention]:
        if len(self.parts) == 1:
            return self.parts[0].mentions(article, place)
        found = [mention for part in self.parts for mention in part.mentions(article, place)]
        return sorted(found, key=lambda mention: (mention.start, mention.end))

    def spelt(self, spelling: str) -> HeldMentions:
        """Return those in a spelling."""
        cut = (part.cut(spelling)[0] for part in self.parts)
        return HeldMentions(self._names, [part for part in cut if part is not None])

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(count for _, _, count in self._named))

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that hold them, in order."""
        ids = self._names.articles.ids
        return tuple([ids[place] for place, _, _ in self._named])

    @property
    def spread(self) -> int:
        """How many articles hold them."""
        return len(self._named)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Mention: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Mention, ...]: ...
    def __getitem__(self, at: int | slice) -> Mention | tuple[Mention, ...]:
        if isinstance(at, slice):
            return self._cut(range(len(self))[at])
        at = range(len(self))[at]
        rank = bisect_left(self._ends, at + 1)
        place, article, count = self._named[rank]
        here = self._inside(article, place)
        first = self._ends[rank] - count
        if not here:  # all names were joined anew meanwhile
            return Mention(self._names.articles.ids[place], 0, 0, EntityKind.OTHER)
        return here[min(at - first, len(here) - 1)]

    def _cut(self, wanted: range) -> tuple[Mention, ...]:
        if wanted.step != 1:
            return tuple([self[at] for at in wanted])
        found: list[Mention] = []
        first = bisect_left(self._ends, wanted.start + 1)
        behind = self._ends[first - 1] if first else 0
        for place, article, _ in self._named[first:]:
            if behind + len(found) >= wanted.stop:
                break
            found += self._inside(article, place)
        return tuple(found[wanted.start - behind : wanted.stop - behind])

    def __iter__(self) -> Iterator[Mention]:
        for place, article, _ in self._named:
            yield from self._inside(article, place)

    def __contains__(self, mention: object) -> bool:
        return isinstance(mention, Mention) and mention in self.inside(mention.article)

    def inside(self, article: str) -> Sequence[Mention]:
        """Return those in the article with that id."""
        holdings = self._names.articles
        try:
            place = holdings.place(article)
        except KeyError:
            return ()
        return self._inside(number_at(holdings, place), place)

    def rank(self, at: int) -> int:
        """Return which of the articles that hold them holds the one with that index."""
        return bisect_left(self._ends, at + 1)


class HeldEntity:
    """Stands for an entity of which more than the row is loaded when it is asked for."""

    def __init__(self, names: Owner, row: Row) -> None:
        """`row` is what lists show of it."""
        self._names = names
        self.number, self.id, self.name = row.number, row.id, row.name
        self.kind: EntityKind = KINDS[row.kind]
        self.size, self.spread, self.weight = row.mentions, row.articles, row.weight

    @cached_property
    def aliases(self) -> tuple[Alias, ...]:
        """As `Entity.aliases`."""
        return self._names.store.aliases(self.number)

    @cached_property
    def mentions(self) -> HeldMentions:
        """As `Entity.mentions`."""
        return HeldMentions(self._names, (HeldPart(self._names, self.number),))

    @property
    def articles(self) -> tuple[str, ...]:
        """As `Entity.articles`."""
        return self.mentions.articles

    @property
    def shared(self) -> bool:
        """As `Entity.shared`."""
        return self.spread > 1

    def mentions_in(self, article: str) -> Sequence[Mention]:
        """As `Entity.mentions_in`."""
        return self.mentions.inside(article)

    def count_in(self, article: str) -> int:
        """As `Entity.count_in`."""
        return len(self.mentions.inside(article))


class RedrawnEntity(HeldEntity):
    """An entity that corrections made of parts of others; its number is 0."""

    def __init__(
        self, names: Owner, drawn: tuple[str, str, EntityKind], aliases: tuple[Alias, ...],
        parts: Sequence[HeldPart],
    ) -> None:  # fmt: skip
        """`drawn` are id, name and kind."""
        mentions = HeldMentions(names, parts)
        size, spread = sum(map(len, parts)), mentions.spread
        identity, name, kind = drawn
        weight = find_weight(kind, size, spread, len(names.articles))
        row = Row(0, identity, name, KINDS.index(kind), size, spread, weight)
        super().__init__(names, row)
        self.aliases, self.mentions = aliases, mentions
