"""A stack of articles, and the briefing that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .holdings import Holdings, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .agreement import Statement
    from .article import Article
    from .attribution import Attribution
    from .date import DateMention
    from .entity import Entity, Mention
    from .event import Event
    from .hit import Index
    from .quantity import Quantity
    from .span import Sentence, Span


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be opened."""

    path: str
    """Neutralised, on one line."""
    reason: str
    """Neutralised, one clause without a full stop."""


@dataclass(frozen=True, slots=True)
class Stack:
    """What the user handed over, read."""

    articles: Sequence[Article] = ()
    failures: tuple[Failure, ...] = ()
    hidden: int = 0
    """Hidden files and folders that were passed over in folders."""
    binary: int = 0
    """Files in folders that hold no text and were passed over."""
    attached: int = 0
    """Files and folders that belong to web pages and were passed over in folders."""
    repeated: tuple[tuple[str, str], ...] = ()
    """Path of a source that was left out, and of the equal one that was kept."""
    as_of: str = ""
    """ISO day to which articles belong that do not say when they are from; "" if not given."""
    cut: bool = False
    """Whether more articles of the library answer than these, which were chosen."""
    unindexed: str = ""
    """Why an index on the disk could not be used, a sentence; "" if none was needed."""
    open_search: Callable[[Sequence[Entity]], Index] | None = field(default=None, compare=False)
    """Opens what searches the stack and its entities, where such an index lies on the disk."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What is known of one article alone, as spans over its text."""

    sentences: tuple[Sentence, ...] = ()
    """Ordered, not overlapping; every one lies inside one block. Furniture and code have none."""
    mentions: tuple[Mention, ...] = ()
    """Ordered by start; names found in this article, not yet joined into entities."""
    quantities: tuple[Quantity, ...] = ()
    """Ordered by start, not overlapping; each lies inside one sentence."""
    attributions: tuple[Attribution, ...] = ()
    """Ordered by start; who says what, without the ids of entities."""
    descriptions: tuple[Mention, ...] = ()
    """Ordered by start; people told by their post alone, such as "the governor of Elbonia"."""
    dates: tuple[DateMention, ...] = ()
    """Ordered by start, not overlapping; what the article says, not which days it means."""


@dataclass(frozen=True, slots=True)
class Point:
    """One key point of a summary: a sentence of an article."""

    span: Span
    score: float
    also: tuple[Span, ...] = ()
    """Sentences of other articles that say the same."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A stack read as one thing: what every front end is handed."""

    stack: Stack
    layers: Mapping[str, Layers] = field(default_factory=dict)
    """By article id."""
    entities: Sequence[Entity] = ()
    """Shared ones first, the more telling ones before the others."""
    points: tuple[Point, ...] = ()
    """Key points of the whole stack, most important first."""
    article_points: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    """Key points of each article, by article id, most important first."""
    attributions: tuple[Attribution, ...] = ()
    """Who says what, in the order of the stack, with the ids of entities."""
    agreement: tuple[Statement, ...] = ()
    """What stands and what differs: differences first, then what most articles report."""
    timeline: tuple[Event, ...] = ()
    """What happened when, by date; what has no date follows, in the order of the stack."""
    unanalysed: tuple[Failure, ...] = ()
    """Articles that could not be taken in: they can be read, and stand in nothing above."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles in the order of the stack."""
        return self.stack.articles

    def article(self, identity: str) -> Article:
        """Return the article with that id; KeyError if the stack does not hold it."""
        return self.stack.articles[place_of(self.stack.articles, identity)]

    def cut(self, span: Span) -> str:
        """Return the text at a span."""
        return self.article(span.article).text[span.start : span.end]


def finder(briefing: Briefing) -> Callable[[str], Article]:
    """Return what finds articles by id, for who asks for very many."""
    if isinstance(briefing.articles, Holdings):
        return briefing.article
    return {article.id: article for article in briefing.articles}.__getitem__
