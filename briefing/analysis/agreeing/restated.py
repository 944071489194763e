"""Sentences that say the same without a number or a day to show for it.

Half of the weighed words are shared, and nothing speaks against it: no number or weekday that
differs, no denial on one side, no two names that change places as the ones that act.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.analysis.restatements import agree
from briefing.model import Aspect, EntityKind

from .pairing import make_pair
from .variants import are_variants
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .pairing import Pair, Rarity
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
    """Yield that two sentences say the same; their names are told once all that do are known."""
    if is_restated(pair):
        one, other = (whole(passage) for passage in (pair.one, pair.other))
        weight = pair.smaller + pair.larger
        yield Verdict(
            Aspect.WORDING, one, other, True, weight, "both say the same, in their own words"
        )


def join_titles(verdicts: Sequence[Verdict], rarity: Rarity) -> Iterator[Verdict]:
    """Yield that the title of an article says what a sentence beneath it says, where both count.

    Other articles may restate the one or the other: it is one statement of all of them.
    """
    told: dict[str, dict[int, Passage]] = {}
    for verdict in verdicts:
        for slot in (verdict.one, verdict.other):
            if verdict.equal and slot == whole(slot.passage):
                told.setdefault(slot.passage.span.article, {})[slot.passage.number] = slot.passage
    for passages in told.values():
        titles = [passage for passage in passages.values() if not passage.prose]
        for title in titles:
            for number, passage in passages.items():
                if number > title.number:
                    yield from compare_statements(make_pair(title, passage, rarity))


def name_restated(slots: Sequence[Slot]) -> tuple[Aspect, list[Slot], str] | None:
    """Return the name or place that all of some restated sentences give, with the reason."""
    if any(slot != whole(slot.passage) for slot in slots):
        return None
    common = frozenset.intersection(*(slot.passage.entities for slot in slots))
    last = slots[-1].passage.names
    named = [name for name in last if name.entity in common]
    place = all(name.kind is EntityKind.PLACE for name in named)
    name = next((n for n in named if place or n.kind is not EntityKind.PLACE), None)
    if name is None:
        return None
    found = [
        Slot(slot.passage, own.start, own.end)
        for slot in slots
        for own in [next(n for n in slot.passage.names if n.entity == name.entity)]
    ]
    aspect = Aspect.PLACE if place else Aspect.NAME
    return aspect, found, "both say the same of it, in their own words"


def whole(passage: Passage) -> Slot:
    """Return a sentence as the place that is compared."""
    return Slot(passage, passage.span.start, passage.span.end)
