"""The noun that a number counts, found without a parser: the first plural, or the last word."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.analysis.tables import words
from briefing.text.words import stem

_WORD = re.compile(r"[\s\xa0]+(?:[\"“‘'](?=\w))?([^\W\d_][\w]*(?:[-‑’'.&][\w]+)*\.?)")
_MOST = 5
"""Words behind a number among which its noun is looked for."""
_OF = re.compile(
    r"[\s\xa0]+of[\s\xa0]+(?:(?P<definite>the|them|those|these|its|their|his|her|our|this|that|all)"
    r"\b[\s\xa0]*)?",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """A noun phrase behind a number."""

    end: int
    """Offset behind the noun."""
    noun: str
    """Its stem; "" where none was found."""
    modifiers: tuple[str, ...]
    part: bool
    """Whether the number counts some of a known whole: "two of the men"."""


def head_behind(text: str, at: int, ceiling: int, single: bool) -> Head:
    """Return the noun behind a number that ends at `at`; `single` where the number is one."""
    part = False
    start = at
    if match := _OF.match(text, at, ceiling):
        part = match["definite"] is not None
        at = match.end() - 1
        if (match["definite"] or "").lower() == "them":
            return Head(start, "", (), True)
        if text[at : at + 1].strip():
            at = match.end()
    found = _phrase(text, at, ceiling)
    chosen = _choose(found, single, part)
    if chosen < 0:
        return Head(start, "", (), part)
    noun = found[chosen][0].rstrip(".")
    modifiers = tuple(word.lower().replace("’", "'") for word, _ in found[:chosen])
    return Head(found[chosen][1], _stem(noun), modifiers, part)


def _stem(noun: str) -> str:
    return {"people": "person", "persons": "person", "person": "person", "men": "man",
            "women": "woman", "children": "child"}.get(noun.lower(), stem(noun))  # fmt: skip


def _phrase(text: str, at: int, ceiling: int) -> list[tuple[str, int]]:
    """Return the words of the noun phrase that may follow a number, each with its end."""
    ends = words("counting", "ends")
    found: list[tuple[str, int]] = []
    while len(found) < _MOST and (match := _WORD.match(text, at, ceiling)):
        word = match[1]
        final = word.endswith(".") and not ("." in word[:-1] or len(word) < 4)
        bare = word.rstrip(".") if final or match.end() == ceiling else word
        low = bare.lower()
        if low in ends or (
            ("’" in low or "'" in low) and not low.endswith(("'s", "’s", "s'", "s’"))
        ):
            break
        found.append((bare, match.start(1) + len(bare)))
        at = match.end()
        if final:
            break
    return found


def _is_contraction(low: str) -> bool:
    return ("’" in low or "'" in low) and not low.endswith(("'s", "’s", "s'", "s’"))


def _choose(found: list[tuple[str, int]], single: bool, of: bool) -> int:
    """Return which word is the noun, or -1."""
    if single:
        return _choose_single(found)
    for index, (word, _) in enumerate(found):
        if is_plural(word):
            return index
    return 0 if of and len(found) == 1 and found[0][0].islower() else -1


def _choose_single(found: list[tuple[str, int]]) -> int:
    """Return the noun behind "one": the last word, where the phrase is short."""
    for index, (word, _) in enumerate(found):
        if word.endswith(("ed", "ing")) and index:
            return index - 1
    return min(len(found), 4) - 1


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    low = word.lower()
    if low in words("counting", "plural"):
        return True
    if low in words("counting", "not-heads") or len(low) < 4:
        return False
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))
