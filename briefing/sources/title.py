"""Finds where a headline ends and the standfirst begins that was run together with it."""

from __future__ import annotations

import re

_STARTING = """
a an the he she it they his her its their this that these those there here in on at as after
before when while for with from by more most some many all both no not but and it’s it's
officials police experts analysts critics
"""
_STARTERS = frozenset(_STARTING.split())
"""Words that begin a sentence but stand small inside a headline."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|says?|said|be|been"
    r"|comes?|came|makes?|made|gives?|gave|takes?|took|\w{3,}(?:ed|ing))\b"
)
_LEAST_TITLE, _LEAST_STANDFIRST = 3, 5
_LEAST_BOTH = 10
"""Words of a title and a standfirst together, where no word that begins sentences parts them."""
_STEM = 4
"""Letters that two neighbouring words share where one title cannot hold both."""


def find_joint(line: str, body: str) -> int:
    """Return the offset at which a second headline begins inside a line, or 0.

    `body` is the rest of the text: what it writes side by side belongs together.
    """
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", line)]
    inner = words[_LEAST_TITLE : len(words) - _LEAST_STANDFIRST + 1]
    if _in_title_case(line):
        return 0
    for number, (start, word) in enumerate(inner, _LEAST_TITLE):
        before = words[number - 1][1]
        if not word[0].isupper() or not before[-1].isalnum():
            continue
        small = before[0].islower() and words[number + 1][1].islower()
        if len(words) >= _LEAST_BOTH and small and _is_common(word, body):
            return start
        if not _VERB.search(line, start):
            continue
        doubled = before[0].isupper() and _same_stem(before, word)
        opens = word.lower() in _STARTERS and f"{before} {word}" not in body
        if (doubled or opens) and f"{before} {word}" not in body:
            return start
    return 0


def _is_common(word: str, body: str) -> bool:
    """Whether a body writes a word in small letters, and with a capital at most to begin with."""
    small = word.lower()
    if (
        len(small) < _STEM
        or not word[1:].islower()
        or not re.search(rf"(?<![\w-]){re.escape(small)}(?![\w-])", body)
    ):
        return False
    return not re.search(rf"[^\W_][,;]? {re.escape(word)}(?![\w-])", body)


def _same_stem(one: str, other: str) -> bool:
    return one != other and one[:_STEM] == other[:_STEM] and min(len(one), len(other)) > _STEM


def _in_title_case(line: str) -> bool:
    """Whether a headline writes every longer word with a capital, so that none tells anything."""
    long = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > 0.7 * len(long)
