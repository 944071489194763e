"""What stands and what differs: a row a statement, a column an article, the reason beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Aspect, Span, Status
from briefing.text.wrap import wrap_lines
from briefing.tui.agreement import (
    COLUMN,
    SIGNS,
    Column,
    cell,
    column_width,
    find_columns,
    fit_left,
    fit_right,
    fitting,
    label_width,
    lit_rows,
    name_article,
    tell_origins,
    write_origins,
    write_sources,
)
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .help import Help
from .keyed import Layer
from .side_by_side import SideBySide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from briefing.model import Briefing, Statement
    from briefing.tui.messages import Highlighted

_WITH_DETAIL = 18
"""Lines of the screen from which the reason stands beneath the table."""
_MOST = 2000
"""Statements that the table lists at once."""
_STATUSES = (None, *Status)
_ASPECTS = (None, *Aspect)
_TOLD = {Status.DIFFERS: "what differs", Status.CORROBORATED: "what several report",
         Status.SINGLE: "what one alone reports"}  # fmt: skip


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
        self.rebuild(0)

    def scroll_columns(self, count: int) -> None:
        """Show columns further to the right, or to the left."""
        last = max(0, len(self._columns) - fitting(self.size.width))
        self.first_column = max(0, min(self.first_column + count, last))
        self.rebuild()

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return the names of the columns."""
        columns = self._visible()
        width = label_width(self.size.width, len(columns))
        left = "  ‹" if self.first_column else "  "
        more = self.first_column + len(columns) < len(self._columns)
        pieces: list[Piece] = [(fit_left(left + "statement", width + 2), "")]
        column_of = column_width(self.size.width, len(columns))
        pieces += [(" " + fit_right(one.name, column_of - 1), "") for one in columns]
        return tuple(pieces), ((("› " if more else "") + "origins ", "quiet"),)

    def _visible(self) -> list[Column]:
        return self._columns[self.first_column : self.first_column + fitting(self.size.width)]

    def build(self, width: int) -> list[Row]:
        """Return a row a statement."""
        self._columns = find_columns(self.shown, self.briefing.articles, width)
        self.first_column = min(self.first_column, max(0, len(self._columns) - fitting(width)))
        columns = self._columns[self.first_column : self.first_column + fitting(width)]
        label, each = label_width(width, len(columns)), column_width(width, len(columns))
        rows = []
        for item, statement in enumerate(self.shown[:_MOST]):
            sign = SIGNS[statement.status]
            loud = statement.status is Status.DIFFERS and statement.aspect is not Aspect.WORDING
            pieces: list[Piece] = [(sign + " ", "accent" if loud else "quiet")]
            pieces.append((fit_left(statement.label, label - 2), ""))
            for column in columns:
                text, style = cell(statement, column)
                pieces.append((" " + fit_right(text, each - 1), style))
            rows.append(Row(item, tuple(pieces), ((write_origins(statement) + " ", "quiet"),)))
        if len(self.shown) > _MOST:
            more = f"... and {len(self.shown) - _MOST:,} more; s, a and e choose among them"
            rows.append(Row(-1, ((more, "quiet"),)))
        return rows

    def chosen(self) -> Statement | None:
        """Return the statement under the cursor."""
        return self.statement


class Detail(LineList):
    """The sentences of the statement under the cursor, who says so, and why they stand so."""

    HEADED = False
    EMPTY = ""

    def __init__(self, briefing: Briefing) -> None:
        """Begin without a statement."""
        super().__init__(id="agreement-detail")
        self._briefing = briefing
        self._statement: Statement | None = None

    def show(self, statement: Statement | None) -> None:
        """Show another statement."""
        self._statement = statement
        self.rebuild()

    def build(self, width: int) -> list[Row]:
        """Return its reason, then a sentence an article, as far as they go."""
        statement = self._statement
        if statement is None:
            return []
        parts = (statement.reason, statement.reconciliation, tell_origins(statement))
        told = " · ".join(part for part in parts if part)
        rows = [Row(-1, ((line, "quiet"),)) for line in wrap_lines(told, max(8, width - 3))]
        for place in statement.places:
            article = self._briefing.article(place.span.article)
            name = fit_left(name_article(article), COLUMN - 2) + " "
            lines = lit_rows(place, article.text, max(8, width - COLUMN - 3))
            for at, pieces in enumerate(lines[:2]):
                more: tuple[Piece, ...] = (("…", "quiet"),) if at == 1 and len(lines) > 2 else ()
                rows.append(
                    Row(-1, ((name if not at else " " * len(name), "quiet"), *pieces, *more))
                )
            if place.chain:
                rows.append(Row(-1, ((" " * len(name) + write_sources(place), "quiet"),)))
        return rows


