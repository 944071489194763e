"""What a reader lays over an article: notes on passages, and marks to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .anchor import find_quote
from .holdings import Holdings
from .span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .anchor import Anchor
    from .article import Article


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's words on one passage."""

    id: str
    """Given when it is made; no two sessions give the same."""
    anchor: Anchor
    """Where the passage begins, and the words there."""
    length: int
    """Characters of the passage."""
    text: str
    """The reader's words, neutralised, on one line."""
    made: str
    """When it was made or last changed, in UTC: "2026-03-03T14:05:12Z"."""


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place that a letter leads back to."""

    letter: str
    anchor: Anchor


def find_note(note: Note, article: Article) -> Span | None:
    """Return the passage of a note in an article, None where its words do not stand any more.

    Of a long passage the beginning is known by its words, the end by its length.
    """
    place = find_quote(note.anchor, article)
    if place is None:
        return None
    start, end = place
    more = max(0, note.length - len(note.anchor.quote))
    return Span(article.id, start, min(end + more, len(article.text)))


def place_notes(notes: Iterable[Note], article: Article) -> list[tuple[Span, Note]]:
    """Return the notes on an article that find their passage there, in the text's order.

    An article is known by its content, an edited one by its source; standard input has none.
    """
    found = []
    for note in notes:
        if is_on(note.anchor, article):
            span = find_note(note, article)
            if span is not None:
                found.append((span, note))
    return sorted(found, key=lambda one: (one[0].start, one[0].end, one[1].made))


def place_all(
    notes: Iterable[Note], articles: Sequence[Article]
) -> list[tuple[Note, Article, Span | None]]:
    """Return each note on these articles once, with its passage, None where that is gone.

    They stand in the order of the articles; those whose passage is gone come last.
    """
    notes = list(notes)
    articles = _noted(notes, articles)
    found: list[tuple[Note, Article, Span | None]] = []
    placed: set[str] = set()
    for article in articles:
        for span, note in place_notes(notes, article):
            if note.id not in placed:
                placed.add(note.id)
                found.append((note, article, span))
    for note in notes:
        on = next((article for article in articles if is_on(note.anchor, article)), None)
        if on is not None and note.id not in placed:
            found.append((note, on, None))
    return found


def find_strays(notes: Iterable[Note], articles: Sequence[Article]) -> list[Note]:
    """Return the notes that are on none of these articles."""
    notes = list(notes)
    placed = {note.id for note, _, _ in place_all(notes, articles)}
    return [note for note in notes if note.id not in placed]


def _noted(notes: Sequence[Note], articles: Sequence[Article]) -> Sequence[Article]:
    """Return the articles that notes may be on, in order; of very many not all are loaded."""
    if not isinstance(articles, Holdings):
        return articles
    anchors = [note.anchor for note in notes]
    known = articles.known
    places = {known[anchor.article] for anchor in anchors if anchor.article in known}
    places.update(articles.places_from([*{anchor.key for anchor in anchors} - {"-"}]))
    return [articles[at] for at in sorted(places)]


def is_on(anchor: Anchor, article: Article) -> bool:
    """Whether a place belongs to an article, in this form or an earlier one."""
    return anchor.article == article.id or (anchor.key == article.key != "-")


def find_noted(notes: Iterable[Note], article: Article) -> list[int]:
    """Return the offsets at which passages with notes begin."""
    return [span.start for span, _ in place_notes(notes, article)]
