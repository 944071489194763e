"""The map of names by articles, over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.text.width import clip
from briefing.tui.widgets.matrix import Matrix

from .keyed import Layer
from .keystrokes import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from briefing.model import Briefing, Entity

_ACROSS = {"right": 1, "l": 1, "J": 1, "tab": 1, "left": -1, "h": -1, "K": -1, "shift+tab": -1}
"""Keys that choose an article: how many further on."""
_HINTED = 60
"""Columns from which the status line has keys at its end."""
_STEPS = {"]": 1, "[": -1}
"""Keys that choose the next article which names the entity."""


class Map(Layer):
    """Closes with (id of an entity, span of its first mention in an article), or with None."""

    HINT = "l h across  Enter go there "

    def __init__(
        self, briefing: Briefing, entities: Sequence[Entity], keys: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Show these entities, in this order, by the articles of a briefing."""
        self._matrix = Matrix(briefing, entities)
        self._first: Entity | None = None
        super().__init__(self._matrix, keys, id="map")

    def begin_at(self, entity: Entity | None, article: str) -> None:
        """Choose the cell to begin at; `article` is an id."""
        self._first = entity
        columns = [known.id for known in self._matrix.articles]
        self._matrix.column = columns.index(article) if article in columns else 0

    def on_mount(self) -> None:
        """Choose the first cell, as soon as there are rows."""
        ids = [entity.id for entity in self._matrix.entities]
        first = self._first.id if self._first is not None else ""
        self._matrix.rebuild(ids.index(first) if first in ids else 0)
        self._tell()

    def on_highlighted(self) -> None:
        """Tell of the cell that is chosen now."""
        self._tell()

    def _tell(self) -> None:
        entity, matrix = self._matrix.entity, self._matrix
        if entity is not None:
            article = matrix.articles[matrix.column]
            named = f"{matrix.count} ×" if matrix.count else "not named"
            where = f"{article.outlet} · {article.title}" if article.outlet else article.title
            told = f"{entity.name} · {named} in {matrix.column + 1}: {where}"
            width = self.app.size.width
            room = width - 3 - (len(self.HINT) if width >= _HINTED else 0)
            self.status.say(clip(told, room))

    def take_key(self, event: events.Key) -> None:
        """Move across; the rest is as in every list."""
        key = name_of(event)
        if key in _ACROSS:
            self._matrix.move_across(_ACROSS[key])
        elif key in _STEPS:
            self._matrix.step_across(_STEPS[key])
        else:
            super().take_key(event)

    def choose(self) -> None:
        """Close with the first mention in the chosen cell; an empty one says so."""
        entity, matrix = self._matrix.entity, self._matrix
        if entity is None or not matrix.count:
            self._tell()
            return
        article = matrix.articles[matrix.column].id
        first = next(m for m in entity.mentions if m.article == article)
        self.close((entity.id, Span(article, first.start, first.end)))
