"""Two places of one statement beside each other: sentences, lit words, who says so, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.model import Span, Stance
from briefing.text.wrap import wrap_lines
from briefing.tui.agreement import fit_left, lit_rows, name_article, tell_origins, write_sources
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from briefing.model import Briefing, Place, Statement

_BESIDE = 60
"""Columns from which the places stand beside each other; below they stand under each other."""
_GAP = " │ "


class PairRows(LineList):
    """One item for each place that is set against the first."""

    def __init__(self, briefing: Briefing, statement: Statement) -> None:
        """`statement` has two places at least."""
        super().__init__(id="pair-rows")
        self._briefing = briefing
        self._statement = statement
        places = list(statement.places)
        agreeing = [place for place in places if place.stance is Stance.AGREES]
        self.reference = (agreeing or places)[0]
        others = [place for place in places if place is not self.reference]
        self.others = sorted(others, key=lambda place: place.stance is not Stance.DIFFERS)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the statement is called."""
        statement = self._statement
        told = f"{statement.aspect} · {statement.status} "
        return (("  " + statement.label, ""),), ((told, "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return the pairs, and then the reason."""
        rows: list[Row] = []
        for item, other in enumerate(self.others):
            pair = self._beside if width >= _BESIDE else self._below
            rows += [Row(item, pieces) for pieces in pair(other, width - 2)]
            rows.append(Row(-1))
        statement = self._statement
        for told in (statement.reason, statement.reconciliation, tell_origins(statement)):
            rows += [Row(-1, ((line, "quiet"),)) for line in wrap_lines(told, max(8, width - 4))]
        return rows

    def _beside(self, other: Place, width: int) -> list[tuple[Piece, ...]]:
        column = (width - len(_GAP)) // 2
        left, right = self._column(self.reference, column), self._column(other, column)
        rows = []
        for at in range(max(len(left), len(right))):
            mine = left[at] if at < len(left) else []
            theirs = right[at] if at < len(right) else []
            blank = " " * (column - sum(cell_len(text) for text, _ in mine))
            rows.append((*mine, (blank, ""), (_GAP, "quiet"), *theirs))
        return rows

    def _below(self, other: Place, width: int) -> list[tuple[Piece, ...]]:
        both = (*self._column(self.reference, width), *self._column(other, width))
        return [tuple(pieces) for pieces in both]

    def _column(self, place: Place, width: int) -> list[list[Piece]]:
        """Return the rows of one place: where it stands, the sentence, who says so."""
        article = self._briefing.article(place.span.article)
        stance = "" if place.stance is Stance.ALONE else f" · {place.stance}"
        head = fit_left(name_article(article) + stance, width)
        rows: list[list[Piece]] = [[(head, "heading")]]
        rows += lit_rows(place, article.text, max(4, width))
        chain = wrap_lines(write_sources(place), max(4, width))
        return [*rows, *([(line, "quiet")] for line in chain)]

    def chosen(self) -> Span | None:
        """Return the place that is set against the first."""
        return span_of(self.others[self.item]) if self.item >= 0 else None


def span_of(place: Place) -> Span:
    """Return the compared words of a place."""
    return Span(place.span.article, place.start, place.end)


class SideBySide(Layer):
    """Closes with a place, or with None."""

    HINT = "1 left  Enter right  q close "

    def __init__(
        self, briefing: Briefing, statement: Statement, keys: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Show the places of a statement."""
        self._pairs = PairRows(briefing, statement)
        super().__init__(self._pairs, keys, id="side-by-side")

    def take_key(self, event: events.Key) -> None:
        """1 goes to the place on the left, 2 to the one on the right."""
        if event.key == "1":
            self.close(span_of(self._pairs.reference))
        elif event.key == "2":
            self.choose()
        else:
            super().take_key(event)
