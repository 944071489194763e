"""Dates that the calendar has: "3 March 2026", "March 3-5", "2026-03-03", "the 17th", "1990s"."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Precision

from .numbers import DECADES, MONTH, SHORT_WEEKDAY, WEEKDAY, month_number, weekday_number

if TYPE_CHECKING:
    from collections.abc import Callable


class Form(NamedTuple):
    """A date as it is written: where it stands, and what its parts are."""

    start: int
    end: int
    parts: dict[str, object]
    """Fields of a `DateMention`."""


_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORD = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_NO_MORE = r"(?![\w%]|[.,:/]\d)"
_TO = r"\s?(?:[-–—]|\b(?:to|and|until|through)\b)\s?"

_DIGITS = re.compile(
    rf"""
      (?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d))(?!\d)
    | (?P<slashed>(?P<s1>\d\d?)[/.](?P<s2>\d\d?)[/.](?P<sy>{_YEAR}))(?![\d/])
    | (?P<backward>(?P<by>{_YEAR})/(?P<bm>\d\d?)/(?P<bd>\d\d?))(?![\d/])
    | (?P<d>{_DAY}){_ORD}(?:{_TO}(?P<d2>{_DAY}){_ORD})?[\s-](?:of\s)?
        (?P<month>{MONTH})\b(?:\.(?=,?\s\d{{4}}))?
        (?:\s?,?[\s-](?:of\s)?(?P<year>{_YEAR}){_NO_MORE})?
    | (?P<nine>9/11)(?![/\d])
    | (?P<decade>(?:1[0-9]|20)\d0)['’]?s\b
    | (?P<short>[2-9]0)['’]?s\b
    | (?P<nth>\d\d?)(?:st|nd|rd|th)(?P<century>[\s-][Cc]entur(?:y|ies)\b)?(?![\w-])
    | (?P<bare>{_YEAR})(?:[-–/](?P<to>\d\d))?{_NO_MORE}
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    rf"""(?P<month>{MONTH})\b\.?
    (?: \s(?:the\s)?(?P<d>{_DAY}){_ORD}(?![\w%:/]|,?\d|\.\d)
            (?:{_TO}(?P<d2>{_DAY}){_ORD}(?![\w%:/]|,?\d|\.\d))?
            (?:\s?,?\s(?P<year>{_YEAR}){_NO_MORE})?
      | (?:\s?,?\s(?:of\s)?|-)(?P<year2>{_YEAR}){_NO_MORE}
    )?""",
    re.VERBOSE,
)
_WEEKDAY = re.compile(rf"(?:(?P<full>{WEEKDAY})|(?P<cut>{SHORT_WEEKDAY}))(?!\w)")
_BEHIND_WEEKDAY = re.compile(
    r"(?:,|\s\(|,\s?on)?\s?(?:the\s)?(?=\d|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
)
_DECADE_WORD = re.compile(rf"(?P<decade>{'|'.join(DECADES)})\b", re.IGNORECASE)


def read_digits(text: str, start: int, ceiling: int) -> Form | None:
    """Return the date that begins with the digits at `start`, None where there is none.

    Its parts are empty where the numbers can be no date: "30 February", "3/4/2026".
    """
    found = _DIGITS.match(text, start, ceiling)
    if found is None:
        return None
    parts = next(read for name, read in _READERS.items() if found[name])(found)
    return Form(start, found.end(), parts or {})


def read_month(text: str, start: int, ceiling: int) -> Form | None:
    """Return the date that begins with the name of a month at `start`."""
    found = _NAMED.match(text, start, ceiling)
    if found is None:
        return None
    year = int(found["year"] or found["year2"] or 0)
    month = month_number(found["month"])
    if found["d"]:
        parts = _days(year, month, int(found["d"]), int(found["d2"] or 0))
        return None if parts is None else Form(start, found.end(), parts)
    end = found.end() if year else start + len(found["month"])
    return Form(start, end, {"precision": Precision.MONTH, "year": year, "month": month})


def read_weekday(text: str, start: int, ceiling: int) -> Form | None:
    """Return the weekday at `start`, with the date behind it where there is one."""
    found = _WEEKDAY.match(text, start, ceiling)
    if found is None:
        return None
    weekday = weekday_number(found[0])
    behind = _BEHIND_WEEKDAY.match(text, found.end(), ceiling)
    if behind is not None:
        at = behind.end()
        read = read_digits if text[at].isdigit() else read_month
        form = read(text, at, ceiling)
        if form is not None and form.parts.get("day") and not form.parts.get("last_day"):
            return Form(start, form.end, {**form.parts, "weekday": weekday})
    if found["cut"]:
        return None
    return Form(start, found.end(), {"precision": Precision.DAY, "weekday": weekday})


def read_decade_word(text: str, start: int, ceiling: int) -> Form | None:
    """Return "sixties"; whether it is a date, and not an age, the words before it tell."""
    found = _DECADE_WORD.match(text, start, ceiling)
    if found is None:
        return None
    year = DECADES[found["decade"].lower()]
    return Form(start, found.end(), {"precision": Precision.DECADE, "year": year})


def _days(year: int, month: int, day: int, last: int = 0) -> dict[str, object] | None:
    """Return the parts of a day or of several in one month; None for one that is not."""
    longest = monthrange(year or 2000, month)[1] if 1 <= month <= 12 else 0
    if not 1 <= day <= longest or last > longest:
        return None
    parts: dict[str, object] = {"precision": Precision.DAY, "year": year}
    parts |= {"month": month, "day": day}
    if last > day:
        parts |= {"last_year": year, "last_month": month, "last_day": last}
    return parts


def _iso(found: re.Match[str]) -> dict[str, object] | None:
    return _days(int(found["iy"]), int(found["im"]), int(found["id"]))


def _backward(found: re.Match[str]) -> dict[str, object] | None:
    return _days(int(found["by"]), int(found["bm"]), int(found["bd"]))


def _slashed(found: re.Match[str]) -> dict[str, object] | None:
    """Read 3/3/2026 and 13/3/2026, not 3/4/2026, which is two days."""
    one, two, year = int(found["s1"]), int(found["s2"]), int(found["sy"])
    if "." in found[0]:
        return _days(year, two, one)  # where points part the numbers, the day stands first
    readings = [parts for parts in (_days(year, one, two), _days(year, two, one)) if parts]
    return readings[0] if readings and readings[0] == readings[-1] else None


def _day_month(found: re.Match[str]) -> dict[str, object] | None:
    month, year = month_number(found["month"]), int(found["year"] or 0)
    return _days(year, month, int(found["d"]), int(found["d2"] or 0))


def _nine(_: re.Match[str]) -> dict[str, object] | None:
    return _days(2001, 9, 11)


def _decade(found: re.Match[str]) -> dict[str, object]:
    year = int(found["decade"])
    if year % 100 == 0 and year < 2000:
        return {"precision": Precision.CENTURY, "year": year}
    return {"precision": Precision.DECADE, "year": year}


def _short(found: re.Match[str]) -> dict[str, object]:
    return {"precision": Precision.DECADE, "year": 1900 + int(found["short"])}


def _nth(found: re.Match[str]) -> dict[str, object] | None:
    number = int(found["nth"])
    if found["century"]:
        inside = 1 <= number <= 21
        return {"precision": Precision.CENTURY, "year": 100 * (number - 1)} if inside else None
    return {"precision": Precision.DAY, "day": number} if 1 <= number <= 31 else None


def _bare(found: re.Match[str]) -> dict[str, object]:
    year = int(found["bare"])
    parts: dict[str, object] = {"precision": Precision.YEAR, "year": year}
    if found["to"]:
        last = year - year % 100 + int(found["to"])
        if last > year:
            parts["last_year"] = last
        elif 1 <= int(found["to"]) <= 12:
            parts |= {"precision": Precision.MONTH, "month": int(found["to"])}
    return parts


_READERS: dict[str, Callable[[re.Match[str]], dict[str, object] | None]] = {
    "iso": _iso,
    "slashed": _slashed,
    "backward": _backward,
    "month": _day_month,
    "nine": _nine,
    "decade": _decade,
    "short": _short,
    "nth": _nth,
    "bare": _bare,
}
"""Reader of each form, by the group that is never empty in it."""
