"""The map of names by articles, or by what groups them, over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.width import clip
from briefing.tui.widgets.matrix import Matrix

from .keyed import Layer
from .keystrokes import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from briefing.model import Entity
    from briefing.tui.columns import Columns

_ACROSS = {"right": 1, "l": 1, "J": 1, "tab": 1, "left": -1, "h": -1, "K": -1, "shift+tab": -1}
"""Keys that choose a column: how many further on."""
_HINTED = 60
"""Columns of the screen from which the status line has keys at its end."""
_STEPS = {"]": 1, "[": -1}
"""Keys that choose the next column which names the entity."""
_TURN = "s"
"""The key that maps the names by the next of what they can be mapped by."""


class Map(Layer):
    """Closes with (id of an entity, where its chosen cell leads), or with None."""

    def __init__(
        self,
        maps: Sequence[tuple[Columns, int]],
        entities: Sequence[Entity],
        item: int,
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show these entities, in this order, by the first of `maps`.

        Each has columns, and the one to begin at; `item` is the index of the entity to begin at.
        """
        self._maps = maps
        self._turned = 0
        self._begin_at = item
        columns, column = maps[0]
        self._matrix = Matrix(columns, entities)
        self._matrix.column = column
        super().__init__(self._matrix, keys, id="map")

    @property
    def _hint(self) -> str:
        if len(self._maps) == 1:
            return "l h across  Enter go there "
        following = self._maps[(self._turned + 1) % len(self._maps)][0]
        return f"l h across  s {following.title.lower()}  Enter "

    def on_mount(self) -> None:
        """Choose the first cell, as soon as there are rows."""
        self._matrix.active = True
        self._matrix.rebuild(self._begin_at)
        self.call_later(self._tell)  # what every list says of its keys comes before it

    def on_highlighted(self) -> None:
        """Tell of the cell that is chosen now."""
        self._tell()

    def _tell(self) -> None:
        width = self.app.size.width
        hint = self._hint if width >= _HINTED else ""
        self.status.hint(((hint, "quiet"),))
        self.status.say(clip(self._matrix.told, width - 3 - len(hint)))

    def take_key(self, event: events.Key) -> None:
        """Move across, or map by something else; the rest is as in every list."""
        key = name_of(event)
        if key in _ACROSS:
            self._matrix.move_across(_ACROSS[key])
        elif key in _STEPS:
            self._matrix.step_across(_STEPS[key])
        elif key == _TURN and len(self._maps) > 1:
            self._turned = (self._turned + 1) % len(self._maps)
            self._matrix.turn_to(*self._maps[self._turned])
        else:
            super().take_key(event)

    def choose(self) -> None:
        """Close with where the chosen cell leads; an empty one says so."""
        entity, lead = self._matrix.entity, self._matrix.lead
        if entity is None or lead is None:
            self._tell()
        else:
            self.close((entity.id, lead))
