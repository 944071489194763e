"""A map of entities by articles, or by what groups them: each cell tells how often they meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from briefing.text.width import pad
from briefing.tui.messages import Highlighted

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from textual import events

    from briefing.model import Entity, Span
    from briefing.tui.columns import Columns

_NARROWEST, _WIDEST = 12, 28
"""Columns that names take at least and at most."""
_MARK = 2
"""Columns before a name that show the cursor."""


class Matrix(LineList):
    """Entities down, what they are mapped by across; one cell is chosen."""

    def __init__(self, columns: Columns, entities: Sequence[Entity]) -> None:
        """Show these entities in this order."""
        super().__init__(id="matrix")
        self.columns = columns
        self.entities = entities
        self.column = 0
        """Index of the column that is chosen."""
        self._left = 0
        """The first column that is shown."""

    # What is chosen

    @property
    def entity(self) -> Entity | None:
        """The entity of the row under the cursor."""
        return self.entities[self.item] if self.item >= 0 else None

    @property
    def lead(self) -> Span | None:
        """Where the chosen cell leads."""
        entity = self.entity
        return self.columns.lead(entity, self.column) if entity is not None else None

    @property
    def told(self) -> str:
        """The chosen cell in words."""
        entity = self.entity
        if entity is None:
            return ""
        count = self.columns.count(entity, self.column)
        return f"{entity.name} · {self.columns.tell(count, self.column)}"

    def turn_to(self, columns: Columns, column: int) -> None:
        """Map the same entities by something else."""
        self.columns, self.column, self._left = columns, column, 0
        self.rebuild(self.item)
        self.post_message(Highlighted(self.PANE, self.item))

    def move_across(self, columns: int) -> None:
        """Choose a column so many further on."""
        column = max(0, min(self.column + columns, len(self.columns) - 1))
        if column != self.column:
            self.column = column
            self._show_column()
            self.refresh()
            self.post_message(Highlighted(self.PANE, self.item))

    def step_across(self, step: int) -> None:
        """Choose the next column, in the direction of `step`, that names the entity."""
        entity, column = self.entity, self.column + step
        while entity is not None and 0 <= column < len(self.columns):
            if self.columns.count(entity, column):
                self.move_across(column - self.column)
                return
            column += step

    # Columns

    @property
    def _cell(self) -> int:
        """Columns of the screen that a cell takes."""
        return self.columns.width

    @property
    def _for_names(self) -> int:
        """Columns that the names take: what the cells leave, within limits."""
        left = self.size.width - _MARK - self._cell * len(self.columns)
        return max(_NARROWEST, min(_WIDEST, left))

    @property
    def _across(self) -> int:
        """How many columns are shown."""
        return max(1, (self.size.width - _MARK - self._for_names) // self._cell)

    def _show_column(self) -> None:
        most = max(0, len(self.columns) - self._across)
        first = max(self.column - self._across + 1, min(self._left, self.column))
        self._left = min(first, most)

    def _shown(self) -> range:
        return range(self._left, min(self._left + self._across, len(self.columns)))

    # Rows

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what stands above the columns; signs tell where more of them are."""
        shown = self._shown()
        more = f"{'<' if shown.start else ' '}{'>' if shown.stop < len(self.columns) else ' '}"
        title = f"  {self.columns.title}"
        pieces: list[Piece] = [(pad(title, self._for_names + _MARK - 2) + more, "")]
        for column in shown:
            style = "match" if column == self.column else "quiet"
            pieces.append((self.columns.label(column), style))
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
            is_chosen = item == self.item and column == self.column
            cell = self.columns.cell(self.columns.count(entity, column), is_chosen=is_chosen)
            pieces.append((cell, "match" if is_chosen else "accent"))
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
