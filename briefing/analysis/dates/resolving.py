"""From the words that say when to the days that they mean, one article after its day is known."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.model import Counting, DateValue, Known, Precision

from .days import (
    Days,
    as_value,
    cut_part,
    month_days,
    move,
    read_iso,
    unit_days,
    weekend,
    year_days,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import DateMention

    from .anchors import Anchor

_NEAR = 60
"""Days within which a date without a year belongs to the full date before it."""
_JUST_NAMED = 250
"""Characters for which the number of a day belongs to the month named last whatever else is."""
_FORWARD = 0.5
"""What a day to come weighs against a past one, where the sentence speaks of what is to come."""


def resolve_dates(
    dates: Sequence[DateMention], anchor: Anchor | None, breaks: Sequence[int] = ()
) -> tuple[DateValue | None, ...]:
    """Return the value of each mention of one article, None where nothing can be said of it.

    `breaks` are the offsets at which its sections begin: no date is counted from one before.
    """
    usual = _usual_month(dates) if anchor is None else ""
    resolver = _Resolver(anchor, usual)
    starts = iter((*sorted(breaks), float("inf")))
    beginning = next(starts)
    found = []
    for mention in dates:
        if mention.start >= beginning:
            resolver = _Resolver(anchor, usual)
        while mention.start >= beginning:
            beginning = next(starts)
        found.append(resolver.resolve(mention))
    return tuple(found)


def _usual_month(dates: Sequence[DateMention]) -> str:
    """Return the month, as "XXXX-09" or "2026-09", of most of an article's days; "" if unsure."""
    months = Counter((m.year, m.month) for m in dates if m.day and m.month)
    (best, often), *others = [*months.most_common(2), ((0, 0), 0)]
    if often < 2 or others[0][1] * 2 > often:
        return ""
    year = f"{best[0]:04}" if best[0] else "XXXX"
    return f"{year}-{best[1]:02}"


class _Resolver:
    """Goes through the dates of an article and keeps what the later ones are counted from."""

    def __init__(self, anchor: Anchor | None, usual: str = "") -> None:
        self.anchor = anchor
        self.usual = usual
        self.full: date | None = None
        """The last day or month that the article gave with its year."""
        self.month = ""
        """Year and month last named: "2026-03", "XXXX-03"."""
        self.month_at = 0
        self.last: DateValue | None = None
        """What the article named last."""

    def resolve(self, mention: DateMention) -> DateValue | None:
        try:
            value = self._value(mention)
        except (ValueError, OverflowError):
            return None
        if value is not None:
            self._keep(mention, value)
        return value

    def _keep(self, mention: DateMention, value: DateValue) -> None:
        self.last = value
        if value.precision in (Precision.DAY, Precision.MONTH):
            if mention.month:
                self.month, self.month_at = value.first[:7], mention.start
            if mention.year and mention.month:
                self.full = read_iso(value.first)

    def _value(self, mention: DateMention) -> DateValue | None:
        if mention.counting is Counting.BEFORE:
            return self._from_last(mention)
        if mention.counting is Counting.ARTICLE:
            return self._from_article(mention)
        if mention.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
            return _years(mention)
        if mention.year:
            return _stated(mention, mention.year, Known.STATED)
        if not mention.month:
            return self._number(mention)
        return self._without_year(mention)

    def _without_year(self, mention: DateMention) -> DateValue | None:
        """Return a day, month or season that leaves its year open."""
        year, known = self._year_for(mention)
        if year:
            return _stated(mention, year, known)
        return _open(mention)

    def _year_for(self, mention: DateMention) -> tuple[int, Known]:
        """Return the year of the nearest such day: to a full date near by, else to the anchor."""
        if mention.precision is Precision.SEASON and not mention.ahead and not mention.bound:
            return 0, Known.STATED
        if self.full is not None and mention.ahead <= 0:
            near = _nearest(mention, self.full, 0)
            if near is not None and abs(near - self.full).days <= _NEAR:
                return near.year, Known.RESOLVED
        if self.anchor is None or mention.vague:
            return 0, Known.STATED
        near = _nearest(mention, self.anchor.day, mention.ahead)
        return (near.year, self.anchor.known) if near is not None else (0, Known.STATED)

    def _number(self, mention: DateMention) -> DateValue | None:
        """Return "the 17th": of the month just named, else the nearest to the anchor."""
        just = mention.start - self.month_at <= _JUST_NAMED
        if self.month and (just or not (self.anchor or self.usual)):
            day = read_iso(f"{self.month}-{mention.day:02}")
            if day is not None:
                return as_value((day, day), Precision.DAY, Known.RESOLVED)
            return _blank(f"{self.month}-{mention.day:02}")
        if self.anchor is None:
            month = self.usual or "XXXX-XX"
            known = Known.INFERRED if self.usual else Known.STATED
            return _blank(f"{month}-{mention.day:02}", known)
        for back in (0, 1, -1, 2):
            try:
                near = move(self.anchor.day.replace(day=1), -back, Precision.MONTH)
                near = near.replace(day=mention.day)
            except ValueError:
                continue
            ahead = near > self.anchor.day
            if ahead == (mention.ahead > 0) or (back and not ahead):
                return as_value((near, near), Precision.DAY, self.anchor.known)
        return None

    def _from_article(self, mention: DateMention) -> DateValue | None:
        if self.anchor is None or (mention.vague and not mention.shift):
            return None
        day, known = self.anchor
        if mention.weekday:
            found = _weekday(day, mention)
            return as_value((found, found), Precision.DAY, known)
        if mention.part == "weekend":
            moved = move(day, mention.shift, Precision.WEEK)
            return as_value(weekend(moved, mention.ahead), Precision.WEEK, known)
        if mention.span:
            return as_value(_lasting(day, mention), mention.precision, known)
        if mention.month:
            return _season(day, mention, known)
        return _moved(day, mention, known)

    def _from_last(self, mention: DateMention) -> DateValue | None:
        """Return what is counted from the date named last."""
        if self.last is None or self.last.open:
            if mention.shift or mention.span:
                return None
            if self.last is not None:
                return self.last if self.last.precision is mention.precision else None
            if self.anchor is None:
                return None
            return _moved(self.anchor.day, mention, self.anchor.known)
        base, known = date.fromisoformat(self.last.first), self.last.known
        known = Known.RESOLVED if known is Known.STATED else known
        if _rank(self.last.precision) > _rank(mention.precision) or not (
            mention.shift or not mention.vague
        ):
            return None
        if mention.span:
            end = move(base, mention.span * mention.ahead, mention.precision)
            days = (min(base, end), max(base, end))
            return as_value(_whole(days, self.last.precision), mention.precision, known)
        if mention.part == "weekend":
            return as_value(weekend(base, 1), Precision.WEEK, known)
        return _moved(base, mention, known)


