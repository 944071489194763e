"""The reading pane: an article's text on the line API, only visible rows drawn."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from briefing.tui.layout import RowKind
from briefing.tui.messages import Clicked
from briefing.tui.page import HEADER, Facts, row_pieces, title_line

from .rows import draw
from .text_pane import CONTEXT, TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from briefing.model import Article, Sentence


class Reader(TextPane):
    """Draws an article; there is always a current sentence, for commands to act on."""

    STYLES = "reader"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title", "reader--heading", "reader--standfirst", "reader--quote", "reader--code",
        "reader--table-head", "reader--quiet", "reader--link", "reader--mention", "reader--point",
        "reader--hit",
        "reader--current", "reader--sentence", "reader--selection", "reader--sign", "reader--rule",
        "reader--bar", "reader--bar-active",
    }  # fmt: skip

    def __init__(self) -> None:
        """Begin without an article."""
        super().__init__()
        self.active = True
        self.ruled = True
        """Whether a rule is drawn under the title line: where no other pane stands beside."""
        self.facts = Facts()
        self._current: Sentence | None = None
        self._signs: dict[str, list[int]] = {}

    def set_signs(self, sign: str, offsets: Iterable[int]) -> None:
        """Put a sign into the margin of the rows of these offsets, in place of where it stood."""
        self._signs[sign] = sorted(offsets)
        self.refresh()

    def has_signs(self, sign: str) -> bool:
        """Whether a sign stands anywhere in the margin."""
        return bool(self._signs.get(sign))

    def show(self, article: Article, sentences: Sequence[Sentence], offset: int = 0) -> None:
        """Show an article with the row of `offset` at the top, and no sentence marked."""
        self._current = None
        super().show(article, sentences, offset)

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
            self._show_row(row - CONTEXT)
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
        at = bisect_left(self.sentences, top, key=lambda s: s.start)
        return self.sentences[at] if at < len(self.sentences) else None

    def cursor_cell(self) -> tuple[int, int] | None:
        """Return column and line, inside the pane, where the current sentence begins."""
        layout, here = self.layout_rows, self.sentence
        if layout is None or self.article is None:
            return None
        start = here.start if here is not None and self._visible(here) else self.top_offset
        row = max(layout.row_of(start), self.top_row)
        before = self.article.text[layout.starts[row] : start]
        if layout.kinds[row] != RowKind.TEXT:
            return self.left, row - self.top_row + HEADER
        indent = layout.indent(self.article.blocks[layout.blocks[row]])
        return self.left + indent + cell_len(before), row - self.top_row + HEADER

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

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width = self.size.width
        if width != self._laid_out_for:  # drawn before it was told of its size: once is enough
            self._lay_out()
        if y == 0 and self.article is not None:
            pieces, right = title_line(
                self.article, self.top_row, self.facts, self.percent, self.active
            )
            return draw(pieces, right, width, self.style_of)
        if y == 1:
            rule = "─" * width if self.ruled else ""
            return draw([(rule, "rule")], (), width, self.style_of)
        layout = self.layout_rows
        row = self.top_row + y - HEADER
        if layout is None or row >= len(layout) or y == 0:
            return Strip.blank(width, self.style_of(""))
        lit = (self._current.start, self._current.end) if self._current is not None else None
        signs = self._signs_of(layout.starts[row], layout.ends[row])
        pieces = row_pieces(layout, row, self.left, self.facts, self.marks, lit, signs)
        if layout.kinds[row] != RowKind.TEXT:
            return draw(pieces, (), width, self.style_of)
        segments = [Segment(text, self.style_of(name)) for text, name in pieces if text]
        room = width - sum(cell_len(segment.text) for segment in segments)
        if room < 0:
            return Strip(segments).crop(0, width)
        return Strip([*segments, Segment(" " * room, self.style_of(""))], width)

    def _signs_of(self, start: int, end: int) -> str:
        """Return the signs that stand beside a row."""
        return "".join(
            sign for sign, offsets in self._signs.items()
            if bisect_left(offsets, start) < bisect_left(offsets, end)
        )  # fmt: skip

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
