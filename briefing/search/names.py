"""Hits on entities: a query that one of their spellings answers as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Hit, HitKind, Span

from .groups import Group
from .ranking import match_passage
from .snippet import answering, find_words, substitutions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Entity, Mention

    from .passages import Passages
    from .ranking import Match

_PART = 0.85
"""Share of its score that a name keeps of which hardly anything was typed."""


def find_names(groups: Sequence[Group], names: Passages) -> list[tuple[Match, list[Group]]]:
    """Return the best spelling of each entity that answers every group, with those groups."""
    own = [Group(group.readings, names) for group in groups]
    numbers = set(own[0].found)
    for group in own[1:]:
        numbers &= group.found.keys()
    best: dict[int, Match] = {}
    for number in sorted(numbers):
        match = match_passage(number, own, names)
        owner = names.owners[number]
        if owner not in best or match.order < best[owner].order:
            best[owner] = match
    return [(match, own) for match in best.values()]


def name_score(match: Match, names: Passages) -> float:
    """Return how well a name answers, from 0 to 1: the more of it is typed, the better."""
    typed = sum(reading.weight for reading in match.readings if reading)
    whole = max(1, len(names.terms[match.passage]))
    return match.score * (_PART + (1 - _PART) * min(1.0, typed / whole))


def make_name_hit(
    match: Match,
    groups: Sequence[Group],
    names: Passages,
    entities: Sequence[Entity],
    articles: Mapping[str, Article],
    mention: Mention,
    score: float,
) -> Hit:
    """Return the hit on an entity, placed at one of its mentions."""
    entity = entities[names.owners[match.passage]]
    text = articles[mention.article].text
    words = find_words(text, mention.start, mention.end, answering(match, groups, names))
    marked = words or [(mention.start, mention.end)]

    def cut(number: int) -> tuple[str, int, int]:
        spelling = names_of(entity)[number - names.of_owner(names.owners[number]).start]
        return spelling, 0, len(spelling)

    return Hit(
        span=Span(mention.article, mention.start, mention.end),
        kind=HitKind.NAME,
        score=score,
        matched=tuple(Span(mention.article, *word) for word in marked),
        substitutions=substitutions(match, names, cut),
        entity=entity.id,
    )


def names_of(entity: Entity) -> tuple[str, ...]:
    """Return the spellings of an entity, each once, its name first."""
    return tuple(dict.fromkeys((entity.name, *(alias.text for alias in entity.aliases))))


def first_mention(
    entity: Entity, articles: Mapping[str, Article], only: str = ""
) -> Mention | None:
    """Return where an entity is first named, in the article `only` if one is given."""
    for mention in entity.mentions:
        if mention.article in articles and only in ("", mention.article):
            return mention
    return None
