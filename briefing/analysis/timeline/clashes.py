"""The same event told with two days: both rows say so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing.analysis.dates.days import read_iso
from briefing.model import Known, Precision

from .joining import MOST_MET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .joining import Rarity
    from .tellings import Told

_LEAST_SHARE = 0.65
_LEAST_OF_LARGER = 0.45
_LEAST_RARE = 3
_LEAST_BARE = 2
"""Rarer words outside of names that both have: of one person more than one thing is told."""
_NEAR = 31
"""Days that two days for one event lie apart at most."""
_AGAIN = re.compile(
    r"\b(?:again|another|second|third|also|once\smore|continued?|fresh|further|later|follow\w*"
    r"|earlier|previous\w*|latest|each|every|daily)\b",
    re.IGNORECASE,
)
"""Words of a thing that happens more than once."""


def find_clashes(
    groups: Sequence[Sequence[Told]], rarity: Rarity, texts: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Return pairs of groups, by index, that tell one event with different days.

    Only where neither article has both days, where the days are no report's and not inferred,
    and where nearly all that the shorter sentence says stands in the other. `texts` by id.
    """
    places: dict[str, list[int]] = defaultdict(list)
    found = []
    for at, group in enumerate(groups):
        if not _is_sure(group[0], texts):
            continue
        rare = sorted(word for word in group[0].words if rarity.is_rare(word))
        near = Counter(other for word in rare for other in places[word][:MOST_MET])
        likely = sorted(other for other, often in near.items() if often >= _LEAST_RARE)
        found += [(other, at) for other in likely if _clash(groups[other], group, rarity)]
        for word in rare:
            places[word].append(at)
    return found


def _is_sure(one: Told, texts: Mapping[str, str]) -> bool:
    value, mention = one.value, one.mention
    if value is None or value.precision is not Precision.DAY or value.first != value.last:
        return False
    if (
        mention.reported
        or mention.bound
        or value.known is Known.INFERRED
        or not (one.alone and one.firm)
    ):
        return False
    return not _AGAIN.search(texts[one.span.article], one.span.start, one.span.end)


def _clash(one: Sequence[Told], other: Sequence[Told], rarity: Rarity) -> bool:
    mine = {told.span.article for told in one}
    if mine & {told.span.article for told in other} or not _differ(one[0], other[0]):
        return False
    mine_told, their_told = one[0], other[0]
    shared = mine_told.words & their_told.words
    bare = shared - mine_told.names - their_told.names
    if sum(rarity.is_rare(word) for word in bare) < _LEAST_BARE:
        return False
    larger = max(rarity.weigh(mine_told.words), rarity.weigh(their_told.words))
    if rarity.weigh(shared) < _LEAST_OF_LARGER * larger:
        return False
    return rarity.share(mine_told, their_told, _LEAST_RARE) >= _LEAST_SHARE


def _differ(one: Told, other: Told) -> bool:
    """Whether two days are different for certain, and near enough to be a slip."""
    mine, theirs = one.value, other.value
    if mine is None or theirs is None or mine.first == theirs.first:
        return False
    first, second = read_iso(mine.first), read_iso(theirs.first)
    if first and second:
        return abs(first - second).days <= _NEAR
    parts = zip(mine.first.split("-"), theirs.first.split("-"), strict=True)
    return any(a != b for a, b in parts if "X" not in a + b)
