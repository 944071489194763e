"""The nouns that every other floor shares.

An article has one canonical text. Everything known about it is a span of character
offsets into that text; what is shown as evidence is cut from it, never rebuilt.
"""

from .article import Article, Block, BlockKind, Link, Section
from .briefing import Briefing, Failure, Layers, Point, Stack
from .entity import Alias, Entity, EntityKind, Mention
from .hit import Hit, HitKind, Index, Results, Substitution
from .span import Sentence, Span

__all__ = [
    "Alias", "Article", "Block", "BlockKind", "Briefing", "Entity", "EntityKind", "Failure",
    "Hit", "HitKind", "Index", "Layers", "Link", "Mention", "Point", "Results", "Section",
    "Sentence", "Span", "Stack", "Substitution",
]  # fmt: skip
