"""Words that may be part of a name: capitalised ones, acronyms, type numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Reps|Sens|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Cpt|Adm|Cmdr|Brig|Rev|Fr|Hon"
    "|Supt|Insp|Pres|St|Ste|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|Bros|Dept|Univ"
)


@dataclass(slots=True)
class Token:
    """A word of a run, and how it is joined to the word before it."""

    start: int
    end: int
    text: str
    low: str
    """In lower case, without full stops; what the word lists are asked for."""
    joint: str = " "
    """" " for a blank, "of" and the like for small words between, "-" inside a compound."""
    initial: bool = False
    """Whether the word would be capitalised here even if it were no name."""


def make_token(word: str, start: int, end: int, joint: str = " ", initial: bool = False) -> Token:
    """Return the token of a word and its place in the text."""
    low = word.lower()
    if not low.isalpha():
        low = low.replace("’", "'").strip(".")
    return Token(start, end, word, low, joint, initial)


_UPPER = "[^\\W\\d_a-zß-öø-ÿ]"
"""A letter that may be a capital; beyond Latin-1 the caller looks at the letter itself."""


_BEGINS = r"[^\x00-/:-@\[-\x7f]"
_BEGINS_SMALL = r"[^\x00-/:-@\[-`{-\x7f]"
"""Letters, digits and all beyond ASCII; said by what they are not, which compiles at once."""


@cache
def _word_pattern(small: bool) -> re.Pattern[str]:
    """Return the pattern that finds the words of names, one at a time.

    `small` tells that some may begin in lower case. The letter that a word begins with stands
    first and what is asked of it behind it, so that a search looks at few places of a text.
    """
    upper = _UPPER
    inner = r"(?:['’](?!s\b)\w+)*"
    word = rf"\w*{inner}(?:&{upper}\w*)*(?:[-‑](?:(?:[A-Z]\.){{2,}}|\w+{inner}))*"
    beginning_small = rf"""
        |(?<=[a-z])[a-z]{{0,2}}[A-Z]\w*                       # iPhone
        |(?:(?<=a)(?:l|n|sh?|d|t|z|r)|(?<=[eu])l|(?<=[dl]))[-‑’']{upper}\w*{inner}(?:-\w+)*
    """
    return re.compile(
        rf"""{_BEGINS_SMALL if small else _BEGINS}(?<![\w@\#/].)(?<!\d[-‑].)(?:
        (?<=[A-Z])\.(?:
            (?:[A-Z]\.)+(?:[A-Z]\b)?                         # U.S., D.P.R.K
            |(?:[A-Z]\.)*[A-Z]\b(?![.’'-]?\w)                # U.S with a stop left out
            |(?=[ \n-]?{upper})                              # J. K. Rowling, J.-P.
        )
        |(?=[a-z]{{1,3}}\.)(?:{_abbreviated_behind_first()})\.
        |(?<={upper}){word}(?:\.(?:com|org|net)\b)?          # Han Do-yun, O'Brien, AT&T
        |(?<=\d)\d{{0,3}}(?:-\d{{1,3}})?[A-Za-z]{{0,2}}\b(?![-,:/.]\d|%|['’]s\b|-\w)
        {beginning_small if small else ""})""",
        re.VERBOSE,
    )


def _abbreviated_behind_first() -> str:
    """Return a pattern of the abbreviations without their first letter, which stands before."""
    rests: dict[str, list[str]] = {}
    for word in _ABBREVIATED.split("|"):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"(?<={first})(?:{'|'.join(found)})" for first, found in rests.items())


_SMALL = re.compile(rf"[a-z]{{1,3}}[A-Z]|(?:al|el|ul|an|ash?|ad|at|az|ar|d|l)[-‑’']{_UPPER}")


def begins_small(word: str) -> bool:
    """Whether the word of a name in here may begin in lower case: "iPhone", "al-Assad"."""
    return _SMALL.search(word) is not None


def find_words(text: str, start: int, end: int, small: Iterable[str]) -> Iterator[re.Match[str]]:
    """Return the words of names in a sentence; `small` are those that begin in lower case."""
    slow = any(text.find(word, start, end) >= 0 for word in small)
    return _word_pattern(slow).finditer(text, start, end)


_JOINTS = re.compile(
    r"[ \n\xa0](?:"
    r"(of|for|and|&|on)(?:[ \n\xa0]the)?|(the)"
    r"|(?:de|del|della|von|van|bin|ibn|dos|das|da|di|du|la|le|el|al)"
    r"(?:[ \n\xa0](?:la|las|los|les|der|den|al))?"
    r")[ \n\xa0]"
)
"""What may stand between two words of one name: small words, one or two."""
_OWNING = frozenset(f"{mark}{s}{blank}" for mark in "'’" for s in ("s", "") for blank in " \n")
_OPENING = "\"“„«‘'([{—–•*-"


@lru_cache(maxsize=4096)
def joint(gap: str) -> str:
    """Return how two words are joined: " ", a small word, "particle", "-" or "" for not at all."""
    if gap in (" ", "\n", "\xa0"):
        return " "
    if gap in _OWNING:
        return "'s"
    if gap == ", ":
        return ","
    if gap in ("-", "‑"):
        return "-"
    match = _JOINTS.fullmatch(gap)
    return (match[1] or match[2] or "particle") if match else ""


def stands_first(text: str, floor: int, at: int) -> bool:
    """Whether only marks stand between `floor` and `at`, or a quotation or clause opens at `at`."""
    before = at - 1
    while before >= floor and text[before] in _OPENING:
        before -= 1
    marked = before + 1 < at
    while before >= floor and text[before] in " \n\xa0\t":
        before -= 1
    return before < floor or text[before] in ":;!?•|…" or (marked and text[before] in ",.")
