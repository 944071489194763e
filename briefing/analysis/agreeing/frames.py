"""What a number stands in: what happens to those counted, whether it is a fact, its neighbours."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.tables import lists, words
from briefing.text.words import stem

from .frame import Frame

if TYPE_CHECKING:
    from briefing.model import DateMention, Quantity

    from .passages import Passage, Word

_BREAK = re.compile(
    r"[;:()–—]|,(?!\d)|\s[-]\s|\b(?:and|but|while|whereas|after|before|as|when|which|who|that|including"
    r"|with)\b",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:over|from|than|since|versus|compared\s(?:with|to))\s", re.IGNORECASE)
"""What stands before that from which a rise or fall is measured."""
_TO_BASE = 3
"""Words that may stand between it and the word for the rise or fall."""
_UNITS = ("day", "week", "month", "quarter", "year")
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
    act = _find_act(passage, quantity, before, behind, (left, right))
    end = right
    if act in ("rise", "fall"):
        right = _find_base(passage, quantity, behind, end)
    inside = [w for w in before[-_WIDE:] if left <= w.start < quantity.start]
    inside += [w for w in behind[:_WIDE] if w.end <= right]
    lower = [text[w.start : w.end].lower() for w in inside]
    scope = {word for word in lower if word in words("comparing", "scope")}
    scope |= {word for word in quantity.modifiers if word in words("comparing", "scope")}
    near = {w.stem for w in before[-_NEAR:] + behind[:_NEAR] if w.told}
    return Frame(
        act=act,
        forecast=any(word in words("comparing", "forecast") for word in lower),
        scope=frozenset(scope),
        near=frozenset(near) - plain() - {quantity.head},
        places=frozenset(name.entity for name in passage.locations if left <= name.start < right),
        months=frozenset(day.month for day in passage.days if left <= day.start < right) - {0},
        base=_units(passage, right, end),
        base_months=frozenset(one.month for one in _dates(passage, right, end)) - {0},
        head=quantity.head,
    )


def _find_base(passage: Passage, quantity: Quantity, behind: list[Word], end: int) -> int:
    """Return where that begins from which a rise or fall is measured, or the end of the clause."""
    text, known = passage.article.text, acts()
    for match in _BASE.finditer(text, quantity.end, end):
        between = [w for w in behind if quantity.end <= w.start and w.end <= match.start()]
        told = any(known.get(text[w.start : w.end].lower()) in ("rise", "fall") for w in between)
        if len(between) <= _TO_BASE and (told or not between):
            return match.start()
    return end


def _units(passage: Passage, start: int, end: int) -> frozenset[str]:
    """Return the units of time that are named in a piece of a sentence, of days those named."""
    inside = [w.stem for w in passage.words if start <= w.start and w.end <= end]
    found = {unit for unit in _UNITS if stem(unit) in inside}
    for one in _dates(passage, start, end):
        found |= {name for name in ("day", "month", "year") if getattr(one, name)}
    return frozenset(found)


def _dates(passage: Passage, start: int, end: int) -> list[DateMention]:
    return [one for one in passage.layers.dates if start <= one.start < end]


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
