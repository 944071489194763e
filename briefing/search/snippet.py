"""From a match to a hit: the words in the text that answer, and what was read as what."""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model import Hit, Span, Substitution

from .passages import Forms
from .tokens import joins, read_tokens, token_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .groups import Group
    from .passages import Passages
    from .ranking import Match
    from .readings import Reading
    from .tokens import Token

    Joins = tuple[tuple[str, int, int], ...]


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
    spans = [(token.start, token.end) for token in tokens]
    return _mark(start, spans, {spot for forms in wanted for spot in forms.spots(terms, together)})


def _find_in_passage(
    text: str, number: int, passages: Passages, readings: Iterable[Reading]
) -> list[tuple[int, int]]:
    """Return the same for a passage, whose terms are known, in the text that holds it."""
    start, end = passages.span(number)
    tokens = token_spans(text[start:end])
    if tokens is None or len(tokens) != passages.length(number):
        return find_words(text, start, end, [Forms(reading.terms for reading in readings)])
    known, single = passages.postings.numbers, set()
    several: list[list[int]] = []
    for reading in readings:
        terms = reading.terms
        if len(terms) == 1:
            single.add(known.get(terms[0], 0))
        elif all(term in known for term in terms):
            several.append([known[term] for term in terms])
    held = passages.numbers(number)
    spots = [(at, at + 1) for at, one in enumerate(held) if one in single]
    spots += [(at, at + length) for one, at, length in passages.joins(number) if one in single]
    for numbers in several:
        wanted, count = array("I", numbers), len(numbers)
        for at in range(len(held) + 1 - count):
            if held[at : at + count] == wanted:
                spots.append((at, at + count))
    return _mark(start, tokens, spots)


def _mark(
    start: int, spans: Sequence[tuple[int, int]], spots: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the places of spots that do not lie inside another; spans count from `start`."""
    found: list[tuple[int, int]] = []
    behind = 0
    for first, after in sorted(spots, key=lambda spot: (spot[0], -spot[1])):
        if first >= behind:
            found.append((start + spans[first][0], start + spans[after - 1][1]))
            behind = after
    return found


def substitutions(
    match: Match, groups: Sequence[Group], cut: Callable[[int], str]
) -> tuple[Substitution, ...]:
    """Return what the match had to read as another word, as the texts write it.

    `cut` returns the text that holds a passage.
    """
    passages = groups[0].passages
    found = []
    for reading, place in zip(match.readings, match.places, strict=True):
        if reading and reading.read_as:
            text = cut(place)
            for first, last in _find_in_passage(text, place, passages, [reading])[:1]:
                written = " ".join(text[first:last].split())
                found.append(Substitution(reading.typed, written, reading.edits, reading.how))
    return tuple(dict.fromkeys(found))


def answering(match: Match, groups: Sequence[Group]) -> list[Reading]:
    """Return what is to be marked: the readings used, and all that need no saying."""
    found: list[Reading] = []
    for group, reading, place in zip(groups, match.readings, match.places, strict=True):
        if reading and place == match.passage:
            found += group.wanted.typed
            if reading.read_as:
                found.append(reading)
    return found


def make_hit(match: Match, groups: Sequence[Group], score: float) -> Hit:
    """Return the hit that a match in an article is."""
    passages = groups[0].passages
    identity, text = passages.postings.text(passages.owner(match.passage))
    words = _find_in_passage(text, match.passage, passages, answering(match, groups))
    return Hit(
        span=Span(identity, *passages.span(match.passage)),
        kind=passages.kind(match.passage),
        score=score,
        matched=tuple(Span(identity, *word) for word in words),
        substitutions=substitutions(match, groups, lambda _: text) if match.read_as else (),
    )
