"""From what a query wants to the passages that answer it: articles first, then passages."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from briefing.model.postings import ANYWHERE, Rows

from .groups import owners_with
from .passages import Passages
from .ranking import Matcher

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from briefing.model.postings import Limits, Postings

    from .groups import Group, Wanted
    from .ranking import Match

MOST_ARTICLES, MOST_FOR_ONE, MOST_VAGUE = 150, 60, 50
"""Articles that are looked into: for several words, for one alone, for one hardly begun."""
MOST_RANKED, MOST_IN_ONE = 100, 500
"""Passages that are looked at closely, the ones that seem best: of all articles, of one."""
MOST_PARTIAL = 3
"""Passages of one article that are shown where none answers the whole query."""


def find_articles(
    wanted: Sequence[Wanted],
    lacking: int,
    postings: Postings,
    limits: Limits = ANYWHERE,
    least: int = 0,
) -> Rows:
    """Return rows of articles that answer everything that is wanted, or all but so much.

    Where there are `least` of them, that many at least.
    """
    ways = [one.ways for one in wanted]
    most = MOST_ARTICLES if len(wanted) > 1 else MOST_FOR_ONE
    begun = any(one.begun for one in wanted)
    if begun:
        most = MOST_VAGUE
    most = max(most, 2 * least)  # of many, half are taken
    found: dict[int, None] = {}
    more = False
    for some in _choices(wanted, lacking):
        rows = postings.candidates([ways[at] for at in some], most, limits, roughly=begun)
        found.update(dict.fromkeys(rows))
        more = more or rows.more
        if len(found) >= most:
            break
    answer = Rows(list(found)[:most])
    answer.more = more or len(found) > most
    return answer


def _choices(wanted: Sequence[Wanted], lacking: int) -> Iterator[list[int]]:
    """Yield what is to be found together, as indices; what says least is left out first."""
    known = [at for at, one in enumerate(wanted) if one.readings]
    missing = len(wanted) - len(known)
    if missing > lacking or not known:
        return
    if missing == lacking:
        yield known
    elif lacking == len(wanted) - 1:
        yield from ([at] for at in sorted(known, key=lambda at: -wanted[at].rarity))
    else:
        for out in sorted(known, key=lambda at: wanted[at].rarity):
            yield [at for at in known if at != out]


def retrieve(
    groups: Sequence[Group],
    needed: int,
    banned: Collection[int] = (),
    most: int = MOST_RANKED,
    welcome: Collection[int] = (),
) -> tuple[list[Match], bool]:
    """Return matches in articles that answer at least `needed` groups, best first.

    Passages in `banned` are left out, and the least telling ones where there are more than
    `most`; whether that was so is told besides. Groups that are `welcome`, by place,
    need no answer.
    """
    required = [group for at, group in enumerate(groups) if at not in welcome]
    owners = owners_with(required, needed)
    if not owners:
        return [], False
    held = _weigh(required, owners)
    for at in welcome:
        for number in held.keys() & groups[at].found.keys():
            held[number] += groups[at].rarity
    for number in banned:
        held.pop(number, None)
    matcher = Matcher(groups, welcome)
    numbers = held if len(held) <= most else _most_telling(held, matcher, most)
    matches = [matcher.match(number) for number in numbers]
    matches.sort(key=lambda match: match.order)
    return _without_doubles(matches), len(held) > most


def _weigh(groups: Sequence[Group], owners: set[int]) -> dict[int, float]:
    """Return how much of the query each passage of the owners holds."""
    held: dict[int, float] = {}
    for group in groups:
        rarity = group.rarity
        every = len(owners) == len(group.owners)  # `owners` are some of them
        for number, reading in group.found.items():
            if every or Passages.owner(number) in owners:
                held[number] = held.get(number, 0.0) + rarity * reading.weight
    return held


def _most_telling(held: dict[int, float], matcher: Matcher, most: int) -> list[int]:
    """Return the passages that seem best, before a closer look."""
    gain = {number: round(matcher.gain(number, weight), 9) for number, weight in held.items()}
    return nlargest(most, gain, key=lambda number: (gain[number], -number))


def _without_doubles(matches: list[Match]) -> list[Match]:
    """Leave out the other half of a pair of sentences, and parts where an owner has wholes."""
    kept: list[Match] = []
    pairs: set[int] = set()
    whole = {Passages.owner(match.passage) for match in matches if match.complete}
    partial: dict[int, list[int]] = {}
    for match in matches:
        owner = Passages.owner(match.passage)
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
