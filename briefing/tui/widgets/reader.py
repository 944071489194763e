"""The reading pane: an article's text on the line API, only visible rows drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from briefing.model import BlockKind, Sentence
from briefing.tui.layout import Layout, RowKind
from briefing.tui.marks import Marks
from briefing.tui.messages import Clicked, Scrolled

from .row_text import RowText, fold_label
from .rows import Piece, draw
from .styled import Styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from briefing.model import Article

HEADER = 2
"""Lines that do not scroll: the title line and the rule under it."""
_CONTEXT = 3
"""Rows left above the target of a jump."""


class Reader(Styled):
    """One article; remembers its place as an offset, so that no resize moves it."""

    STYLES = "reader"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title", "reader--heading", "reader--standfirst", "reader--quote", "reader--code",
        "reader--table-head", "reader--quiet", "reader--link", "reader--mention", "reader--hit",
        "reader--current", "reader--sentence", "reader--selection", "reader--sign", "reader--rule",
        "reader--bar", "reader--bar-active",
    }  # fmt: skip

    def __init__(self) -> None:
        """Begin without an article."""
        super().__init__(id="reader")
        self.article: Article | None = None
        self.sentences: Sequence[Sentence] = ()
        self.layout_rows: Layout | None = None
        self.marks = Marks()
        self.active = True
        self.ruled = True
        """Whether a rule is drawn under the title line: where no other pane stands beside."""
        self.text_width = 76
        self.place = ""
        """What the title line shows of the article's place in the stack: "2 of 3"."""
        self.meta = ""
        """Outlet, date and minutes, under the title."""
        self.ending = ""
        """What the last row says."""
        self._top = 0
        self._left = 0
        self._opened: frozenset[int] = frozenset()
        self._current: Sentence | None = None

    # The article and its rows

    def show(self, article: Article, sentences: Sequence[Sentence], offset: int = 0) -> None:
        """Show an article with the row of `offset` at the top."""
        self.article = article
        self.sentences = sentences
        self._opened = frozenset()
        self._current = None
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
        column = max(4, min(self.text_width, width - 7))
        self._left = (
            max(5, (width - column) // 2) if width > column + 12 else min(5, width - column)
        )
        self.layout_rows = Layout(self.article, column, self._opened)
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
        rows = len(self.layout_rows or ())
        return 100 if self.at_end or not rows else 100 * (self.top_row + self.visible_rows) // rows

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

    def go_to(self, start: int, end: int) -> None:
        """Bring a place into view, unfolding it if it is folded, and make it the current one."""
        layout = self.layout_rows
        if layout is None:
            self._top = start
            return
        fold = layout.fold_over(start)
        if fold is not None:
            self.toggle_fold(fold)
            layout = self.layout_rows or layout
        row = layout.row_of(start)
        last = layout.row_of(max(start, end - 1))
        if not self.top_row <= row or last >= self.top_row + self.visible_rows - 1:
            self._show_row(row - _CONTEXT)
        self._current = self.sentence_at(start)
        self._mark_current()
        self.refresh()

    # The current sentence

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset, or the next one after it."""
        return next((s for s in self.sentences if s.end > offset), None)

    @property
    def sentence(self) -> Sentence | None:
        """The current sentence: where a jump or a step led, else the first wholly visible."""
        if self._current is not None and self._visible(self._current):
            return self._current
        top = int(self.layout_rows.starts[self.top_row]) if self.layout_rows else 0
        return next((s for s in self.sentences if s.start >= top), None)

    def shows(self, offset: int) -> bool:
        """Whether the row of an offset is on the screen."""
        if self.layout_rows is None:
            return False
        row = self.layout_rows.row_of(offset)
        return self.top_row <= row < self.top_row + self.visible_rows

    def _visible(self, sentence: Sentence) -> bool:
        layout = self.layout_rows
        if layout is None:
            return False
        first, last = layout.row_of(sentence.start), layout.row_of(sentence.end - 1)
        return last >= self.top_row and first < self.top_row + self.visible_rows

    def step_sentence(self, count: int) -> Sentence | None:
        """Make a sentence before or after the current one current; None without sentences."""
        if not self.sentences:
            return None
        here = self.sentence
        explicit = here is not None and here is self._current
        at = self.sentences.index(here) if here in self.sentences else 0
        if explicit or count < 0:
            at += count
        sentence = self.sentences[max(0, min(at, len(self.sentences) - 1))]
        self.go_to(sentence.start, sentence.end)
        return sentence

    def _mark_current(self) -> None:
        here = self._current
        self.marks.set("sentence", [(here.start, here.end)] if here else [])

    def heading_from_here(self, count: int) -> int | None:
        """Return the offset of a heading after (or, if negative, before) the top of the screen."""
        if self.article is None or self.layout_rows is None:
            return None
        starts = [b.start for b in self.article.blocks if b.kind is BlockKind.HEADING]
        here = min(self.top_row + _CONTEXT, len(self.layout_rows) - 1)
        shown = int(self.layout_rows.starts[here])
        if count > 0:
            later = [start for start in starts if start > shown]
            return later[count - 1] if len(later) >= count else (later[-1] if later else None)
        earlier = [start for start in starts if start < shown]
        return earlier[max(count, -len(earlier))] if earlier else 0

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width = self.size.width
        if y == 0:
            return self._draw_title(width)
        if y == 1:
            rule = "─" * width if self.ruled else ""
            return draw([(rule, "rule")], (), width, self.style_of)
        layout = self.layout_rows
        row = self.top_row + y - HEADER
        if layout is None or row >= len(layout):
            return Strip.blank(width, self.rich_style)
        kind = layout.kinds[row]
        left = " " * self._left
        if kind == RowKind.META:
            return draw([(left + self.meta, "quiet")], (), width, self.style_of)
        if kind == RowKind.FOLD:
            return draw(
                [(left + fold_label(layout, layout.blocks[row]), "quiet")], (), width, self.style_of
            )
        if kind == RowKind.END:
            return draw([(left + self.ending, "quiet")], (), width, self.style_of)
        if kind == RowKind.BLANK:
            return Strip.blank(width, self.rich_style)
        return self._draw_text(layout, row, width)

    def _draw_title(self, width: int) -> Strip:
        name = "bar-active" if self.active else "bar"
        shown = self.article.title if self.article is not None else ""
        if not self.top_row and self.article is not None:  # the title stands in the text below
            name, shown = "quiet", self.article.path
        right: list[Piece] = [(f"{self.place} · {self.percent:>3} % ", "quiet")]
        return draw([(" " + shown, name)], right, width, self.style_of)

    def _draw_text(self, layout: Layout, row: int, width: int) -> Strip:
        current = self._current
        start, end = layout.starts[row], layout.ends[row]
        here = current is not None and current.start < end and current.end > start
        sign = " " * (self._left - 2) + ("▎ " if here else "  ")
        segments = [Segment(sign, self.style_of("sign"))]
        segments += RowText(layout, row, self.marks).segments(self.style_of)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    # State and mouse

    def set_active(self, active: bool) -> None:
        """Say whether keys go to this pane."""
        if active != self.active:
            self.active = active
            self.refresh(Region(0, 0, self.size.width, 1))

    def on_click(self, event: events.Click) -> None:
        """Make the sentence under the mouse current; a fold opens."""
        self.post_message(Clicked("R"))
        layout, row = self.layout_rows, self.top_row + event.y - HEADER
        if layout is None or event.y < HEADER or row >= len(layout):
            return
        if layout.kinds[row] == RowKind.FOLD:
            self.toggle_fold(int(layout.blocks[row]))
        elif layout.kinds[row] == RowKind.TEXT:
            self.go_to(int(layout.starts[row]), int(layout.ends[row]))
