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

    def __init__(self, articles: Sequence[Article], notes: Sequence[Note], *, every: bool) -> None:
        """Show the notes on these articles; those whose passage is gone come last.

        Behind them, if `every` note is wanted, those whose article is not there.
        """
        super().__init__(id="note-rows")
        self._places = place_all(notes, articles)
        placed = {note.id for note, _, _ in self._places}
        self._strays = [note for note in notes if every and note.id not in placed]

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is."""
        return (("  Notes", ""),), ((f"{len(self._places) + len(self._strays)} ", "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return the rows of each note; a sentence where there is none."""
        rows: list[Row] = []
        room = max(8, width - 6)
        for item, (note, article, span) in enumerate(self._places):
            passage = note.anchor.quote if span is None else article.text[span.start : span.end]
            told = "" if span is not None else "detached: these words are no longer in the text"
            rows += _rows_of(item, note, passage, article.title or article.path, told, room)
        for item, note in enumerate(self._strays, len(self._places)):
            told = "detached: no article of the library"
            rows += _rows_of(item, note, note.anchor.quote, clean_line(note.anchor.key), told, room)
        return rows or [Row(-1, (("  no notes yet: a in the text writes one", "quiet"),))]

    def chosen(self) -> Span | None:
        """Return the passage of the note under the cursor; the article's top if it is gone."""
        if not 0 <= self.item < len(self._places):
            return None
        _, article, span = self._places[self.item]
        return span or Span(article.id, 0, 0)


def _rows_of(item: int, note: Note, passage: str, where: str, told: str, room: int) -> list[Row]:
    """Return the rows of one note, a blank one behind them."""
    rows = [
        Row(item, ((f"{NOTE} " if not n else "  ", "accent"), (line, "")))
        for n, line in enumerate(wrap_lines(note.text, room))
    ]
    quoted = wrap_lines(clean_line(passage), room)[:_QUOTED]
    rows += [Row(item, (("  │ ", "quiet"), (line, "quiet"))) for line in quoted]
    facts = [where, written_day(note.made[:10]), *filter(None, (told,))]
    return [*rows, Row(item, (("  " + " · ".join(facts), "quiet"),)), Row(-1)]


class Notes(Layer):
    """Closes with the passage of a note, or with None."""

    def __init__(
        self,
        articles: Sequence[Article],
        notes: Sequence[Note],
        keys: Mapping[str, tuple[str, ...]],
        *,
        every: bool = False,
    ) -> None:
        """Show the notes on these articles; `every` one, if that is all that the user has."""
        super().__init__(NoteRows(articles, notes, every=every), keys, id="notes")
