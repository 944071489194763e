"""Commands of the cross-references as a tool to read with: what is listed, maps, paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import BriefingError
from briefing.model import Span
from briefing.model.held_names import HeldNames
from briefing.model.holdings import ids_of
from briefing.tui.walk import Walk

from .corrected import Corrected
from .going import NO_ENTITY

if TYPE_CHECKING:
    from textual.widgets import Input

    from briefing.model import Article, Entity
    from briefing.tui.columns import Columns

_NO_MAP = "no dates and no sources to map these names by · x tells whom one is named with"
_AHEAD = 1_500
"""Characters that are taken to be on a screen which has not been laid out yet."""


class Relating(Corrected):
    """Filters, the order of the list, the map of names by articles, paragraphs that name two."""

    _stepping = False
    """Whether a walk goes from one mention to the next."""

    # The order: made anew when the pane or an article is opened, never while one walks

    @property
    def view(self) -> Span:
        """What is on the screen of the article that is open."""
        reader, rows = self.reader, self.reader.layout_rows
        top = reader.top_offset
        end = top + _AHEAD
        if rows is not None and len(rows):
            end = int(rows.starts[min(len(rows) - 1, reader.top_row + reader.visible_rows)])
        return Span(self.article.id, top, max(top + 1, end))

    def activate(self, pane: str) -> None:
        """Send keys to a pane; a drawer that opens is in the order for this place."""
        opened = pane == "X" and not self.references.display
        super().activate(pane)
        if opened:
            self.references.rank_for(self.view)

    def open_article(self, article: Article, offset: int | None = None) -> None:
        """Put an article into the reader, and what tells much of it first in the list."""
        super().open_article(article, offset)
        if self.references.display and self.pane != "X" and not self._stepping:
            self.references.rank_for(self.view)

    def _step(self, count: int) -> None:
        self._stepping = True
        try:
            super()._step(count)
        finally:
            self._stepping = False

    # What is listed

    def do_filter(self, _count: int) -> None:
        """List one kind alone; the next one each time, after the last all again."""
        self.references.cycle_kind()
        kind = self.references.kind
        self.say(f"{kind.value} alone · F goes on, q lists all" if kind else "all kinds")

    def do_narrow(self, _count: int) -> None:
        """Narrow the list by typing."""
        if self.pane != "X":
            self.activate("X")
        self.open_prompt("narrow", "&", "part of a name · Enter keeps the list, q lists all again")
        self.prompt.begin("&", self.references.typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list to what has been typed so far."""
        if self.prompt_for == "narrow" and event.value == self.prompt.field.value:
            self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        if typed.strip() != self.references.typed:
            self.references.narrow(typed.strip())

    def take_field_key(self, key: str) -> None:
        """Keep the narrowed list, move in it, or list all again."""
        if self.prompt_for != "narrow":
            super().take_field_key(key)
        elif key in ("down", "up"):
            self.references.move(1 if key == "down" else -1)
        elif key in ("enter", "escape", "backspace", "ctrl+c"):
            typed = self.prompt.field.value
            self.close_prompt()
            self._narrow(typed if key == "enter" else "")

    def do_quit(self, count: int) -> None:
        """List all names again where some are kept back; else as ever."""
        if self.pane == "X" and self.references.narrowed:
            self.references.widen()
            self.say("all names")
        else:
            super().do_quit(count)

    # Names by articles

    def do_map(self, _count: int) -> None:
        """Open the map of the listed names by articles; of a library, by what groups them."""
        from .map import Map

        entities = self.references.entities
        if not entities:
            self.say(NO_ENTITY)
            return
        try:
            maps = self._find_maps()
        except BriefingError as error:
            self.say(f"no map: {error}", "error")
            return
        if not maps:
            self.say(_NO_MAP)
            return
        entity = self.references.entity if self.pane == "X" else self.selected_entity
        item = self.references.place(entity.id) if entity is not None else 0
        self.open_layer(Map(maps, entities, max(0, item), self.user_keys), self._take_cell)

    def _find_maps(self) -> list[tuple[Columns, int]]:
        """Return what the names can be mapped by, and the column of the article that is open."""
        from briefing.tui.columns import ByArticle, ByGroup

        names, here = self.briefing.entities, self.article.id
        if not isinstance(names, HeldNames):
            articles = self.briefing.articles
            return [(ByArticle(articles), ids_of(articles).index(here))]
        maps: list[tuple[Columns, int]] = []
        for title, groups in library.group_articles().items():
            if len(groups) > 1:
                columns = ByGroup(names, title, groups)
                maps.append((columns, columns.place_of(here)))
        return maps

    def _take_cell(self, answer: object) -> None:
        if not isinstance(answer, tuple):
            return
        identity, span = answer
        entity = self._entity(identity)
        if entity is not None:
            self.begin_walk(entity)
            self._arrive_at(span)

    def _arrive_at(self, span: Span) -> None:
        """Stand on one of the places of the walk, in the text."""
        if self.walk is not None:
            self.walk.stand_on(span)
        self.go_to(span)
        self.activate("R")

    # Two names

    def pair_with_marked(self, told: str) -> tuple[Entity, Entity] | None:
        """Return the marked entity and the selected one; without two, mark or unmark this one."""
        entity, marked = self.selected_entity, self._entity(self.references.marked)
        if entity is None:
            self.say(NO_ENTITY)
        elif marked is None:
            self.references.mark(entity.id)
            self.say(f"{entity.name} is marked · {told}")
        elif marked.id == entity.id:
            self.references.mark("")
            self.say(f"{entity.name} is no longer marked")
        else:
            self.references.mark("")
            return marked, entity
        return None

    def do_both(self, _count: int, names: str = "") -> None:
        """Mark the entity; with one marked, or two named, list the paragraphs that name both."""
        if names:
            from briefing.tui.naming import find_pair

            pair = find_pair(self.briefing.entities, names, "and", self.selected_entity)
        else:
            marked = self.pair_with_marked("B on another name lists what names both")
            if marked is None:
                return
            pair = marked
        one, other = pair
        self.show_status()
        if one is other:
            self.say(f"both are {one.name}", "error")
            return
        from .both import Both, find_paragraphs

        found = find_paragraphs(self.briefing, one, other)
        if not found:
            self.say(f"no paragraph names both {one.name} and {other.name}")
            return
        order = ids_of(self.briefing.articles)

        def take(answer: object) -> None:
            if isinstance(answer, Span):
                places = [paragraph.place for paragraph in found]
                self.walk = Walk(f"{one.name}, {other.name}", "paragraph", places, order)
                self.references.visited = ""
                self._arrive_at(answer)

        self.open_layer(Both(self.briefing, (one, other), found, self.user_keys), take)
