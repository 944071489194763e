"""Entities for people: name, kind, how often each article names it, other spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.entity import CORRECTED
from briefing.model.held_names import shared_of
from briefing.text.clean import clean_line
from briefing.text.width import pad

from .naming import counted, joined
from .paragraphs import columns_of, hang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article, Entity

_COUNTED_APART = 8
"""Articles up to which each has its own count."""
_NARROWEST = 8
"""Columns that names get however wide the others are."""


def entity_lines(
    entities: Sequence[Entity], articles: Sequence[Article], width: int, limit: int | None = None
) -> list[str]:
    """Return the first `limit` entities in columns, spellings below; "4·9·–" are mentions."""
    shown = entities[:limit]
    counts = [count_mentions(entity, articles) for entity in shown]
    second, third = columns_of(str(entity.kind) for entity in shown), columns_of(counts)
    room = max(_NARROWEST, width - second - third - 4)
    first = min(room, columns_of(clean_line(entity.name) for entity in shown))
    lines: list[str] = []
    for entity, count in zip(shown, counts, strict=True):
        *above, name = hang("", entity.name, first) or [""]
        lines += above
        lines.append(f"{pad(name, first)}  {pad(str(entity.kind), second)}  {count}")
        if spellings := _other_spellings(entity):
            lines += hang("    ", f"also {spellings}", width)
    if limit is not None and len(entities) > limit:
        lines.append(f"... and {len(entities) - limit:,} more")
    return lines


def summarise_entities(entities: Sequence[Entity], articles: Sequence[Article]) -> str:
    """Return "2 articles · 67 names · 10 in several articles · mentions in [1]·[2]"."""
    shared = len(shared_of(entities))
    parts = [counted(len(articles), "article"), counted(len(entities), "name")]
    if len(articles) > 1 and shared:
        parts.append(f"{shared:,} in several articles")
    if len(articles) <= _COUNTED_APART:
        numbers = "·".join(f"[{number}]" for number in range(1, len(articles) + 1))
        parts.append(f"mentions in {numbers}")
    return joined(parts)


def count_mentions(entity: Entity, articles: Sequence[Article]) -> str:
    """Return the mentions in each article, in the order of the stack; one sum for a large stack."""
    if len(articles) > _COUNTED_APART:
        return f"{entity.size:,} in {counted(entity.spread, 'article')}"
    found = [0] * len(articles)
    places = {article.id: n for n, article in enumerate(articles)}
    for mention in entity.mentions:
        found[places[mention.article]] += 1
    return "·".join(str(number) if number else "–" for number in found)


def _other_spellings(entity: Entity) -> str:
    """Return the spellings that are not the name, each with its rule and count."""
    return ", ".join(
        f"{alias.text} ({alias.evidence if alias.rule == CORRECTED else alias.rule}, {alias.count})"
        for alias in entity.aliases
        if alias.text != entity.name
    )
