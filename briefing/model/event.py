"""What happened when: the rows of a timeline."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .date import DateValue
    from .entity import Entity
    from .span import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence that tells of an event, with the words in it that say when."""

    span: Span
    """The sentence."""
    start: int
    """The words that say when, inside the sentence."""
    end: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Another day that an article gives for the same event."""

    event: str
    """Id of the event of that other day."""
    date: str
    """The other day, as ISO day."""
    article: str
    """Id of the first article that has it so."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, with the day and every sentence that tells of it."""

    id: str
    """Stable across runs: derived from the place of the first telling."""
    date: DateValue | None
    """None where the articles only say what it came before or after."""
    tellings: tuple[Telling, ...]
    """The one that tells it best first, then the others in the order of the stack."""
    reported: bool = False
    """Whether the date is that of the report, not of what is reported."""
    bound: str = ""
    """"by", "since", "until", "before" or "after" where that stands before the date."""
    when: str = ""
    """The words that say when, of the first telling: "the next day"."""
    clashes: tuple[Clash, ...] = ()
    """Other days that articles give for it."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentences that tell of it."""
        return tuple(telling.span for telling in self.tellings)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell of it."""
        return tuple(dict.fromkeys(telling.span.article for telling in self.tellings))


def events_of(events: Iterable[Event], entity: Entity) -> tuple[Event, ...]:
    """Return the events in whose sentences an entity is named, in the same order."""
    places: dict[str, list[int]] = {}
    for mention in entity.mentions:
        places.setdefault(mention.article, []).append(mention.start)
    for starts in places.values():
        starts.sort()
    return tuple(event for event in events if any(_holds(places, span) for span in event.spans))


def _holds(places: dict[str, list[int]], span: Span) -> bool:
    starts = places.get(span.article, [])
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end
