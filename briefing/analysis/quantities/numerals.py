"""Numbers in digits and words: where they stand, and what they are worth."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_ORDINAL_WORDS = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_UNITS = _UNIT_WORDS.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = _ORDINAL_WORDS.split()
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9,
    "t": 1e12, "tn": 1e12, "dozen": 12.0, "score": 20.0,
}  # fmt: skip
_VAGUE = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2e3, 9999),
    "tens of thousands": (2e4, 99999), "hundreds of thousands": (2e5, 999999),
    "millions": (2e6, 9.99e6), "tens of millions": (2e7, 9.99e7),
    "hundreds of millions": (2e8, 9.99e8), "billions": (2e9, 9.99e9),
    "trillions": (2e12, 9.99e12),
}  # fmt: skip


_THINGS = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:people|men|women|children|[a-z]{3,}[^su\W]s)\b")
"""Things that "5m" may count."""


class Numeral(NamedTuple):
    """A number as it is written."""

    start: int
    end: int
    low: float
    high: float
    step: float
    """What the last digit is worth."""
    digits: bool
    ordinal: bool
    vague: bool
    """Whether it is no number but "dozens" or "hundreds"."""


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of one number; groups name the form it has."""
    small = "|".join(sorted(_UNITS[1:], key=len, reverse=True))
    tens = "|".join(_TENS)
    scale = r"hundred|thousand|million|billion|trillion|lakh|crore"
    ordinal = "|".join(sorted(_ORDINALS[1:], key=len, reverse=True))
    vague = "|".join(sorted(_VAGUE, key=len, reverse=True)).replace(" ", r"\s")
    word = rf"(?:(?:{tens})(?:[-\s](?:{small}))?|{small}|{scale})"
    return re.compile(
        rf"""(?<![\w@\#&/]) (?<![A-Za-z][-–‑.,:]) (?<!\d[.,:]) (?:
        (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
          (?: (?P<nth>st|nd|rd|th)\b
            | (?P<tight>[kK]|[mM]n?|[mM]ln|bn|BN|[tT]n|B|T)\b(?![.]?\w)
            | [\s\xa0-]?(?P<scale>hundred|thousand|million|billion|trillion|lakh|crore|dozen
                         |bn|mn|mln|m)\b )?
        | (?P<vague>(?:{vague}))\b
        | (?P<ordinal>(?:(?:{tens})-)?(?:{ordinal})|(?:{scale})th)\b
        | (?P<words>(?:(?:an?|half\sa|one)\s(?={scale}|dozen))?
            (?:{word}(?:[-\s](?:and\s)?{word})*|dozen)(?:\sdozen)?)\b
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _beginning() -> re.Pattern[str]:
    """Return the pattern of the first character of what may be a number, by the one behind it.

    Far fewer places than those at which the whole pattern would have to be tried.
    """
    seconds: dict[str, set[str]] = {"a": {"\\s"}}
    first_words = (*_UNITS[1:], *_TENS, *_ORDINALS[1:], *_SCALES, *_VAGUE, "an", "half")
    for word in first_words:
        if len(word) > 1:
            seconds.setdefault(word[0], set()).update((word[1], word[1].upper()))
    behind = "|".join(
        f"(?<=[{first}{first.upper()}])(?=[{''.join(sorted(found))}])"
        for first, found in seconds.items()
    )
    firsts = "".join(seconds)
    return re.compile(
        rf"[\d.{firsts}{firsts.upper()}](?<![\w@#&/].)(?:(?<=\d)|(?<=\.)(?=\d)|{behind})",
        re.DOTALL,
    )


def _find_matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what the pattern of a number finds in `text[start:end]`."""
    last = start
    for place in _beginning().finditer(text, start, end):
        if place.start() >= last and (match := pattern().match(text, place.start(), end)):
            last = match.end()
            yield match


def find_numerals(text: str, start: int, end: int) -> list[Numeral]:
    """Return the numbers of `text[start:end]` in order, whatever they count."""
    found = []
    for match in _find_matches(text, start, end):
        kind = match.lastgroup
        if match["digits"]:
            numeral = _from_digits(match)
        elif kind == "vague":
            low, high = _VAGUE[" ".join(match[0].lower().split())]
            numeral = Numeral(match.start(), match.end(), low, high, low / 2, False, False, True)
        elif kind == "ordinal":
            value = _ordinal(match[0].lower())
            numeral = Numeral(match.start(), match.end(), value, value, 1, False, True, False)
        else:
            value, step = _words(match[0].lower())
            numeral = Numeral(match.start(), match.end(), value, value, step, False, False, False)
        found.append(numeral)
    return found


def _from_digits(match: re.Match[str]) -> Numeral:
    digits = match["digits"].replace(",", "")
    value, step = float(digits[:40]), 10.0 ** -len(digits.partition(".")[2])
    end = match.end()
    scale = (match["scale"] or match["tight"] or "").lower()
    if match["tight"] and not _is_scale(match):
        scale, end = "", match.end("digits")
    if scale:
        value, step = value * _SCALES[scale], step * _SCALES[scale]
    value = round(value, 6)
    ordinal = match["nth"] is not None
    return Numeral(match.start(), end, value, value, step, True, ordinal, False)


def _is_scale(match: re.Match[str]) -> bool:
    """Whether a letter right behind digits is a scale: "$2T", "5m people"; "60m" is a length."""
    if match["tight"] not in ("m", "T"):
        return True
    signed = match.string[max(0, match.start() - 1) : match.start()] in tuple("$€£¥₹₽")
    if signed or match["tight"] == "T":
        return signed
    return _THINGS.match(match.string, match.end()) is not None


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[float, float]:
    """Return what number words are worth, and the worth of the last of them."""
    total = current = 0.0
    step = 1.0
    parts = [part for part in re.split(r"[-\s]+", text) if part != "and"]
    if parts[0] == "half":
        return _SCALES[parts[-1]] / 2, _SCALES[parts[-1]] / 2
    for part in parts:
        if part in ("a", "an"):
            current = 1.0
        elif part in _SCALES:
            factor = step = _SCALES[part]
            if factor >= 1e3:
                total, current = total + (current or 1.0) * factor, 0.0
            else:
                current = (current or 1.0) * factor
        else:
            step = 1.0
            current += _UNITS.index(part) if part in _UNITS else 10.0 * (_TENS.index(part) + 2)
    return total + current, step


def _ordinal(word: str) -> float:
    tens, _, unit = word.rpartition("-")
    if unit in _ORDINALS:
        return _ORDINALS.index(unit) + (10.0 * (_TENS.index(tens) + 2) if tens else 0.0)
    return _SCALES[unit.removesuffix("th")]
