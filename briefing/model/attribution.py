"""Who says so: statements of an article with the chain of those they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .entity import Entity


class SourceKind(StrEnum):
    """What somebody is who is named for a statement."""

    AGENCY = "agency"
    """A news agency: what several media print may all come from it."""
    MEDIUM = "medium"
    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"
    """People without a name, papers, studies: "two officials", "the report"."""


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain: the place where an article names who says so."""

    start: int
    """The words that name it, also where they are a pronoun."""
    end: int
    name: str
    """On one line. Of a pronoun: the name of the one it stands for, where that is known."""
    kind: SourceKind = SourceKind.OTHER
    known: bool = True
    """False where nobody could be found for "he", "they" or "sources": who it is stays open."""
    named: int = -1
    """Offset of the mention that gives the name; -1 where it is no name."""
    owner: str = ""
    """The state that owns the agency or medium, as the table of agencies has it."""
    entity: str = ""
    """Id of the entity; filled in once the stack's names are joined."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement that an article puts into somebody's mouth."""

    article: str
    start: int
    """The statement, without the words that say whose it is where these stand at its edge."""
    end: int
    cue_start: int
    """The words that say that it is somebody's: "said", "according to". Equal to `cue_end`
    where the speaker stands in another sentence."""
    cue_end: int
    chain: tuple[Source, ...]
    """Outermost first: medium, agency, person. Never empty."""
    direct: bool = False
    """Whether the statement is quoted word for word."""

    @property
    def innermost(self) -> Source:
        """The one that the statement comes from, as far as the article tells."""
        return self.chain[-1]

    @property
    def origin(self) -> Source | None:
        """The innermost one who is known; None where everyone in the chain stays open."""
        return next((source for source in reversed(self.chain) if source.known), None)


@dataclass(frozen=True, slots=True)
class Voice:
    """All that one source is quoted for, over the whole stack."""

    name: str
    kind: SourceKind
    entity: str
    """Id of the entity, "" where it is none."""
    owner: str
    attributions: tuple[Attribution, ...]
    """In the order of the stack; those in whose chain it stands."""
    known: bool = True
    """False where who it is stays open, in one article: "he", "two officials"."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that quote it, in the order of the stack."""
        return tuple(dict.fromkeys(one.article for one in self.attributions))


def gather_voices(
    attributions: Iterable[Attribution], entities: Iterable[Entity]
) -> tuple[Voice, ...]:
    """Return everyone quoted: those who are known before the others, most quoted first.

    A source is known by its entity, else by its name; one who stays open is one in an article
    alone. Entities give their names.
    """
    names = {entity.id: entity.name for entity in entities}
    heard: dict[tuple[str, ...], list[tuple[Source, Attribution]]] = {}
    for one in attributions:
        for source in one.chain:
            if source.named < 0 and source.name.casefold() in _READERS:
                continue
            heard.setdefault(_key(source, one.article), []).append((source, one))
    voices = [_voice(found, names) for found in heard.values()]
    return tuple(sorted(voices, key=lambda one: (not one.known, -len(one.attributions))))


_READERS = frozenset({"you", "me", "us"})
"""Words for whoever reads or writes: nobody who is quoted."""


def _key(source: Source, article: str) -> tuple[str, ...]:
    if source.entity:
        return (source.entity,)
    name = " ".join(source.name.casefold().split())
    return ("", name) if source.known else ("", name, article)


def _voice(heard: list[tuple[Source, Attribution]], names: dict[str, str]) -> Voice:
    first = heard[0][0]
    kinds = [source.kind for source, _ in heard if source.kind is not SourceKind.OTHER]
    owner = next((source.owner for source, _ in heard if source.owner), "")
    name = names.get(first.entity, first.name)
    quoted = tuple(dict.fromkeys(one for _, one in heard))
    return Voice(name, kinds[0] if kinds else first.kind, first.entity, owner, quoted, first.known)


def name_chain(chain: Iterable[Source], entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return the names of a chain, outermost first, as the entities have them."""
    names = {entity.id: entity.name for entity in entities}
    return tuple(names.get(source.entity, source.name) for source in chain)
