"""Places in an article's canonical text. Offsets count characters; `end` is exclusive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in one article."""

    article: str
    """Id of the article."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence of the article whose layer it is part of."""

    start: int
    end: int
    block: int
    """Index of the block that holds it, in `Article.blocks`."""
