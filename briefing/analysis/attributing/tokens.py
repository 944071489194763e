"""The words and marks of a sentence, and where somebody is quoted word for word."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[^\W_]+(?:(?:[-’'.&/]|(?<=\d),(?=\d))[^\W_]+)*(?:(?<=\b[A-Z])\.|%)?|[“”\"„«»,:;()\[\]]|[—–]|(?<=\s)-(?=\s)|\.\.\.|[.!?…]"
)
_MARKS = re.compile(r"[“”„«»\"]")
OPENING, CLOSING = '“„«"', "”»"
_ENDS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
"""By the mark that opens a quotation: those that close it."""


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


def _closes(text: str, start: int, at: int) -> bool:
    """Whether a straight mark outside of a quotation stands behind words, not before them."""
    return at > start and (text[at - 1].isalnum() or text[at - 1] in ".,!?")


def find_quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places between quotation marks in a paragraph, marks included.

    A quotation without its closing mark ends with the paragraph.
    """
    found: list[tuple[int, int]] = []
    opened = -1
    for match in _MARKS.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened < 0:
            if mark in CLOSING or (mark == '"' and _closes(text, start, at)):
                if not found and text[at - 1 : at] in tuple(".,!?"):
                    found.append((start, match.end()))  # its opening mark is missing
                continue
            opened = at
        elif mark in _ENDS[text[opened]]:
            found.append((opened, match.end()))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found
