"""The words and marks of a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[^\W_]+(?:(?:[-’'.&/]|(?<=\d),(?=\d))[^\W_]+)*"  # words, "U.S", "1,200"
    r"(?:(?<=\b[A-Z])\.|%)?"  # the point of an initial
    r'|[“”"„«»,:;()\[\]!?…—–]|(?<=\s)-(?=\s)|\.\.\.'
    r"|\.(?!\s*[\w(“„«,;])"  # a point inside a sentence is one of an abbreviation
)
OPENING = '“„«"'
"""Marks that open a quotation."""


class Token(NamedTuple):
    """A word or a mark."""

    start: int
    end: int
    text: str
    low: str

    @property
    def word(self) -> bool:
        """Whether it is a word."""
        return self.text[0].isalnum()


def cut_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of `text[start:end]`, offsets into `text`."""
    make = Token._make
    return [
        make((*match.span(), word := match[0], word.lower().replace("’", "'")))
        for match in _TOKEN.finditer(text, start, end)
    ]
