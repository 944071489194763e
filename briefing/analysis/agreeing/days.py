"""Days and months as a sentence names them, and whether two of them can be the same."""

from __future__ import annotations

import re
from typing import NamedTuple

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_DAY = re.compile(
    rf"""\b(?:
      (?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?\b
    | (?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d)\b
    | (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})(?!\w)
        (?:,?\s(?P<year>(?:1[5-9]|20)\d\d)\b)?
    | (?P<month2>{_MONTH})\s(?:the\s)?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:%,]\d)
        (?:,?\s(?P<year2>(?:1[5-9]|20)\d\d)\b)?
    | (?P<month3>{_MONTH})(?:,?\s(?P<year3>(?:1[5-9]|20)\d\d)\b)?(?!\w)
    | (?<=\bin\s)(?P<year4>(?:1[5-9]|20)\d\d)\b(?!\s?%)
    )""",
    re.VERBOSE,
)
_BARE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|from|last|next|this|early|late|mid|during|before|after|to"
    r"|through|and)[\s-]\Z",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A day, month or year as it is named; what is not said is 0."""

    start: int
    end: int
    weekday: int
    """1 for Monday to 7."""
    day: int
    month: int
    year: int


def find_days(text: str, start: int, end: int) -> tuple[Day, ...]:
    """Return the days, months and years that `text[start:end]` names, in order."""
    found = []
    for match in _DAY.finditer(text, start, end):
        day = _read(match)
        if day.month and not day.day and not day.year:
            before = text[max(start, match.start() - 8) : match.start()]
            if not _BARE_MONTH.search(before) or match["month3"] in ("Mar", "May."):
                continue
        if day.day <= 31:
            found.append(day)
    return tuple(found)


def _read(match: re.Match[str]) -> Day:
    start, end = match.span()
    if match["weekday"]:
        return Day(start, end, 1 + _WEEKDAYS.index(match["weekday"][:3].lower()), 0, 0, 0)
    if match["iso"]:
        full, month, day = map(int, match["iso"].split("-"))
        return Day(start, end, 0, day, min(month, 12), full)
    name = match["month"] or match["month2"] or match["month3"]
    month = 1 + _MONTHS.index(name[:3].lower()) if name else 0
    year = int(match["year"] or match["year2"] or match["year3"] or match["year4"] or 0)
    return Day(start, end, 0, int(match["day"] or match["day2"] or 0), month, year)


def compare_days(one: Day, other: Day) -> bool | None:
    """Return whether two days are the same as far as both say, or None where that is open."""
    known = False
    for mine, theirs in zip(one[2:], other[2:], strict=True):
        if mine and theirs:
            if mine != theirs:
                return False
            known = True
    return True if known else None
