"""The index: takes a stack in, answers queries over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Results

from .groups import Groups
from .index import index_articles
from .names import NameMatch, Names
from .query import parse_query
from .snippet import make_hit
from .tiers import answer_query
from .trial import say_tried, say_where
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Entity, Hit, Layers

    from .groups import Group
    from .ranking import Match
    from .tiers import Answer

    Row = tuple[tuple[int, float, int, int], tuple[Match, list[Group]] | NameMatch]


class Engine:
    """An index over a stack that answers queries."""

    def __init__(
        self,
        articles: Sequence[Article],
        layers: Mapping[str, Layers],
        entities: Sequence[Entity],
    ) -> None:
        """Take the stack in; about a millisecond for two articles of usual length."""
        self._articles = tuple(articles)
        self._owners = {article.id: owner for owner, article in enumerate(articles)}
        self._passages = index_articles(articles, layers)
        self._names = Names(entities, {article.id: article for article in articles})
        self._groups = Groups(Vocabulary(self._passages.holding), self._passages)

    def search(self, query: str, limit: int = 50, article: str = "") -> Results:
        """Answer a query over all articles, or over the one with that id; never raises."""
        wanted = parse_query(query)
        where = say_where(len(self._articles), one=bool(article))
        only = self._owners.get(article, -1)
        if not wanted.wanted or limit < 1 or (article and only < 0):
            return Results(query, tried=say_tried(wanted, [], where))
        answer = answer_query(wanted, self._groups, self._passages, only)
        groups = self._groups.each(wanted.wanted, answer.level)
        hits = self._hits(answer, groups, article, limit)
        if not hits:
            return Results(query, tried=say_tried(wanted, groups, where))
        said = dict.fromkeys(s for hit in hits for s in hit.substitutions)
        return Results(query, tuple(hits), tuple(said))

    def _hits(self, answer: Answer, groups: list[Group], article: str, limit: int) -> list[Hit]:
        """Return the best hits in order; a name stands before a passage that is no better."""
        ranked: list[Row] = []
        for match, own in answer.best.values():
            rank, score, number = match.order
            ranked.append(((rank, score, 1, number), (match, own)))
        for name in self._names.find(groups, article):
            place = name.match.rank, -round(name.score, 6), 0, name.match.passage
            ranked.append((place, name))
        ranked.sort(key=lambda row: row[0])
        hits: list[Hit] = []
        lowest = 1.0
        for (rank, score, _, _), found in ranked[:limit]:
            lowest = round(min(lowest, -score), 4) if rank else 1.0
            if isinstance(found, NameMatch):
                hits.append(self._names.hit(found, lowest, article))
            else:
                hits.append(make_hit(*found, self._passages, self._articles, lowest))
        return hits
