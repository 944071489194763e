"""Whether two numbers can stand for one: equal, rounded, bounded, or apart."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from briefing.model import Bound, QuantityKind

if TYPE_CHECKING:
    from briefing.model import Quantity

_ABOUT = 0.1
"""Share by which a number that is not meant exactly may be off."""
_OPEN_FROM = 1.25
"""How far above "more than N" a number may be and still be the one that is meant."""
_ROUND_STEP = 0.1
"""Largest worth of a figure's last digit that is no nought, as share of it, for a round figure."""
_EXACT = (QuantityKind.COUNT, QuantityKind.AGE, QuantityKind.ORDINAL)
"""What is counted one by one: a whole number of it is meant as it stands."""
_FEW = 100
"""A number of people or things below this is given exactly, noughts or not."""
_LARGE = 100
"""Numbers from which two that are equal, and not round, are hardly so by chance."""
_MANY_TIMES = 2
"""How far the ends of a range lie apart that tells no more than that there are many."""


class Relation(Enum):
    """How two numbers stand to each other."""

    SAME = "same"
    ROUNDED = "rounded"
    """Equal at the precision of the coarser one, or within what "about" leaves."""
    WITHIN = "within"
    """One is a range, such as "hundreds", that holds the other."""
    BOUNDED = "bounded"
    """One is said to be above or below the other, and is."""
    OPEN = "open"
    """Neither the same nor against each other: "more than 100" and 5,000."""
    APART = "apart"


def relate(one: Quantity, other: Quantity) -> Relation:
    """Return how the values of two quantities of one kind and unit stand to each other."""
    if one.kind is QuantityKind.SCORE or other.kind is QuantityKind.SCORE:
        same = (one.low, one.high) == (other.low, other.high)
        turned = (one.low, one.high) == (other.high, other.low)
        return Relation.SAME if same or turned else Relation.APART
    if (one.low, one.high) == (other.low, other.high):
        return Relation.SAME
    if max(one.low, other.low) <= min(one.high, other.high):
        return Relation.WITHIN
    return _bounded(one, other) or _bounded(other, one) or _rounded(one, other)


def _bounded(one: Quantity, other: Quantity) -> Relation | None:
    """Return the relation that a bound of the first makes, None where it makes none."""
    if one.bound is Bound.OVER and other.low > one.high:
        near = other.low <= one.high * _OPEN_FROM and other.bound is not Bound.UNDER
        return Relation.BOUNDED if near else Relation.OPEN
    if one.bound is Bound.UNDER and other.high < one.low:
        near = other.high * _OPEN_FROM >= one.low and other.bound is not Bound.OVER
        return Relation.BOUNDED if near else Relation.OPEN
    return None


def _rounded(one: Quantity, other: Quantity) -> Relation:
    gap = max(one.low, other.low) - min(one.high, other.high)
    large = max(abs(one.high), abs(other.high))
    if Bound.ABOUT in (one.bound, other.bound) and gap <= _ABOUT * large:
        return Relation.ROUNDED
    step = max(coarse_step(one), coarse_step(other))
    return Relation.ROUNDED if gap <= step / 2 * 1.000001 else Relation.APART


def coarse_step(quantity: Quantity) -> float:
    """Return what the last digit that is given is worth; closing noughts of a round figure are not.

    "15,000 cases" is taken to be given in thousands, "50 killed" to be exact.
    """
    value, step = abs(quantity.high), quantity.step
    exact = quantity.kind in _EXACT and step == 1
    if quantity.kind in _EXACT and value < _FEW:
        return 0.0 if exact else step
    coarse = step
    while value % (coarse * 10) < coarse / 1000 and coarse * 10 <= value * _ROUND_STEP:
        coarse *= 10
    return 0.0 if exact and coarse == 1 else coarse


def is_telling(quantity: Quantity) -> bool:
    """Whether a number of several digits hardly comes twice by chance."""
    exact = quantity.low == quantity.high
    return exact and quantity.high >= _LARGE and not is_round(quantity)


def is_vague(quantity: Quantity) -> bool:
    """Whether a number is a word for many: "millions"."""
    return quantity.bound is Bound.ABOUT and quantity.high >= _MANY_TIMES * quantity.low


def is_round(quantity: Quantity) -> bool:
    """Whether a number has one digit that is no nought."""
    digits = f"{quantity.high:.6f}".rstrip("0").replace(".", "").strip("0")
    return len(digits) < 2
