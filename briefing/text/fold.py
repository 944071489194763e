"""Fold texts for comparison: letters without case and marks, one kind of quote and hyphen.

Folding takes away what two writers of one word may differ in: case, accents, letters that one
alphabet has and another lacks (ł, ø, æ, ß, ё, ı), curly quotes, the kinds of hyphen and dash,
apostrophes inside words, soft hyphens, and the compatibility forms of Unicode (ligatures, full
width). Vowel signs of scripts that cannot be read without them stay.

`fold` keeps a map back, so that a place in the folded text is a place in the original.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, decimal, normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

APOSTROPHES = "'‘’‚‛′´ʹʻʼʽʾʿˈ＇"
"""Characters written as an apostrophe or a single quote."""
HYPHENS = "-‐‑‒–—―−⁃﹘﹣－"
"""Characters written as a hyphen, a dash or a minus."""
QUOTES = '"“”„‟″«»〝〞＂'
"""Characters written as a double quote."""

_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i", "ĸ": "k", "ə": "a", "ǝ": "a",
    "ƒ": "f", "ɛ": "e", "ɔ": "o", "є": "е",
}  # fmt: skip
"""Letters that no decomposition of Unicode takes apart, as readers without them write them."""

_SPECIAL = (
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(QUOTES, '"')
    | {"\xad": "", "\u200d": "", "\u200c": ""}
)
_ACCENTS = (range(1, 8), range(10, 37), range(200, 256))
"""Combining classes of marks that may be dropped: accents, Hebrew points, Arabic vowels."""


@cache
def _inner() -> re.Pattern[str]:
    """Return the pattern for an apostrophe inside a word of ASCII."""
    return re.compile("(?<=[a-zA-Z0-9])'(?=[a-zA-Z0-9])")


@cache
def _uneven() -> re.Pattern[str]:
    """Return the pattern for characters that folding may drop or lengthen."""
    return re.compile("[^\x00-\x7f]|'")


class Folded(NamedTuple):
    """A folded text, and where each of its characters comes from."""

    text: str
    starts: Sequence[int]
    """Offset in the original of each character of `text`."""
    ends: Sequence[int]
    """Offset in the original behind each character of `text`, marks included."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of a non-empty place in the folded text."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Return one character folded: none, one or several characters."""
    special = _SPECIAL.get(char)
    if special is not None:
        return special
    value = decimal(char, None)
    if value is not None:
        return str(value)
    plain = normalize("NFKD", normalize("NFKD", char).casefold())
    kept = (c for c in plain if not _is_accent(c))
    folded = "".join(_SPECIAL.get(c, _LETTERS.get(c, c)) for c in kept)
    return folded if len(folded) < 2 else folded.replace("'", "")


def _is_accent(char: str) -> bool:
    return any(combining(char) in classes for classes in _ACCENTS)


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """Return one word folded, without its apostrophes."""
    folded = word.lower() if word.isascii() else "".join(map(fold_char, word))
    return folded.replace("'", "")


def fold(text: str) -> Folded:
    """Return the text folded with the map back; plain ASCII costs a `lower()`."""
    if text.isascii() and not ("'" in text and _inner().search(text)):
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _uneven().finditer(text):
        here = match.start()
        if here > at:
            pieces.append(text[at:here].lower())
            starts += range(at, here)
            ends += range(at + 1, here + 1)
        at = here + 1
        dropped = match[0] in APOSTROPHES and _is_inside(text, at, pieces)
        folded = "" if dropped else fold_char(match[0])
        if folded:
            pieces.append(folded)
            starts += [here] * len(folded)
            ends += [at] * len(folded)
        elif ends and _is_accent(match[0]) and ends[-1] == here:
            ends[-1] = at
    pieces.append(text[at:].lower())
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Folded("".join(pieces), starts, ends)


def _is_inside(text: str, at: int, before: Sequence[str]) -> bool:
    """Whether letters stand on both sides of an apostrophe; what folding drops is not seen."""
    if not before or not before[-1][-1:].isalnum():
        return False
    for place in range(at, len(text)):
        folded = fold_char(text[place])
        if folded:
            return folded[0].isalnum()
    return False


def fold_name(text: str) -> str:
    """Return a name as names are compared: folded, without apostrophes, a blank between words."""
    return " ".join(fold(text).text.replace("'", "").split())
