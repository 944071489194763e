"""The engine: answers queries over postings, of a stack in memory or of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Results
from briefing.model.postings import Stale

from .groups import Groups
from .names import NameMatch, Names
from .query import parse_query
from .snippet import make_hit
from .tiers import answer_query
from .trial import say_tried, say_where
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Entity, Hit
    from briefing.model.postings import Postings

    from .groups import Group, Wanted
    from .ranking import Match
    from .tiers import Answer

    Row = tuple[tuple[int, float, int, tuple[int, str, int]], tuple[Match, list[Group]] | NameMatch]


class Engine:
    """Answers queries over one stack or library."""

    def __init__(
        self,
        postings: Postings,
        entities: Sequence[Entity] = (),
        articles: Mapping[str, Article] | None = None,
    ) -> None:
        """Search in postings, and for entities whose mentions lie in `articles`, by id."""
        self._postings = postings
        self._names = Names(entities, articles or {})
        self._vocabulary = Vocabulary(postings.counts)
        self._groups = Groups(self._vocabulary, postings)

    def warm(self) -> None:
        """Work out beforehand what the first misspelt query would wait for."""
        self._vocabulary.warm()

    def search(self, query: str, limit: int = 50, article: str = "") -> Results:
        """Answer a query over all articles, or over the one with that id; never raises."""
        wanted = parse_query(query)
        where = say_where(self._postings.articles, one=bool(article))
        only = self._postings.row(article) if article else -1
        if not wanted.wanted or limit < 1 or (article and only < 0):
            return Results(query, tried=say_tried(wanted, [], where))
        try:
            answer = answer_query(wanted, self._groups, self._postings, only)
        except Stale:
            return Results(query)
        groups = self._groups.each(wanted.wanted, answer.level)
        hits = self._hits(answer, groups, article, limit)
        if not hits:
            return Results(query, tried=say_tried(wanted, groups, where))
        said = dict.fromkeys(s for hit in hits for s in hit.substitutions)
        return Results(query, tuple(hits), tuple(said))

    def _hits(self, answer: Answer, wanted: list[Wanted], article: str, limit: int) -> list[Hit]:
        """Return the best hits in order; a name stands before a passage that is no better."""
        ranked: list[Row] = []
        for match, own in answer.best.values():
            rank, score, tie = match.order
            ranked.append(((rank, score, 1, tie), (match, own)))
        for name in self._names.find(wanted, article):
            place = name.match.rank, -round(name.score, 6), 0, name.match.tie
            ranked.append((place, name))
        ranked.sort(key=lambda row: row[0])
        hits: list[Hit] = []
        lowest = 1.0
        for (rank, score, _, _), found in ranked[:limit]:
            lowest = round(min(lowest, -score), 4) if rank else 1.0
            if isinstance(found, NameMatch):
                hits.append(self._names.hit(found, lowest, article))
            else:
                hits.append(make_hit(*found, lowest))
        return hits
