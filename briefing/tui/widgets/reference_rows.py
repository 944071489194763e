"""Rows of the cross-references, each made when it is drawn: a stack may name very many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from rich.cells import cell_len

from .rows import Piece, Row

if TYPE_CHECKING:
    from briefing.model import Entity

_SHORT = {"organisation": "org", "other": ""}
_COUNTED_APART = 4
"""Articles up to which each has its own count."""
_SHADED = 24
"""Articles up to which a shade for each is shown, where there is room."""
_NAME = 30
"""Columns that names have before anything else is shown beside the counts."""
_PARTING = 2
"""Lines between those of several articles and those of one."""


def count_by_article(entity: Entity) -> dict[str, int]:
    """Return how often each article names an entity, by id; in the order of the stack."""
    counts: dict[str, int] = {}
    for mention in entity.mentions:
        counts[mention.article] = counts.get(mention.article, 0) + 1
    return counts


def shade(count: int) -> str:
    """Return a sign that is the darker, the oftener something is named: 0, 1, 2, 4, 8 times."""
    return " ░▒▓█"[min(4, count.bit_length())]


@dataclass(frozen=True, slots=True)
class _Lines(Sequence[int]):
    """The lines of so many entities, with the parting behind the shared ones."""

    items: int
    shared: int

    def __len__(self) -> int:
        return self.items

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self.items))]
        at = range(self.items)[index]
        return at if at < self.shared else at + _PARTING


@dataclass(frozen=True, slots=True)
class ReferenceRows(Sequence[Row]):
    """One line an entity; those of one article stand behind a heading, and are quiet."""

    entities: Sequence[Entity]
    shared: int
    """How many of them are shared; these stand first."""
    articles: Sequence[str]
    """Ids in the order of the stack."""
    width: int
    visited: str = ""
    """Id of the entity that is walked."""
    marked: str = ""

    @property
    def parted(self) -> bool:
        """Whether there are some of both."""
        return 0 < self.shared < len(self.entities)

    def firsts(self) -> Sequence[int]:
        """Return the line of each entity."""
        count = len(self.entities)
        return _Lines(count, self.shared) if self.parted else range(count)

    def __len__(self) -> int:
        return len(self.entities) + (_PARTING if self.parted else 0)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if self.parted and index >= self.shared:
            if index < self.shared + _PARTING:
                told = (("In one article", "quiet"),) if index > self.shared else ()
                return Row(-1, told)
            index -= _PARTING
        return self._row(index)

    def _row(self, item: int) -> Row:
        entity = self.entities[item]
        name = "quiet" if self.parted and item >= self.shared else ""
        if entity.id == self.visited:
            name = "accent"
        sign: tuple[Piece, ...] = (("* ", "accent"),) if entity.id == self.marked else ()
        counts = self._counts(entity)
        kind = _SHORT.get(entity.kind.value, entity.kind.value)
        right = f"{kind}  {counts} " if self.width >= _NAME + cell_len(counts) else f"{counts} "
        return Row(item, (*sign, (entity.name, name)), ((right, "quiet"),))

    def _counts(self, entity: Entity) -> str:
        total, stack = entity.size, len(self.articles)
        if stack == 1:
            return f"{total:>3}"
        told = f"{total:>3} × in {entity.spread:>{len(str(stack))}}"
        if stack > _SHADED:
            return told
        counts = count_by_article(entity)
        if stack <= _COUNTED_APART:
            return "·".join(f"{counts[a]:>2}" if a in counts else " –" for a in self.articles)
        if self.width < _NAME + stack + cell_len(told):
            return told
        return "".join(shade(counts.get(article, 0)) for article in self.articles) + "  " + told
