"""The timeline over the whole screen: days above, what happened on them beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.event import events_of
from briefing.tui.agreement import name_article
from briefing.tui.timeline import find_named, write_count
from briefing.tui.widgets.timeline import DayStrip, EventRows

from .help import Help
from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from briefing.model import Article, Briefing, Entity
    from briefing.tui.messages import Highlighted

_ROOMY = 20
"""Lines of the screen from which each article has its own line of bars."""


class Timeline(Layer):
    """Closes with the event and the sentence that were chosen, or with None."""

    HINT = "Enter go there  [ ] day  F e filter  q close "
    pane = "T"

    def __init__(
        self, briefing: Briefing, keys: Mapping[str, tuple[str, ...]], entity: Entity | None = None
    ) -> None:
        """Show a briefing's timeline; with `entity` what is told of it alone."""
        self.table = EventRows(briefing)
        self.days = DayStrip(briefing)
        self._briefing = briefing
        self._asked = self._entity = entity
        self._article: Article | None = None
        self._first = ""
        super().__init__(self.table, keys, id="timeline")

    def begin_at(self, event: str) -> None:
        """Put the cursor on an event when the rows are there."""
        self._first = event

    def compose(self) -> ComposeResult:
        """Lay the days above the rows and the status line."""
        yield self.days
        yield self.table
        yield self.status

    def on_mount(self) -> None:
        """Build the rows."""
        self._filter()
        self.call_after_refresh(self.table.go_to_event, self._first)

    def on_resize(self) -> None:
        """Give each article its bars where there is room."""
        self.days.show(self.table.events, self.app.size.height < _ROOMY)

    def on_highlighted(self, message: Highlighted) -> None:
        """Mark the day that the cursor has come to."""
        message.stop()
        self._mark_day()

    def _mark_day(self) -> None:
        event = self.table.event
        self.days.choose(event.date.first if event is not None and event.date else "")

    def _filter(self) -> None:
        events = self._briefing.timeline
        if self._entity is not None:
            events = events_of(events, self._entity)
        if self._article is not None:
            events = tuple(e for e in events if self._article.id in e.articles)
        self.table.show(events)
        self.days.show(events, self.app.size.height < _ROOMY)
        self._mark_day()
        self.table.title = f"of {self._entity.name}" if self._entity is not None else ""
        parts = [f"{len(events):,} of {write_count(len(self._briefing.timeline))}"]
        if self._entity is not None:
            parts.append(f"of {self._entity.name}")
        if self._article is not None:
            parts.append(f"in {name_article(self._article)}")
        self.status.say(" · ".join(parts))

    # Commands

    def do_help(self, _count: int) -> None:
        """List the keys that work here."""
        self.open_layer(Help(self.user_keys, self.pane), self._take_command)

    def _take_command(self, answer: object) -> None:
        if isinstance(answer, str):
            self.run_command(answer)

    def do_back(self, _count: int) -> None:
        """Close, as everywhere the way back does."""
        self.close()

    def do_timeline(self, _count: int) -> None:
        """Close what the same key opened."""
        self.close()

    def do_quit(self, _count: int) -> None:
        """Show all events again where some are kept back; else close."""
        if self._article is not None or self._entity is not self._asked:
            self._article, self._entity = None, self._asked
            self._filter()
        else:
            self.close()

    def do_next_day(self, count: int) -> None:
        """Go to the next day on which something happened."""
        self.table.step_day(count or 1)

    def do_previous_day(self, count: int) -> None:
        """Go to the day before on which something happened."""
        self.table.step_day(-(count or 1))

    def do_filter_article(self, _count: int) -> None:
        """Show what the article of this row tells, the next one each time, then what all tell."""
        told = {article for event in self._briefing.timeline for article in event.articles}
        articles = [article for article in self._briefing.articles if article.id in told]
        telling = self.table.telling
        if self._article is not None:
            following = articles.index(self._article) + 1
            self._article = articles[following] if following < len(articles) else None
        elif telling is not None:
            self._article = self._briefing.article(telling.span.article)
        self._filter()

    def do_filter_entity(self, _count: int) -> None:
        """Show what is told of whom this sentence names, one after the other, then all."""
        event = self.table.event
        named = find_named(self._briefing, event) if event is not None else []
        current = self._entity.id if self._entity is not None else ""
        at = named.index(current) + 1 if current in named else 0
        following = named[at] if at < len(named) and (at or not current) else ""
        known = {entity.id: entity for entity in self._briefing.entities}
        self._entity = known.get(following)
        self._filter()
        if not named and not current:
            self.status.say("this sentence names nobody that is known")
