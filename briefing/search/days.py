"""Days as a query names them: a day, month or year, or how long ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?$")
_AGO = re.compile(r"(\d{1,4})\s?([dwmy])$")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def read_days(value: str, today: date) -> tuple[str, str] | None:
    """Return the first day that is meant, and the one behind the last, in ISO form.

    None where the value is no date, or none yet. "7d" is the day a week ago; "2w", "3m" and
    "1y" go back by weeks, months of 30 days, and years.
    """
    value = value.strip().lower()
    named = {"today": 0, "yesterday": 1}.get(value)
    ago = _AGO.match(value)
    iso = _ISO.match(value)
    try:
        if named is not None:
            return _span(today - timedelta(named))
        if ago:
            return _span(today - timedelta(int(ago[1]) * _DAYS[ago[2]]))
        if iso:
            return _read_iso(iso)
    except (ValueError, OverflowError):
        return None
    return None


def _span(first: date) -> tuple[str, str]:
    return first.isoformat(), (first + timedelta(1)).isoformat()


def _read_iso(found: re.Match[str]) -> tuple[str, str]:
    year, month, day = int(found[1]), found[2], found[3]
    if day:
        return _span(date(year, int(month), int(day)))
    if month:
        first = date(year, int(month), 1)
        behind = date(year + int(month) // 12, int(month) % 12 + 1, 1)
        return first.isoformat(), behind.isoformat()
    return date(year, 1, 1).isoformat(), date(year + 1, 1, 1).isoformat()
