"""A line to type in: for search and for commands. What is pasted is neutralised."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import Input

from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from textual import events

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

    async def _on_key(self, event: events.Key) -> None:
        if event.key in self._OWNERS_KEYS or (event.key == "backspace" and not self.value):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.key))
            return
        await super()._on_key(event)

    def take_late(self, event: events.Key) -> None:
        """Take a key that was typed before the field had the focus."""
        if event.is_printable and event.character is not None:
            self.insert_text_at_cursor(event.character)
        else:
            self.post_message(self.Pressed(event.key))

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_line(event.text)[:_LONGEST]
        super()._on_paste(event)
