"""The value of one mention: in a year that is given, or counted from a day that is given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.model import DateValue, Known, Precision

from .days import Days, as_value, cut_part, month_days, move, unit_days, year_days

if TYPE_CHECKING:
    from briefing.model import DateMention

_TENSE = 0.5
"""What a day that lies where the sentence looks to, ahead or back, weighs against the other."""
_SOON = 60
"""Days to come within which a day is meant rather than that of a year ago, whatever the verb."""
_NO_TENSE = 0.8
"""The same of a past day, where the sentence does not tell."""


def rank(precision: Precision) -> int:
    """Return 0 for a day, more for what is coarser."""
    return list(Precision).index(precision)


def moved_value(day: date, mention: DateMention, known: Known) -> DateValue:
    """Return the unit that lies `shift` units from a day, or the edge of it that is named."""
    precision = mention.precision
    days = unit_days(move(day, mention.shift, precision), precision)
    if mention.part == "end":
        return as_value((days[1], days[1]), Precision.DAY, known)
    return as_value(cut_part(days, mention.part, precision), precision, known)


def whole_units(days: Days, precision: Precision) -> Days:
    """Return the days with the units filled up in which they begin and end."""
    return unit_days(days[0], precision)[0], unit_days(days[1], precision)[1]


def lasting_days(day: date, mention: DateMention) -> Days:
    """Return "the last five years" up to a day, or "the next two weeks" from it on."""
    one = timedelta(days=1)
    end = move(day, mention.span * mention.ahead, mention.precision)
    return (end + one, day) if mention.ahead < 0 else (day, end - one)


def season_value(day: date, mention: DateMention, known: Known) -> DateValue | None:
    """Return "last summer" and "next spring"."""
    seasons = [month_days(day.year + more, mention.month, 3) for more in (-2, -1, 0, 1)]
    if mention.shift < 0:
        days = [days for days in seasons if days[1] < day][-1]
    elif mention.shift > 0:
        days = next((days for days in seasons if days[0] > day), seasons[-1])
    else:
        days = min(seasons, key=lambda days: abs(days[0] - day))
    return as_value(cut_part(days, mention.part, Precision.SEASON), Precision.SEASON, known)


def weekday_day(day: date, mention: DateMention) -> date:
    """Return the weekday that is meant: the last one up to the day, or the next one."""
    back = (day.isoweekday() - mention.weekday) % 7
    if mention.shift < 0:
        return day - timedelta(days=back or 7)
    if mention.shift > 0:
        return day + timedelta(days=7 - back)
    if mention.ahead > 0 and not mention.reported:
        return day + timedelta(days=(7 - back) % 7)
    return day - timedelta(days=back)


def nearest_day(mention: DateMention, day: date, ahead: int) -> date | None:
    """Return the first day of what is meant, in the year in which it lies nearest to a day.

    None where the weekday that is told fits none of the years around.
    """
    found: list[tuple[float, date]] = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            first = date(year, mention.month, mention.day or 1)
        except ValueError:
            continue
        if mention.weekday and first.isoweekday() != mention.weekday:
            continue
        middle = first if mention.day else first + timedelta(days=14)
        distance = float((middle - day).days)
        if distance and (distance > 0) == (ahead > 0):
            distance *= _TENSE if ahead else _NO_TENSE
        if distance > _SOON and ahead < 0 and not mention.shift:
            continue
        if mention.shift and (distance > 0) != (mention.shift > 0):
            continue
        found.append((abs(distance), first))
    return min(found)[1] if found else None


def nearest_number(mention: DateMention, day: date) -> date | None:
    """Return the day of that number which lies nearest to a day, None where there is none.

    It is no later than that day, unless the sentence speaks of what is to come.
    """
    found: list[tuple[float, date]] = []
    for months in (-2, -1, 0, 1, 2):
        try:
            near = move(day.replace(day=1), months, Precision.MONTH).replace(day=mention.day)
        except (ValueError, OverflowError):
            continue
        if mention.weekday and near.isoweekday() != mention.weekday:
            continue
        distance = (near - day).days
        if distance <= 0 or mention.ahead > 0:
            found.append((abs(distance) * (_TENSE if distance > 0 else 1), near))
    return min(found)[1] if found else None


def year_value(mention: DateMention) -> DateValue:
    """Return a year, a decade or a century, or the part of it that is named."""
    days = year_days(mention.year, mention.precision)
    if mention.last_year:
        days = days[0], year_days(mention.last_year)[1]
    return as_value(
        cut_part(days, mention.part, mention.precision), mention.precision, Known.STATED
    )


def stated_value(mention: DateMention, year: int, known: Known) -> DateValue:
    """Return a day, month or season of a year."""
    precision = mention.precision
    if precision is Precision.DAY:
        day = date(year, mention.month, mention.day)
        last = day
        if mention.last_day:
            last = date(year, mention.last_month or mention.month, mention.last_day)
        return as_value((day, max(day, last)), precision, known)
    days = month_days(year, mention.month, 3 if precision is Precision.SEASON else 1)
    if mention.part == "end":
        return as_value((days[1], days[1]), Precision.DAY, known)
    return as_value(cut_part(days, mention.part, precision), precision, known)


def open_value(mention: DateMention) -> DateValue:
    """Return a day, month or season whose year is open."""
    if mention.precision is Precision.DAY:
        day = f"XXXX-{mention.month:02}-{mention.day:02}"
        last = f"XXXX-{mention.last_month:02}-{mention.last_day:02}" if mention.last_day else day
        return DateValue(day, last, Precision.DAY, Known.STATED)
    months = 3 if mention.precision is Precision.SEASON else 1
    days = cut_part(month_days(2001, mention.month, months), mention.part, mention.precision)
    first, last = (f"XXXX{day.isoformat()[4:]}" for day in days)
    return DateValue(first, last, mention.precision, Known.STATED)


def blank_day(day: str, known: Known = Known.RESOLVED) -> DateValue:
    """Return a day whose year or month is open, or that its month may not have."""
    if "X" not in day:
        date.fromisoformat(day)  # ValueError: a 31st of a shorter month
    return DateValue(day, day, Precision.DAY, known)
