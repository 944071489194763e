"""The timeline for people: the days, what happened on each, and who tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.clean import clean_line
from briefing.text.days import written_date
from briefing.text.width import text_width

from .naming import counted, joined, numbered_names
from .paragraphs import PLAIN, columns_of, hang_marked
from .paragraphs import hang as hang_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Event, Telling

    from .paragraphs import Marks

NO_DATE = "no date"
"""What stands in the column of days where nobody says when."""
_WIDEST = 24
_NARROW = 50
"""Columns under which days stand on a line of their own."""


def write_when(event: Event) -> str:
    """Return the days of an event as people write them: "by 6 Mar 2026", "no date"."""
    if event.date is None:
        return NO_DATE
    told = written_date(event.date.first, event.date.last, event.date.precision)
    return f"{event.bound} {told}" if event.bound else told


def write_notes(event: Event, names: Mapping[str, str]) -> str:
    """Return what is to be known of a date: how it is known, whose day it is, what differs."""
    clashes = [
        f"≠ {written_date(one.date, one.date, 'day')} in {names[one.article]}"
        for one in event.clashes
    ]
    inferred = event.date is not None and event.date.known == "inferred"
    open_year = event.date is not None and event.date.open
    return joined(
        [
            f'"{clean_line(event.when)}"' if event.date is None else "",
            "inferred" if inferred else "",
            "year not stated" if open_year else "",
            "day of the report" if event.reported else "",
            *clashes,
        ]
    )


def summarise_timeline(events: Sequence[Event], articles: int) -> str:
    """Return "3 articles · 25 events · 2 without a date"."""
    open_ones = sum(event.date is None for event in events)
    parts = [counted(articles, "article"), counted(len(events), "event")]
    return joined([*parts, f"{open_ones:,} without a date" if open_ones else ""])


def timeline_lines(
    events: Sequence[Event], articles: Sequence[Article], width: int, marks: Marks = PLAIN
) -> list[str]:
    """Return events one below the other, equal days once, wrapped at `width` columns."""
    texts = {article.id: article.text for article in articles}
    names = numbered_names(articles)
    column = min(_WIDEST, columns_of(map(write_when, events)) + 2)
    column = 2 if width < _NARROW else column
    lines: list[str] = []
    before = ""
    for event in events:
        when = write_when(event)
        label = when if when != before else ""
        before = when
        lines += [""] if lines and label else []
        if len(label) + 2 > column:
            lines.append(label)
            label = ""
        first, *others = event.tellings
        lines += _telling_lines(first, texts, label.ljust(column), width, marks)
        indent = " " * column
        for telling in others:
            name = names[telling.span.article]
            label = f"{indent}  {name} "
            if text_width(label) > width // 2:  # a long name stands on a line of its own
                lines += hang_plain(f"{indent}  ", name, width)
                label = f"{indent}  "
            lines += _telling_lines(telling, texts, label, width, marks)
        told = joined([names[first.span.article], write_notes(event, names)])
        lines += hang_plain(indent, told, width)
    return lines


def _telling_lines(
    telling: Telling, texts: Mapping[str, str], label: str, width: int, marks: Marks
) -> list[str]:
    """Return a sentence with the words that say when picked out."""
    span = telling.span
    text = texts[span.article][span.start : span.end]
    picked = [(telling.start - span.start, telling.end - span.start)]
    return hang_marked(label, text, width, picked, marks)
