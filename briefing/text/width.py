"""How many terminal columns a text takes, without the libraries of the screen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """Return 0, 1 or 2 columns for one character."""
    if char < "\u0300" or char == "\ufe0f":  # the sign that makes an emoji of one column wide
        return 1
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if category == "Cn":  # not assigned: the width table says nothing of use
        return 1
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def text_width(text: str) -> int:
    """Return the columns that a text without newlines and tabs takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def clip(text: str, width: int, end: str = "…") -> str:
    """Return the text cut to at most `width` columns, with `end` where something was cut."""
    if text_width(text) <= width:
        return text
    room = width - text_width(end)
    if room < 0:
        return ""
    taken = 0
    for at, char in enumerate(text):
        taken += char_width(char)
        if taken > room:
            return text[:at].rstrip() + end
    return text


def pad(text: str, width: int) -> str:
    """Return the text clipped or filled with blanks to exactly `width` columns."""
    text = clip(text, width)
    return text + " " * (width - text_width(text))
