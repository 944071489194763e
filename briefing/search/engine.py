"""Search: parse, read freely only as far as needed, retrieve, rank, cut the hits."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from briefing.model import Results

from .expansion import Level, expand
from .groups import Group
from .index import index_articles, index_names
from .names import find_names, first_mention, make_name_hit, name_score
from .query import join_words, parse_query
from .retrieval import retrieve
from .snippet import make_hit
from .trial import say_tried
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Entity, Hit, Layers, Mention

    from .query import Query, Word
    from .ranking import Match

_FEW = 10
"""Whole answers below which a query is read more freely."""
_REMEMBERED = 128
"""Groups that are kept between queries: while one types, all words but the last stay."""

Answer = dict[int, tuple["Match", list[Group]]]
"""The best match of each passage, with the groups that it answers."""


class Engine:
    """An index over a stack that answers queries."""

    def __init__(
        self,
        articles: Sequence[Article],
        layers: Mapping[str, Layers],
        entities: Sequence[Entity],
    ) -> None:
        """Take the stack in; about a millisecond for ten articles of usual length."""
        self._articles = tuple(articles)
        self._by_id = {article.id: article for article in articles}
        self._owners = {article.id: owner for owner, article in enumerate(articles)}
        self._entities = tuple(entities)
        self._passages = index_articles(articles, layers)
        self._names = index_names(entities)
        self._vocabulary = Vocabulary(self._passages.holding)
        self._groups: OrderedDict[tuple[tuple[Word, ...], Level], Group] = OrderedDict()

    def search(self, query: str, limit: int = 50, article: str = "") -> Results:
        """Answer a query over all articles, or over the one with that id; never raises."""
        wanted = parse_query(query)
        only = self._owners.get(article, -2) if article else -1
        if not wanted.wanted or limit < 1:
            return Results(query, tried=say_tried(wanted, [], len(self._articles), only))
        answer, level = self._answer(wanted, only)
        groups = [self._group(words, level) for words in wanted.wanted]
        hits = self._hits(answer, groups, article, limit)
        if not hits:
            return Results(query, tried=say_tried(wanted, groups, len(self._articles), only))
        said = dict.fromkeys(s for hit in hits for s in hit.substitutions)
        return Results(query, tuple(hits), tuple(said))

    def _answer(self, query: Query, only: int) -> tuple[Answer, Level]:
        """Return the matches, and how freely the words had to be read."""
        banned = {
            number
            for word in query.unwanted
            for reading in expand(word, self._vocabulary, self._passages, Level.TYPED)
            for number in self._passages.find(reading.terms)
        }
        answer: Answer = {}
        level = Level.TYPED
        count = len(query.wanted)
        self._try(answer, [list(query.wanted)], level, count, only, banned)
        whole = sum(match.complete for match, _ in answer.values())
        if whole < _FEW:
            level = Level.CLOSE if whole else Level.FUZZY
            self._try(answer, self._plans(query, level), level, count, only, banned)
            whole = sum(match.complete for match, _ in answer.values())
        if count > 1 and not whole and len(answer) < _FEW:
            self._try(answer, [list(query.wanted)], level, count - 1, only, banned)
        if count > 2 and not answer:
            self._try(answer, [list(query.wanted)], level, 1, only, banned)
        return answer, level

    def _plans(self, query: Query, level: Level) -> list[list[tuple[Word, ...]]]:
        """Return the query, and the query with two neighbouring words as one."""
        words = list(query.wanted)
        plans = [words]
        for at in range(len(words) - 1):
            if len(words[at]) == len(words[at + 1]) == 1:
                joined = join_words(words[at][0], words[at + 1][0])
                if joined and self._group((joined,), level).readings:
                    plans.append([*words[:at], (joined,), *words[at + 2 :]])
        return plans

    def _try(
        self,
        answer: Answer,
        plans: list[list[tuple[Word, ...]]],
        level: Level,
        needed: int,
        only: int,
        banned: set[int],
    ) -> None:
        """Add to the answer what is better than what it has."""
        for plan in plans:
            groups = [self._group(words, level) for words in plan]
            least = min(needed, len(groups))
            for match in retrieve(groups, least, self._passages, only, banned):
                if least < len(groups) and not _tells(match, groups, alone=least == 1):
                    continue
                known = answer.get(match.passage)
                if known is None or match.order < known[0].order:
                    answer[match.passage] = match, groups

    def _group(self, words: tuple[Word, ...], level: Level) -> Group:
        key = words, level
        group = self._groups.get(key)
        if group is None:
            readings = [
                reading
                for word in words
                for reading in expand(word, self._vocabulary, self._passages, level)
            ]
            if len(words) > 1:
                readings.sort(key=lambda reading: (reading.read_as, -reading.weight))
            group = self._groups[key] = Group(tuple(readings), self._passages)
            if len(self._groups) > _REMEMBERED:
                self._groups.popitem(last=False)
        else:
            self._groups.move_to_end(key)
        return group

    def _hits(self, answer: Answer, groups: list[Group], article: str, limit: int) -> list[Hit]:
        """Return the best hits in order; a name stands before a passage that is no better."""
        ranked: list[tuple[tuple[int, float, int, int], Match, list[Group], Mention | None]] = []
        for match, own in answer.values():
            rank, score, number = match.order
            ranked.append(((rank, score, 1, number), match, own, None))
        for match, own in find_names(groups, self._names):
            entity = self._entities[self._names.owners[match.passage]]
            mention = first_mention(entity, self._by_id, article)
            if mention:
                score = -round(name_score(match, self._names), 6)
                ranked.append(((match.rank, score, 0, match.passage), match, own, mention))
        ranked.sort(key=lambda row: row[0])
        hits: list[Hit] = []
        lowest = 1.0
        for (rank, score, _, _), match, own, mention in ranked[:limit]:
            lowest = round(min(lowest, -score), 4) if rank else 1.0
            if mention:
                hit = make_name_hit(
                    match, own, self._names, self._entities, self._by_id, mention, lowest
                )
            else:
                hit = make_hit(match, own, self._passages, self._articles, lowest)
            hits.append(hit)
        return hits


def _tells(match: Match, groups: list[Group], *, alone: bool) -> bool:
    """Whether a match that leaves words unanswered is worth showing."""
    answered = [
        (group, reading)
        for group, reading in zip(groups, match.readings, strict=True)
        if reading and group.telling
    ]
    if alone:
        return any(not r.read_as or r.edits < 2 for _, r in answered)
    return bool(answered)
