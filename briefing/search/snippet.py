"""From a match to a hit: the words in the text that answer, and what was read as what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model import Hit, Span, Substitution

from .passages import Forms
from .tokens import joins, read_tokens, token_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .groups import Group
    from .ranking import Match
    from .tokens import Token

    Joins = tuple[tuple[str, int, int], ...]
    Cut = Callable[[int], tuple[str, int, int]]
    """Text, start and end of a passage."""


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[Token, ...], tuple[str, ...], Joins]:
    """Return tokens, terms and joins of a passage; while one types, the same come again."""
    tokens = read_tokens(text)
    together = tuple((j.term, j.first, j.last + 1 - j.first) for j in joins(text, tokens))
    return tuple(tokens), tuple(token.term for token in tokens), together


def terms_of(text: str) -> tuple[str, ...]:
    """Return the terms of a text."""
    return _read(text)[1]


def find_words(text: str, start: int, end: int, wanted: Iterable[Forms]) -> list[tuple[int, int]]:
    """Return the places of words in `text[start:end]`, in order, none inside another."""
    tokens, terms, together = _read(text[start:end])
    spots = sorted(
        {spot for forms in wanted for spot in forms.spots(terms, together)},
        key=lambda spot: (spot[0], -spot[1]),
    )
    found: list[tuple[int, int]] = []
    behind = 0
    for first, after in spots:
        if first >= behind:
            found.append((start + tokens[first].start, start + tokens[after - 1].end))
            behind = after
    return found


def substitutions(match: Match, cut: Cut) -> tuple[Substitution, ...]:
    """Return what the match had to read as another word, as the texts write it."""
    found = []
    for reading, place in zip(match.readings, match.places, strict=True):
        if reading and reading.read_as:
            text, start, end = cut(place)
            for first, last in find_words(text, start, end, [Forms([reading.terms])])[:1]:
                written = " ".join(text[first:last].split())
                found.append(Substitution(reading.typed, written, reading.edits))
    return tuple(dict.fromkeys(found))


def answering(match: Match, groups: Sequence[Group]) -> list[Forms]:
    """Return what is to be marked: the readings used, and all that need no saying."""
    found: list[Forms] = []
    for group, reading, place in zip(groups, match.readings, match.places, strict=True):
        if reading and place == match.passage:
            found.append(group.wanted.typed)
            if reading.read_as:
                found.append(Forms([reading.terms]))
    return found


def _find_matched(match: Match, groups: Sequence[Group], text: str) -> list[tuple[int, int]]:
    """Return the places in an article's text of the words that answer, by the known terms."""
    passages = groups[0].passages
    start, end = passages.span(match.passage)
    spans = token_spans(text[start:end])
    forms = answering(match, groups)
    if spans is None or len(spans) != passages.length(match.passage):
        return find_words(text, start, end, forms)
    terms, together = passages.terms(match.passage), passages.joins(match.passage)
    spots = {spot for one in forms for spot in one.spots(terms, together)}
    found: list[tuple[int, int]] = []
    behind = 0
    for first, after in sorted(spots, key=lambda spot: (spot[0], -spot[1])):
        if first >= behind:
            found.append((start + spans[first][0], start + spans[after - 1][1]))
            behind = after
    return found


def make_hit(match: Match, groups: Sequence[Group], score: float) -> Hit:
    """Return the hit that a match in an article is."""
    passages = groups[0].passages
    identity, text = passages.postings.text(passages.owner(match.passage))

    def cut(number: int) -> tuple[str, int, int]:
        return text, *passages.span(number)

    start, end = passages.span(match.passage)
    words = _find_matched(match, groups, text)
    return Hit(
        span=Span(identity, start, end),
        kind=passages.kind(match.passage),
        score=score,
        matched=tuple(Span(identity, *word) for word in words),
        substitutions=substitutions(match, cut) if match.read_as else (),
    )
