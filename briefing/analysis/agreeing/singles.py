"""What one article alone tells: numbers and days for which no other article has a counterpart.

Only articles are looked at that share some statement with another one: of the others it is no
news that they stand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Aspect, Bound, QuantityKind

from .statements import make_single
from .verdicts import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Quantity, Statement

    from .pairing import Rarity
    from .passages import Passage
    from .verdicts import Verdict

_KINDS = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.SCORE)
_LEAST = 6
"""Words of a sentence."""
_SMALL = 3
"""Counts below this are hardly news by themselves."""


def find_singles(
    passages: Sequence[Passage], verdicts: Sequence[Verdict], rarity: Rarity
) -> Iterator[Statement]:
    """Yield what one article alone tells, one statement a sentence, in the order of the stack."""
    met = {slot.passage.number for v in verdicts for slot in (v.one, v.other)}
    joined = {slot.passage.span.article for v in verdicts for slot in (v.one, v.other)}
    values: dict[tuple[str, str, float], set[str]] = {}
    for passage in passages:
        for quantity in passage.quantities if passage.span.article in joined else ():
            values.setdefault(_value(quantity), set()).add(passage.span.article)
    for passage in passages:
        if passage.number in met or passage.span.article not in joined or not _is_told(passage):
            continue
        telling = next((q for q in passage.quantities if _tells(q)), None)
        if telling is not None and len(values[_value(telling)]) == 1:
            slot = Slot(passage, telling.start, telling.end)
            reason = "no other article gives this number, or another for the same"
            yield make_single(slot, Aspect.NUMBER, reason, rarity)
            continue
        day = next((d for d in passage.event_days if d.year or (d.day and d.month)), None)
        if day is not None and telling is None:
            reason = "no other article tells of this day in such words"
            yield make_single(Slot(passage, day.start, day.end), Aspect.DATE, reason, rarity)


def _is_told(passage: Passage) -> bool:
    """Whether a sentence is running text, and long enough to be no line of facts."""
    return passage.prose and len(passage.words) >= _LEAST


def _value(quantity: Quantity) -> tuple[str, str, float]:
    return quantity.kind.value, quantity.unit, quantity.high


def _tells(quantity: Quantity) -> bool:
    """Whether a number is worth telling that one article alone has it."""
    vague = quantity.low != quantity.high and quantity.bound is Bound.ABOUT
    if quantity.kind not in _KINDS or vague:
        return False
    counted = quantity.head or quantity.kind is not QuantityKind.COUNT
    return bool(counted) and quantity.high >= _SMALL
