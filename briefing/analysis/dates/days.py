"""Arithmetic of days and of the units that hold them; open years and months are written X."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from briefing.model import DateValue, Known, Precision

MONTHS_A_YEAR = 12
_YEARS = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}
Days = tuple[date, date]
"""First and last day, both included."""


def as_value(days: Days, precision: Precision, known: Known) -> DateValue:
    """Return a value whose days are known."""
    return DateValue(days[0].isoformat(), days[1].isoformat(), precision, known)


def read_iso(day: str) -> date | None:
    """Return the day of an ISO date, None where it is none or parts are open."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def month_days(year: int, month: int, months: int = 1) -> Days:
    """Return the days of months in a row; the first may be counted beyond its year."""
    year, month = year + (month - 1) // MONTHS_A_YEAR, (month - 1) % MONTHS_A_YEAR + 1
    last = month + months - 1
    ending, end = year + (last - 1) // MONTHS_A_YEAR, (last - 1) % MONTHS_A_YEAR + 1
    return date(year, month, 1), date(ending, end, monthrange(ending, end)[1])


def year_days(year: int, precision: Precision = Precision.YEAR) -> Days:
    """Return the days of a year, or of the decade or century that begins with it."""
    return date(max(year, 1), 1, 1), date(year + _YEARS[precision] - 1, 12, 31)


def unit_days(day: date, precision: Precision) -> Days:
    """Return the days of the unit that holds a day."""
    if precision is Precision.DAY:
        return day, day
    if precision is Precision.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if precision is Precision.MONTH:
        return month_days(day.year, day.month)
    if precision is Precision.SEASON:
        return month_days(day.year, day.month - day.month % 3, 3)
    width = _YEARS[precision]
    return year_days(day.year - day.year % width, precision)


def move(day: date, units: int, precision: Precision) -> date:
    """Return the day that lies some units off; OverflowError beyond the years 1 to 9999."""
    if precision is Precision.DAY:
        return day + timedelta(days=units)
    if precision is Precision.WEEK:
        return day + timedelta(weeks=units)
    months = {Precision.MONTH: 1, Precision.SEASON: 3}.get(precision)
    months = months or MONTHS_A_YEAR * _YEARS[precision]
    count = day.year * MONTHS_A_YEAR + day.month - 1 + units * months
    year, month = divmod(count, MONTHS_A_YEAR)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weekend(day: date, ahead: int) -> Days:
    """Return the weekend that is meant on a day: the last one, or with `ahead` the next."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    if ahead > 0 and day > saturday + timedelta(days=1):
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def cut_part(days: Days, part: str, precision: Precision) -> Days:
    """Return the early, middle or late days of a unit; the whole where that says nothing."""
    first, last = days
    if part not in ("early", "mid", "late") or precision in (Precision.DAY, Precision.WEEK):
        return days
    if precision is Precision.MONTH:
        middle = first.replace(day=15)
        cut = {"early": (first, middle), "late": (middle, last)}
        return cut.get(part, (first.replace(day=11), first.replace(day=20)))
    if precision is Precision.DECADE:
        cut = {
            "early": (first, last.replace(year=first.year + 4)),
            "late": (first.replace(year=first.year + 5), last),
        }
        return cut.get(
            part, (first.replace(year=first.year + 3), last.replace(year=first.year + 6))
        )
    third = (last - first) / 3
    cut = {"early": (first, first + third), "late": (last - third, last)}
    return cut.get(part, (first + third, last - third))
