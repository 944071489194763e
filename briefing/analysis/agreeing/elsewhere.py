"""Whether two numbers are of other people, days, months or places: then they are of two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import QuantityKind

from .days import compare_days, find_month

if TYPE_CHECKING:
    from briefing.model import Quantity

    from .frame import Frame
    from .pairing import Pair
    from .passages import Passage


def are_of_other_clauses(pair: Pair, mine: Quantity, one: Frame, other: Frame) -> bool:
    """Whether the clauses are of two places, or the scores of two games."""
    if one.places and other.places and not one.places & other.places:
        return True
    ours, theirs = pair.one.entities, pair.other.entities
    return mine.kind is QuantityKind.SCORE and bool(ours - theirs) and bool(theirs - ours)


def are_of_other_days(pair: Pair) -> bool:
    """Whether both sentences name days, and none of them can be the same."""
    found = [compare_days(a, b) for a in pair.one.event_days for b in pair.other.event_days]
    return False in found and True not in found


def are_of_other_months(pair: Pair, one: Frame, other: Frame) -> bool:
    """Whether two numbers are of other months: those of their clauses, else of their articles."""
    mine = one.months or find_month(pair.one.layers.dates)
    theirs = other.months or find_month(pair.other.layers.dates)
    return have_nothing_common(mine, theirs)


def have_nothing_common(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(one) and bool(other) and not one & other


def are_of_one_person(pair: Pair, mine: Quantity, their: Quantity) -> bool:
    """Whether the names nearest to two ages are one."""
    one, other = _nearest_name(pair.one, mine), _nearest_name(pair.other, their)
    return bool(one) and one == other


def _nearest_name(passage: Passage, quantity: Quantity) -> str:
    near = [
        (min(abs(n.start - quantity.end), abs(quantity.start - n.end)), n.entity)
        for n in passage.names
        if n.kind.value in ("person", "other")
    ]
    return min(near)[1] if near and min(near)[0] <= 30 else ""
