"""Reasons in words: what was compared, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import QuantityKind

from .sums import write
from .values import Relation

if TYPE_CHECKING:
    from briefing.model import Quantity

    from .pairing import Pair
    from .passages import Passage

_KINDS = {
    QuantityKind.MONEY: "sum in {}",
    QuantityKind.PERCENT: "percentage",
    QuantityKind.AGE: "age",
    QuantityKind.MEASURE: "measure, in units of {}",
    QuantityKind.SCORE: "result",
    QuantityKind.ORDINAL: "place in an order",
}
"""What numbers are called that count no things."""


def tell_equal(pair: Pair, mine: Quantity, their: Quantity, act: str) -> tuple[str, str]:
    """Return the reason why two numbers are one, and no reconciliation."""
    if mine.kind is QuantityKind.COUNT and mine.head and their.head and mine.head != their.head:
        nouns = _tell_noun(pair.one, mine), _tell_noun(pair.other, their)
        if all(nouns) and not act:
            return f"both give the same number, of {nouns[0]} and of {nouns[1]}", ""
    return f"both give the same {_tell_what(pair.one, mine, act)}", ""


def tell_near(pair: Pair, mine: Quantity, their: Quantity, relation: Relation) -> tuple[str, str]:
    """Return the reason why two unequal numbers go together, and how."""
    one = pair.one.cut(mine.start, mine.end)
    other = pair.other.cut(their.start, their.end)
    if relation is Relation.BOUNDED:
        return "one number is the bound of the other", f"“{one}” holds for “{other}”"
    if relation is Relation.WITHIN:
        return "one number lies in the range of the other", f"“{one}” and “{other}”"
    return "equal at the precision of the coarser number", f"{write(mine)} ≈ {write(their)}"


def tell_difference(pair: Pair, mine: Quantity, their: Quantity, act: str) -> str:
    """Return what was compared, and that no rounding or sum joins it."""
    passage, quantity = (pair.one, mine) if mine.head else (pair.other, their)
    what = _tell_what(passage, quantity, act)
    return f"both give a {what}; no rounding or sum joins {write(mine)} and {write(their)}"


def _tell_what(passage: Passage, quantity: Quantity, act: str) -> str:
    """Return what a number is, in words: "number of seats", "sum in USD"."""
    if quantity.kind in _KINDS:
        return _KINDS[quantity.kind].format(quantity.unit)
    noun = _tell_noun(passage, quantity)
    if noun and act:
        return f"number of {noun}, beside words for {act}"
    return f"number of {noun}" if noun else f"number beside words for {act or 'the same'}"


def _tell_noun(passage: Passage, quantity: Quantity) -> str:
    noun = passage.cut(quantity.number_end, quantity.end).lstrip("-,. ") if quantity.head else ""
    return noun.removeprefix("of ")
