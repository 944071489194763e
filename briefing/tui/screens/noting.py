"""Commands that leave something: notes, stars, read marks; and take back what was left last."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefing.collection import ADDRESS
from briefing.errors import StateError
from briefing.model import Note, Span
from briefing.model.anchor import make_anchor
from briefing.model.note import place_notes
from briefing.text.clean import clean_line
from briefing.tui.page import NOTE

from .correcting import Correcting
from .notes import Notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Correction
    from briefing.store.state import State

    Change = Callable[[State], object]

_LOOK = 2.0
"""Seconds between two looks at what other sessions have written."""
_CHANGED = "another session has changed it since"
_LEFT_ALONE = "nothing is changed, for it cannot be kept: "


class Noting(Correcting):
    """What is left is on the disk before it is on the screen."""

    _noted: Span | None = None
    """The passage that a note is being typed for."""
    _edited: Note | None = None
    """The note that is being changed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take what the screen takes."""
        super().__init__(*arguments, **options)
        self._left: list[Correction | tuple[str, Change]] = []
        """What this session has left, the newest last: corrections, and how the rest goes back."""

    def on_mount(self) -> None:
        """Look now and then whether another session has left something; tell what failed before."""
        self.set_interval(_LOOK, self._look)
        self.call_after_refresh(self.app.show_trouble)  # type: ignore[attr-defined]

    def _look(self) -> None:
        self.take_corrections()
        self.keeper.look(self.kept_elsewhere)

    def leave(self, told: str, change: Change, back: Change) -> bool:
        """Commit a change, then show it; say if that cannot be done."""
        fault = self.keeper.commit(change)
        self.show_kept()
        if fault:
            self.say(_LEFT_ALONE + fault, "error")
            return False
        self._left.append((told, back))
        self.say(f"{told} · Z takes it back")
        return True

    def correction_made(self, correction: Correction) -> None:
        """Note that a correction holds now."""
        super().correction_made(correction)
        self._left.append(correction)

    def do_undo(self, count: int) -> None:
        """Take back what was left last in this session; among names the last correction."""
        last = self._last_left()
        if self.pane == "X":
            super().do_undo(count)
        elif last is None:
            self.say("nothing to take back in this session")
        elif not isinstance(last, tuple):
            self.take_back(last)
        else:
            told, back = last
            fault = self.keeper.commit(back)
            self.show_kept()
            if fault and fault != _CHANGED:
                self.say(_LEFT_ALONE + fault, "error")
                return
            self._left.pop()
            self.say(f"left as it is, {fault}: {told}" if fault else f"taken back: {told}")

    def _last_left(self) -> Correction | tuple[str, Change] | None:
        """Return what was left last; corrections that were taken back meanwhile do not count."""
        while self._left:
            last = self._left[-1]
            if isinstance(last, tuple) or last in self.keeper.corrections:
                return last
            self._left.pop()
        return None

    def show_kept(self) -> None:
        """Show what the user has left in the stack."""
        self.keeper.meet(self.article)
        super().show_kept()

    # Articles

    def do_read(self, _count: int) -> None:
        """Mark the article as read, or as unread."""
        article = self._article_meant()
        read = article.id not in self.keeper.read
        self.leave(
            f"marked as {'read' if read else 'unread'}: {article.title}",
            lambda state: state.set_read(article, read),
            lambda state: state.set_read(article, not read),
        )

    def do_star(self, _count: int) -> None:
        """Star the article, or take the star away."""
        article = self._article_meant()
        starred = article.id not in self.keeper.stars
        self.leave(
            f"{'starred' if starred else 'no longer starred'}: {article.title}",
            lambda state: state.notes.set_star(article, starred),
            lambda state: state.notes.set_star(article, not starred),
        )

    def _article_meant(self) -> Article:
        chosen = self.contents.article if self.pane == "C" else None
        return chosen or self.article

    # Notes

    def notes_here(self) -> list[Note]:
        """Return the notes on the current sentence."""
        here = self.here
        placed = place_notes(self.keeper.notes, self.article)
        return [
            note for span, note in placed
            if span.start < max(here.end, here.start + 1) and span.end > here.start
        ]  # fmt: skip

    def show_status(self) -> None:
        """Show the note on the current sentence, where nothing is being walked."""
        super().show_status()
        if self.walk is None and self.pane == "R" and self.reader.has_signs(NOTE):
            self.status.say(" · ".join(f"{NOTE} {note.text}" for note in self.notes_here()))

    def do_note(self, _count: int) -> None:
        """Write a note on the selection or the current sentence, or change the one there."""
        self._noted = self.selection
        here = self.notes_here()
        self._edited = here[0] if here else None
        label = "Enter keeps it · empty takes it away" if here else "note · Enter keeps it"
        self.open_prompt("note", NOTE, label, self._edited.text if self._edited else "")

    def _take_note(self, typed: str) -> bool:
        """Keep what was typed as a note; False if it could not be kept and is to stay there."""
        text, old, span = clean_line(typed).strip(), self._edited, self._noted
        if old is not None and not text:
            done = self.leave(
                f"note taken away: {old.text}",
                lambda state: demand(state.notes.remove(old, _now())),
                lambda state: state.notes.keep(old),
            )
            if not done:
                self._edit_theirs(old)
        elif old is not None:
            done = text == old.text or self._change_note(old, text)
        elif not text or span is None:
            return True
        else:
            anchor = make_anchor(self.briefing.article(span.article), span.start, span.end)
            note = Note(secrets.token_hex(8), anchor, span.end - span.start, text, _now())
            done = self.leave(
                "note kept",
                lambda state: state.notes.keep(note),
                lambda state: demand(state.notes.remove(note, _now())),
            )
        return done

    def _edit_theirs(self, old: Note) -> None:
        """Put what another session has made of a note into the line, if it has."""
        theirs = next((note for note in self.keeper.notes if note.id == old.id), old)
        if theirs != old:
            self._edited = theirs
            self.prompt.begin(NOTE, theirs.text)

    def _change_note(self, old: Note, text: str) -> bool:
        """Keep a note's new words; beside it where another session has changed it meanwhile."""
        new = replace(old, text=text, made=_now())
        beside = replace(new, id=secrets.token_hex(8))
        kept = old

        def change(state: State) -> None:
            nonlocal kept
            kept = new if state.notes.revise(old, new) else beside
            if kept is beside:
                state.notes.keep(beside)

        def back(state: State) -> None:
            demand(state.notes.revise(new, old) or state.notes.remove(beside, _now()))

        done = self.leave("note changed", change, back)
        if kept is beside:
            self.say("another session changed this note: yours is kept beside it · Z takes it back")
        return done

    def do_notes(self, _count: int) -> None:
        """List the notes on the articles of the stack."""
        articles, notes = self.briefing.articles, self.keeper.notes
        every = self.paths == [ADDRESS]  # the library is all that the user has
        self.open_layer(Notes(articles, notes, self.user_keys, every=every), self._take_place)

    def take_field_key(self, key: str) -> None:
        """Keep the note that was typed, or leave it."""
        if self.prompt_for != "note" or key == "tab":
            super().take_field_key(key)
        elif key == "enter" and self._take_note(self.prompt.field.value):
            said = self.status.text
            self.close_prompt()
            self.say(said)
        elif key in ("escape", "backspace", "ctrl+c"):
            self.close_prompt()


def demand(done: bool) -> None:
    """Raise StateError unless a change was done, so that nothing of it is kept."""
    if not done:
        raise StateError(_CHANGED)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
