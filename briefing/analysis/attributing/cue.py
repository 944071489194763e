"""One cue in a sentence: where it stands, who is its source, where the statement lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .phrases import Phrase


@dataclass(slots=True)
class Cue:
    """One cue, with its source and the statement's place, in tokens of the sentence."""

    first: int
    last: int
    """Exclusive."""
    source: Phrase | None
    start: int
    """Token where the statement begins."""
    end: int
    outer: Phrase | None = None
    """The medium that is told: "told Reuters"."""
    inner: Phrase | None = None
    """The one who is quoted: "quoted Holt as saying", "citing the ministry"."""
    edge: bool = False
    """Whether it is "according to", which is outside of whatever else is said."""
