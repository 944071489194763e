"""When something is said to be: the words of one article, and the days that they mean.

What an article says is a `DateMention`, which depends on the article's text alone. What that
means depends on the day the article is from, and on the stack: a `DateValue`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How fine a date is; the values are those of the JSON output."""

    DAY = "day"
    WEEK = "week"
    """Also a weekend."""
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Known(StrEnum):
    """How a date is known; the values are those of the JSON output."""

    STATED = "stated"
    """As the article writes it; what it leaves open stays open."""
    RESOLVED = "resolved"
    """Counted from the day the article is from, or from a date near by in the same article."""
    INFERRED = "inferred"
    """Concluded from other articles, or from dates that the article is not from."""


class Counting(StrEnum):
    """What a date is counted from."""

    CALENDAR = "calendar"
    """From nothing: "3 March", "2026", "the 1990s". Parts may be open."""
    ARTICLE = "article"
    """From the day the article is from: "yesterday", "last week", "Tuesday"."""
    BEFORE = "before"
    """From the date that the article named last: "two days later", "the same day"."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One place where an article says when; what is not said is 0 or ""."""

    article: str
    start: int
    end: int
    precision: Precision
    counting: Counting = Counting.CALENDAR
    year: int = 0
    """Of a decade or century its first year: 1990, 1900."""
    month: int = 0
    """1 to 12. Of a season the month it begins with: 3, 6, 9, 12."""
    day: int = 0
    weekday: int = 0
    """1 for Monday to 7."""
    last_year: int = 0
    """The last of several days, months or years, where it is a range: "March 3-5"."""
    last_month: int = 0
    last_day: int = 0
    shift: int = 0
    """Units of `precision` from what it is counted from: -1 for "yesterday", "last week"."""
    span: int = 0
    """Units that it lasts up to there: 5 for "the last five years"; 0 where it is one unit."""
    part: str = ""
    """"early", "mid", "late", "end", "weekend", the time of the day, or, of what is said of the
    day that is told of, "earlier" or "later"."""
    ahead: int = 0
    """1 where it speaks of what is to come, -1 where of what was."""
    vague: bool = False
    """Whether it is not meant exactly: "several years ago", "about 1907"."""
    bound: str = ""
    """"by", "since", "until", "before" or "after" in front of it."""
    reported: bool = False
    """Whether it is the day on which something was said, not the one on which it happened."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """The days that a date means, both ends included; an open year or month is X."""

    first: str
    """ISO day such as "2026-03-03", "XXXX-03-03" or "XXXX-XX-17"."""
    last: str
    precision: Precision
    known: Known

    @property
    def iso(self) -> str:
        """The value as ISO 8601 writes it: day, "2026-W10", month, "2026-22" (summer), year.

        Of a decade and a century the open digits are X: "199X", "19XX". Where the days are no
        whole unit, the first of them as a day.
        """
        year, month = self.first[:4], self.first[:7]
        if self.precision is Precision.WEEK:
            return _week(self.first)
        if self.precision is Precision.SEASON:
            return f"{year}-{_SEASONS.get(self.first[5:7], 21)}"
        if self.precision is Precision.MONTH:
            return month
        if self.precision is Precision.YEAR:
            return year
        if self.precision is Precision.DECADE:
            return f"{year[:3]}X"
        return f"{year[:2]}XX" if self.precision is Precision.CENTURY else self.first

    @property
    def open(self) -> bool:
        """Whether its year, or its month, is not known."""
        return "X" in self.first


_SEASONS = {"03": 21, "06": 22, "09": 23, "12": 24}


def _week(first: str) -> str:
    from datetime import date

    if "X" in first:
        return first
    year, week, _ = date.fromisoformat(first).isocalendar()
    return f"{year:04}-W{week:02}"
