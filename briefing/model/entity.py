"""Who, what and where the articles name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


CORRECTED = "corrected"
"""The rule of every alias that a correction brought in."""


class EntityKind(StrEnum):
    """What an entity is; a hint, never a reason to keep equal names apart."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PRODUCT = "product"
    EVENT = "event"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article names something; `start` to `end` is the bare name."""

    article: str
    start: int
    end: int
    kind: EntityKind
    role: str = ""
    """Title, office or nationality written beside the name: "Russian Defense Minister"."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entity, and why it was taken to be the same."""

    text: str
    rule: str
    """A fixed word: "name" for the spelling that gives the name, "case", "hyphen", "surname" ..."""
    count: int
    evidence: str = ""
    """The reason in words, for the entity's card: "surname of Ada Marsh in the same text"."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that one article or several name."""

    id: str
    """Stable across runs: derived from the name and kind, not from the order of finding."""
    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...]
    """Most frequent first."""
    mentions: tuple[Mention, ...]
    """In the order of the stack, then by offset."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that name it, in the order of the stack."""
        return tuple(dict.fromkeys(m.article for m in self.mentions))

    @property
    def shared(self) -> bool:
        """Whether more than one article names it."""
        return len(self.articles) > 1

    @property
    def size(self) -> int:
        """How many mentions there are."""
        return len(self.mentions)

    @property
    def spread(self) -> int:
        """How many articles name it."""
        return len({mention.article for mention in self.mentions})

    def mentions_in(self, article: str) -> Sequence[Mention]:
        """Return its mentions in the article with that id."""
        return [mention for mention in self.mentions if mention.article == article]

    def count_in(self, article: str) -> int:
        """Return how often the article with that id names it."""
        return sum(m.article == article for m in self.mentions)


def is_given(name: str, aliases: Sequence[Alias]) -> bool:
    """Whether the user gave an entity a name in which no article writes it."""
    corrected = any(alias.rule == CORRECTED for alias in aliases)
    return corrected and not any(alias.count and alias.text == name for alias in aliases)
