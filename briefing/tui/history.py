"""Where the reader has been: places to go back to and forward to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model import Span

_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader stood."""

    span: Span
    """The current sentence."""
    top: int
    """Offset of the first character on the screen."""


class History:
    """A line of places with a finger on one of them."""

    def __init__(self) -> None:
        """Begin with no place."""
        self._before: list[Place] = []
        self._after: list[Place] = []

    def leave(self, place: Place) -> None:
        """Note the place that a jump leaves; what lay ahead is forgotten."""
        if not self._before or self._before[-1] != place:
            self._before.append(place)
            del self._before[:-_LIMIT]
        self._after.clear()

    def back(self, here: Place) -> Place | None:
        """Return the place before, or None; `here` becomes the place ahead."""
        return self._step(self._before, self._after, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place ahead, or None; `here` becomes the place before."""
        return self._step(self._after, self._before, here)

    @staticmethod
    def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        target.append(here)
        return source.pop()

    def keep(self, articles: set[str]) -> None:
        """Forget places in articles that are not in the stack any more."""
        self._before = [place for place in self._before if place.span.article in articles]
        self._after = [place for place in self._after if place.span.article in articles]
