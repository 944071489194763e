"""The columns of the map of names: articles, or where there are too many, what groups them.

A library is mapped by the months and by the sources of its articles.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Protocol

from briefing.model import Span
from briefing.text.width import clip, text_width

from .widgets.reference_rows import count_by_article, shade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Article, Entity
    from briefing.model.held_names import HeldNames

_WIDTH = 6
"""Columns of the screen for a number of articles, in brackets where it is chosen."""
_LONG = 10_000
"""Articles whose number leaves no room for brackets; it is told in thousands."""
_ROWS = 500
"""Rows that are remembered."""


class Columns(Protocol):
    """What stands across a map."""

    title: str
    """What the map is by: "by article"."""
    width: int
    """Columns of the screen that each takes."""

    def __len__(self) -> int: ...

    def label(self, at: int) -> str:
        """Return what stands above a column, as wide as that."""

    def count(self, entity: Entity, at: int) -> int:
        """Return how often a column names an entity."""

    def cell(self, count: int, *, is_chosen: bool) -> str:
        """Return what a cell shows, as wide as the column."""

    def tell(self, count: int, at: int) -> str:
        """Return a cell in words: "3 × in 2: Port Herald"."""

    def lead(self, entity: Entity, at: int) -> Span | None:
        """Return the first place that a cell leads to, None for nowhere."""


class ByArticle:
    """The articles of a stack, by their numbers."""

    title = "By article"

    def __init__(self, articles: Sequence[Article]) -> None:
        """`articles` are all of the stack."""
        self.articles = articles
        self.width = max(3, len(str(len(articles))) + 1)
        self._counts: dict[str, dict[str, int]] = {}

    def __len__(self) -> int:
        return len(self.articles)

    def label(self, at: int) -> str:
        """As `Columns.label`."""
        return f"{at + 1:^{self.width}}"

    def count(self, entity: Entity, at: int) -> int:
        """As `Columns.count`."""
        counts = self._counts.get(entity.id)
        if counts is None:
            counts = self._counts[entity.id] = count_by_article(entity)
        return counts.get(self.articles[at].id, 0)

    def cell(self, count: int, *, is_chosen: bool) -> str:
        """As `Columns.cell`: a shade."""
        sign = shade(count)
        return f"[{sign}]".center(self.width) if is_chosen else f" {sign}{sign}".ljust(self.width)

    def tell(self, count: int, at: int) -> str:
        """As `Columns.tell`."""
        article = self.articles[at]
        where = f"{article.outlet} · {article.title}" if article.outlet else article.title
        return f"{f'{count} ×' if count else 'not named'} in {at + 1}: {where}"

    def lead(self, entity: Entity, at: int) -> Span | None:
        """As `Columns.lead`: the first mention there."""
        article = self.articles[at].id
        found = (m for m in entity.mentions if m.article == article)
        return next((Span(article, m.start, m.end) for m in found), None)


class ByGroup:
    """Groups of the articles of a library; cells count articles."""

    width = _WIDTH

    def __init__(
        self, names: HeldNames, title: str, groups: Sequence[tuple[str, str, Sequence[int]]]
    ) -> None:
        """`groups` hold a label, what is told of it ("Mar 2026"), and numbers of articles."""
        self._names = names
        self.title = title
        self._groups = groups
        self._row = lru_cache(_ROWS)(self._count_row)

    @cached_property
    def _group_of(self) -> dict[int, int]:
        """The column of each article, by its place in the stack."""
        found = {}
        for at, (_, _, numbers) in enumerate(self._groups):
            found.update(dict.fromkeys(self._places(numbers), at))
        return found

    def __len__(self) -> int:
        return len(self._groups)

    def place_of(self, article: str) -> int:
        """Return the column of the article with that id, 0 where it is in none."""
        return self._group_of.get(self._names.articles.place(article), 0)

    def label(self, at: int) -> str:
        """As `Columns.label`."""
        return _above(self._groups[at][0])

    def count(self, entity: Entity, at: int) -> int:
        """As `Columns.count`."""
        return self._row(entity).get(at, 0)

    def _count_row(self, entity: Entity) -> Mapping[int, int]:
        counts: dict[int, int] = {}
        group_of = self._group_of
        for place in self._places_of(entity):
            at = group_of.get(place, -1)
            counts[at] = counts.get(at, 0) + 1
        return counts

    def tell(self, count: int, at: int) -> str:
        """As `Columns.tell`."""
        _, told, numbers = self._groups[at]
        return f"{told}: {count:,} of {len(numbers):,} article{'s' if len(numbers) != 1 else ''}"

    def lead(self, entity: Entity, at: int) -> Span | None:
        """As `Columns.lead`: the first mention in the articles of the group."""
        group_of = self._group_of
        inside = [place for place in self._places_of(entity) if group_of.get(place, -1) == at]
        if not inside:
            return None
        identity = self._names.articles.ids[min(inside)]
        return next((Span(identity, m.start, m.end) for m in entity.mentions_in(identity)), None)

    def cell(self, count: int, *, is_chosen: bool) -> str:
        """As `Columns.cell`: the number itself, in thousands where it is long."""
        told = str(count or "·") if count < _LONG else f"{count // 1_000}k"
        return (f"[{told}]" if is_chosen else f"{told} ").rjust(self.width)

    def _places_of(self, entity: Entity) -> Iterable[int]:
        """Return the places of the articles that name an entity."""
        number = self._names.number_of(entity.id)
        if number > 0:
            return self._places(self._names.store.namings(number).articles)
        return map(self._names.articles.place, entity.articles)

    def _places(self, numbers: Iterable[int]) -> Iterator[int]:
        """Yield the places of articles by their numbers, but for those that are not held."""
        place_of = self._names.articles.place_of_number
        for number in numbers:
            try:
                yield place_of(number)
            except KeyError:
                continue


def _above(text: str) -> str:
    """Return what stands above the numbers of a column."""
    told = clip(text, _WIDTH - 1)
    return " " * (_WIDTH - 1 - text_width(told)) + told + " "
