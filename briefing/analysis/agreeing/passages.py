"""Sentences as they are compared: their words, numbers, days and names, by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from briefing.analysis.concepts import find_concepts
from briefing.analysis.standing import asks
from briefing.model import BlockKind, EntityKind, Span
from briefing.model.article import PROSE
from briefing.text.words import STOP_WORDS, find_words, stem

from .days import Day, read_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.model import Article, Entity, Layers, Quantity

    from .frame import Frame


class _Placed(Protocol):
    """Something that stands at a place of a text."""

    @property
    def start(self) -> int: ...


_Mark = TypeVar("_Mark", bound=_Placed)

_LEAST = 3
"""Concepts below which a sentence says too little to be compared."""
_LONGEST = 1500
"""Characters of a sentence; what is longer is a list that ran together."""
_NUMBERS = 24
"""Numbers of a sentence that are compared."""
_LOCATING = re.compile(r"\b(?:in|at|near|off|outside|around)\s(?:the\s)?\Z", re.IGNORECASE)
COMPARED = PROSE | {BlockKind.TITLE, BlockKind.STANDFIRST}
"""Blocks whose sentences are compared."""


class Word(NamedTuple):
    """One word of a sentence; offsets into the article's text."""

    start: int
    end: int
    stem: str
    told: bool
    """Whether it says something: no stop word and no number."""


class Name(NamedTuple):
    """One name in a sentence."""

    start: int
    end: int
    entity: str
    kind: EntityKind
    linked: bool
    """Whether `entity` is the id of one, and not the bare name."""


@dataclass(frozen=True)
class Passage:
    """One sentence of one article."""

    number: int
    """Its place among all that are compared."""
    article: Article
    layers: Layers
    span: Span
    stems: tuple[str, ...]
    """Stems of its content words, numbers included, none twice."""
    prose: bool
    """Whether it is running text and no title or standfirst."""
    linked: Mapping[tuple[str, int], tuple[str, EntityKind]]
    """Entity and kind by article and offset of the mention."""
    naming: Mapping[str, frozenset[str]]
    """Ids of the articles that name an entity, by its id."""

    @property
    def concepts(self) -> frozenset[str]:
        """The stems as a set, made anew each time: sets of all sentences would take much room."""
        return frozenset(self.stems)

    @cached_property
    def frames(self) -> dict[int, Frame]:
        """The surroundings of its numbers that were asked for, by offset."""
        return {}

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.span.start : self.span.end]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """How much and how many, in order."""
        return tuple(_inside(self.layers.quantities, self.span))[:_NUMBERS]

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days and months that it names, in order."""
        return read_days(_inside(self.layers.dates, self.span))

    @cached_property
    def event_days(self) -> tuple[Day, ...]:
        """The days but those on which something was said: they differ by article."""
        return tuple(day for day in self.days if not day.reported)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it, in order."""
        found = []
        for mention in _inside(self.layers.mentions, self.span):
            known = self.linked.get((mention.article, mention.start))
            bare = self.article.text[mention.start : mention.end].lower()
            entity, kind = known or (bare, mention.kind)
            found.append(Name(mention.start, mention.end, entity, kind, known is not None))
        return tuple(found)

    @cached_property
    def entities(self) -> frozenset[str]:
        """Ids of the entities named in it."""
        return frozenset(name.entity for name in self.names)

    def is_named_with(self, one: str, other: str) -> bool:
        """Whether some article of the stack names both entities."""
        nowhere: frozenset[str] = frozenset()
        return not self.naming.get(one, nowhere).isdisjoint(self.naming.get(other, nowhere))

    @cached_property
    def locations(self) -> tuple[Name, ...]:
        """Names of places, and names behind a word such as "in" that makes them one."""
        text = self.article.text
        return tuple(
            name
            for name in self.names
            if name.kind is EntityKind.PLACE
            or (
                name.kind is EntityKind.OTHER
                and _LOCATING.search(text, max(self.span.start, name.start - 14), name.start)
            )
        )

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All its words, in order."""
        text = self.article.text
        numbers = [(q.number_start, q.number_end) for q in self.quantities]
        found = []
        for start, end in find_words(text, self.span.start, self.span.end):
            root = stem(text[start:end])
            told = text[start:end].lower().replace("’", "'") not in STOP_WORDS and not any(
                a < end and start < b for a, b in numbers
            )
            found.append(Word(start, end, root, told))
        return tuple(found)

    def cut(self, start: int, end: int) -> str:
        """Return a piece of the article's text on one line."""
        return " ".join(self.article.text[start:end].split())


def _inside(marks: Sequence[_Mark], span: Span) -> Sequence[_Mark]:
    low = bisect_left(marks, span.start, key=_start)
    return marks[low : bisect_right(marks, span.end - 1, key=_start)]


def _start(mark: _Placed) -> int:
    return mark.start


class Names:
    """Which entity each mention of a stack is of, and which articles name it."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.linked = {
            (mention.article, mention.start): (entity.id, entity.kind)
            for entity in entities
            for mention in entity.mentions
        }
        self.naming = {entity.id: frozenset(entity.articles) for entity in entities}


def find_passages(
    article: Article, layers: Layers, names: Names, first: int = 0
) -> Iterator[Passage]:
    """Yield the sentences of an article that are compared, numbered from `first` on."""
    for sentence in layers.sentences:
        kind = article.blocks[sentence.block].kind
        if kind not in COMPARED:
            continue
        if sentence.end - sentence.start > _LONGEST:
            continue
        text = article.text[sentence.start : sentence.end]
        stems, _, _ = find_concepts(text)
        if len(stems) < _LEAST or asks(text):
            continue
        span = Span(article.id, sentence.start, sentence.end)
        once = tuple(dict.fromkeys(stems))
        yield Passage(first, article, layers, span, once, kind in PROSE, names.linked, names.naming)
        first += 1
