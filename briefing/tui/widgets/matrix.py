"""A map of entities by articles: a shade in each cell for how often one names the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from briefing.text.width import pad
from briefing.tui.messages import Highlighted

from .line_list import LineList
from .reference_rows import count_by_article, shade
from .rows import Piece, Row

if TYPE_CHECKING:
    from textual import events

    from briefing.model import Briefing, Entity

_NARROWEST, _WIDEST = 12, 28
"""Columns that names take at least and at most."""
_MARK = 2
"""Columns before a name that show the cursor."""


class Matrix(LineList):
    """Entities down, articles across, by their numbers; one cell is chosen."""

    def __init__(self, briefing: Briefing, entities: Sequence[Entity]) -> None:
        """Show these entities in this order."""
        super().__init__(id="matrix")
        self.articles = briefing.articles
        self.entities = entities
        self.column = 0
        """Index of the article that is chosen."""
        self._left = 0
        """The first article that is shown."""
        self._counts: dict[str, dict[str, int]] = {}

    # What is chosen

    @property
    def entity(self) -> Entity | None:
        """The entity of the row under the cursor."""
        return self.entities[self.item] if self.item >= 0 else None

    @property
    def count(self) -> int:
        """How often the chosen article names the chosen entity."""
        entity = self.entity
        return self.count_in(entity, self.column) if entity is not None else 0

    def count_in(self, entity: Entity, column: int) -> int:
        """Return how often the article with that index names an entity."""
        counts = self._counts.get(entity.id)
        if counts is None:
            counts = self._counts[entity.id] = count_by_article(entity)
        return counts.get(self.articles[column].id, 0)

    def move_across(self, columns: int) -> None:
        """Choose an article so many further on."""
        column = max(0, min(self.column + columns, len(self.articles) - 1))
        if column != self.column:
            self.column = column
            self._show_column()
            self.refresh()
            self.post_message(Highlighted(self.PANE, self.item))

    def step_across(self, step: int) -> None:
        """Choose the next article, in the direction of `step`, that names the entity."""
        entity, column = self.entity, self.column + step
        while entity is not None and 0 <= column < len(self.articles):
            if self.count_in(entity, column):
                self.move_across(column - self.column)
                return
            column += step

    # Columns

    @property
    def _cell(self) -> int:
        """Columns that a cell takes: enough for "[x]", and for the number above it."""
        return max(3, len(str(len(self.articles))) + 1)

    @property
    def _for_names(self) -> int:
        """Columns that the names take: what the cells leave, within limits."""
        left = self.size.width - _MARK - self._cell * len(self.articles)
        return max(_NARROWEST, min(_WIDEST, left))

    @property
    def _across(self) -> int:
        """How many articles are shown."""
        return max(1, (self.size.width - _MARK - self._for_names) // self._cell)

    def _show_column(self) -> None:
        most = max(0, len(self.articles) - self._across)
        first = max(self.column - self._across + 1, min(self._left, self.column))
        self._left = min(first, most)

    def _shown(self) -> range:
        return range(self._left, min(self._left + self._across, len(self.articles)))

    # Rows

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the numbers of the articles; signs tell where more of them are."""
        shown = self._shown()
        more = f"{'<' if shown.start else ' '}{'>' if shown.stop < len(self.articles) else ' '}"
        pieces: list[Piece] = [(pad("  By article", self._for_names + _MARK - 2) + more, "")]
        for column in shown:
            chosen = column == self.column
            pieces.append((f"{column + 1:^{self._cell}}", "match" if chosen else "quiet"))
        return tuple(pieces), ()

    def build(self, _width: int) -> Sequence[Row]:
        """Return a row an entity, made when it is drawn."""
        self._show_column()
        return _MatrixRows(self)

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return that each row is an item."""
        return range(len(self.entities)), range(len(self.entities))

    def row_of(self, item: int) -> Row:
        """Return the row of an entity."""
        entity = self.entities[item]
        name = "" if entity.shared else "quiet"
        pieces: list[Piece] = [(pad(entity.name, self._for_names), name)]
        for column in self._shown():
            sign = shade(self.count_in(entity, column))
            if item == self.item and column == self.column:
                pieces.append((f"[{sign}]".center(self._cell), "match"))
            else:
                pieces.append((f" {sign}{sign}".ljust(self._cell), "accent"))
        return Row(item, tuple(pieces))

    def cursor_cell(self) -> tuple[int, int] | None:
        """Return column and line, inside the pane, of the chosen cell."""
        cell = super().cursor_cell()
        if cell is None:
            return None
        return _MARK + self._for_names + self._cell * (self.column - self._left) + 1, cell[1]

    def on_click(self, event: events.Click) -> None:
        """Choose the column where the mouse was pressed; the row is chosen as in every list."""
        column = self._left + (event.x - _MARK - self._for_names) // self._cell
        if column in self._shown():
            self.move_across(column - self.column)


class _MatrixRows(Sequence[Row]):
    """The rows of a matrix as they are asked for."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix

    def __len__(self) -> int:
        return len(self._matrix.entities)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._matrix.row_of(at) for at in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._matrix.row_of(index)
