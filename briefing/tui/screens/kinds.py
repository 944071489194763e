"""What an entity is: a list of kinds to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import EntityKind
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Entity

_KINDS = tuple(EntityKind)


class KindRows(LineList):
    """A row a kind, the entity's own marked as such."""

    def __init__(self, entity: Entity) -> None:
        """Show the kinds that an entity may have."""
        super().__init__(id="kind-rows")
        self._entity = entity

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return whose kind is to be set."""
        return (("  " + self._entity.name, ""),), (("what is it? ", "quiet"),)

    def build(self, _width: int) -> list[Row]:
        """Return the kinds."""
        own = (("  as it is now", "quiet"),)
        return [
            Row(item, ((kind.value, ""), *(own if kind is self._entity.kind else ())))
            for item, kind in enumerate(_KINDS)
        ]

    def chosen(self) -> EntityKind | None:
        """Return the kind under the cursor."""
        return _KINDS[self.item] if self.item >= 0 else None


class Kinds(Layer):
    """Closes with a kind, or with None."""

    HINT = "Enter set it  q close "

    def __init__(self, entity: Entity, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Let the user choose a kind for an entity."""
        self._entity = entity
        super().__init__(KindRows(entity), keys, id="kinds")

    def on_mount(self) -> None:
        """Begin at the kind that it has; the rest is mounted as in every layer."""
        self.rows.rebuild(_KINDS.index(self._entity.kind))
