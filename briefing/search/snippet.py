"""From a match to a hit: the words in the text that answer, and what was read as what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model import Hit, Span, Substitution

from .passages import Forms
from .tokens import read_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.model import Article

    from .groups import Group
    from .passages import Passages
    from .ranking import Match
    from .tokens import Token

    Cut = Callable[[int], tuple[str, int, int]]
    """Text, start and end of a passage."""


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[tuple[Token, ...], tuple[str, ...]]:
    """Return tokens and terms of a passage; while one types, the same ones come again."""
    tokens = tuple(read_tokens(text))
    return tokens, tuple(token.term for token in tokens)


def terms_of(text: str) -> tuple[str, ...]:
    """Return the terms of a text."""
    return _read(text)[1]


def find_words(text: str, start: int, end: int, wanted: Iterable[Forms]) -> list[tuple[int, int]]:
    """Return the places of words in `text[start:end]`, in order, none inside another."""
    tokens, terms = _read(text[start:end])
    spots = sorted(
        {spot for forms in wanted for spot in forms.spots(terms)},
        key=lambda spot: (spot[0], -spot[1]),
    )
    found: list[tuple[int, int]] = []
    behind = 0
    for first, after in spots:
        if first >= behind:
            found.append((start + tokens[first].start, start + tokens[after - 1].end))
            behind = after
    return found


def substitutions(match: Match, passages: Passages, cut: Cut) -> tuple[Substitution, ...]:
    """Return what the match had to read as another word, as the texts write it."""
    found = []
    for reading, place in zip(match.readings, match.places, strict=True):
        if reading and reading.read_as:
            text, start, end = cut(place)
            forms = Forms(passages, [reading.terms])
            for first, last in find_words(text, start, end, [forms])[:1]:
                written = " ".join(text[first:last].split())
                found.append(Substitution(reading.typed, written, reading.edits))
    return tuple(dict.fromkeys(found))


def answering(match: Match, groups: Sequence[Group], passages: Passages) -> list[Forms]:
    """Return what is to be marked: the readings used, and all that need no saying."""
    found: list[Forms] = []
    for group, reading, place in zip(groups, match.readings, match.places, strict=True):
        if reading and place == match.passage:
            found.append(group.typed)
            if reading.read_as:
                found.append(Forms(passages, [reading.terms]))
    return found


def make_hit(
    match: Match,
    groups: Sequence[Group],
    passages: Passages,
    articles: Sequence[Article],
    score: float,
) -> Hit:
    """Return the hit that a match in an article is."""

    def cut(number: int) -> tuple[str, int, int]:
        owner, _, start, end = passages.places[number]
        return articles[owner].text, start, end

    owner, kind, start, end = passages.places[match.passage]
    article = articles[owner]
    words = find_words(article.text, start, end, answering(match, groups, passages))
    return Hit(
        span=Span(article.id, start, end),
        kind=kind,
        score=score,
        matched=tuple(Span(article.id, *word) for word in words),
        substitutions=substitutions(match, passages, cut) if match.read_as else (),
    )
