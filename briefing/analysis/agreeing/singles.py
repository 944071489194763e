"""What one article alone tells: numbers and days for which no other article has a counterpart.

Only articles are looked at that share some statement with another one: of the others it is no
news that they stand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.dates.surroundings import tells_when
from briefing.model import Aspect, Bound, QuantityKind

from .frames import find_frame
from .statements import make_single
from .verdicts import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Quantity, Statement

    from .passages import Passage
    from .verdicts import Verdict

_KINDS = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.SCORE)
_LEAST = 6
"""Words of a sentence."""
_SMALL = 3
"""Counts below this are hardly news by themselves."""


Told = dict[tuple[object, ...], set[str]]
"""Ids of the articles that give a number, or a day, by what makes another one the same."""


def find_singles(passages: Sequence[Passage], verdicts: Sequence[Verdict]) -> Iterator[Statement]:
    """Yield what one article alone tells, one statement a sentence, in the order of the stack."""
    met = {slot.passage.number for v in verdicts for slot in (v.one, v.other)}
    joined = {slot.passage.span.article for v in verdicts for slot in (v.one, v.other)}
    told: Told = {}
    for passage in passages:
        for quantity in passage.quantities if passage.span.article in joined else ():
            for key in _keys(passage, quantity):
                told.setdefault(key, set()).add(passage.span.article)
        for day in passage.days if passage.span.article in joined else ():
            told.setdefault(day[2:6], set()).add(passage.span.article)
    for passage in passages:
        if passage.number in met or passage.span.article not in joined or not _is_told(passage):
            continue
        telling = next((q for q in passage.quantities if _tells(q)), None)
        if telling is None:
            yield from _find_day(passage, told)
        elif all(len(told[key]) == 1 for key in _keys(passage, telling)):
            slot = Slot(passage, telling.start, telling.end)
            reason = "no other article was found to give a number for this"
            yield make_single(slot, Aspect.NUMBER, reason)


def _find_day(passage: Passage, told: Told) -> Iterator[Statement]:
    for day in passage.event_days:
        dated = day.month or (
            day.year and tells_when(passage.article.text, passage.span.start, day.start)
        )
        if dated and len(told[day[2:6]]) == 1:
            reason = "no other article was found to name this day"
            yield make_single(Slot(passage, day.start, day.end), Aspect.DATE, reason)
            return


def _keys(passage: Passage, quantity: Quantity) -> Iterator[tuple[object, ...]]:
    """Yield what makes another number one for the same: its value, or what happened to people."""
    yield quantity.kind, quantity.unit, quantity.high
    act = find_frame(passage, quantity).act
    if act and quantity.kind is QuantityKind.COUNT:
        yield quantity.kind, act


def _is_told(passage: Passage) -> bool:
    """Whether a sentence is running text, and long enough to be no line of facts."""
    return passage.prose and len(passage.words) >= _LEAST


def _tells(quantity: Quantity) -> bool:
    """Whether a number is worth telling that one article alone has it."""
    vague = quantity.low != quantity.high and quantity.bound is Bound.ABOUT
    if quantity.kind not in _KINDS or vague:
        return False
    counted = quantity.head or quantity.kind is not QuantityKind.COUNT
    return bool(counted) and quantity.high >= _SMALL
