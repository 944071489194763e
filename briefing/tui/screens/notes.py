"""The notes on the articles of a stack, in the order of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.note import place_all
from briefing.text.clean import clean_line
from briefing.text.days import written_day
from briefing.text.wrap import wrap_lines
from briefing.tui.page import NOTE
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Note

_QUOTED = 2
"""Rows that a passage is shown in at most."""


class NoteRows(LineList):
    """The reader's words, then the passage that they are on, then where it stands."""

    def __init__(self, articles: Sequence[Article], notes: Sequence[Note]) -> None:
        """Show the notes on these articles; those whose passage is gone come last."""
        super().__init__(id="note-rows")
        self._places = place_all(notes, articles)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is."""
        return (("  Notes", ""),), ((f"{len(self._places)} ", "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return the rows of each note; a sentence where there is none."""
        rows: list[Row] = []
        room = max(8, width - 6)
        for item, (note, article, span) in enumerate(self._places):
            words = wrap_lines(note.text, room)
            rows += [Row(item, ((f"{NOTE} " if not n else "  ", "accent"), (line, "")))
                     for n, line in enumerate(words)]  # fmt: skip
            passage = note.anchor.quote if span is None else article.text[span.start : span.end]
            quoted = wrap_lines(clean_line(passage), room)[:_QUOTED]
            rows += [Row(item, (("  │ ", "quiet"), (line, "quiet"))) for line in quoted]
            facts = [article.title or article.path, written_day(note.made[:10])]
            if span is None:
                facts.append("detached: these words are no longer in the text")
            rows.append(Row(item, (("  " + " · ".join(facts), "quiet"),)))
            rows.append(Row(-1))
        return rows or [Row(-1, (("  no notes yet: a in the text writes one", "quiet"),))]

    def chosen(self) -> Span | None:
        """Return the passage of the note under the cursor; the article's top if it is gone."""
        if not 0 <= self.item < len(self._places):
            return None
        _, article, span = self._places[self.item]
        return span or Span(article.id, 0, 0)


class Notes(Layer):
    """Closes with the passage of a note, or with None."""

    def __init__(
        self,
        articles: Sequence[Article],
        notes: Sequence[Note],
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show the notes on these articles."""
        super().__init__(NoteRows(articles, notes), keys, id="notes")
