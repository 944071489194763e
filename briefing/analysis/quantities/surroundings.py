"""What stands around a number: "more than" before it, "a day" behind it, a whole, a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.tables import words
from briefing.model import Bound

if TYPE_CHECKING:
    from .numerals import Numeral

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS})\.?\s(?:the\s|\d{{1,2}}\s?[-–]\s?)?\Z", re.IGNORECASE)
_MONTH_BEHIND = re.compile(rf"(?:[-–]\d{{1,2}})?\s(?:of\s)?(?:{_MONTHS})\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    rf"(?:\b(?:in|since|by|until|from|of|before|after|during|early|late|mid|year|the|and|to|for"
    rf"|summer|spring|autumn|fall|winter|{_MONTHS})\.?,?[\s-]|\b\d{{1,2}},\s|[(/–-])\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[\s\xa0]?(?:[ap]\.?m\b|o['’]clock|hrs?\b|GMT\b|UTC\b|[:.]\d\d)", re.IGNORECASE
)
_CLOCK_BEFORE = re.compile(r"\d:\Z")
_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:the\s|all\s|its\s|their\s|a\stotal\sof\s|some\s|about\s)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)\b(?!\s?%)"
)
_RATE = re.compile(
    r"[\s-](?:an?|per|each|every)[\s-](?P<by>[a-z]+)\b|(?P<slash>/)(?P<sign>[a-z]+)\b"
)
_AGED = re.compile(r"\b(?:aged|age|ages|at\sthe\sage\sof)\s(?:of\s)?\Z", re.IGNORECASE)
_BEHIND = re.compile(r"\s(?:or\s)(?P<word>more|so|less|fewer)\b")
_PREVIOUS = re.compile(r"(?:^|[^\w.’'])([\w’'.&-]+)[\s\xa0-]\Z")


@cache
def _bounds() -> tuple[re.Pattern[str], dict[str, Bound]]:
    known = {}
    for section, bound in (("about", Bound.ABOUT), ("over", Bound.OVER), ("under", Bound.UNDER)):
        known.update({word.replace("_", " "): bound for word in words("counting", section)})
    spelt = "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(known, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{spelt})[\s\xa0]?(?:an?\s)?\Z", re.IGNORECASE), known


def bound_before(text: str, floor: int, start: int) -> tuple[int, Bound]:
    """Return where "about" or "more than" before a number begins, and what it says."""
    pattern, known = _bounds()
    match = pattern.search(text, max(floor, start - 24), start)
    if match is None:
        return start, Bound.EXACT
    phrase = " ".join(match[0].lower().split())
    for cut in (phrase, phrase.removesuffix(" a"), phrase.removesuffix(" an")):
        if cut in known:
            return match.start(), known[cut]
    return start, Bound.EXACT


def bound_behind(text: str, end: int, ceiling: int) -> tuple[int, Bound | None]:
    """Return the end of "or more" behind a number, and what it says."""
    match = _BEHIND.match(text, end, ceiling)
    if match is None:
        return end, None
    return match.end(), {"more": Bound.OVER, "so": Bound.ABOUT}.get(match["word"], Bound.UNDER)


def whole_behind(text: str, end: int, ceiling: int) -> tuple[int, float]:
    """Return the end and the value of "of 338" or "out of 338" behind a number; value 0 if none."""
    match = _WHOLE.match(text, end, ceiling)
    return (match.end(), float(match["whole"].replace(",", "")[:30])) if match else (end, 0.0)


def rate_behind(text: str, end: int, ceiling: int) -> str:
    """Return what a quantity is counted by: "day" for "a day"; "" where it is no rate."""
    match = _RATE.match(text, end, ceiling)
    if match is None:
        return ""
    if match["slash"]:
        return match["sign"]
    return match["by"] if match["by"] in words("counting", "rates") else ""


def is_aged(text: str, floor: int, start: int) -> bool:
    """Whether the words before a number make it an age."""
    return _AGED.search(text, max(floor, start - 16), start) is not None


def is_date(text: str, numeral: Numeral, floor: int, ceiling: int) -> bool:
    """Whether a number is a day, a year or a time of the clock."""
    start, end = numeral.start, numeral.end
    if _MONTH_BEFORE.search(text, max(floor, start - 16), start):
        return numeral.high <= 31 or is_year(numeral)
    if numeral.high <= 31 and _MONTH_BEHIND.match(text, end, ceiling):
        return True
    if numeral.digits and numeral.high < 25 and _CLOCK.match(text, end, ceiling):
        return True
    if numeral.digits and _CLOCK_BEFORE.search(text, max(floor, start - 3), start):
        return True
    if not is_year(numeral) or "," in text[start:end]:
        return False
    return bool(
        start == floor
        or text[end : end + 1] in ("/", "-", "–", "s", "'", "’")
        or _YEAR_BEFORE.search(text, max(floor, start - 12), start)
    )


def is_year(numeral: Numeral) -> bool:
    """Whether four digits may be a year of the last centuries or the next."""
    return numeral.digits and numeral.end - numeral.start == 4 and 1500 <= numeral.high < 2100


def is_name_before(text: str, floor: int, start: int) -> bool:
    """Whether the word before a number makes it part of a name: "Section 230", "Group of 20"."""
    match = _PREVIOUS.search(text, max(floor, start - 24), start)
    if match is None:
        return False
    word = match[1]
    if word.lower() in ("of", "the") and text[floor:start].lower().endswith("group of "):
        return True
    if word.lower() not in words("counting", "names"):
        return False
    return text[start].isdigit() or text[start].isupper() or word.lower() in ("flight", "phase")
