"""Marks by letter: places to come back to, in any article of the stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import PlaceMark, Span
from briefing.model.anchor import find_anchor, make_anchor
from briefing.model.note import is_on

from .noting import Noting, demand

if TYPE_CHECKING:
    from textual import events

    from briefing.model import Article
    from briefing.store.state import State


class Marking(Noting):
    """Sets marks and goes to them; the newest of a letter counts."""

    _letter_for = ""
    """The command that waits for a letter."""

    def do_mark(self, _count: int) -> None:
        """Mark the place with the letter that is typed next."""
        self._letter_for = "mark"
        self.say("mark this place: which letter?")

    def do_go_to_mark(self, _count: int) -> None:
        """Go to the mark of the letter that is typed next; ' goes back to where you were."""
        self._letter_for = "go-to-mark"
        letters = sorted({mark.letter for mark in self.keeper.marks if self._article_of(mark)})
        known = " ".join(letters) or "none yet"
        self.say(f"go to the mark of which letter? ({known}; ' for the place before)")

    def _article_of(self, mark: PlaceMark) -> Article | None:
        return next((a for a in self.briefing.articles if is_on(mark.anchor, a)), None)

    def _take_letter(self, letter: str) -> None:
        command, self._letter_for = self._letter_for, ""
        if not letter:
            self.show_status()  # Esc, or another key that writes nothing: never mind
        elif command == "go-to-mark" and letter == "'":
            self.do_back(0)
        elif len(letter) != 1 or not letter.isalnum():
            self.say("a mark is a letter or a digit")
        elif command == "mark":
            article = self.article
            place = self.here.start if self.pane == "R" else self.reader.top_offset
            mark = PlaceMark(letter, make_anchor(article, place))
            before: list[PlaceMark] = []

            def keep(state: State) -> None:
                before[:] = (one for one in state.notes.marks() if one.letter == letter)
                state.notes.set_mark(mark)

            self.leave(
                f"marked as {letter}: ' {letter} comes back",
                keep,
                lambda state: demand(state.notes.take_mark_back(mark, before)),
            )
        else:
            self._go_to_letter(letter)

    def _go_to_letter(self, letter: str) -> None:
        for mark in reversed(self.keeper.marks):
            article = self._article_of(mark) if mark.letter == letter else None
            start = find_anchor(mark.anchor, article) if article is not None else None
            if article is not None and start is not None:
                self.go_to(Span(article.id, start, start))
                return
        self.say(f"no mark {letter} in these articles")

    def take_key(self, event: events.Key) -> None:
        """Take the letter that a command waits for; the rest are commands."""
        if self._letter_for:
            self._take_letter(event.character or "" if event.is_printable else "")
        else:
            super().take_key(event)
