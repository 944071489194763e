"""The nouns that every other floor shares.

An article has one canonical text. Everything known about it is a span of character
offsets into that text; what is shown as evidence is cut from it, never rebuilt.

Each noun is imported from its file when it is first asked for: what the first frame
does not need does not hold it up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .agreement import Aspect, Place, Stance, Statement, Status
    from .article import Article, Block, BlockKind, Link, Section
    from .attribution import Attribution, Source, SourceKind, Voice
    from .briefing import Briefing, Failure, Layers, Point, Stack
    from .corrections import Correction, Hide, Merge, Named, Rename, SetKind, Split
    from .date import Counting, DateMention, DateValue, Known, Precision
    from .entity import Alias, Entity, EntityKind, Mention
    from .event import Clash, Event, Telling
    from .hit import Hit, HitKind, Index, Results, Substitution
    from .note import Note, PlaceMark
    from .quantity import Bound, Quantity, QuantityKind
    from .span import Sentence, Span

_HOMES = {
    "agreement": ("Aspect", "Place", "Stance", "Statement", "Status"),
    "article": ("Article", "Block", "BlockKind", "Link", "Section"),
    "attribution": ("Attribution", "Source", "SourceKind", "Voice"),
    "briefing": ("Briefing", "Failure", "Layers", "Point", "Stack"),
    "corrections": ("Correction", "Hide", "Merge", "Named", "Rename", "SetKind", "Split"),
    "date": ("Counting", "DateMention", "DateValue", "Known", "Precision"),
    "entity": ("Alias", "Entity", "EntityKind", "Mention"),
    "event": ("Clash", "Event", "Telling"),
    "hit": ("Hit", "HitKind", "Index", "Results", "Substitution"),
    "note": ("Note", "PlaceMark"),
    "quantity": ("Bound", "Quantity", "QuantityKind"),
    "span": ("Sentence", "Span"),
}
"""File of each noun; the imports above tell type checkers the same."""

__all__ = [
    "Alias", "Article", "Aspect", "Attribution", "Block", "BlockKind", "Bound", "Briefing", "Clash",
    "Correction", "Counting", "DateMention", "DateValue", "Entity", "EntityKind", "Event",
    "Failure", "Hide", "Hit", "HitKind", "Index", "Known", "Layers", "Link", "Mention", "Merge",
    "Named", "Note", "Place", "PlaceMark", "Point", "Precision", "Quantity", "QuantityKind",
    "Rename", "Results", "Section", "Sentence", "SetKind", "Source", "SourceKind", "Span", "Split",
    "Stack", "Stance", "Statement", "Status", "Substitution", "Telling", "Voice",
]  # fmt: skip


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, nouns in _HOMES.items():
        if name in nouns:
            module = import_module(f".{home}", __name__)
            globals().update({noun: getattr(module, noun) for noun in nouns})
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
