"""Commands about agreement: the table, the walk through differences, signs in the margin."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing import library
from briefing.model import Span, Stance
from briefing.model.held_names import entity_of
from briefing.model.holdings import is_library
from briefing.tui.agreement import collect_places, find_signs, is_difference, name_article
from briefing.tui.walk import Walk

from .agreement import Agreement
from .keyed import Layer
from .marking import Marking

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Briefing, Entity, Statement
    from briefing.tui.agreement import Stood

OPENS_CHOICE = "briefing --library WORDS opens a choice"
"""What is said where a library is too large to be taken in as one."""
_FEW = 200
"""Articles that name somebody which are read at once."""
_NOUN = "difference"


class Comparing(Marking):
    """What stands, what differs."""

    _stood: Stood | None = None
    _differences: tuple[Statement, ...] = ()

    def _take_stack(self, briefing: Briefing, open_key: str) -> None:
        """Forget what was compared in a stack that was read anew."""
        self._stood, self._differences = None, ()
        super()._take_stack(briefing, open_key)

    def open_article(self, article: Article, offset: int | None = None) -> None:
        """Open an article, with the signs of what was compared in its margin."""
        super().open_article(article, offset)
        self._put_signs()

    def show_signs(self) -> None:
        """Take in what was compared, and put the signs of the open article into its margin."""
        statements = self.briefing.agreement
        self._stood = collect_places(statements)
        self._differences = tuple(filter(is_difference, statements))
        self._put_signs()

    def _put_signs(self) -> None:
        for sign, offsets in find_signs(self._stood or {}, self.article).items():
            self.reader.set_signs(sign, offsets)

    def do_agreement(self, _count: int) -> None:
        """Show what stands and what differs."""
        if not self.briefing.agreement:
            self.say(self._why_nothing("nothing in these articles could be compared"))
            return
        entity = self.selected_entity if self.pane == "X" else None
        chosen = entity.id if entity is not None else ""
        if not any(chosen in statement.entities for statement in self.briefing.agreement):
            chosen = ""
        layer = Agreement(self.briefing, self.user_keys, chosen)
        self.open_layer(layer, self._take_compared)

    def _why_nothing(self, found: str) -> str:
        """Return why there is nothing to show: `found`, once all articles have been compared."""
        if is_library(self.briefing.articles):
            return f"too many to compare: {OPENS_CHOICE}"
        if len(self.briefing.articles) < 2:
            return "one article alone: there is no other to compare it with"
        running = [w for w in self.app.workers if w.group == "analysis" and not w.is_finished]
        return "these articles are still being compared" if running else found

    # A few articles of a library too large to be taken in as one

    def open_few(
        self, entity: Entity | None, what: str, show: Callable[[Briefing, Entity], None]
    ) -> None:
        """Have shown what the articles say that name an entity; without one, say what to do."""
        if entity is None:
            self.say(f"too many for {what}: {OPENS_CHOICE}")
            return
        self.say(f"reading what names {entity.name} …")
        self.run_worker(self._read_few(entity, show), group="few", exclusive=True)

    async def _read_few(self, entity: Entity, show: Callable[[Briefing, Entity], None]) -> None:
        corrections = self.keeper.corrections
        few = await asyncio.to_thread(library.brief_few, self.briefing, entity, corrections, _FEW)
        if self.app.screen is not self:  # who asked has gone on
            return
        self.show_status()
        show(few, entity_of(few.entities, entity.id) or entity)
        layer = self.app.screen
        if entity.spread > _FEW and isinstance(layer, Layer):
            told = f"the {_FEW} newest of {entity.spread:,} articles that name {entity.name}"
            layer.call_after_refresh(layer.call_later, layer.status.say, told)

    def _take_compared(self, answer: object) -> None:
        if isinstance(answer, Span):
            self.go_to(answer)
            self._arrive()

    def do_next_difference(self, count: int) -> None:
        """Step to the next place that differs from another article."""
        self._to_difference(count or 1)

    def do_previous_difference(self, count: int) -> None:
        """Step to the place before."""
        self._to_difference(-(count or 1))

    def _to_difference(self, count: int) -> None:
        if self.walk is None or self.walk.noun != _NOUN:
            places = [
                Span(place.span.article, place.start, place.end)
                for statement in self._differences
                for place in statement.places
            ]
            if not places:
                self.say(self._why_nothing("no difference was found between these articles"))
                return
            order = [article.id for article in self.briefing.articles]
            self.walk = Walk("what differs", _NOUN, sorted(set(places)), order)
        self._step(count)
        self._arrive()

    def show_status(self) -> None:
        """Show, on a walk through differences, what other articles say at this place."""
        super().show_status()
        walk = self.walk
        if walk is None or walk.noun != _NOUN or not 0 <= walk.at < len(walk.places):
            return
        here = walk.places[walk.at]
        for statement in self._differences:
            if told := self._tell_others(statement, here):
                self.say(f"{walk.at + 1} of {len(walk.places)} ≠ {told}")
                return

    def _tell_others(self, statement: Statement, here: Span) -> str:
        """Return what others say where the statement has a place at `here`, else ""."""
        mine = [
            place
            for place in statement.places
            if (place.span.article, place.start) == (here.article, here.start)
        ]
        if not mine:
            return ""
        others = [
            f"{place.value} ({name_article(self.briefing.article(place.span.article))})"
            for place in statement.places
            if place.span.article != here.article
            and (place.stance is Stance.DIFFERS or mine[0].stance is Stance.DIFFERS)
            and place.value != mine[0].value
        ]
        return f"{mine[0].value} here, {', '.join(others)}"
