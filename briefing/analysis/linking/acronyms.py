"""Acronyms and what they are short for: as the text says in brackets, and by initial letters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

    from .names import Name, Names

_LONG = frozenset((EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.OTHER))
"""What acronyms are short for."""
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "et"])


def initials(words: list[str]) -> set[str]:
    """Return the acronyms that words may be short for, with and without their small words."""
    if len(words) < 2:
        return set()
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _SMALL)
    return {every, main}


def join_bracketed(names: Names, articles: Sequence[Article]) -> None:
    """Join "Long Form (LF)" and "LF (Long Form)" where the letters agree."""
    for article, spots in zip(articles, names.spots, strict=True):
        text = article.text
        for left, right in pairwise(spots):
            end, start = left.mention.end, right.mention.start
            between = text[end:start]
            if start - end > 3 or between.strip(" \n'’s") not in ("(", ""):
                continue
            if "(" in between and text[right.mention.end : right.mention.end + 1] not in ")],;":
                continue
            short, long = (right, left) if len(right.text) < len(left.text) else (left, right)
            if not between.strip() and right is not short:
                continue
            if _agrees(short.text, names.by_key[long.key].words):
                evidence = f"“{long.text}” beside it"
                names.join(short.key, long.key, "acronym", evidence)


def _agrees(short: str, words: list[str]) -> bool:
    """Whether a bracketed short form begins like the long one and keeps its letters in order."""
    short = short.split(" ")[0]
    letters = [c for c in short.lower() if c.isalnum()]
    if len(letters) < 2 or sum(c.isupper() for c in short) < 2 or letters[0] != words[0][0]:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def join_initials(names: Names) -> None:
    """Join an acronym to the one long name with its initials in an article that has both.

    With four letters and more, and one candidate in the whole stack, articles may differ.
    """
    longs: dict[str, list[Name]] = {}
    for name in names.by_key.values():
        if len(name.words) > 2 or (len(name.words) == 2 and name.kind != "person"):
            for letters in initials(name.words):
                longs.setdefault(letters, []).append(name)
    for name in list(names.by_key.values()):
        if len(name.words) != 1 or not 2 <= len(name.key) <= 6 or not name.text.isupper():
            continue
        if name.anchor or not name.text.isalpha():
            continue
        found = [long for long in longs.get(name.key, ()) if long.kind in _LONG]
        near = [long for long in found if long.articles & name.articles]
        pick = near or (found if len(name.key) > 3 else [])
        roots = {names.root(long.key) for long in pick}
        if len(roots) == 1:
            long = max(pick, key=lambda n: (sum(n.spellings.values()), n.key))
            names.join(name.key, long.key, "acronym", f"initials of “{long.text}”")
