"""A line to type in: for search and for commands. What is pasted is neutralised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Input, Static

from briefing.text.clean import clean_line
from briefing.tui.literal import literal

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_LONGEST = 400
"""Characters that a query or command may have."""


_EDITS = {
    "left": "cursor_left", "right": "cursor_right", "ctrl+left": "cursor_left_word",
    "ctrl+right": "cursor_right_word", "home": "home", "ctrl+a": "home", "end": "end",
    "ctrl+e": "end", "backspace": "delete_left", "ctrl+h": "delete_left", "delete": "delete_right",
    "ctrl+d": "delete_right", "ctrl+w": "delete_left_word", "ctrl+u": "delete_left_all",
    "ctrl+k": "delete_right_all",
}  # fmt: skip
"""What keys do to the text, by the names of the input's actions."""


class Field(Input):
    """An input without a box; its screen hands it keys one by one and takes the others back."""

    def __init__(self, id: str) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(id=id, compact=True, max_length=_LONGEST, select_on_focus=False)
        self.cursor_blink = False

    def take(self, event: events.Key) -> str:
        """Edit the text as a key asks; return "" then, else the key's name for the screen."""
        if event.is_printable and event.character is not None:
            self.insert_text_at_cursor(clean_line(event.character) or " ")
            return ""
        edit = _EDITS.get(event.key)
        if edit is None or (event.key in ("backspace", "ctrl+h") and not self.value):
            return event.key
        getattr(self, f"action_{edit}")()
        return ""

    def paste(self, text: str) -> None:
        """Insert a text on one line and neutralised, as far as there is room for it."""
        self.insert_text_at_cursor(clean_line(text)[: _LONGEST - len(self.value)])

    def on_paste(self, event: events.Paste) -> None:
        """Take nothing past the screen, which hands over what is pasted."""
        event.prevent_default()


class Prompt(Horizontal):
    """A sign such as "/" and a field behind it."""

    def __init__(self, sign: str, id: str) -> None:  # noqa: A002
        """`id` is the prompt's; the field's is the same with "-field"."""
        super().__init__(id=id)
        self.sign = Static(literal(sign), classes="sign")
        self.field = Field(f"{id}-field")

    def compose(self) -> ComposeResult:
        """Put the sign before the field."""
        yield self.sign
        yield self.field

    def begin(self, sign: str, typed: str = "") -> None:
        """Begin with another sign and with something typed already."""
        self.sign.update(literal(sign))
        self.field.value = typed
        self.field.cursor_position = len(typed)
