"""What a comparison of two places finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.model import Aspect

    from .passages import Passage


class Slot(NamedTuple):
    """The words of a sentence that were compared."""

    passage: Passage
    start: int
    end: int


class Verdict(NamedTuple):
    """Two places that speak of one thing, and whether they say the same of it."""

    aspect: Aspect
    one: Slot
    other: Slot
    equal: bool
    weight: float
    """How sure it is that they speak of one thing; orders verdicts."""
    reason: str
    reconciliation: str = ""
