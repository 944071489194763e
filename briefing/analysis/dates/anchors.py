"""The day that an article is from, which "yesterday" and "in March" are counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Counting, Known, Precision

from .days import read_iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from briefing.model import Article, DateMention, Layers


class Anchor(NamedTuple):
    """The day an article is from."""

    day: date
    known: Known
    """How dates are known that are counted from it."""
    own: bool = True
    """Whether the article itself says so; else it is a guess of the user, good for the order."""


def find_anchors(
    articles: Sequence[Article], layers: Mapping[str, Layers], as_of: str = ""
) -> dict[str, Anchor]:
    """Return by article id the day it is from; an article is missing where that is not known.

    It is the day of publication; else that of a dateline, a full date in a block of its own at
    the beginning; else `as_of`, the day that the user gives.
    """
    given = read_iso(as_of)
    found = {}
    for article in articles:
        day = read_iso(article.published) or _opening_day(article, layers[article.id].dates)
        if day or given:
            own = day is not None
            found[article.id] = Anchor(day or given, Known.RESOLVED, own)  # type: ignore[arg-type]
    return found


_OPENING = 300
"""Characters of the text in which a full date may be the day that it is from."""


def _opening_day(article: Article, dates: Sequence[DateMention]) -> date | None:
    """Return the day that the article is headed by, in a block of its own."""
    for mention in dates:
        if mention.start > _OPENING:
            break
        if mention.last_day:
            continue
        block = next(b for b in article.blocks if b.start <= mention.start < b.end)
        if heads(article.text, mention, block.start, block.end):
            return read_iso(f"{mention.year:04}-{mention.month:02}-{mention.day:02}")
    return None


_BESIDE = 4
"""Words of a place and an outlet beside a date."""
_STAMPS = frozenset(("published", "posted", "updated", "on", "at", "by", "of", "the"))
"""Words in lower case that may stand in a dateline."""


def heads(text: str, mention: DateMention, start: int, end: int) -> bool:
    """Whether a full date stands in `text[start:end]` all but alone, as a dateline does."""
    if not (mention.day and mention.month and mention.year):
        return False
    beside = (text[start : mention.start] + " " + text[mention.end : end]).split()
    return len(beside) <= _BESIDE and not any(w[0].islower() and w not in _STAMPS for w in beside)


def is_partial(mention: DateMention) -> bool:
    """Whether a mention is a weekday or the number of a day alone."""
    if mention.precision is not Precision.DAY or mention.month:
        return False
    return bool(mention.day or mention.weekday) and mention.counting is not Counting.BEFORE
