"""Sentences that say the same without a number or a day to show for it.

Half of the weighed words are shared, and nothing speaks against it: no number or weekday that
differs, no denial on one side, no two names that change places as the ones that act.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.analysis.restatements import agree
from briefing.model import Aspect, EntityKind

from .variants import are_variants
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .pairing import Pair
    from .passages import Name, Passage

_SMALLER = 0.5
_LARGER = 0.36
_WORDS = 4
"""Concepts that both must have."""


def is_restated(pair: Pair) -> bool:
    """Whether each of two sentences says what the other says."""
    if pair.smaller < _SMALLER or pair.larger < _LARGER:
        return False
    if len(pair.one.concepts & pair.other.concepts) < _WORDS:
        return False
    if are_elsewhere(pair) or are_of_others(pair, strict=True):
        return False
    return _agree(pair.one.text, pair.other.text)


def are_elsewhere(pair: Pair) -> bool:
    """Whether both sentences name places, and none of one can be, or hold, one of the other."""
    ours, theirs = pair.one.locations, pair.other.locations
    if not ours or not theirs or pair.one.entities & {name.entity for name in theirs}:
        return False
    if pair.other.entities & {name.entity for name in ours}:
        return False
    return not any(
        are_variants(pair.one.cut(a.start, a.end), pair.other.cut(b.start, b.end))
        for a in ours
        for b in theirs
    )


def are_of_others(pair: Pair, *, strict: bool = False) -> bool:
    """Whether both sentences name people, and none of them in common: they tell of others.

    `strict` where one whom only the first names, beside one whom only the second does, is enough.
    """
    ours, theirs = (
        [name for name in passage.names if name.kind is EntityKind.PERSON]
        for passage in (pair.one, pair.other)
    )
    if not ours or not theirs:
        return False
    alike = [[_are_one(pair, mine, name) for name in theirs] for mine in ours]
    if strict:
        mine, their = map(any, alike), map(any, zip(*alike, strict=True))
        return not all(mine) and not all(their)
    return not any(map(any, alike))


def _are_one(pair: Pair, mine: Name, their: Name) -> bool:
    if mine.entity == their.entity:
        return True
    spelt = pair.one.cut(mine.start, mine.end), pair.other.cut(their.start, their.end)
    return are_variants(*spelt)


@lru_cache(maxsize=1024)
def _agree(one: str, other: str) -> bool:
    return agree(one, other)


def compare_statements(pair: Pair) -> Iterator[Verdict]:
    """Yield that two sentences say the same, at a place or name that both give."""
    if not is_restated(pair):
        return
    ours = {name.entity: name for name in reversed(pair.one.names)}
    both = [(ours[name.entity], name) for name in pair.other.names if name.entity in ours]
    places = [(a, b) for a, b in both if EntityKind.PLACE in (a.kind, b.kind)]
    others = [(a, b) for a, b in both if EntityKind.PLACE not in (a.kind, b.kind)]
    weight = pair.smaller + pair.larger
    reason = "both say the same of it, in their own words"
    if others:
        yield Verdict(Aspect.NAME, *_slots(pair, *others[0]), True, weight, reason)
    elif places:
        yield Verdict(Aspect.PLACE, *_slots(pair, *places[0]), True, weight, reason)
    else:
        one, other = (_whole(passage) for passage in (pair.one, pair.other))
        reason = "both say the same, in their own words"
        yield Verdict(Aspect.WORDING, one, other, True, weight, reason)


def _slots(pair: Pair, one: Name, other: Name) -> tuple[Slot, Slot]:
    return Slot(pair.one, one.start, one.end), Slot(pair.other, other.start, other.end)


def _whole(passage: Passage) -> Slot:
    return Slot(passage, passage.span.start, passage.span.end)
