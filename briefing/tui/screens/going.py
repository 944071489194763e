"""Commands that lead somewhere: jumps, the way back, the mentions of an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.held_entities import HeldMentions
from briefing.model.held_names import entity_of
from briefing.model.holdings import Holdings, ids_of
from briefing.tui.walk import Walk

from .turning import Turning

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Entity
    from briefing.tui.history import Place
    from briefing.tui.messages import Clicked, Jump, OpenArticle, VisitEntity

NO_ENTITY = "no name here; 4 lists them"


class Going(Turning):
    """Places to stand at, and walks from one to the next."""

    def go_to(self, span: Span) -> None:
        """Stand at a place of any article; the place left can be gone back to."""
        self.history.leave(self.place)
        if span.article != self.article.id:
            self.open_article(self.briefing.article(span.article), 0)
        self.reader.go_to(span.start, span.end)
        self.show_marks()
        self.show_status()

    def _arrive(self) -> None:
        """Leave a drawer for the text it led to."""
        if not self.wide or self.zoomed:
            self.activate("R")

    # What panes report

    def on_jump(self, message: Jump) -> None:
        """Go where a row of a list leads."""
        self.go_to(message.span)
        self._arrive()

    def on_open_article(self, message: OpenArticle) -> None:
        """Open an article where it was left."""
        if message.article != self.article.id:
            self.history.leave(self.place)
            self.open_article(self.briefing.article(message.article))
        self.activate("R")

    def on_visit_entity(self, message: VisitEntity) -> None:
        """Go to the next mention of an entity."""
        entity = self._entity(message.entity)
        if entity is not None:
            self.visit(entity)
            self._arrive()

    def on_clicked(self, message: Clicked) -> None:
        """Send keys to the pane that the mouse was pressed in."""
        if message.pane != self.pane:
            self.activate(message.pane)

    # Entities

    def _entity(self, identity: str) -> Entity | None:
        return entity_of(self.briefing.entities, identity)

    @property
    def selected_entity(self) -> Entity | None:
        """The entity under the cursor in cross-references, else the one being walked."""
        if self.pane == "X":
            return self.references.entity
        return self._entity(self.references.visited) or self._entity_here()

    def _entity_here(self) -> Entity | None:
        """Return the first entity that the current sentence names."""
        here = self.here
        found = [
            (mention.start, entity)
            for entity in self.references.named_in(here.article)
            for mention in entity.mentions_in(here.article)
            if here.start <= mention.start < here.end
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def begin_walk(self, entity: Entity) -> None:
        """Make the mentions of an entity what `n` and `]` walk through."""
        if (
            self.references.visited == entity.id
            and self.walk is not None
            and self.walk.noun == "mention"
        ):
            return
        self.walk = self._walk_through(entity)
        self.references.visit(entity.id)

    def _walk_through(self, entity: Entity) -> Walk:
        articles, mentions = self.briefing.articles, entity.mentions
        if isinstance(mentions, HeldMentions) and isinstance(articles, Holdings):
            from briefing.tui.long_walk import LongWalk

            return LongWalk(entity.name, "mention", mentions, articles)
        places = [Span(m.article, m.start, m.end) for m in mentions]
        return Walk(entity.name, "mention", places, ids_of(articles))

    def visit(self, entity: Entity, count: int = 1) -> None:
        """Step to a mention of an entity, across articles."""
        self.begin_walk(entity)
        self._step(count)

    def _step(self, count: int) -> None:
        walk = self.walk
        if walk is None:
            return
        place = walk.step(self._origin(walk), count)
        if place is None:
            self.say(f"{walk.label}: nowhere")
        else:
            self.go_to(place)

    def _origin(self, walk: Walk) -> Span:
        """Return where a step begins: the last place while it is in view, else the screen's top."""
        if 0 <= walk.at < len(walk.places):
            last = walk.places[walk.at]
            if last.article == self.article.id and self.reader.shows(last.start):
                return last
        return Span(self.article.id, self.reader.top_offset - 1, self.reader.top_offset)

    def do_next_mention(self, count: int) -> None:
        """Step to the next mention of the entity."""
        self._to_mention(count or 1)

    def do_previous_mention(self, count: int) -> None:
        """Step to the mention before."""
        self._to_mention(-(count or 1))

    def _to_mention(self, count: int) -> None:
        entity = self.selected_entity
        if entity is None:
            self.say(NO_ENTITY)
        else:
            self.visit(entity, count)

    def do_next_hit(self, count: int) -> None:
        """Repeat the last walk."""
        self._repeat(count or 1)

    def do_previous_hit(self, count: int) -> None:
        """Repeat the last walk backwards."""
        self._repeat(-(count or 1))

    def _repeat(self, count: int) -> None:
        if self.walk is None:
            self.say("nothing to walk yet: / searches, 4 lists names")
        else:
            self._step(count)

    # The way back

    def do_back(self, count: int) -> None:
        """Go back along the jumps."""
        self._travel(self.history.back, count, "the first place")

    def do_forward(self, count: int) -> None:
        """Go forward along the jumps."""
        self._travel(self.history.forward, count, "the last place")

    def _travel(self, step: Callable[[Place], Place | None], count: int, edge: str) -> None:
        for _ in range(count or 1):
            place = step(self.place)
            if place is None:
                self.say(edge)
                return
            if place.span.article != self.article.id:
                self.open_article(self.briefing.article(place.span.article), place.top)
            self.reader.scroll_to_offset(place.top)
            self.reader.go_to(place.span.start, place.span.end)
            self.show_marks()
            self.show_status()

    def do_open(self, _count: int) -> None:
        """Act on the row under the cursor."""
        rows = self.list_pane()
        if rows is not None:
            rows.pick()

    def do_unfold(self, _count: int) -> None:
        """Open or close the page furniture on the screen."""
        fold = self.reader.visible_fold()
        if fold is None:
            self.say("no page furniture on this screen")
        else:
            self.reader.toggle_fold(fold)
