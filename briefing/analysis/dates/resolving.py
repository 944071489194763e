"""From the words that say when to the days that they mean, one article after its day is known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from briefing.model import Counting, DateValue, Known, Precision

from .days import as_value, move, read_iso, weekend
from .values import (
    blank_day,
    lasting_days,
    moved_value,
    nearest_day,
    nearest_number,
    open_value,
    rank,
    season_value,
    stated_value,
    weekday_day,
    whole_units,
    year_value,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import DateMention

    from .anchors import Anchor

_NEAR = 60
"""Days within which a date without a year belongs to the full date before it."""
_JUST_NAMED = 250
"""Characters for which the number of a day belongs to the month named last whatever else is."""
_NEAR_BY = 400
"""Characters within which a day is counted from, although a month or year was named since."""


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
        self.fine: DateValue | None = None
        """The day that it named last."""
        self.fine_at = 0

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
        if value.precision is Precision.DAY:
            self.fine, self.fine_at = value, mention.start
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
            return year_value(mention)
        if mention.year:
            return stated_value(mention, mention.year, Known.STATED)
        if not mention.month:
            return self._number(mention)
        return self._without_year(mention)

    def _without_year(self, mention: DateMention) -> DateValue | None:
        """Return a day, month or season that leaves its year open."""
        year, known = self._year_for(mention)
        if year:
            return stated_value(mention, year, known)
        return open_value(mention)

    def _year_for(self, mention: DateMention) -> tuple[int, Known]:
        """Return the year of the nearest such day: to a full date near by, else to the anchor."""
        if mention.precision is Precision.SEASON and mention.ahead <= 0 and not mention.bound:
            return 0, Known.STATED
        if self.full is not None and mention.ahead <= 0:
            near = nearest_day(mention, self.full, 0)
            if near is not None and abs(near - self.full).days <= _NEAR:
                return near.year, Known.RESOLVED
        if self.anchor is None or mention.vague:
            return 0, Known.STATED
        near = nearest_day(mention, self.anchor.day, mention.ahead)
        return (near.year, self.anchor.known) if near is not None else (0, Known.STATED)

    def _number(self, mention: DateMention) -> DateValue | None:
        """Return "the 17th": of the month just named, else the nearest to the anchor."""
        just = mention.start - self.month_at <= _JUST_NAMED
        if self.month and (just or not (self.anchor or self.usual)):
            day = read_iso(f"{self.month}-{mention.day:02}")
            if day is not None:
                return as_value((day, day), Precision.DAY, Known.RESOLVED)
            return blank_day(f"{self.month}-{mention.day:02}")
        if self.anchor is None:
            month = self.usual or "XXXX-XX"
            known = Known.INFERRED if self.usual else Known.STATED
            return blank_day(f"{month}-{mention.day:02}", known)
        near = nearest_number(mention, self.anchor.day)
        return as_value((near, near), Precision.DAY, self.anchor.known) if near else None

    def _from_article(self, mention: DateMention) -> DateValue | None:
        if self.anchor is None and mention.month and mention.precision is not Precision.SEASON:
            return open_value(mention)
        if self.anchor is None or (mention.vague and not mention.shift):
            return None
        day, known = self.anchor.day, self.anchor.known
        if mention.month and mention.precision is not Precision.SEASON:
            return stated_value(mention, day.year + mention.shift, known)
        if mention.weekday:
            found = weekday_day(day, mention)
            return as_value((found, found), Precision.DAY, known)
        if mention.part == "weekend":
            moved = move(day, mention.shift, Precision.WEEK)
            return as_value(weekend(moved, mention.ahead), Precision.WEEK, known)
        if mention.span:
            return as_value(lasting_days(day, mention), mention.precision, known)
        if mention.month:
            return season_value(day, mention, known)
        return moved_value(day, mention, known)

    def _from_last(self, mention: DateMention) -> DateValue | None:
        """Return what is counted from the date named last."""
        last = self._base(mention)
        counted = bool(mention.shift or mention.span)
        if last is None:
            fringe = mention.part in ("earlier", "later")
            if counted or not fringe or self.anchor is None or self.last is not None:
                return None  # "that night": of a day that nobody named
            return moved_value(self.anchor.day, mention, self.anchor.known)
        if last.open:
            return last if not counted and last.precision is mention.precision else None
        if mention.vague and not mention.shift:
            return None
        base, known = date.fromisoformat(last.first), last.known
        known = Known.RESOLVED if known is Known.STATED else known
        if mention.weekday:
            found = weekday_day(base, mention)
            return as_value((found, found), Precision.DAY, known)
        if mention.span:
            end = move(base, mention.span * mention.ahead, mention.precision)
            days = (min(base, end), max(base, end))
            return as_value(whole_units(days, last.precision), mention.precision, known)
        if mention.part == "weekend":
            return as_value(weekend(base, 1), Precision.WEEK, known)
        return moved_value(base, mention, known)

    def _base(self, mention: DateMention) -> DateValue | None:
        """Return the last date that is fine enough to count from; of a day one that is near."""
        last = self.last
        if last is not None and rank(last.precision) <= rank(mention.precision):
            return last
        near = self.fine is not None and mention.start - self.fine_at <= _NEAR_BY
        return self.fine if near else None
