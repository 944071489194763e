"""Compare the numbers of two sentences: the same number told twice, or two for one thing.

Two numbers are the same where kind, unit, noun, act and value agree and the sentences have
enough in common. They differ only where, besides, nothing else explains it: another scope, a
forecast, a rate, a part of a whole, another place or day, an article that gives both numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.concepts import find_concepts
from briefing.analysis.tables import words
from briefing.model import Aspect, QuantityKind

from .elsewhere import (
    are_of_one_person,
    are_of_other_clauses,
    are_of_other_days,
    are_of_other_months,
    have_nothing_common,
)
from .frames import find_frame, plain
from .restated import are_elsewhere, are_of_others
from .sums import reconcile
from .telling import tell_difference, tell_equal, tell_near
from .values import Relation, is_round, is_telling, is_vague, relate
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Quantity

    from .frame import Frame
    from .pairing import Pair
    from .passages import Passage

_RATIO = 3.0
"""Numbers further apart than this are hardly two for one thing."""
_MONEY_RATIO = 2.0
_SMALL = 10
"""Whole numbers up to this are equal by chance more often."""
_SHARED = 3
"""Telling words of both sentences that are enough where a sum joins the numbers."""
_ALIKE = 0.6
"""Share of the larger sentence from which two sentences are nearly one."""
_NOUNS = 0.15
"""The same from which one great number may be of two nouns."""
_HALF = 0.4
_LIKE = 0.28
"""Share of the larger sentence from which two sentences are alike enough for a difference."""


_Framed = tuple["Quantity", "Frame"]


def compare_numbers(pair: Pair) -> Iterator[Verdict]:
    """Yield what the numbers of two sentences say of each other."""
    ours = [(q, find_frame(pair.one, q)) for q in pair.one.quantities]
    theirs = [(q, find_frame(pair.other, q)) for q in pair.other.quantities]
    taken: set[int] = set()
    for mine in ours:
        for at, their in enumerate(theirs):
            if at in taken:
                continue
            verdict = _same(pair, mine, their)
            if verdict is not None:
                taken.add(at)
                yield verdict
                break
        else:
            verdict = _differing(pair, mine, ours, theirs)
            if verdict is not None:
                yield verdict


def _comparable(one: _Framed, other: _Framed) -> bool:
    """Whether two quantities measure the same kind of thing by the same unit."""
    (mine, frame), (their, opposite) = one, other
    if mine.kind is not their.kind or mine.unit != their.unit or mine.rate != their.rate:
        return False
    if frame.act and opposite.act and frame.act != opposite.act:
        return False
    if mine.kind not in (QuantityKind.COUNT, QuantityKind.ORDINAL):
        return mine.head == their.head or not (mine.head and their.head)
    if mine.head == their.head:
        return bool(mine.head) or bool(frame.act and frame.act == opposite.act)
    people = words("comparing", "generic")
    return frame.act == opposite.act != "" and all(
        not head or head in people for head in (mine.head, their.head)
    )


def _of_other_nouns(pair: Pair, mine: Quantity, their: Quantity) -> bool:
    """Whether a great number of two unlike nouns is one: 943,000 workers, 943,000 jobs."""
    if mine.kind is not QuantityKind.COUNT or not (mine.head and their.head):
        return False
    return relate(mine, their) is Relation.SAME and is_telling(mine) and pair.larger >= _NOUNS


def _same(pair: Pair, one: _Framed, other: _Framed) -> Verdict | None:
    """Return that two numbers are one told twice, or None."""
    (mine, frame), (their, opposite) = one, other
    if not (_comparable(one, other) or _of_other_nouns(pair, mine, their)):
        return None
    relation = relate(mine, their)
    if relation in (Relation.APART, Relation.OPEN):
        return None
    if relation is Relation.WITHIN and pair.smaller < _ALIKE:
        return None
    if relation is not Relation.SAME and are_of_other_months(pair, frame, opposite):
        return None
    if is_vague(mine) and pair.smaller < _HALF:
        return None
    if mine.kind is QuantityKind.AGE and not are_of_one_person(pair, mine, their):
        return None
    if mine.part != their.part and not (mine.whole or their.whole):
        return None
    if not _tells_one(pair, one, other, exact=relation is Relation.SAME):
        return None
    exact = relation is Relation.SAME
    near = frame.near & opposite.near
    told = (
        tell_equal(pair, mine, their, frame.act)
        if exact
        else tell_near(pair, mine, their, relation)
    )
    weight = pair.smaller + pair.larger + 0.1 * len(near) + 0.2 * exact
    return Verdict(
        Aspect.NUMBER,
        Slot(pair.one, mine.start, mine.end),
        Slot(pair.other, their.start, their.end),
        True,
        weight,
        told[0],
        told[1],
    )


def _tells_one(pair: Pair, one: _Framed, other: _Framed, *, exact: bool) -> bool:
    """Whether two equal numbers have enough around them in common to be one."""
    (mine, frame), (their, opposite) = one, other
    near, shared = frame.near & opposite.near, _shared(pair, mine, their)
    if mine.kind is QuantityKind.MEASURE and pair.larger < _LIKE:
        both = pair.one.entities & pair.other.entities
        return exact and len(both) > 1 and len(near) > 1 and pair.smaller >= _HALF
    least = 2 if exact and mine.high > _SMALL and not is_round(mine) else 3
    named = bool(mine.head) and mine.head == their.head
    if len(shared) + named < least or not (near or (named and exact)):
        return False
    return exact or not (frame.scope ^ opposite.scope or frame.forecast != opposite.forecast)


def _differing(
    pair: Pair, one: _Framed, ours: list[_Framed], theirs: list[_Framed]
) -> Verdict | None:
    """Return that a number of the first sentence has a rival in the second, or None."""
    rivals = [other for other in theirs if _comparable(one, other)]
    mine, frame = one
    if len(rivals) != 1 or mine.kind in (QuantityKind.ORDINAL, QuantityKind.MEASURE):
        return None
    their, opposite = rivals[0]
    if mine.head in words("comparing", "generic") and not frame.act:
        return None  # people of whom nothing is told may be any
    if sum(_comparable(other, rivals[0]) for other in ours) != 1:
        return None
    if relate(mine, their) is not Relation.APART:
        return None
    if not may_differ(pair, mine, their, frame, opposite):
        return None
    near = frame.near & opposite.near
    shared = _shared(pair, mine, their)
    sum_ = reconcile(pair, mine, their)
    confirmed = bool(sum_) and _counts_things(mine) and len(shared) >= _SHARED
    if not confirmed and not _alike(pair, one, rivals[0], near, shared):
        return None
    known = _told_elsewhere(pair.other, mine) or _told_elsewhere(pair.one, their)
    if known and not sum_:
        return None
    slots = Slot(pair.one, mine.start, mine.end), Slot(pair.other, their.start, their.end)
    weight = pair.smaller + pair.larger + 0.1 * len(near)
    if sum_:
        reason = "the numbers go together: one counts what the other tells apart"
        return Verdict(Aspect.NUMBER, *slots, True, weight, reason, sum_)
    reason = tell_difference(pair, mine, their, frame.act)
    return Verdict(Aspect.NUMBER, *slots, False, weight, reason)


def may_differ(
    pair: Pair,
    mine: Quantity,
    their: Quantity,
    one: Frame,
    other: Frame,
    *,
    aligned: bool = False,
) -> bool:
    """Whether nothing explains two unlike numbers but a difference.

    `aligned` where all the words around them agree: then they may be any distance apart.
    """
    low, high = sorted((abs(mine.high), abs(their.high)))
    ratio = _RATIO if mine.kind is QuantityKind.COUNT else _MONEY_RATIO
    if not aligned and (low <= 0 or high > ratio * low):
        return False
    if mine.kind is QuantityKind.AGE and not aligned:
        return are_of_one_person(pair, mine, their)
    if one.act != other.act or one.forecast != other.forecast or one.scope ^ other.scope:
        return False
    if one.base != other.base or have_nothing_common(one.base_months, other.base_months):
        return False
    if mine.part != their.part and not (mine.whole or their.whole):
        return False
    if not aligned and (are_of_others(pair) or are_of_other_clauses(pair, mine, one, other)):
        return False
    if not aligned and are_of_other_months(pair, one, other):
        return False
    return not are_elsewhere(pair) and not are_of_other_days(pair)


def _alike(
    pair: Pair, one: _Framed, other: _Framed, near: frozenset[str], shared: frozenset[str]
) -> bool:
    """Whether the surroundings of two numbers have enough in common for a difference."""
    (mine, frame), (_, opposite) = one, other
    if pair.larger >= _ALIKE:
        return True
    if len(shared) < (2 if pair.larger >= _HALF else 3):
        return False
    if near and _counts_things(mine):
        return True
    if pair.smaller < (0.2 if frame.act and len(near) > 1 else 0.25):
        return False
    if mine.kind is QuantityKind.COUNT:
        return bool(frame.act) or bool(near) or pair.larger >= _LIKE
    small = min(len(frame.near), len(opposite.near))
    return len(near) >= max(2, 0.3 * small)


def _counts_things(quantity: Quantity) -> bool:
    """Whether a number counts something by a noun that tells what it is: drones, but not people."""
    known = words("comparing", "generic") | plain()
    return (
        quantity.kind is QuantityKind.COUNT and bool(quantity.head) and quantity.head not in known
    )


def _told_elsewhere(passage: Passage, quantity: Quantity) -> bool:
    """Whether the article of the passage gives this value too, anywhere."""
    return any(
        q.kind is quantity.kind
        and q.low == q.high
        and q.unit == quantity.unit
        and (q.head == quantity.head or not (q.head and quantity.head))
        and relate(q, quantity) not in (Relation.APART, Relation.OPEN)
        for q in passage.layers.quantities
    )


def _shared(pair: Pair, mine: Quantity, their: Quantity) -> frozenset[str]:
    """Return the telling concepts of both sentences, the two numbers and their nouns left out."""
    own: set[str] = set()
    for passage, quantity in ((pair.one, mine), (pair.other, their)):
        number = passage.article.text[quantity.number_start : quantity.number_end]
        own.update(find_concepts(number)[0], (quantity.head,))
    return (pair.one.concepts & pair.other.concepts) - plain() - own
