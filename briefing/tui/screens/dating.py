"""Commands about days: the timeline of the stack, and of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.event import events_of
from briefing.model.holdings import is_library, order_of
from briefing.tui.timeline import write_when
from briefing.tui.walk import Walk

from .comparing import Comparing

if TYPE_CHECKING:
    from briefing.model import Briefing, Entity


class Dating(Comparing):
    """What happened when."""

    _event = ""
    """Id of the event that was chosen last."""

    def do_timeline(self, _count: int) -> None:
        """Show what happened when; from the cross-references, to the selected name."""
        self._open_timeline(self.selected_entity if self.pane == "X" else None)

    def _open_timeline(self, entity: Entity | None) -> None:
        if is_library(self.briefing.articles):
            self.open_few(entity, "a timeline", self._show_timeline)
        elif not self.briefing.timeline:
            self.say("no dates yet" if not self.briefing.points else "no dates in these articles")
        else:
            self._show_timeline(self.briefing, entity)

    def _show_timeline(self, briefing: Briefing, entity: Entity | None) -> None:
        if entity is not None and not events_of(briefing.timeline, entity):
            self.say(f"no dates are told of {entity.name}")
            return
        from .timeline import Timeline

        layer = Timeline(briefing, self.user_keys, entity)
        layer.begin_at(self._event_here(briefing) or self._event)
        self.open_layer(layer, self._take_event)

    def _event_here(self, briefing: Briefing) -> str:
        """Return the id of the first event that the current sentence tells of, "" if of none."""
        here = self.here
        for event in briefing.timeline:
            for span in event.spans:
                if span.article == here.article and span.start < here.end and here.start < span.end:
                    return event.id
        return ""

    def _take_event(self, answer: object) -> None:
        if not isinstance(answer, tuple):
            return
        event, telling = answer
        self._event = event.id
        order = order_of(self.briefing.articles)
        self.walk = Walk(write_when(event), "sentence", event.spans, order)
        self.references.visited = ""
        self._arrive_at(telling.span)

    def _take_place(self, answer: object) -> None:
        """Take what a list closed with: a card may ask for the timeline of its name."""
        from .card import Days

        if isinstance(answer, Days):
            self._open_timeline(self._entity(answer.entity))
        else:
            super()._take_place(answer)
