"""Sources joined with the entities of the stack: who "Holt" is, once all names are known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import EntityKind, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.model import Article, Attribution, Entity, Layers, Source

_KINDS = {
    EntityKind.PERSON: SourceKind.PERSON,
    EntityKind.ORGANISATION: SourceKind.ORGANISATION,
}


def join_sources(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Iterable[Entity]
) -> tuple[Attribution, ...]:
    """Return the attributions of all articles, in their order, with the ids of entities.

    What is no agency or medium is of the kind that the entity is.
    """
    linked = {(m.article, m.start): entity for entity in entities for m in entity.mentions}
    return tuple(
        replace(one, chain=tuple(_join(source, one.article, linked) for source in one.chain))
        for article in articles
        for one in layers[article.id].attributions
    )


def _join(source: Source, article: str, linked: Mapping[tuple[str, int], Entity]) -> Source:
    entity = linked.get((article, source.named)) if source.named >= 0 else None
    if entity is None:
        return source
    kind = source.kind
    if kind not in (SourceKind.AGENCY, SourceKind.MEDIUM):
        kind = _KINDS.get(entity.kind, kind)
    return replace(source, entity=entity.id, kind=kind)
