"""Notes for people: the words, the passage they are on, and where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.note import place_all
from briefing.text.clean import clean_line
from briefing.text.days import written_day

from .naming import joined, source_name
from .paragraphs import hang

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Article, Note

DETACHED = "detached: these words are no longer in the text"
STRAY = "detached: no article of the library"


def note_lines(
    notes: Iterable[Note], articles: Sequence[Article], width: int, strays: Iterable[Note] = ()
) -> list[str]:
    """Return the notes in the order of the articles, those whose passage is gone at the end.

    Behind them stand `strays`, whose articles are not there.
    """
    lines: list[str] = []
    for note, article, span in place_all(notes, articles):
        passage = note.anchor.quote if span is None else article.text[span.start : span.end]
        facts = [article.title or source_name(article), written_day(note.made[:10])]
        lines += hang("* ", note.text, width)
        lines += hang("  | ", passage, width)
        lines += hang("  ", joined([*facts, DETACHED if span is None else ""]), width)
        lines.append("")
    for note in strays:
        lines += hang("* ", note.text, width)
        lines += hang("  | ", note.anchor.quote, width)
        facts = [clean_line(note.anchor.key), written_day(note.made[:10]), STRAY]
        lines += hang("  ", joined(facts), width)
        lines.append("")
    return lines[:-1]
