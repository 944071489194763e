"""The engine: answers queries over postings, of a stack in memory or of a library."""

from __future__ import annotations

from _thread import allocate_lock
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from briefing.model import Hit, Results, Span
from briefing.model.postings import ANYWHERE, Stale

from .fields import Fields, complete
from .groups import Group, Groups
from .kept_names import KeptMatch, KeptNameHits
from .names import NameMatch, Names
from .other_names import OtherNames
from .passages import Passages
from .query import parse_query
from .selection import Selection, select
from .snippet import make_hit
from .spellings import words_of_name
from .tiers import answer_query
from .trial import say_tried, say_undated, say_where
from .vocabulary import Vocabulary
from .wishes import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Article, Entity, Substitution
    from briefing.model.postings import Postings

    from .groups import Wanted
    from .kept_names import NamesOfLibrary
    from .query import Query, Word
    from .ranking import Match
    from .tiers import Answer
    from .wishes import Wishes

    Found = tuple[Match, list[Group]] | NameMatch | KeptMatch
    Row = tuple[tuple[int, float, int, tuple[int, str, int]], Found]


_MANY = 200
"""Hits from which on more articles are looked into than a screen would show."""


class Engine:
    """Answers queries over one stack or library."""

    def __init__(
        self,
        postings: Postings,
        entities: Sequence[Entity] = (),
        articles: Mapping[str, Article] | None = None,
        kept: NamesOfLibrary | None = None,
        other_names: Iterable[Sequence[str]] = (),
    ) -> None:
        """Search in postings, and for entities whose mentions lie in `articles`, by id.

        `kept` are the names of a library, where there are any. `other_names` has a row for each
        thing that goes by several names.
        """
        self._postings = postings
        self._names = Names(entities, articles or {})
        self._kept_names = KeptNameHits(kept)
        given = [*self._names.given, *(kept.given() if kept is not None else ())]
        self._vocabulary = Vocabulary(_with_names(postings.counts, given))
        self._groups = Groups(self._vocabulary, postings, OtherNames(chain(other_names, given)))
        self._busy = allocate_lock()
        self._asked = 0
        self._is_stale = lambda: False
        self._fields = Fields(postings, entities, kept)
        self._groups.fields = self._fields.read_word

    def warm(self) -> Iterator[None]:
        """Work out beforehand, in short steps, what the first misspelt query would wait for."""
        yield from self._vocabulary.warm()
        self._groups.names.of(())
        yield
        yield from self._fields.warm()

    def search(self, query: str, limit: int = 50, article: str = "") -> Results:
        """Answer a query over all articles, or over the one with that id; never raises.

        Any thread may ask. A query that is asked while another is answered ends that one,
        which then has no hits.
        """
        parsed = parse_query(query)
        self._asked += 1
        mine = self._asked
        try:
            with self._busy:
                self._is_stale = lambda: mine != self._asked
                return self._answer(parsed, query, limit, article)
        except Stale:
            return Results(query, chips=describe(parsed))

    def select(self, query: str, most: int) -> Selection:
        """Return the articles that a query chooses, `most` of them at most."""
        parsed = parse_query(query)
        with self._busy:
            wishes = self._fields.read(parsed, self._groups, datetime.now().astimezone().date())
            kept = self._kept_names
            return select(parsed, wishes, self._groups, self._postings, kept, most)

    def complete(self, query: str) -> tuple[str, ...]:
        """Return how the query may go on: names of fields, and names that a field knows."""
        return complete(query, self._fields)

    def _answer(self, query: Query, typed: str, limit: int, article: str) -> Results:
        chips = describe(query, self._fields.say)
        where = say_where(self._postings.articles, one=bool(article))
        only = self._postings.row(article) if article else -1
        wishes = self._fields.read(query, self._groups, datetime.now().astimezone().date())
        if limit < 1 or (article and only < 0) or wishes.missing:
            return Results(typed, tried=wishes.missing, chips=chips)
        if not query.wanted and wishes.limits.any and not article:
            hits, more = self._titles(query, wishes, limit)
            tried = "" if hits else f"no such article in {where}{say_undated(wishes.limits)}"
            return Results(typed, tuple(hits), tried=tried, chips=chips, more=more)
        if not query.wanted:
            return Results(typed, tried=say_tried(query, [], where), chips=chips)
        limits = ANYWHERE if article else wishes.limits
        least = limit if limit > _MANY and not article else 0
        answer = answer_query(
            query, self._groups, self._postings, only, limits, self._is_stale, least
        )
        wanted = self._groups.each(query.wanted, answer.level)
        hits, more = self._hits(answer, wanted, query, article, limit, wishes)
        if not hits:
            tried = say_tried(query, wanted, where) + say_undated(limits)
            return Results(typed, tried=tried, chips=chips)
        said: dict[tuple[str, str], Substitution] = {}
        for one in (one for hit in hits for one in hit.substitutions):
            said.setdefault((one.typed, one.read.casefold()), one)
        unknown = _unknown(query, wanted) if not answer.whole else []
        chips = describe(query, self._fields.say, answer.left, unknown)
        return Results(typed, tuple(hits), tuple(said.values()), chips=chips, more=more)

    def _titles(self, query: Query, wishes: Wishes, limit: int) -> tuple[list[Hit], bool]:
        """Return the first passage of every article within limits, and whether there are more.

        One in which something unwanted stands is left out.
        """
        hits = []
        rows = self._postings.candidates((), limit, wishes.limits)
        passages = Passages(self._postings, rows)
        unwanted = self._groups.apart(query.unwanted)
        banned = {n for one in unwanted for n in Group(one, passages).found}
        for row, leaf in passages.leaves.items():
            if len(leaf) and Passages.number(row, 0) not in banned:
                span = Span(self._postings.text(row)[0], *leaf.span(0))
                hits.append(Hit(span, leaf.kind(0), 1.0, ()))
        return hits, rows.more

    def _named(self, wanted: list[Wanted], unwanted: list[Wanted], article: str) -> Iterator[Row]:
        """Yield the names that answer, with their places among the hits."""
        for name in self._names.find(wanted, article, unwanted):
            yield (name.match.rank, -round(name.score, 6), 0, name.match.tie), name
        for held in self._kept_names.find(wanted, unwanted) if not article else ():
            yield (held.rank, -round(held.score, 6), 0, (0, "", held.number)), held

    def _hits(
        self,
        answer: Answer,
        wanted: list[Wanted],
        query: Query,
        article: str,
        limit: int,
        wishes: Wishes,
    ) -> tuple[list[Hit], bool]:
        """Return the best hits in order, and whether there may be more.

        A name stands before a passage that is no better.
        """
        ranked: list[Row] = []
        for match, own in answer.best.values() if wishes.grain != "names" else ():
            rank, score, tie = match.order
            ranked.append(((rank, score, 1, tie), (match, own)))
        if wishes.grain in ("", "names") and not wishes.limits.any:
            ranked += self._named(wanted, self._groups.apart(query.unwanted), article)
        ranked.sort(key=lambda row: row[0])
        if wishes.grain == "article":
            ranked = _one_each(ranked)
        more = answer.more or len(ranked) > limit
        del ranked[limit:]
        passages = [f[0].passage for _, f in ranked if not isinstance(f, NameMatch | KeptMatch)]
        self._postings.fetch(list(dict.fromkeys(map(Passages.owner, passages))), texts=True)
        hits: list[Hit] = []
        lowest = 1.0
        for (rank, score, _, _), found in ranked:
            lowest = round(min(lowest, -score), 4) if rank else 1.0
            if isinstance(found, NameMatch):
                hits.append(self._names.hit(found, lowest, article))
            elif isinstance(found, KeptMatch):
                hits += filter(None, (self._kept_names.hit(found, lowest),))
            else:
                hits.append(make_hit(*found, lowest))
        return hits, more


def _with_names(counts: Mapping[str, int], given: Iterable[tuple[str, ...]]) -> Mapping[str, int]:
    """Return the words of texts, with those of names that the user gave: no text may hold them."""
    more = {term: 1 for name, *_ in given for term in words_of_name(name) if term not in counts}
    return {**counts, **more} if more else counts


def _unknown(query: Query, wanted: Sequence[Wanted]) -> list[Word]:
    """Return the words that nothing is like."""
    lost = [words for words, one in zip(query.wanted, wanted, strict=True) if not one.readings]
    return [word for words in lost for word in words if not word.field]


def _one_each(ranked: list[Row]) -> list[Row]:
    """Return the best passage of each article alone."""
    best: dict[int, Row] = {}
    for row in ranked:
        found = row[1]
        if not isinstance(found, NameMatch | KeptMatch):
            best.setdefault(Passages.owner(found[0].passage), row)
    return list(best.values())
