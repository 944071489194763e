"""The cross-references: who and what the articles share, with how often each names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.held_names import entity_of
from briefing.model.holdings import ids_of
from briefing.tui.listing import list_entities
from briefing.tui.messages import VisitEntity

from .line_list import LineList
from .reference_rows import ReferenceRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Briefing, Entity, EntityKind, Span
    from briefing.tui.listing import Listing

    from .rows import Piece


class References(LineList):
    """Entities, the shared and telling ones first; those of one article alone are quiet.

    Their order is made anew only by `show` and `rank_for`, so that no row moves under the cursor.
    """

    PANE = "X"

    def __init__(self) -> None:
        """Begin without entities."""
        super().__init__(id="references")
        self._briefing: Briefing | None = None
        self._view: Span | None = None
        self._ranked: Sequence[Entity] = ()
        self._rows = ReferenceRows((), 0, (), 0)
        self.entities: Sequence[Entity] = ()
        """What is listed, in its order."""
        self.kind: EntityKind | None = None
        """The kind that alone is listed; None for all."""
        self.typed = ""
        """What narrows the list."""
        self._prepared: Listing | None = None
        """The entities that are shown, or will be."""
        self.visited = ""
        """Id of the entity whose mentions are being walked."""
        self.marked = ""
        """Id of the entity that is marked, to be joined or compared with another."""

    # What is listed, and in which order

    def prepare(self, entities: Sequence[Entity], stack: int) -> None:
        """Work out what `show` needs of the entities of so many articles; any thread may."""
        self._prepared = list_entities(entities, stack)

    def show(self, briefing: Briefing, focus: str = "") -> None:
        """Show the entities of a briefing, the cursor on the one of id `focus` or on its own.

        Where that one is gone, the cursor stays at its height.
        """
        self._briefing = briefing
        if self._prepared is None or self._prepared.entities is not briefing.entities:
            self.prepare(briefing.entities, len(briefing.articles))
        if entity_of(briefing.entities, self.marked) is None:
            self.marked = ""
        if not self.kinds():
            self.kind = None
        self.rank_for(self._view, focus)

    def rank_for(self, view: Span | None, focus: str = "") -> None:
        """Put the entities into the order for who sees `view`."""
        self._view = view
        self._ranked = self._prepared.order(view) if self._prepared is not None else ()
        self._list(focus)

    def _list(self, focus: str = "") -> None:
        chosen, height = focus or self._cursor_id(), self.item
        self.entities = self._ranked
        if self._prepared is not None:
            self.entities = self._prepared.choose(self._ranked, self.kind, self.typed)
        item = self.place(chosen)
        self.rebuild(item if item >= 0 else min(height, len(self.entities) - 1))

    def place(self, entity: str) -> int:
        """Return the index of the listed entity with that id, -1 if it is not listed."""
        if self._prepared is None or not entity:
            return -1
        return self._prepared.place(self.entities, entity)

    def _cursor_id(self) -> str:
        """Return the id of the entity that the cursor is to stay with; "" at the top."""
        entity = self.entity
        return entity.id if entity is not None and (self.item > 0 or self.visited) else ""

    def kinds(self) -> list[EntityKind]:
        """Return the kinds that there are."""
        return self._prepared.kinds() if self._prepared is not None and self._ranked else []

    def cycle_kind(self) -> None:
        """List one kind alone, the next one each time, and after the last all again."""
        kinds: list[EntityKind | None] = [None, *self.kinds()]
        at = kinds.index(self.kind) if self.kind in kinds else 0
        self.kind = kinds[(at + 1) % len(kinds)]
        self._list()

    def narrow(self, typed: str) -> None:
        """List only what has every typed word in one of its spellings."""
        self.typed = typed
        self._list()

    @property
    def narrowed(self) -> bool:
        """Whether something is kept from the list."""
        return bool(self.kind or self.typed)

    def widen(self) -> None:
        """List all again."""
        self.kind, self.typed = None, ""
        self._list()

    # Single entities

    def named_in(self, article: str) -> Sequence[Entity]:
        """Return who is named in the article with that id, listed or not."""
        return self._prepared.named_in(article) if self._prepared is not None else ()

    @property
    def entity(self) -> Entity | None:
        """The entity under the cursor."""
        return self.entities[self.item] if 0 <= self.item < len(self.entities) else None

    def mark(self, entity: str) -> None:
        """Mark the entity with that id; none for ""."""
        self.marked = entity
        self.rebuild()

    def visit(self, entity: str) -> None:
        """Mark the entity whose mentions are being walked, and put the cursor on it."""
        if entity == self.visited and self.entity is not None and self.entity.id == entity:
            return
        self.visited = entity
        item = self.place(entity)
        self.rebuild(item if item >= 0 else None)

    def pick(self) -> None:
        """Go to the next mention."""
        if self.entity is not None:
            self.post_message(VisitEntity(self.entity.id))

    # Rows

    @property
    def EMPTY(self) -> str:  # type: ignore[override]  # noqa: N802
        """Why there are no entities."""
        if self.narrowed and self._ranked:
            return "no such name · & or F lists others"
        return "reading …" if self._briefing is None or not self._briefing.layers else "no names"

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list shows, what narrows it, and how many entities are shared."""
        shared = self._rows.shared
        told = "  Shared" if shared or self.narrowed else "  Names"
        told += f" · {self.kind.value}" if self.kind else ""
        told += f" · & {self.typed}" if self.typed else ""
        count = f"{shared or len(self.entities)}"
        if self.narrowed:
            count = f"{len(self.entities)} of {len(self._ranked)}"
        if self._briefing is None or not self._briefing.layers:
            count = ""  # nothing has been looked for yet
        return ((told, ""),), ((f"{count} ", "quiet"),)

    def build(self, width: int) -> ReferenceRows:
        """Return a row an entity: name, kind, counts by article."""
        articles = self._briefing.articles if self._briefing is not None else ()
        order = ids_of(articles)
        shared = self._prepared.count_shared(self.entities) if self._prepared is not None else 0
        self._rows = ReferenceRows(
            self.entities, shared, order, width, self.visited, self.marked
        )  # fmt: skip
        return self._rows

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the line of each entity, and its index; no row need be made for it."""
        return self._rows.firsts(), range(len(self.entities))
