"""All articles that a query chooses, not only those with the best hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .groups import Group
from .passages import Passages
from .tiers import answer_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model.postings import Postings

    from .groups import Groups, Wanted
    from .kept_names import KeptNameHits
    from .query import Query
    from .wishes import Wishes


class Selection(NamedTuple):
    """The articles that a query chooses."""

    rows: Sequence[int] = ()
    """Best first, those in which only a name answers behind the others."""
    more: bool = False
    """Whether there are more."""


def select(
    query: Query,
    wishes: Wishes,
    groups: Groups,
    postings: Postings,
    names: KeptNameHits,
    most: int,
) -> Selection:
    """Return the articles that answer a query, `most` of them at most.

    What is the name of somebody chooses all articles that name them, in whatever spelling. What is
    to be left out is looked for in the passage that answers; where none has to, in the article.
    """
    if wishes.missing:
        return Selection()
    unwanted = groups.apart(query.unwanted)
    if not query.wanted:
        if not wishes.limits.any:
            return Selection()
        rows = postings.candidates((), most, wishes.limits)
        return Selection(_without(unwanted, rows, postings), rows.more)
    answer = answer_query(query, groups, postings, -1, wishes.limits, least=most)
    matches = sorted((match for match, _ in answer.best.values()), key=lambda one: one.order)
    found = dict.fromkeys(Passages.owner(match.passage) for match in matches)
    if wishes.grain in ("", "names") and not wishes.limits.any:
        rank = matches[0].order[0] if matches else None
        named = names.find(groups.each(query.wanted, answer.level), unwanted)
        rows_named = names.articles([m for m in named if rank is None or m.rank <= rank])
        newest = sorted(rows_named, reverse=True)
        found |= dict.fromkeys(_without(unwanted, newest, postings))
    return Selection(list(found)[:most], answer.more or len(found) > most)


def _without(unwanted: Iterable[Wanted], rows: Iterable[int], postings: Postings) -> list[int]:
    """Return the rows of articles that are there and hold nothing unwanted, in order."""
    passages = Passages(postings, list(rows))
    banned = {row for one in unwanted for row in Group(one, passages).owners}
    return [row for row, leaf in passages.leaves.items() if len(leaf) and row not in banned]
