"""The timeline's rows, and the strip of days above them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

from briefing.text.width import pad
from briefing.tui.timeline import (
    bar,
    find_days,
    label_years,
    lit_lines,
    name_articles,
    write_clashes,
    write_count,
    write_notes,
    write_tellers,
    write_when,
)

from .line_list import LineList
from .rows import Piece, Row, draw
from .styled import StyledMixin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Briefing, Event, Telling

_COLUMN = 16
"""Columns of the days, with the gap behind them."""
_BESIDE = 64
"""Columns of the list from which the days stand beside the sentences."""
_TELLERS = 14
_MOST_LINES = 3
"""Lines of a sentence that are shown."""
_MANY = 500
"""Events from which one line of each sentence is shown, for the key to be answered at once."""
_MOST_TOLD = 6
"""Further sentences that are listed under the first one of an event."""
_NAME = 11
_CELL = 8
_MOST_ARTICLES = 5
"""Articles up to which each has a line of the strip."""


class EventRows(LineList):
    """Events with their sentences beneath; every sentence can be chosen."""

    EMPTY = "nothing of the kind has a date"

    def __init__(self, briefing: Briefing) -> None:
        """Show the timeline of a briefing."""
        super().__init__(id="timeline-rows")
        self._articles = {article.id: article for article in briefing.articles}
        self._names = name_articles(briefing.articles)
        self.events: Sequence[Event] = briefing.timeline
        self.title = ""
        """Whose timeline it is, as in "of Maren Holt"; "" for that of everybody."""
        self._places: list[tuple[Event, Telling]] = []
        self._starts: list[int] = []
        """Rank of the first sentence of each day."""

    def show(self, events: Sequence[Event]) -> None:
        """Show these events; the cursor stays with its sentence, where that is among them."""
        before = self.telling
        self.events = events
        self.rebuild(0)
        ranks = (rank for rank, place in enumerate(self._places) if place[1] is before)
        self.move_to(next(ranks, 0))

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        return self._places[self.item][0] if 0 <= self.item < len(self._places) else None

    @property
    def telling(self) -> Telling | None:
        """The sentence under the cursor."""
        return self._places[self.item][1] if 0 <= self.item < len(self._places) else None

    def go_to_event(self, identity: str) -> None:
        """Put the cursor on the first sentence of an event."""
        for rank, (event, _) in enumerate(self._places):
            if event.id == identity:
                self.move_to(rank)
                return

    def step_day(self, count: int) -> None:
        """Put the cursor on the first sentence of a day some days further on."""
        starts = self._starts
        here = bisect_right(starts, self.cursor) - 1
        if count < 0 and starts and self.cursor > starts[here]:
            count += 1
        self.move_to(starts[max(0, min(here + count, len(starts) - 1))] if starts else 0)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is."""
        return ((f"  Timeline {self.title}", ""),), (
            (write_count(len(self.events)) + " ", "quiet"),
        )

    def build(self, width: int) -> list[Row]:
        """Return the events, each day once."""
        self._places, self._starts = [], []
        rows: list[Row] = []
        before = ""
        for event in self.events:
            when = write_when(event)
            if when != before:
                self._starts.append(len(self._places))
            rows += self._event_rows(event, when if when != before else "", width)
            before = when
        return rows

    def _event_rows(self, event: Event, when: str, width: int) -> list[Row]:
        beside = width >= _BESIDE
        column = _COLUMN if beside else 1
        room = max(12, width - 3 - column - _TELLERS)
        rows = []
        if when and (not beside or len(when) >= column):
            rows.append(Row(-1, ((when, "strong"),)))
            when = ""
        item = self._add(event, event.tellings[0])
        article = self._articles[event.tellings[0].span.article]
        most = _MOST_LINES if len(self.events) <= _MANY else 1
        lines = lit_lines(event.tellings[0], article, room, most)
        tellers = write_tellers(event, self._names, _TELLERS - 2) + " "
        for at, pieces in enumerate(lines):
            day: Piece = (pad("" if at or not beside else when, column), "strong")
            style = "accent" if len(event.articles) > 1 else "quiet"
            right: tuple[Piece, ...] = ((tellers, style),) if not at else ()
            rows.append(Row(item, (day, *pieces), right))
        rows += self._notes(event, item, column)
        return rows + self._further_rows(event, column, width)

    def _notes(self, event: Event, item: int, column: int) -> list[Row]:
        notes, clashes = write_notes(event), write_clashes(event, self._names)
        if not notes and not clashes:
            return []
        gap = "  " if notes and clashes else ""
        return [Row(item, ((" " * column, ""), (notes + gap, "quiet"), (clashes, "error")))]

    def _further_rows(self, event: Event, column: int, width: int) -> list[Row]:
        rows = []
        for telling in event.tellings[1 : _MOST_TOLD + 1]:
            item = self._add(event, telling)
            article = self._articles[telling.span.article]
            name = pad(self._names[article.id], _NAME - 1) + " "
            (pieces,) = lit_lines(telling, article, max(12, width - column - _NAME - 4), 1)
            rows.append(Row(item, ((" " * column + name, "quiet"), *pieces)))
        rest = len(event.tellings) - 1 - _MOST_TOLD
        if rest > 0:
            rows.append(Row(-1, ((" " * column + f"and {rest} more: Enter, then n", "quiet"),)))
        return rows

    def _add(self, event: Event, telling: Telling) -> int:
        self._places.append((event, telling))
        return len(self._places) - 1

    def chosen(self) -> tuple[Event, Telling] | None:
        """Return the event and the sentence under the cursor."""
        event, telling = self.event, self.telling
        return (event, telling) if event is not None and telling is not None else None


