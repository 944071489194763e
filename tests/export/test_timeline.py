"""The timeline as lines for people: columns, notes, days that differ."""

from __future__ import annotations

import pytest

from briefing.export.timeline import summarise_timeline, timeline_lines, write_when
from briefing.model import (
    Article,
    Block,
    BlockKind,
    Clash,
    DateValue,
    Event,
    Known,
    Precision,
    Span,
    Telling,
)
from briefing.text.width import text_width

TEXT = "The ferry Aurora struck the north mole in fog and sank on 22 February. Fog came later."
ARTICLES = tuple(
    Article(str(n) * 16, f"/{n}.txt", f"{n}.txt", "text", "", TEXT,
            (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),), outlet=outlet)
    for n, outlet in enumerate(("Port Herald", "Coast"))
)  # fmt: skip
FEBRUARY = TEXT.index("22"), TEXT.index("22") + len("22 February")
LATER = TEXT.index("later"), TEXT.index("later") + len("later")
END = TEXT.index(".") + 1


def told(article: int, start: int, end: int, when: tuple[int, int]) -> Telling:
    return Telling(Span(ARTICLES[article].id, start, end), *when)


def day(first: str, known: Known = Known.STATED) -> DateValue:
    return DateValue(first, first, Precision.DAY, known)


EVENTS = (
    Event("a", day("2026-02-22"), (told(0, 0, END, FEBRUARY), told(1, 0, END, FEBRUARY)),
          clashes=(Clash("b", "2026-02-23", ARTICLES[1].id),)),
    Event("b", day("2026-02-23", Known.INFERRED), (told(1, 0, END, FEBRUARY),), reported=True),
    Event("c", day("2026-03-06"), (told(0, 0, END, FEBRUARY),), bound="by"),
    Event("d", None, (told(0, END + 1, len(TEXT), LATER),), when="later"),
)  # fmt: skip


def test_rows_say_who_tells_and_what_differs():
    lines = timeline_lines(EVENTS, ARTICLES, 200)
    assert lines == [
        f"22 Feb 2026    {TEXT[:END]}",
        f"                 [2] Coast {TEXT[:END]}",
        "               [1] Port Herald · ≠ 23 Feb 2026 in [2] Coast",
        "",
        f"23 Feb 2026    {TEXT[:END]}",
        "               [2] Coast · inferred · day of the report",
        "",
        f"by 6 Mar 2026  {TEXT[:END]}",
        "               [1] Port Herald",
        "",
        "no date        Fog came later.",
        '               [1] Port Herald · "later"',
    ]


def test_the_words_that_say_when_are_picked_out():
    lines = timeline_lines(EVENTS[3:], ARTICLES, 80, ("<", ">"))
    assert lines[0] == "no date  Fog came <later>."


@pytest.mark.parametrize("width", [20, 40, 79, 120])
def test_no_line_is_wider_than_the_screen(width):
    assert max(map(text_width, timeline_lines(EVENTS, ARTICLES, width))) <= width


def test_no_event_gives_no_line():
    assert timeline_lines((), ARTICLES, 80) == []
    assert write_when(EVENTS[2]) == "by 6 Mar 2026"


def test_the_first_line_counts():
    assert summarise_timeline(EVENTS[:1], 1) == "1 article · 1 event"
    open_ones = [event for event in EVENTS if event.date is None]
    told = f"2 articles · {len(EVENTS)} events · {len(open_ones)} without a date"
    assert summarise_timeline(EVENTS, 2) == told
