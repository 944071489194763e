"""Acronyms and what they are short for: as the text says in brackets, and by initial letters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .blocks import Join, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block
    from .names import Name, Spot

LONG = frozenset((EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.OTHER))
"""What acronyms are short for."""
FEW_LETTERS = 3
"""Letters up to which an acronym means in each article what that says, see short_forms.py."""
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "et"])


def initials(words: list[str]) -> set[str]:
    """Return the acronyms that words may be short for, with and without their small words."""
    if len(words) < 2:
        return set()
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _SMALL)
    return {every, main}


def find_bracketed(text: str, spots: list[Spot]) -> Iterator[Join]:
    """Yield the joins of "Long Form (LF)" and "LF (Long Form)" in a text where letters agree."""
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
        if short.own != long.own and _agrees(short.text, long.own.split(" ")):
            yield Join(short.own, (long.own,), "acronym", f"“{long.text}” beside it")


def _agrees(short: str, words: list[str]) -> bool:
    """Whether a bracketed short form begins like the long one and keeps its letters in order."""
    short = short.split(" ")[0]
    letters = [c for c in short.lower() if c.isalnum()]
    if len(letters) < 2 or sum(c.isupper() for c in short) < 2 or letters[0] != words[0][0]:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def initial_labels(name: Name) -> list[str]:
    """Return the acronyms that a long name may have."""
    if len(name.words) < 2 or (len(name.words) == 2 and name.kind is EntityKind.PERSON):
        return []
    return sorted(letters for letters in initials(name.words) if len(letters) < 7)


def acronym_labels(name: Name) -> list[str]:
    """Return the letters of a name that is an acronym of no known body."""
    if len(name.words) != 1 or not 2 <= len(name.key) <= 6 or name.anchor:
        return []
    return [name.key] if name.text.isupper() and name.text.isalpha() else []


def join_initials(block: Block) -> Iterator[Join]:
    """Join an acronym to the one long name with its initials in an article that has both.

    With one candidate in the whole stack, articles may differ.
    """
    if len(block.label) <= FEW_LETTERS:
        return
    found = [long for long in block.members_of("initials", block.label) if long.kind in LONG]
    for name in block.members:
        pick = [long for long in found if long.articles & name.articles] or found
        if pick:
            pick.sort(key=lambda n: (sum(n.spellings.values()), n.key), reverse=True)
            others = tuple(long.key for long in pick)
            yield Join(name.key, others, "acronym", f"initials of “{pick[0].text}”")


RULES = (
    Rule("initials", initial_labels, lambda _: ()),
    Rule("acronym", acronym_labels, join_initials, initial_labels),
)
