"""Commands that open layers: the search in all articles, entity cards, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.held_entities import HeldMentions

from .card import Card
from .going import NO_ENTITY
from .links import Links
from .search import Search
from .seeking import Seeking

if TYPE_CHECKING:
    from briefing.model import Hit


class Finding(Seeking):
    """Layers that lead to a place."""

    _searched: Search | None = None
    """The search over all articles that was opened last."""

    def open_search(self, query: str) -> None:
        """Open the search over all articles with something typed already."""
        if self._searched is not None and self._searched.is_lost:
            self.index = None
        self.build_index()  # the one there was may have gone since the field was opened
        self._searched = layer = Search(self.briefing, self.index, query, self.user_keys)
        self.open_layer(layer, self._take_search)

    def _take_search(self, answer: object) -> None:
        if not isinstance(answer, tuple):
            return
        query, hits, chosen = answer
        hit: Hit = chosen
        entity = self._entity(hit.entity) if hit.entity else None
        if entity is not None:
            self.begin_walk(entity)
            place = hit.span
            if isinstance(entity.mentions, HeldMentions):  # the hit is on any of them
                first = entity.mentions[0]
                place = Span(first.article, first.start, first.end)
            self.go_to(place)
            if self.walk is not None:
                self.walk.stand_on(place)
        else:
            place = hit.matched[0] if hit.matched else hit.span
            self.walk_hits(query, hits)
            if self.walk is not None:
                self.walk.stand_on(place)
            self.go_to(place)
        self.show_marks()
        self.activate("R")

    def do_search_entity(self, _count: int) -> None:
        """Search the selected entity in all articles."""
        entity = self.selected_entity
        if entity is None:
            self.say(NO_ENTITY)
            return
        self.open_search(entity.name)

    def index_is_ready(self) -> None:
        """Answer where the user is: in the search over all articles, or in this one."""
        if isinstance(self.app.screen, Search) and self.index is not None:
            self.app.screen.use(self.index)
        else:
            super().index_is_ready()

    def search_has_failed(self, told: str) -> None:
        """Say so in a search over all articles that waits for its index."""
        search = self.app.screen
        if isinstance(search, Search) and search.waits:
            search.go_without(told)

    def do_card(self, _count: int) -> None:
        """Open the card of the selected entity."""
        entity = self.selected_entity
        if entity is None:
            self.say(NO_ENTITY)
        else:
            self.open_layer(Card(self.briefing, entity, self.user_keys), self._take_place)

    def do_links(self, _count: int) -> None:
        """List the links of the article."""
        if not self.article.links:
            self.say("no links in this article")
            return
        self.open_layer(Links(self.article, self.user_keys), self._take_place)

    def _take_place(self, answer: object) -> None:
        if isinstance(answer, Span):
            self.go_to(answer)
            self._arrive()
        elif isinstance(answer, str):
            self.say(answer)
