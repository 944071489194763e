"""The table of statements: a row a statement, a column an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from briefing.model import Aspect, Status
from briefing.tui.agreement import (
    SIGNS,
    Column,
    cell,
    column_width,
    find_columns,
    fit_label,
    fit_left,
    fit_names,
    fit_right,
    fitting,
    label_width,
    write_origins,
)

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from briefing.model import Briefing, Statement

_MOST = 2000
"""Statements that the table lists at once."""


class StatementRows(LineList):
    """The table."""

    EMPTY = "nothing of the kind"

    def __init__(self, briefing: Briefing) -> None:
        """Show the statements of a briefing."""
        super().__init__(id="agreement-rows")
        self.briefing = briefing
        self.status: Status | None = None
        self.aspect: Aspect | None = None
        self.entity = ""
        self.first_column = 0
        self._gathered: tuple[int, ...] = ()
        self.shown: list[Statement] = list(briefing.agreement)
        self._columns = find_columns(briefing.agreement, briefing.articles, 80)

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.shown[self.item] if 0 <= self.item < len(self.shown) else None

    def choose_shown(self) -> None:
        """Take the statements that the filters let through."""
        self.shown = [
            statement
            for statement in self.briefing.agreement
            if self.status in (None, statement.status)
            and self.aspect in (None, statement.aspect)
            and (not self.entity or self.entity in statement.entities)
        ]
        self._gathered = ()
        self.rebuild(0)

    def scroll_columns(self, count: int) -> None:
        """Show columns further to the right, or to the left, side by side again."""
        last = max(0, len(self._columns) - fitting(self.size.width))
        self._gathered = ()
        self.first_column = max(0, min(self.first_column + count, last))
        self.rebuild()

    def show_own_columns(self) -> None:
        """Bring the columns of the statement under the cursor into view, as many as fit.

        Nothing moves where they are all seen. Where they lie too far apart to be seen at once,
        those between are left out.
        """
        statement = self.statement
        if statement is None:
            return
        named = {place.span.article for place in statement.places}
        own = [n for n, column in enumerate(self._columns) if column.articles & named]
        count = fitting(self.size.width)
        if not own or set(own) <= set(self._seen(count)):
            return
        self._gathered = ()
        self.first_column = max(0, min(own[0], len(self._columns) - count))
        if own[-1] - own[0] >= count:
            others = [n for n in range(own[0], len(self._columns)) if n not in own]
            self._gathered = tuple(sorted((own + others)[:count]))
        self.rebuild()

    def _seen(self, count: int) -> Sequence[int]:
        """Return the indices of the columns that are shown, of which so many fit."""
        if self._gathered:
            return [n for n in self._gathered[:count] if n < len(self._columns)]
        return range(self.first_column, min(self.first_column + count, len(self._columns)))

    def on_resize(self) -> None:
        """Keep the statement's columns in view in another width, for which rows are built next."""
        self.show_own_columns()

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the names of the columns."""
        columns = self._visible()
        width = label_width(self.size.width, len(columns))
        seen = self._seen(fitting(self.size.width))
        left = "  ‹" if seen and seen[0] else "  "
        more = bool(seen) and seen[-1] + 1 < len(self._columns)
        pieces: list[Piece] = [(fit_left(left + "statement", width + 2), "")]
        column_of = column_width(self.size.width, len(columns))
        names = fit_names([one.name for one in columns], column_of - 1)
        pieces += [(" " + name, "") for name in names]
        return tuple(pieces), ((("› " if more else "") + "origins ", "quiet"),)

    def _visible(self) -> list[Column]:
        return [self._columns[n] for n in self._seen(fitting(self.size.width))]

    def build(self, width: int) -> Sequence[Row]:
        """Return a row a statement, made when it is drawn."""
        self._columns = find_columns(self.shown, self.briefing.articles, width)
        self.first_column = min(self.first_column, max(0, len(self._columns) - fitting(width)))
        columns = [self._columns[n] for n in self._seen(fitting(width))]
        return _StatementRows(self.shown, columns, width)

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return that each row but the last of very many is an item."""
        count = min(len(self.shown), _MOST)
        return range(count), range(count)

    def chosen(self) -> Statement | None:
        """Return the statement under the cursor."""
        return self.statement


class _StatementRows(Sequence[Row]):
    """The rows of the table as they are asked for."""

    def __init__(
        self, statements: Sequence[Statement], columns: Sequence[Column], width: int
    ) -> None:
        self._statements = statements
        self._columns = columns
        self._label = label_width(width, len(columns))
        self._each = column_width(width, len(columns))

    def __len__(self) -> int:
        return min(len(self._statements), _MOST + 1)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index == _MOST:
            left = len(self._statements) - _MOST
            return Row(-1, ((f"... and {left:,} more; s, a and e choose among them", "quiet"),))
        return self._row(index, self._statements[index])

    def _row(self, item: int, statement: Statement) -> Row:
        loud = statement.status is Status.DIFFERS and statement.aspect is not Aspect.WORDING
        pieces: list[Piece] = [(SIGNS[statement.status] + " ", "accent" if loud else "quiet")]
        pieces.append((fit_label(statement.label, self._label - 2), ""))
        for column in self._columns:
            text, style = cell(statement, column)
            pieces.append((" " + fit_right(text, self._each - 1), style))
        return Row(item, tuple(pieces), ((write_origins(statement) + " ", "quiet"),))
