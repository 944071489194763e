"""One entity of a library: what a list shows of it, and the rest when it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol, overload

from .entity import EntityKind, Mention
from .held_parts import HeldPart, find_place, number_at
from .naming import KINDS, find_weight

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from .entity import Alias
    from .holdings import Holdings
    from .naming import ArticleNames, Namings, Spelt


class Row(NamedTuple):
    """What lists show of an entity."""

    number: int
    """By which it is known; the lower, the more it tells."""
    id: str
    name: str
    kind: int
    """Index among the kinds."""
    mentions: int
    """How many there are."""
    articles: int
    """How many name it."""
    weight: float
    """How much it tells."""


class Store(Protocol):
    """Where the names of a library are kept. Numbers of entities rise in the order of the list."""

    @property
    def last_shared(self) -> int:
        """The number of the last entity that stands among those of several articles."""

    @property
    def is_behind(self) -> bool:
        """Whether other names were put there since these were opened."""

    def numbers(self, kind: int = -1) -> array[int]:
        """Return the numbers of all entities, or of one kind, in order."""

    def kinds(self) -> list[int]:
        """Return the kinds that there are."""

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Return some entities by number."""

    def number_of(self, identity: str) -> int:
        """Return the number of the entity with that id, 0 if there is none."""

    def called(self, form: str) -> Sequence[int]:
        """Return the numbers of the entities that have a spelling, as it is compared, in order."""

    def holding(self, words: Sequence[str], kind: int = -1) -> list[tuple[int, str]]:
        """Return number and spellings of entities whose spellings hold all words, in order."""

    def with_word(self, word: str, kind: int = -1) -> array[int]:
        """Return the numbers of the entities that have a spelling with a word in it, in order."""

    def aliases(self, number: int) -> tuple[Alias, ...]:
        """Return the spellings of an entity."""

    def namings(self, number: int) -> Namings:
        """Return where an entity is named."""

    def spelt(self, number: int) -> Spelt:
        """Return where an entity is named in each of its spellings but the first."""

    def of_article(self, number: int) -> tuple[ArticleNames, array[int]] | None:
        """Return the names of an article with the entity of each."""


class Owner(Protocol):
    """What holds the entities, and loads what belongs to them."""

    @property
    def store(self) -> Store:
        """Where they are kept."""

    @property
    def articles(self) -> Holdings:
        """The articles that name them."""

    @property
    def scored(self) -> dict[tuple[object, int], list[tuple[Mention, int]]]:
        """What was found by going through all mentions of an entity, by what and its number."""

    def mentions(self, entity: int, article: int, place: int) -> list[Mention]:
        """Return where an entity is named in an article, by number and place."""


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
