"""Two numbers that make one: a range, or a score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import QuantityKind

from .surroundings import is_date, is_year
from .units import unit_behind

if TYPE_CHECKING:
    from .numerals import Numeral

_RANGE = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or)\s)[$€£]?\Z")
_DOLLARS = ("$", "€", "£")
_FROM = re.compile(r"\bfrom\s(?:[$€£¥])?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:[$€£¥]\s?)?\Z", re.IGNORECASE)
_SCORED = re.compile(
    r"\b(?:vote[sd]?|won|win|beat|lost|defeated|victory|passed|approved|lead|led|score|rejected)\b"
    r"[^.;:,]*\Z"
)


def find_pair(
    text: str, start: int, end: int, one: Numeral, other: Numeral, gap: str
) -> Numeral | None:
    """Return the second number where both make one range or score, else None."""
    if one.ordinal or other.ordinal or one.vague or other.vague or len(gap) > 6:
        return None
    before = unit_behind(text, one.end, end, one.digits)
    if before is not None and before.kind is QuantityKind.PERCENT:
        gap = text[before.end : other.start]
    if not _RANGE.search(gap) or not _RANGE.fullmatch(gap):
        return None
    signed = text[one.start - 1 : one.start] in _DOLLARS
    if (gap[-1:] in _DOLLARS and not signed) or _FROM.search(
        text, max(start, one.start - 7), one.start
    ):
        return None  # from one value to another is a change, and no range
    tight = gap.strip() in ("-", "–", "—")
    if is_year(one) and is_year(other):
        return None
    if tight:
        return other if one.digits == other.digits else None
    if "and" in gap and not _BETWEEN.search(text, max(start, one.start - 12), one.start):
        return None
    if "to" in gap and one.low > other.high and one.digits and other.digits:
        scored = _SCORED.search(text, max(start, one.start - 30), one.start)
        return other if scored else None
    if is_date(text, one, start, end) or one.low >= other.high:
        return None
    return other


def lent_scale(one: Numeral, other: Numeral) -> float:
    """Return the scale that "2 to 3 million" lends to its first number."""
    if other.step >= 1000 and one.low < 1000 <= other.high and one.low * 1000 > one.step:
        scale = 10.0 ** (3 * int((len(str(int(other.high))) - 1) // 3))
        return scale if other.step % 1000 == 0 or other.high % scale else 1.0
    return 1.0
