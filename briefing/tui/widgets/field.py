"""A line to type in: for search and for commands. What is pasted is neutralised."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from briefing.text.clean import clean_line
from briefing.tui.literal import literal

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

_LONGEST = 400
"""Characters that a query or command may have."""


class Field(Input, inherit_bindings=True):
    """An input without a box; Up, Down and Tab go to whoever owns it."""

    BINDINGS: ClassVar = []
    _OWNERS_KEYS = frozenset({"up", "down", "tab", "shift+tab", "escape", "pageup", "pagedown",
                              "ctrl+n", "ctrl+p", "ctrl+c", "enter"})  # fmt: skip

    class Pressed(Message):
        """A key that the field leaves to its owner."""

        def __init__(self, key: str) -> None:
            """`key` as Textual names it."""
            super().__init__()
            self.key = key

    def __init__(self, id: str) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(id=id, compact=True, max_length=_LONGEST, select_on_focus=False)
        self.cursor_blink = False
        self._seen: events.Key | None = None

    def on_key(self, event: events.Key) -> None:
        """Leave the owner's keys to the owner; the rest is the input's own business."""
        self._seen = event
        if event.key in self._OWNERS_KEYS or (event.key == "backspace" and not self.value):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.key))

    def take_late(self, event: events.Key) -> None:
        """Take a key that was typed before the field had the focus, unless it came through it."""
        if event is self._seen:
            return
        event.stop()
        if event.is_printable and event.character is not None:
            self.insert_text_at_cursor(event.character)
        else:
            self.post_message(self.Pressed(event.key))

    def on_paste(self, event: events.Paste) -> None:
        """Neutralise what is pasted before the input takes it."""
        event.text = clean_line(event.text)[:_LONGEST]


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
