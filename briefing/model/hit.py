"""What a search finds, and what it read the typed words as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .span import Span


class HitKind(StrEnum):
    """Where a hit lies."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    NAME = "name"
    """An entity; the span is its first mention."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A typed word that was read as another one."""

    typed: str
    read: str
    """As the articles write it."""
    edits: int
    """Letters inserted, deleted, replaced or swapped; 0 where it is no matter of letters."""
    how: str = ""
    """What else the two have in common, in words: "by sound", "another form"; often nothing."""

    @property
    def told(self) -> str:
        """How one came to be read as the other, in words."""
        edits = f"{self.edits} edit{'s' if self.edits != 1 else ''}" if self.edits else ""
        return ", ".join(filter(None, (edits, self.how)))


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that answers a query."""

    span: Span
    """The sentence, heading or title; for a name, its first mention."""
    kind: HitKind
    score: float
    """From 0 to 1; 1 is every word, exactly as typed."""
    matched: tuple[Span, ...]
    """The words inside `span` that answer the query, in order."""
    substitutions: tuple[Substitution, ...] = ()
    """What this hit needed to be read as the query; empty for an exact one."""
    entity: str = ""
    """Id of the entity where `kind` is NAME."""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query, best first; exact hits stand above read-as hits."""

    query: str
    hits: tuple[Hit, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    """Every substitution that some hit needed, without repeats."""
    tried: str = ""
    """Where nothing was found: what was looked for, in words."""
    chips: tuple[str, ...] = ()
    """What the query was understood as, one short text for each part."""
    more: bool = False
    """Whether more may answer than the hits that are told: not everything was looked into."""


class Index(Protocol):
    """Something that can be searched."""

    def search(self, query: str, limit: int = 50, article: str = "") -> Results:
        """Answer a query over all articles, or over the one with that id; raises on no text."""
        ...

    def complete(self, query: str) -> tuple[str, ...]:
        """Return how the query may go on: whole queries, likely ones first."""
        ...
