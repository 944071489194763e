"""The cross-references: who and what the articles share, with how often each names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from briefing.tui.messages import VisitEntity

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from briefing.model import Briefing, Entity

_SHORT = {"organisation": "org", "other": ""}


class References(LineList):
    """Entities, the shared and telling ones first; those of one article alone are quiet."""

    PANE = "X"

    def __init__(self) -> None:
        """Begin without entities."""
        super().__init__(id="references")
        self._briefing: Briefing | None = None
        self.entities: tuple[Entity, ...] = ()
        self.visited = ""
        """Id of the entity whose mentions are being walked."""
        self.marked = ""
        """Id of the entity that is marked, to be joined or compared with another."""

    def show(self, briefing: Briefing, focus: str = "") -> None:
        """Show the entities of a briefing, the cursor on the one of id `focus` or on its own.

        Where that one is gone, the cursor stays at its height.
        """
        chosen = focus or (self.entity.id if self.entity is not None else "")
        height = self.item
        self._briefing = briefing
        self.entities = briefing.entities
        if not any(entity.id == self.marked for entity in self.entities):
            self.marked = ""
        item = next((i for i, e in enumerate(self.entities) if e.id == chosen), None)
        if item is None and height >= 0:
            item = min(height, len(self.entities) - 1)
        self.rebuild(item)

    def mark(self, entity: str) -> None:
        """Mark the entity with that id; none for ""."""
        self.marked = entity
        self.rebuild()

    @property
    def entity(self) -> Entity | None:
        """The entity under the cursor."""
        return self.entities[self.item] if 0 <= self.item < len(self.entities) else None

    def visit(self, entity: str) -> None:
        """Mark the entity whose mentions are being walked, and put the cursor on it."""
        if entity == self.visited and self.entity is not None and self.entity.id == entity:
            return
        self.visited = entity
        ids = [known.id for known in self.entities]
        self.rebuild(ids.index(entity) if entity in ids else None)

    @property
    def EMPTY(self) -> str:  # type: ignore[override]  # noqa: N802
        """Why there are no entities."""
        return "reading …" if self._briefing is None or not self._briefing.layers else "no names"

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list shows, and how many entities are shared."""
        shared = sum(entity.shared for entity in self.entities)
        name = "  Shared" if shared else "  Names"
        return ((name, ""),), ((f"{shared or len(self.entities)} ", "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return a row an entity: name, kind, counts by article."""
        briefing = self._briefing
        if briefing is None:
            return []
        order = [article.id for article in briefing.articles]
        rows: list[Row] = []
        parted = False
        for item, entity in enumerate(self.entities):
            if not entity.shared and not parted and item:
                rows += [Row(-1), Row(-1, (("In one article", "quiet"),))]
                parted = True
            counts = self._counts(entity, order)
            kind = _SHORT.get(entity.kind.value, entity.kind.value)
            name = "" if entity.shared or not parted else "quiet"
            if entity.id == self.visited:
                name = "accent"
            right = f"{kind}  {counts} " if width >= 30 + cell_len(counts) else f"{counts} "
            sign: tuple[Piece, ...] = (("* ", "accent"),) if entity.id == self.marked else ()
            rows.append(Row(item, (*sign, (entity.name, name)), ((right, "quiet"),)))
        return rows

    @staticmethod
    def _counts(entity: Entity, order: list[str]) -> str:
        if len(order) == 1:
            return f"{len(entity.mentions):>3}"
        counts: dict[str, int] = {}
        for mention in entity.mentions:
            counts[mention.article] = counts.get(mention.article, 0) + 1
        if len(order) <= 4:
            return "·".join(f"{counts[a]:>2}" if a in counts else " –" for a in order)
        return f"{len(counts)} of {len(order)} · {len(entity.mentions):>3}"

    def pick(self) -> None:
        """Go to the next mention."""
        if self.entity is not None:
            self.post_message(VisitEntity(self.entity.id))
