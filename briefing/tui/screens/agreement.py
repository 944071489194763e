"""What stands and what differs: a row a statement, a column an article, the reason beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Aspect, Span, Status
from briefing.text.wrap import wrap_lines
from briefing.tui.agreement import (
    COLUMN,
    fit_left,
    lit_rows,
    name_article,
    tell_origins,
    write_sources,
)
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row
from briefing.tui.widgets.statements import StatementRows

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
_STATUSES = (None, *Status)
_ASPECTS = (None, *Aspect)
_TOLD = {Status.DIFFERS: "what differs", Status.CORROBORATED: "what several report",
         Status.SINGLE: "what one alone reports"}  # fmt: skip


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
        self.table.show_own_columns()
        self.detail.show(self.table.statement)

    def _filter(self) -> None:
        self.table.choose_shown()
        self.table.show_own_columns()
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
