"""Hits on entities: a query that one of their spellings answers as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Hit, HitKind, Span
from briefing.model.entity import is_given
from briefing.model.held_entities import HeldMentions

from .groups import Group, Wanted
from .index import Splitter
from .memory import MemoryPostings
from .passages import Forms, Passages
from .ranking import Matcher
from .retrieval import find_articles
from .snippet import answering, find_words, substitutions, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Article, Entity, Mention
    from briefing.model.postings import Terms

    from .ranking import Match

PART = 0.85
"""Share of its score that a name keeps of which hardly anything was typed."""


class NameMatch(NamedTuple):
    """An entity that a query finds, by one of its spellings."""

    match: Match
    groups: list[Group]
    score: float


class Names:
    """The spellings of all entities."""

    def __init__(self, entities: Sequence[Entity], articles: Mapping[str, Article]) -> None:
        """Take the entities in, with the articles that mention them, by id."""
        self._entities = tuple(entities)
        self._articles = articles
        self._spellings: list[tuple[str, ...]] = []
        self._postings = MemoryPostings()
        splitter = Splitter()
        for entity in entities:
            spellings = (entity.name, *(alias.text for alias in entity.aliases))
            self._spellings.append(tuple(dict.fromkeys(spellings)))
            self._postings.add(
                [splitter.passage(HitKind.NAME, 0, len(s), s) for s in self._spellings[-1]]
            )

    @property
    def given(self) -> Iterator[tuple[str, ...]]:
        """Spellings of those whose name stands in no article, that name first: the user gave it."""
        for entity, spellings in zip(self._entities, self._spellings, strict=True):
            if is_given(entity.name, entity.aliases):
                yield spellings

    def find(
        self, wanted: Sequence[Wanted], article: str = "", unwanted: Sequence[Wanted] = ()
    ) -> Iterator[NameMatch]:
        """Yield the best spelling of each entity that answers everything that is wanted.

        With `article`, only of entities that the article with that id names. A spelling in which
        something `unwanted` stands is none.
        """
        own = [Wanted(one.readings, self._postings) for one in wanted]
        rows = find_articles(own, 0, self._postings)
        passages = Passages(self._postings, rows)
        groups = [Group(one, passages) for one in own]
        numbers = set(groups[0].found)
        for group in groups[1:]:
            numbers &= group.found.keys()
        for one in unwanted:
            numbers -= Group(Wanted(one.readings, self._postings), passages).found.keys()
        best: dict[int, Match] = {}
        matcher = Matcher(groups)
        for number in sorted(numbers):
            match = matcher.match(number)
            owner = Passages.owner(number)
            if owner not in best or match.order < best[owner].order:
                best[owner] = match
        for owner, match in best.items():
            if any(self._mentions(owner, article)):
                yield NameMatch(match, groups, self._score(match, passages))

    def hit(self, found: NameMatch, score: float, article: str = "") -> Hit:
        """Return the hit: where the entity is first named as the query found it."""
        match = found.match
        passages = found.groups[0].passages
        owner = Passages.owner(match.passage)
        mention, alike = self._first_mention(owner, passages.terms(match.passage), article)
        words = [(mention.start, mention.end)]
        if alike:
            text = self._articles[mention.article].text
            marks = [Forms(one.terms for one in answering(match, found.groups))]
            words = find_words(text, mention.start, mention.end, marks)
        return Hit(
            span=Span(mention.article, mention.start, mention.end),
            kind=HitKind.NAME,
            score=score,
            matched=tuple(Span(mention.article, *word) for word in words),
            substitutions=substitutions(match, found.groups, self._spelling),
            entity=self._entities[owner].id,
        )

    @staticmethod
    def _score(match: Match, passages: Passages) -> float:
        """Return how well a name answers, from 0 to 1: the more of it is typed, the better."""
        read = {term for reading in match.readings if reading for term in reading.terms}
        typed = sum(map(len, read))
        whole = sum(map(len, passages.terms(match.passage)))
        return match.score * (PART + (1 - PART) * min(1.0, typed / whole))

    def _spelling(self, number: int) -> str:
        owner = Passages.owner(number)
        return self._spellings[owner][number - Passages.number(owner, 0)]

    def _mentions(self, owner: int, article: str) -> Iterator[Mention]:
        entity = self._entities[owner]
        for mention in entity.mentions_in(article) if article else entity.mentions:
            if mention.article in self._articles:
                yield mention

    def _first_mention(self, owner: int, terms: Terms, article: str) -> tuple[Mention, bool]:
        """Return the first mention in that spelling, else the first; and whether it is so spelt."""
        entity = self._entities[owner]
        spelt = [alias.text for alias in entity.aliases if terms_of(alias.text) == terms]
        here: Iterable[Mention] = self._mentions(owner, article)
        if isinstance(entity.mentions, HeldMentions) and not article:  # far too many to look at
            here = (m for text in spelt for m in entity.mentions.spelt(text))
        for mention in here if spelt else ():
            text = self._articles[mention.article].text[mention.start : mention.end]
            if terms_of(text) == terms:
                return mention, True
        return next(self._mentions(owner, article)), False
