"""What several articles report, what one alone reports, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .attribution import Source
    from .span import Span


class Status(StrEnum):
    """How the articles stand to a statement."""

    DIFFERS = "differs"
    CORROBORATED = "corroborated"
    SINGLE = "single"


class Aspect(StrEnum):
    """What was compared; the values are those of the JSON output."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    WORDING = "wording"


class Stance(StrEnum):
    """How one article stands to a statement."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ALONE = "alone"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one article makes the statement."""

    span: Span
    """The sentence."""
    start: int
    """The words that were compared, inside the sentence."""
    end: int
    value: str
    """The same words on one line."""
    stance: Stance
    lit: tuple[tuple[int, int], ...] = ()
    """Offsets of the words that differ, for the view side by side; none where all agrees."""
    chain: tuple[Source, ...] = ()
    """Who says so in this place, outermost first; empty where the article does not tell."""
    beside: tuple[tuple[Source, ...], ...] = ()
    """The chains of others who say so there too: "X and Y reported"."""
    origin: int = 0
    """Places of one statement with equal numbers have one origin; numbers begin with 1."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that articles say, with every place where they say it."""

    id: str
    """Stable across runs: derived from the compared places."""
    status: Status
    aspect: Aspect
    label: str
    """A few words for a row of a table, cut from a sentence, without the value where values
    differ: "Crews used … divers on the hull"."""
    places: tuple[Place, ...]
    """In the order of the stack, at most one for each article and value."""
    reason: str
    """In words: what was compared, and what was found."""
    reconciliation: str = ""
    """How values that look different go together: "26 + 5 = 31"; "" where there is nothing to."""
    origins: int = 1
    """Independent origins at most: near copies, and statements of one named source, count once."""
    unnamed: int = 0
    """Those of the origins for which no article names a source: who they are stays unknown."""
    entities: tuple[str, ...] = ()
    """Ids of the entities named in all its sentences, or in the one of a single statement."""

    def stance_of(self, article: str) -> Stance:
        """Return how the article with that id stands to it; `differs` wins over `agrees`."""
        found = [place.stance for place in self.places if place.span.article == article]
        if Stance.DIFFERS in found:
            return Stance.DIFFERS
        return found[0] if found else Stance.SILENT
