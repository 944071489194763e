"""Patterns over whole lines, kept behind the words that a line must begin with."""

from __future__ import annotations

import re
from functools import cache


class Lines:
    """Patterns for whole lines, each behind the words that a line must begin with.

    A pattern is compiled when the first line comes that begins so: most texts need few of them,
    and compiling all would take longer than reading a short article. The word "#" stands for a
    number, "*word" for a line that holds the word anywhere, "" for every line.
    """

    def __init__(self, *entries: tuple[str, str]) -> None:
        """Each entry holds the words, parted by blanks, and the pattern."""
        self._by_word: dict[str, list[str]] = {}
        self._within: list[tuple[str, str]] = []
        for words, pattern in entries:
            for word in words.split(" "):
                if word.startswith("*"):
                    self._within.append((word[1:], pattern))
                else:
                    self._by_word.setdefault(word, []).append(pattern)

    def fullmatch(self, line: str) -> bool:
        """Whether one of the patterns describes the line from end to end."""
        low = line.lower()
        patterns = self._by_word.get(first_word(low), ())
        if any(compiled(pattern).fullmatch(line) for pattern in patterns):
            return True
        return any(word in low and compiled(p).fullmatch(line) for word, p in self._within)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern, compiled once, letters of either case being equal."""
    return re.compile(pattern, re.IGNORECASE)


def first_word(low: str) -> str:
    """Return the letters that a lower-case line begins with, "#" for a number."""
    low = low.lstrip(" (~@©")
    if low[:1].isdecimal():
        return "#"
    for at, char in enumerate(low):
        if not char.isalpha():
            return low[:at]
    return low
