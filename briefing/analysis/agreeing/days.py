"""Days and months that a sentence names, and whether two of them can be the same."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.date import Counting, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import DateMention

_FINE = (Precision.DAY, Precision.MONTH, Precision.YEAR)


class Day(NamedTuple):
    """A day, month or year as it is named; what is not said is 0."""

    start: int
    end: int
    weekday: int
    """1 for Monday to 7."""
    day: int
    month: int
    year: int
    reported: bool = False
    """Whether it is the day on which something was said."""


def read_days(mentions: Iterable[DateMention]) -> tuple[Day, ...]:
    """Return the days, months and years among dates that name one, in order.

    What is counted from the day of the article, such as "yesterday", is left out, and so are
    lengths and ranges: another article counts from another day.
    """
    return tuple(
        Day(one.start, one.end, one.weekday, one.day, one.month, one.year, one.reported)
        for one in mentions
        if _names_one(one)
    )


def _names_one(mention: DateMention) -> bool:
    if mention.precision not in _FINE or mention.span or mention.vague:
        return False
    if mention.last_day or mention.last_month or mention.last_year:
        return False
    if mention.counting is Counting.CALENDAR:
        return bool(mention.day or mention.month or mention.year)
    return mention.counting is Counting.ARTICLE and mention.weekday > 0


def compare_days(one: Day, other: Day) -> bool | None:
    """Return whether two days are the same as far as both say, or None where that is open."""
    known = False
    for mine, theirs in zip(one[2:6], other[2:6], strict=True):
        if mine and theirs:
            if mine != theirs:
                return False
            known = True
    return True if known else None


def find_month(article: Iterable[DateMention]) -> frozenset[int]:
    """Return the first month that an article names; a day of a month is no period.

    Titles tell it best, though what they tell may count as vague.
    """
    months = (one.month for one in article if one.precision is Precision.MONTH and one.month)
    return frozenset(islice(months, 1))
