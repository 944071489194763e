"""From a match to a hit: the words in the text that answer, and what was read as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Hit, Span, Substitution

from .ranking import spots_of
from .tokens import read_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Article

    from .expansion import Reading
    from .groups import Group
    from .passages import Passages
    from .ranking import Match


def find_words(
    text: str, start: int, end: int, readings: Sequence[Reading], passages: Passages
) -> list[tuple[int, int]]:
    """Return the places of readings in `text[start:end]`, in order, none inside another."""
    tokens = read_tokens(text[start:end])
    terms = tuple(token.term for token in tokens)
    spots = sorted(
        (spot for reading in readings for spot in spots_of(reading, terms, passages)),
        key=lambda spot: (spot[0], -spot[1]),
    )
    found: list[tuple[int, int]] = []
    behind = 0
    for first, after in spots:
        if first >= behind:
            found.append((start + tokens[first].start, start + tokens[after - 1].end))
            behind = after
    return found


def substitutions(
    match: Match, passages: Passages, cut: Callable[[int], tuple[str, int, int]]
) -> tuple[Substitution, ...]:
    """Return what the match had to read as another word, as the texts write it.

    `cut` gives the text, start and end of a passage.
    """
    found = []
    for reading, place in zip(match.readings, match.places, strict=True):
        if reading and reading.read_as:
            text, start, end = cut(place)
            for first, last in find_words(text, start, end, [reading], passages)[:1]:
                written = " ".join(text[first:last].split())
                found.append(Substitution(reading.typed, written, reading.edits))
    return tuple(dict.fromkeys(found))


def answering(match: Match, groups: Sequence[Group]) -> list[Reading]:
    """Return the readings to be marked: the one used, and what needs no saying."""
    found: list[Reading] = []
    for group, reading, place in zip(groups, match.readings, match.places, strict=True):
        if reading and place == match.passage:
            found += [r for r in group.readings if r == reading or not r.read_as]
    return found


def make_hit(
    match: Match, groups: Sequence[Group], passages: Passages, articles: Sequence[Article]
) -> Hit:
    """Return the hit that a match in an article is."""

    def cut(number: int) -> tuple[str, int, int]:
        owner, _, start, end = passages.places[number]
        return articles[owner].text, start, end

    owner, kind, start, end = passages.places[match.passage]
    article = articles[owner]
    words = find_words(article.text, start, end, answering(match, groups), passages)
    return Hit(
        span=Span(article.id, start, end),
        kind=kind,
        score=match.score,
        matched=tuple(Span(article.id, *word) for word in words),
        substitutions=substitutions(match, passages, cut),
    )
