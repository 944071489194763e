"""How a day is written for people."""

from __future__ import annotations

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written_day(iso: str) -> str:
    """Return "3 Mar 2026" for "2026-03-03"; anything else as it is."""
    parts = iso.split("-")
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        year, month, day = map(int, parts)
        if 1 <= month <= len(MONTHS):
            return f"{day} {MONTHS[month - 1]} {year}"
    return iso


SEASONS = {"03": "spring", "06": "summer", "09": "autumn", "12": "winter"}
"""Seasons by the month they begin with."""
NO_YEAR = " (year?)"
"""What stands in place of a year that nobody states."""


def written_date(first: str, last: str, precision: str) -> str:
    """Return the days from `first` to `last` (ISO, open parts X) as people write them.

    By precision: "3 Mar 2026", "3-5 Mar 2026", "week of 2 Mar 2026", "Mar 2026", "summer 2026",
    "2026", "1990s", "19th century". An open year is marked: "3 Mar (year?)", "the 17th".
    """
    year, month = first[:4], first[5:7]
    told = NO_YEAR if "X" in year else f" {year}"
    if precision == "day":
        return _written_days(first, last)
    if precision == "week":
        return f"week of {_written_days(first, first)}"
    if precision == "month":
        return f"{MONTHS[int(month) - 1]}{told}"
    if precision == "season":
        return f"{SEASONS.get(month, 'season')}{told}"
    if precision == "decade":
        return f"{year[:3]}0s"
    if precision == "century":
        return written_ordinal(int(year[:2]) + 1) + " century"
    return year if last[:4] in (year, "") else f"{year}-{last[:4]}"


def _written_days(first: str, last: str) -> str:
    year, month, day = first.split("-")
    if "X" in month:
        return f"the {written_ordinal(int(day))}"
    told = NO_YEAR if "X" in year else f" {year}"
    name = MONTHS[int(month) - 1]
    if first == last:
        return f"{int(day)} {name}{told}"
    ending = last.split("-")
    if ending[:2] == [year, month]:
        return f"{int(day)}-{int(ending[2])} {name}{told}"
    return f"{int(day)} {name} - {int(ending[2])} {MONTHS[int(ending[1]) - 1]}{told}"


def written_ordinal(number: int) -> str:
    """Return "17th", "1st", "22nd"."""
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"
