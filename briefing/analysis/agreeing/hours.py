"""The time of the day that is told with a day: "early Friday", "Sunday afternoon"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .days import Day
    from .passages import Passage

_BEFORE = re.compile(r"\b(?P<part>early|late)\s(?:on\s)?\Z", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?P<part>morning|afternoon|evening|night)\b", re.IGNORECASE)
_HOURS = {
    "early": (0, 12),
    "morning": (0, 12),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "night": (18, 24),
    "late": (17, 24),
}
"""From and to which hour each may be meant."""
_OPENING = 12
"""Characters in front of a day in which its part is looked for."""
_NIGHT = 17
"""The hour from which a part of a day may reach into the next."""


class Part(NamedTuple):
    """A part of a day as it is named; offsets into the text, with the day."""

    start: int
    end: int
    first: int
    """Hour from which it may be meant."""
    last: int
    """Hour up to which it may be meant."""


def find_part(passage: Passage, day: Day) -> Part | None:
    """Return the part of the day that stands beside a day; that behind it is the finer one."""
    text = passage.article.text
    low = max(passage.span.start, day.start - _OPENING)
    before = _BEFORE.search(text, low, day.start)
    behind = _BEHIND.match(text, day.end, passage.span.end)
    found = behind or before
    if found is None:
        return None
    start = before.start() if before else day.start
    end = behind.end() if behind else day.end
    return Part(start, end, *_HOURS[found["part"].lower()])


def are_apart(one: Part, other: Part) -> bool:
    """Whether two parts of one day have no hour in common."""
    return one.last <= other.first or other.last <= one.first


def are_of_one_night(one: tuple[Day, Part | None], other: tuple[Day, Part | None]) -> bool:
    """Whether two days follow each other, one told as late and the other as early."""
    for (first, late), (second, early) in ((one, other), (other, one)):
        if late is None or early is None or late.first < _NIGHT or early.first > 0:
            continue
        if first.weekday and second.weekday and first.weekday % 7 + 1 == second.weekday:
            return True
    return False
