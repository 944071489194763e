"""Words that may be part of a name: capitalised ones, acronyms, type numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def make_token(text: str, start: int, end: int, joint: str = " ", initial: bool = False) -> Token:
    """Return the token at a place of the text."""
    word = text[start:end]
    low = word.lower()
    if not low.isalpha():
        low = low.replace("’", "'").strip(".")
    return Token(start, end, word, low, joint, initial)


_UPPER = "[^\\W\\d_a-zß-öø-ÿ]"
"""A letter that may be a capital; beyond Latin-1 the caller looks at the letter itself."""


@cache
def word_pattern() -> re.Pattern[str]:
    """Return the pattern that finds the words of names, one at a time."""
    upper = _UPPER
    inner = r"(?:['’](?!s\b)\w+)*"
    return re.compile(
        rf"""(?<![\w@\#/])(?:
        (?:[A-Z]\.){{2,}}(?:[A-Z]\b)?                  # U.S., D.P.R.K
        |(?:[A-Z]\.)+[A-Z]\b(?![.’'-]?\w)              # U.S with a stop left out
        |(?:{_ABBREVIATED})\.
        |[A-Z]\.(?=[ \n-]?{upper})                     # J. K. Rowling, J.-P.
        |{upper}\w*{inner}(?:&{upper}\w*)*(?:[-‑](?:\w+{inner}))*    # Han Do-yun, O'Brien, AT&T
          (?:\.(?:com|org|net)\b)?
        |[a-z]{{1,3}}[A-Z]\w*                          # iPhone
        |(?:al|el|ul|an|as|ash|ad|at|az|ar|d|l)[-‑’']{upper}\w*{inner}(?:-\w+)*
        |\d{{1,4}}(?:-\d{{1,3}})?[A-Za-z]{{0,2}}\b(?![-,:/.]\d|%|['’]s\b|-\w)
        )""",
        re.VERBOSE,
    )


_OPENS = re.compile(r"[A-Z0-9\x80-\U0010ffff](?<![\w@\#/].)")
"""Where a word of a name may begin that does not begin in lower case; much faster to search."""


def find_words(text: str, start: int, end: int, mixed: bool) -> Iterator[re.Match[str]]:
    """Yield the words of names in a sentence; `mixed` tells that some begin in lower case."""
    pattern = word_pattern()
    if mixed:
        yield from pattern.finditer(text, start, end)
        return
    at, match = start, pattern.match
    for opening in _OPENS.finditer(text, start, end):
        here = opening.start()
        if here >= at:
            found = match(text, here, end)
            if found:
                at = found.end()
                yield found


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