def _rank(precision: Precision) -> int:
    return list(Precision).index(precision)


def _moved(day: date, mention: DateMention, known: Known) -> DateValue:
    """Return the unit that lies `shift` units from a day, or the edge of it that is named."""
    precision = mention.precision
    days = unit_days(move(day, mention.shift, precision), precision)
    if mention.part == "end":
        return as_value((days[1], days[1]), Precision.DAY, known)
    return as_value(cut_part(days, mention.part, precision), precision, known)


def _whole(days: Days, precision: Precision) -> Days:
    return unit_days(days[0], precision)[0], unit_days(days[1], precision)[1]


def _lasting(day: date, mention: DateMention) -> Days:
    """Return "the last five years" up to a day, or "the next two weeks" from it on."""
    one = timedelta(days=1)
    end = move(day, mention.span * mention.ahead, mention.precision)
    return (end + one, day) if mention.ahead < 0 else (day, end - one)


def _season(day: date, mention: DateMention, known: Known) -> DateValue | None:
    """Return "last summer" and "next spring"."""
    seasons = [month_days(day.year + more, mention.month, 3) for more in (-2, -1, 0, 1)]
    if mention.shift < 0:
        days = [days for days in seasons if days[1] < day][-1]
    elif mention.shift > 0:
        days = next((days for days in seasons if days[0] > day), seasons[-1])
    else:
        days = min(seasons, key=lambda days: abs(days[0] - day))
    return as_value(cut_part(days, mention.part, Precision.SEASON), Precision.SEASON, known)


def _weekday(day: date, mention: DateMention) -> date:
    """Return the weekday that is meant: the last one up to the day, or the next one."""
    back = (day.isoweekday() - mention.weekday) % 7
    if mention.shift < 0:
        return day - timedelta(days=back or 7)
    if mention.shift > 0:
        return day + timedelta(days=7 - back)
    if mention.ahead > 0 and not mention.reported:
        return day + timedelta(days=(7 - back) % 7)
    return day - timedelta(days=back)


def _nearest(mention: DateMention, day: date, ahead: int) -> date | None:
    """Return the first day of what is meant, in the year in which it lies nearest to a day."""
    found: list[tuple[float, date]] = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            first = date(year, mention.month, mention.day or 1)
        except ValueError:
            continue
        middle = first if mention.day else first + timedelta(days=14)
        distance = float((middle - day).days)
        if distance and (distance > 0) == (ahead > 0):
            distance *= _FORWARD
        if mention.shift and (distance > 0) != (mention.shift > 0):
            continue
        found.append((abs(distance), first))
    return min(found)[1] if found else None


def _years(mention: DateMention) -> DateValue:
    days = year_days(mention.year, mention.precision)
    if mention.last_year:
        days = days[0], year_days(mention.last_year)[1]
    return as_value(
        cut_part(days, mention.part, mention.precision), mention.precision, Known.STATED
    )


def _stated(mention: DateMention, year: int, known: Known) -> DateValue:
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


def _open(mention: DateMention) -> DateValue:
    """Return a day, month or season whose year is open."""
    if mention.precision is Precision.DAY:
        day = f"XXXX-{mention.month:02}-{mention.day:02}"
        last = f"XXXX-{mention.last_month:02}-{mention.last_day:02}" if mention.last_day else day
        return DateValue(day, last, Precision.DAY, Known.STATED)
    months = 3 if mention.precision is Precision.SEASON else 1
    days = cut_part(month_days(2001, mention.month, months), mention.part, mention.precision)
    first, last = (f"XXXX{day.isoformat()[4:]}" for day in days)
    return DateValue(first, last, mention.precision, Known.STATED)


def _blank(day: str, known: Known = Known.RESOLVED) -> DateValue:
    """Return a day whose year or month is open, or that its month may not have."""
    if "X" not in day:
        date.fromisoformat(day)  # ValueError: a 31st of a shorter month
    return DateValue(day, day, Precision.DAY, known)
