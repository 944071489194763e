"""Who says so: statements of an article with the chain of those they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that quote it, in the order of the stack."""
        return tuple(dict.fromkeys(one.article for one in self.attributions))
