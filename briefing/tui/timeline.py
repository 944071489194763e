"""What the timeline screen says: days in words, sentences with their date lit, bars by day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Known, Precision
from briefing.text.clean import clean_line
from briefing.text.days import MONTHS, written_date, written_ordinal
from briefing.text.width import clip
from briefing.text.wrap import wrap_rows

from .agreement import name_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.model import Article, Briefing, Event, Telling

    from .pieces import Piece

NO_DATE = "no date"
"""What stands in the column of days where nobody says when."""
BARS = " ▏▎▍▌▋▊▉█"
"""Eighths of a column."""


class Day(NamedTuple):
    """A day of the strip."""

    first: str
    """As ISO day; open parts are X."""
    label: str
    counts: dict[str, int]
    """Sentences by article id."""


def write_count(events: int) -> str:
    """Return how many events there are, in words."""
    return f"{events:,} event{'s' if events != 1 else ''}"


def write_when(event: Event) -> str:
    """Return the days of an event: "3 Mar 2026", "by 6 Mar 2026", "no date"."""
    if event.date is None:
        return NO_DATE
    told = written_date(event.date.first, event.date.last, event.date.precision)
    return f"{event.bound} {told}" if event.bound else told


def write_notes(event: Event) -> str:
    """Return what is to be known of a date: how it is known, and whose day it is."""
    date = event.date
    parts = [
        clean_line(event.when) if date is None else "",
        "inferred" if date is not None and date.known is Known.INFERRED else "",
        "day of the report" if event.reported else "",
    ]
    return " · ".join(part for part in parts if part)


def write_clashes(event: Event, names: Mapping[str, str]) -> str:
    """Return the other days that articles give for an event: "≠ 23 Feb 2026 (Courier)"."""
    told = []
    for one in event.clashes:
        day = written_date(one.date, one.date, "day")
        told.append(f"≠ {day} ({names[one.article]})")
    return "  ".join(told)


def write_tellers(event: Event, names: Mapping[str, str], width: int) -> str:
    """Return who tells of an event: the name of one article, or how many there are."""
    articles = event.articles
    if len(articles) > 1:
        return f"{len(articles)} articles"
    return clip(names[articles[0]], width)


def lit_lines(telling: Telling, article: Article, width: int, most: int) -> list[list[Piece]]:
    """Return a sentence in at most so many rows of a width, with the words lit that say when.

    What is left out at the end is marked.
    """
    start, end = telling.span.start, telling.span.end
    rows = wrap_rows(article.text, start, min(end, start + most * 2 * width), width)
    lines = [
        _light(article.text, first, last, telling)
        for first, last in zip(rows[:most], [*rows[1:], end], strict=False)
    ]
    if len(rows) > most:
        lines[-1].append(("…", "quiet"))
    return lines


def _light(text: str, first: int, last: int, telling: Telling) -> list[Piece]:
    start = min(max(first, telling.start), last)
    end = max(start, min(last, telling.end))
    pieces = [(text[first:start], ""), (text[start:end], "match"), (text[end:last].rstrip(), "")]
    return [(piece, style) for piece, style in pieces if piece]


def find_days(events: Iterable[Event]) -> list[Day]:
    """Return the days on which something happened, in order, with who tells how much of each."""
    counts: dict[str, Counter[str]] = {}
    for event in events:
        date = event.date
        if date is not None and date.precision is Precision.DAY and date.first == date.last:
            told = counts.setdefault(date.first, Counter())
            told.update(telling.span.article for telling in event.tellings)
    return [Day(first, _label(first), dict(counts[first])) for first in sorted(counts)]


def _label(first: str) -> str:
    """Return a day in at most seven columns: "22 Feb", "22 Feb?" without a year, "17th"."""
    year, month, day = first.split("-")
    if "X" in month:
        return written_ordinal(int(day))
    return f"{int(day)} {MONTHS[int(month) - 1]}" + ("?" if "X" in year else "")


def label_years(days: Sequence[Day]) -> list[str]:
    """Return for each day its year, where it is the first of that year; "" for the others."""
    years = [day.first[:4].replace("XXXX", "year?") for day in days]
    return [year if not at or years[at - 1] != year else "" for at, year in enumerate(years)]


def bar(count: int, most: int, width: int) -> str:
    """Return a bar of at most `width` columns; what is there at all can be seen."""
    eighths = max(1, round(8 * width * count / max(1, most))) if count else 0
    return BARS[8] * (eighths // 8) + (BARS[eighths % 8] if eighths % 8 else "")


def find_named(briefing: Briefing, event: Event) -> list[str]:
    """Return the ids of the entities that the sentences of an event name, telling ones first."""
    from briefing.model.event import events_of

    return [entity.id for entity in briefing.entities if events_of((event,), entity)]


def name_articles(articles: Sequence[Article]) -> dict[str, str]:
    """Return the outlet or file name of each article by its id."""
    return {article.id: name_article(article) for article in articles}
