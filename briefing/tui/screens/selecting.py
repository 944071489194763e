"""Commands that select and copy: sentences, with where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.text.days import written_day
from briefing.tui.copying import cite

from .finding import Finding

if TYPE_CHECKING:
    from textual import events


class Selecting(Finding):
    """A selection runs from the sentence where it began to the current one."""

    _anchor: Span | None = None
    """First sentence of a selection."""

    def do_select(self, _count: int) -> None:
        """Begin a selection at the current sentence, or give it up."""
        if self._anchor is not None:
            self._end_selection()
            return
        self._anchor = self.here
        self.reader.go_to(self._anchor.start, self._anchor.end)
        self.show_selection()

    def show_selection(self) -> None:
        """Show what is selected, and say what to do with it."""
        span = self.selection
        self.reader.marks.set("selection", [(span.start, span.end)])
        self.reader.refresh()
        words = len(self.briefing.cut(span).split())
        self.say(f"{words} words selected · j k or w W by sentence, y copies, v gives up")

    @property
    def selection(self) -> Span:
        """From the sentence where the selection began to the current one."""
        here, anchor = self.here, self._anchor or self.here
        if here.article != anchor.article:
            return here
        return Span(here.article, min(here.start, anchor.start), max(here.end, anchor.end))

    def _end_selection(self) -> None:
        self._anchor = None
        self.reader.marks.set("selection", ())
        self.reader.refresh()
        self.show_status()

    def run_command(self, command: str, count: int = 0, argument: str = "") -> None:
        """Run a command; while something is selected, lines are sentences."""
        if self._anchor is None or self.pane != "R":
            super().run_command(command, count, argument)
            return
        by_sentence = {"line-down": "next-sentence", "line-up": "previous-sentence"}
        if command in ("quit", "select"):
            self._end_selection()
            return
        super().run_command(by_sentence.get(command, command), count, argument)
        if command != "copy" and self._anchor is not None:
            self.show_selection()

    def do_copy(self, _count: int) -> None:
        """Copy what is selected, or the row or sentence, with where it comes from."""
        span = self._span_to_copy()
        if span is None or span.start == span.end:
            self.say("nothing to copy here")
            return
        article = self.briefing.article(span.article)
        passage = cite(article, span, written_day(article.published))
        self.say(self.app.copy_passage(passage))  # type: ignore[attr-defined]
        if self._anchor is not None:
            said = self.status.text
            self._end_selection()
            self.say(said)
        self.status.hint(())  # the message needs the room

    def _span_to_copy(self) -> Span | None:
        if self.pane == "S":
            points, item = self.summary.points, self.summary.item
            return points[item].span if 0 <= item < len(points) else None
        if self.pane == "X":
            entity = self.references.entity
            if entity is None:
                return None
            first = entity.mentions[0]
            return Span(first.article, first.start, first.end)
        return self.selection if self._anchor is not None else self.here

    def take_key(self, event: events.Key) -> None:
        """Esc gives a selection up; the rest are commands."""
        if event.key == "escape" and self._anchor is not None:
            self._end_selection()
        else:
            super().take_key(event)