class DayStrip(StyledMixin):
    """The days side by side, with bars for how much each article says on each."""

    STYLES = "list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--quiet", "list--accent", "list--strong", "list--current",
    }  # fmt: skip

    def __init__(self, briefing: Briefing) -> None:
        """Begin without days."""
        super().__init__(id="timeline-days")
        self._names = name_articles(briefing.articles)
        self._days = find_days(())
        self._articles: list[str] = []
        self._chosen = ""
        self._low = False
        self._dated = False
        """Whether there are several years, which then have a line of their own."""

    def show(self, events: Sequence[Event], low: bool) -> None:
        """Show the days of these events; `low` where there is room for one line of bars."""
        self._days = find_days(events)
        told = {article for day in self._days for article in day.counts}
        self._articles = [identity for identity in self._names if identity in told]
        self._low = low or len(self._articles) > _MOST_ARTICLES
        self._dated = not low and len({day.first[:4] for day in self._days}) > 1
        self.display = len(self._days) > 1
        for lines in range(2, _MOST_ARTICLES + 3):
            self.set_class(lines == self._lines, f"-lines-{lines}")
        self.refresh()

    @property
    def _lines(self) -> int:
        return 1 + self._dated + (1 if self._low else max(1, len(self._articles)))

    def choose(self, first: str) -> None:
        """Mark the day that the cursor of the list stands on, as ISO day."""
        if first != self._chosen:
            self._chosen = first
            self.refresh()

    def _visible(self, room: int) -> tuple[int, int]:
        """Return the first day and the one behind the last that are shown."""
        fitting = max(1, room // _CELL)
        firsts = [day.first for day in self._days]
        at = firsts.index(self._chosen) if self._chosen in firsts else 0
        first = max(0, min(at - fitting // 2, len(firsts) - fitting))
        return first, min(len(firsts), first + fitting)

    def render_line(self, y: int) -> Strip:
        """Draw the line of labels, or the bars of one article."""
        width = self.size.width
        named = 2 if self._low else _NAME + 2
        first, behind = self._visible(width - named - 2)
        days = self._days[first:behind]
        if y == 0:
            pieces: list[Piece] = [(("‹ " if first else "").rjust(named), "quiet")]
            for day in days:
                style = "current" if day.first == self._chosen else "quiet"
                pieces += [(day.label, style), (" " * (_CELL - len(day.label)), "")]
            right: tuple[Piece, ...] = (("›", "quiet"),) if behind < len(self._days) else ()
            return draw(pieces, right, width, self.style_of)
        if y >= self._lines:
            return Strip.blank(width, self.style_of(""))
        if self._dated and y == 1:
            years = "".join(year.ljust(_CELL) for year in label_years(days))
            return draw(((" " * named + years, "quiet"),), (), width, self.style_of)
        y -= self._dated
        return draw(self._bars(y, first, behind, named), (), width, self.style_of)

    def _bars(self, y: int, first: int, behind: int, named: int) -> list[Piece]:
        shown = self._articles if self._low else self._articles[y - 1 : y]
        sums = [sum(day.counts.get(article, 0) for article in shown) for day in self._days]
        if self._low:
            most = max(sums)
            pieces: list[Piece] = [(" " * named, "")]
        else:
            most = max(count for day in self._days for count in day.counts.values())
            pieces = [(" " + pad(self._names[shown[0]], named - 2) + " ", "quiet")]
        for count in sums[first:behind]:
            pieces.append((pad(bar(count, most, _CELL - 2), _CELL), "accent"))
        return pieces
