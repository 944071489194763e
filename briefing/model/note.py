"""What a reader lays over an article: notes on passages, and marks to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .anchor import find_anchor
from .span import Span

if TYPE_CHECKING:
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
    """Return the passage of a note in an article, None where its words stand nowhere."""
    start = find_anchor(note.anchor, article)
    if start is None:
        return None
    return Span(article.id, start, min(start + max(note.length, 1), len(article.text)))
