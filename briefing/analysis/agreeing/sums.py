"""Numbers that look different and go together: 5 + 1 = 6, or four "including the gunman"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Quantity

    from .pairing import Pair
    from .passages import Passage

_INCLUDING = re.compile(
    r"\b(?:including|among\sthem|plus|and|as\swell\sas|not\scounting|besides)\s"
    r"(?P<who>(?:the|a|an|his|her|its|one)\s(?!two\b|three\b|four\b|five\b)"
    r"(?:[a-z-]+\s){0,2}?(?:gunman|shooter|attacker|bomber|suspect|assailant|perpetrator|killer"
    r"|driver|pilot|child|boy|girl|man|woman|baby|officer|soldier|policeman|guard|himself"
    r"|herself))\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:an?|one|another)(?:\s[^\W\d_][\w’'-]*[,.;]?){1,4}", re.IGNORECASE)
_TOLERANCE = 1e-6


def reconcile(pair: Pair, mine: Quantity, their: Quantity) -> str:
    """Return how two numbers go together: "5 + 1 = 6"; "" where nothing in the articles says so."""
    if mine.high < their.high:
        small, large, small_in, large_in = mine, their, pair.one, pair.other
    else:
        small, large, small_in, large_in = their, mine, pair.other, pair.one
    gap = large.high - small.high
    for passage in (small_in, large_in):
        for part in _parts(passage, small, large):
            if abs(part.high - gap) <= _TOLERANCE * large.high:
                return f"{write(small)} + {write(part)} = {write(large)}"
    if gap == 1:
        for passage in (small_in, large_in):
            if one := _one_more(passage, small):
                return f"{write(small)} + 1 ({one}) = {write(large)}"
        for passage in (large_in, small_in):
            if found := _INCLUDING.search(passage.text):
                return f"{write(small)} + 1 ({found['who'].lower()}) = {write(large)}"
    return ""


def _one_more(passage: Passage, quantity: Quantity) -> str:
    """Return one more of the things counted that the sentence tells of: "a surveillance drone"."""
    for match in _ONE.finditer(passage.text):
        found = match[0].split()
        for at, word in enumerate(found[1:], 1):
            if stem(word.rstrip(",.;")) == quantity.head and quantity.head:
                return " ".join(found[: at + 1]).lower().rstrip(",.;")
    return ""


def _parts(passage: Passage, small: Quantity, large: Quantity) -> Iterator[Quantity]:
    """Yield the other numbers of the article that may be the missing part."""
    span = passage.span
    for quantity in passage.layers.quantities:
        if quantity in (small, large) or quantity.kind is not small.kind:
            continue
        if quantity.unit != small.unit or quantity.rate:
            continue
        within = span.start <= quantity.start < span.end
        if within or quantity.head in (small.head, large.head):
            yield quantity


def write(quantity: Quantity) -> str:
    """Return the value of a quantity as figures: "1.5 million", "12"."""
    for scale, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1, "")):
        if abs(quantity.high) >= scale:
            return f"{quantity.high / scale:,.3f}".rstrip("0").rstrip(".") + name
    return f"{quantity.high:g}"
