"""From the groups of a query to the passages that answer them: articles first, then passages."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from .groups import owners_with
from .ranking import match_passage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .groups import Group
    from .passages import Passages
    from .ranking import Match

MOST_RANKED = 200
"""Passages that are looked at closely, the ones that hold the most telling words."""
MOST_PARTIAL = 3
"""Passages of one article that are shown where none answers the whole query."""


def retrieve(
    groups: Sequence[Group],
    needed: int,
    passages: Passages,
    only: int = -1,
    banned: Collection[int] = (),
) -> list[Match]:
    """Return matches in articles that answer at least `needed` groups, best first.

    `only` narrows the search to one owner; passages in `banned` are left out.
    """
    owners = owners_with(groups, needed)
    if only >= 0:
        owners &= {only}
    if not owners:
        return []
    held = _weigh(groups, owners, passages)
    for number in banned:
        held.pop(number, None)
    matches = [match_passage(n, groups, passages) for n in _most_telling(held)]
    matches.sort(key=lambda match: match.order)
    return _without_doubles(matches, passages)


def _weigh(groups: Sequence[Group], owners: set[int], passages: Passages) -> dict[int, float]:
    """Return how much of the query each passage of the owners holds."""
    held: dict[int, float] = {}
    owner_of = passages.owners
    size = sum(len(passages.of_owner(owner)) for owner in owners)
    for group in groups:
        rarity, found = group.rarity, group.found
        if size < len(found):
            inside = [n for o in owners for n in passages.of_owner(o) if n in found]
        elif len(owners) == len(group.owners):
            inside = list(found)
        else:
            inside = [n for n in found if owner_of[n] in owners]
        for number in inside:
            held[number] = held.get(number, 0.0) + rarity * found[number].weight
    return held


def _most_telling(held: dict[int, float]) -> list[int]:
    """Return the passages that hold most, at most so many as are looked at closely."""
    if len(held) <= MOST_RANKED:
        return list(held)
    return nlargest(MOST_RANKED, held, key=lambda number: (held[number], -number))


def _without_doubles(matches: list[Match], passages: Passages) -> list[Match]:
    """Leave out the other half of a pair of sentences, and parts where an owner has wholes."""
    kept: list[Match] = []
    pairs: set[int] = set()
    whole = {passages.owners[match.passage] for match in matches if match.complete}
    partial: dict[int, list[int]] = {}
    for match in matches:
        owner = passages.owners[match.passage]
        if match.complete:
            if match.neighbour >= 0 and match.passage in pairs:
                continue
            pairs.add(match.neighbour)
        else:
            answered = sum(place == match.passage for place in match.places)
            seen = partial.setdefault(owner, [])
            if owner in whole or len(seen) >= MOST_PARTIAL or (seen and answered < seen[0]):
                continue
            seen.append(answered)
        kept.append(match)
    return kept
