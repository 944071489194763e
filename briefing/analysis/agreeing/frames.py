"""What a number stands in: what happens to those counted, whether it is a fact, its neighbours."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.tables import lists, words
from briefing.text.words import stem

from .frame import Frame

if TYPE_CHECKING:
    from briefing.model import Quantity

    from .passages import Passage, Word

_BREAK = re.compile(
    r"[;:()–—]|,(?!\d)|\s[-]\s|\b(?:and|but|while|whereas|after|before|as|when|which|who|that|including"
    r"|with)\b",
    re.IGNORECASE,
)
_NEAR = 10
"""Words on either side of a number that are its neighbours."""
_WIDE = 14
"""Words on either side among which a word of scope or forecast counts, within the clause."""


@cache
def acts() -> dict[str, str]:
    """Return the act that each word tells, in lower case."""
    return {
        word: name.removeprefix("act-")
        for name, section in lists("comparing").items()
        if name.startswith("act-")
        for word in section
    }


@cache
def plain() -> frozenset[str]:
    """Return the stems of words that are in any news."""
    both = words("comparing", "plain") | words("comparing", "reporting")
    return frozenset(stem(word) for word in both)


def find_frame(passage: Passage, quantity: Quantity) -> Frame:
    """Return the surroundings of a quantity of the passage."""
    frame = passage.frames.get(quantity.start)
    if frame is None:
        frame = passage.frames[quantity.start] = _find_frame(passage, quantity)
    return frame


def _find_frame(passage: Passage, quantity: Quantity) -> Frame:
    before, behind = _sides(passage, quantity)
    left, right = _clause(passage, quantity)
    text = passage.article.text
    inside = [w for w in before[-_WIDE:] if left <= w.start < quantity.start]
    inside += [w for w in behind[:_WIDE] if w.end <= right]
    lower = [text[w.start : w.end].lower() for w in inside]
    scope = {word for word in lower if word in words("comparing", "scope")}
    scope |= {word for word in quantity.modifiers if word in words("comparing", "scope")}
    near = {w.stem for w in before[-_NEAR:] + behind[:_NEAR] if w.told}
    return Frame(
        act=_find_act(passage, quantity, before, behind, (left, right)),
        forecast=any(word in words("comparing", "forecast") for word in lower),
        scope=frozenset(scope),
        near=frozenset(near) - plain() - {quantity.head},
        places=frozenset(name.entity for name in passage.locations if left <= name.start < right),
        months=frozenset(day.month for day in passage.days if left <= day.start < right) - {0},
        head=quantity.head,
    )


def _sides(passage: Passage, quantity: Quantity) -> tuple[list[Word], list[Word]]:
    before = [w for w in passage.words if w.end <= quantity.number_start]
    behind = [w for w in passage.words if w.start >= quantity.number_end]
    return before, behind


def _clause(passage: Passage, quantity: Quantity) -> tuple[int, int]:
    """Return where the clause of a number begins and ends."""
    text = passage.article.text
    left = passage.span.start
    for match in _BREAK.finditer(text, left, quantity.start):
        left = match.end()
    found = _BREAK.search(text, quantity.end, passage.span.end)
    return left, found.start() if found else passage.span.end


def _find_act(
    passage: Passage,
    quantity: Quantity,
    before: list[Word],
    behind: list[Word],
    clause: tuple[int, int],
) -> str:
    """Return the act of the nearest word of the clause that tells one; those behind win."""
    text, known = passage.article.text, acts()
    best, act = 99.0, ""
    for distance, word in enumerate(reversed(before)):
        if word.start < clause[0]:
            break
        found = known.get(text[word.start : word.end].lower())
        if found and distance + 0.5 < best:
            best, act = distance + 0.5, found
            break
    heads = sum(1 for w in behind if w.end <= quantity.end)
    for distance, word in enumerate(behind):
        if word.end > clause[1]:
            break
        found = known.get(text[word.start : word.end].lower())
        if found and max(0, distance - heads) < best:
            return found
    return act