class Agreement(Layer):
    """Closes with the place that was chosen, or with None."""

    HINT = "Enter compare  s a e filter  q close "
    pane = "A"

    def __init__(
        self, briefing: Briefing, keys: Mapping[str, tuple[str, ...]], entity: str = ""
    ) -> None:
        """Show a briefing's statements; with `entity` first those that name it."""
        self.table = StatementRows(briefing)
        self.table.entity = entity
        self.detail = Detail(briefing)
        self._briefing = briefing
        super().__init__(self.table, keys, id="agreement")

    def compose(self) -> ComposeResult:
        """Lay the table above the detail and the status line."""
        yield self.table
        yield self.detail
        yield self.status

    def on_mount(self) -> None:
        """Build the rows."""
        self._filter()

    def on_resize(self) -> None:
        """Leave the detail out on a low screen."""
        self.detail.display = self.app.size.height >= _WITH_DETAIL

    def on_highlighted(self, message: Highlighted) -> None:
        """Show the statement that the cursor has come to."""
        message.stop()
        self.detail.show(self.table.statement)

    def _filter(self) -> None:
        self.table.choose_shown()
        self.detail.show(self.table.statement)
        parts = [f"{len(self.table.shown)} of {len(self._briefing.agreement)} statements"]
        if self.table.status is not None:
            parts.append(_TOLD[self.table.status])
        if self.table.aspect is not None:
            parts.append(f"{self.table.aspect} alone")
        if self.table.entity:
            parts.append(f"of {self._entity_name(self.table.entity)}")
        self.status_line(" · ".join(parts))

    def status_line(self, text: str) -> None:
        """Say something in the status line."""
        self.status.say(text)

    def _entity_name(self, entity: str) -> str:
        return next((one.name for one in self._briefing.entities if one.id == entity), entity)

    # Commands

    def choose(self) -> None:
        """Open the places of the statement side by side, or go to the only one."""
        statement = self.table.statement
        if statement is None:
            return
        if len(statement.places) == 1:
            place = statement.places[0]
            self.close(Span(place.span.article, place.start, place.end))
            return
        layer = SideBySide(self._briefing, statement, self.user_keys)
        self.open_layer(layer, self.close)

    def do_help(self, _count: int) -> None:
        """List the keys that work here."""
        self.open_layer(Help(self.user_keys, self.pane), self._take_command)

    def _take_command(self, answer: object) -> None:
        if isinstance(answer, str):
            self.run_command(answer)

    def do_filter_status(self, _count: int) -> None:
        """Show what differs alone, then what several report, then what one alone does, then all."""
        self.table.status = _STATUSES[(_STATUSES.index(self.table.status) + 1) % len(_STATUSES)]
        self._filter()

    def do_filter_aspect(self, _count: int) -> None:
        """Show numbers alone, then dates, places, names, wording, then all."""
        self.table.aspect = _ASPECTS[(_ASPECTS.index(self.table.aspect) + 1) % len(_ASPECTS)]
        self._filter()

    def do_filter_entity(self, _count: int) -> None:
        """Show statements of who or what this one names, one after the other, then all."""
        statement = self.table.statement
        named = list(statement.entities) if statement is not None else []
        at = named.index(self.table.entity) + 1 if self.table.entity in named else 0
        if self.table.entity and self.table.entity not in named:
            self.table.entity = ""
        elif at < len(named):
            self.table.entity = named[at]
        else:
            self.table.entity = ""
        self._filter()
        if not named and not self.table.entity:
            self.status_line("this statement names nobody that is known")

    def do_columns_right(self, count: int) -> None:
        """Show columns further to the right."""
        self.table.scroll_columns(count or 1)

    def do_columns_left(self, count: int) -> None:
        """Show columns further to the left."""
        self.table.scroll_columns(-(count or 1))
