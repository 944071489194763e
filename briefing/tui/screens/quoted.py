"""Everyone quoted, over the whole screen: who, how often, and for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.widgets.voices import Voices

from .keyed import Layer
from .keystrokes import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from briefing.model import Attribution, Voice
    from briefing.tui.quoted import Quoted


class EveryoneQuoted(Layer):
    """Closes with (source, statement) to go to, or with None."""

    HINT = "Enter unfold, go there  q close "

    def __init__(self, quoted: Quoted, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Show who is quoted in a briefing."""
        self.voices = Voices(quoted)
        self._entity = ""
        self._left: tuple[Voice, Attribution] | None = None
        super().__init__(self.voices, keys, id="quoted")

    def begin_at(self, entity: str, left: tuple[Voice, Attribution] | None) -> None:
        """Begin with a source unfolded: the one an entity is, else the one that was left."""
        self._entity, self._left = entity, left

    def on_mount(self) -> None:
        """Build the rows, the cursor where it is to begin."""
        if self._entity:
            self.voices.unfold(self._entity)
        elif self._left is not None:
            self.voices.stand_on(*self._left)

    def take_key(self, event: events.Key) -> None:
        """The way back closes; the rest is as in every list."""
        if name_of(event) == "<":
            self.close()
        else:
            super().take_key(event)

    def choose(self) -> None:
        """Unfold a source, or fold it; close with a statement."""
        voice, statement = self.voices.voice, self.voices.statement
        if voice is not None and statement is not None:
            self.close((voice, statement))
        else:
            self.voices.toggle()

    def do_sources(self, _count: int) -> None:
        """Close what the same key opened."""
        self.close()
