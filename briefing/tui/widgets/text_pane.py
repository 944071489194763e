"""The geometry of the reading pane: the rows of its article, where it stands, how it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from briefing.model import BlockKind
from briefing.tui.layout import Layout, RowKind
from briefing.tui.marks import Marks
from briefing.tui.messages import Scrolled
from briefing.tui.page import HEADER, find_margin, find_percent

from .styled import Styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from briefing.model import Article, Sentence

CONTEXT = 3
"""Rows left above the target of a jump."""
_WHEEL = 3
"""Rows that one notch of a mouse wheel scrolls."""


class TextPane(Styled):
    """One article in rows; remembers its place as an offset, so that no resize moves it."""

    def __init__(self) -> None:
        """Begin without an article."""
        super().__init__(id="reader")
        self.article: Article | None = None
        self.sentences: Sequence[Sentence] = ()
        self.layout_rows: Layout | None = None
        self._ahead: Layout | None = None
        """Rows that were laid out before their article is shown."""
        self.marks = Marks()
        self.text_width = 76
        self.left = 0
        """Columns left of the text."""
        self._laid_out_for = -1
        self._top = 0
        self._opened: frozenset[int] = frozenset()

    # The article and its rows

    def lay_out_ahead(self, article: Article) -> Layout | None:
        """Return the rows of an article as it would be shown now; any thread may do it."""
        width = self._laid_out_for
        return Layout(article, find_margin(width, self.text_width)[1]) if width > 0 else None

    def show_whole(self, article: Article, rows: Layout | None, offset: int) -> None:
        """Show all of the article that is shown in part; `rows` are what `lay_out_ahead` gave."""
        self._ahead = rows
        self.show(article, (), offset)
        self._ahead = None

    def show(self, article: Article, sentences: Sequence[Sentence], offset: int = 0) -> None:
        """Show an article with the row of `offset` at the top."""
        self.article = article
        self.sentences = sentences
        self._opened = frozenset()
        self.marks.clear()
        self.marks.set("link", ((link.start, link.end) for link in article.links))
        self._top = offset
        self._lay_out()

    def set_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Take the sentences that the analysis found, once it has."""
        self.sentences = sentences

    def _lay_out(self) -> None:
        if self.article is None or self.size.width < 4:
            return
        width = self.size.width
        self._laid_out_for = width
        self.left, column = find_margin(width, self.text_width)
        ahead = self._ahead
        if ahead is None or ahead.width != column:
            ahead = Layout(self.article, column, self._opened)
        self.layout_rows = ahead
        self.virtual_size = Size(width, len(self.layout_rows) + HEADER)
        top = self.layout_rows.row_of(self._top) if self._top else 0
        self.scroll_to_row(min(top, max(0, len(self.layout_rows) - self.visible_rows)))
        self.refresh()

    def on_resize(self) -> None:
        """Lay out for another width; the same text stays at the top."""
        self._lay_out()
        self.post_message(Scrolled())

    def set_text_width(self, columns: int) -> None:
        """Set the widest that the text may be, in columns."""
        self.text_width = max(20, min(160, columns))
        self._lay_out()

    def toggle_fold(self, first: int) -> None:
        """Open or close the furniture that begins with that block."""
        self._opened ^= {first}
        self._lay_out()

    def visible_fold(self) -> int | None:
        """Return the first block of the first fold on the screen."""
        rows = self.layout_rows
        if rows is None:
            return None
        for row in range(self.top_row, min(len(rows), self.top_row + self.visible_rows)):
            if rows.kinds[row] == RowKind.FOLD:
                return int(rows.blocks[row])
        return None

    # Place

    @property
    def visible_rows(self) -> int:
        """Rows of text that fit under the header."""
        return max(1, self.size.height - HEADER)

    @property
    def top_row(self) -> int:
        """The topmost visible row."""
        return int(self.scroll_offset.y)

    @property
    def last_row(self) -> int:
        """The row that stands at the top when the end is in view."""
        return max(0, len(self.layout_rows or ()) - self.visible_rows)

    @property
    def at_end(self) -> bool:
        """Whether the last row is on the screen."""
        return self.top_row >= self.last_row

    @property
    def top_offset(self) -> int:
        """Offset of the first character on the screen."""
        return self._top

    @property
    def percent(self) -> int:
        """How much of the article lies above the lower edge."""
        return find_percent(len(self.layout_rows or ()), self.top_row, self.visible_rows)

    def scroll_rows(self, rows: int) -> bool:
        """Scroll by so many rows; False if the text did not move."""
        return self._show_row(self.top_row + rows)

    def _show_row(self, row: int) -> bool:
        layout = self.layout_rows
        if layout is None:
            return False
        row = max(0, min(row, self.last_row))
        if row == self.top_row:
            return False
        self.scroll_to_row(row)
        self._top = int(layout.starts[row]) if row else 0
        self.refresh()
        self.post_message(Scrolled())
        return True

    def scroll_to_offset(self, offset: int) -> None:
        """Show the row of an offset at the top."""
        if self.layout_rows is not None:
            self._show_row(self.layout_rows.row_of(offset) if offset else 0)

    def scroll_to_percent(self, percent: int) -> None:
        """Show the text from that part of the article on."""
        self._show_row((self.last_row * min(percent, 100)) // 100)

    def shows(self, offset: int) -> bool:
        """Whether the row of an offset is on the screen."""
        if self.layout_rows is None:
            return False
        row = self.layout_rows.row_of(offset)
        return self.top_row <= row < self.top_row + self.visible_rows

    def heading_from_here(self, count: int) -> int | None:
        """Return the offset of a heading after (or, if negative, before) the top of the screen."""
        if self.article is None or self.layout_rows is None:
            return None
        starts = [b.start for b in self.article.blocks if b.kind is BlockKind.HEADING]
        here = min(self.top_row + CONTEXT, len(self.layout_rows) - 1)
        shown = int(self.layout_rows.starts[here])
        if count > 0:
            later = [start for start in starts if start > shown]
            return later[count - 1] if len(later) >= count else (later[-1] if later else None)
        earlier = [start for start in starts if start < shown]
        return earlier[max(count, -len(earlier))] if earlier else 0

    # The wheel of a mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by a few rows."""
        event.stop()
        event.prevent_default()
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by a few rows."""
        event.stop()
        event.prevent_default()
        self.scroll_rows(-_WHEEL)
