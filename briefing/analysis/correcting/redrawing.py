"""Corrected entities drawn up anew: mentions in order, aliases with reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model import Alias, EntityKind
from briefing.model.entity import CORRECTED
from briefing.text.days import written_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Entity

    from .drafts import Draft, Drafts, Group


def evidence(made: str) -> str:
    """Return "you said so on 3 Mar 2026" for the moment of a correction."""
    if not made.strip():
        return "you said so"
    return f"you said so on {written_day(made[:10])}"


class Drawn(NamedTuple):
    """What an entity is made of."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...]
    parts: tuple[Any, ...]
    """Its mentions: parts of one sort."""


def redraw(
    entities: Sequence[Entity], drafts: Drafts, draw: Callable[[Drawn], Entity]
) -> tuple[Entity, ...]:
    """Return the drafts as entities, among those that were not taken apart."""
    placed: list[tuple[bool, tuple[int, int], str, Entity]] = []
    for rank, entity in enumerate(entities):
        if entity.id not in drafts.taken:
            placed.append((not entity.shared, (rank, 0), entity.id, entity))
    for draft in drafts.found:
        entity = _as_it_was(draft) or draw(_drawn(draft))
        rank_of = min(group.rank for group in draft.groups)
        placed.append((not entity.shared, rank_of, entity.id, entity))
    placed.sort(key=lambda one: one[:3])
    return tuple(one[3] for one in placed)


def _drawn(draft: Draft) -> Drawn:
    parts = tuple(group.part for group in draft.groups)
    return Drawn(draft.id, draft.name, _kind(draft), _aliases(draft), parts)


def _as_it_was(draft: Draft) -> Entity | None:
    """Return the linker's entity where the corrections have left nothing changed."""
    if len(draft.groups) != 1:
        return None
    group = draft.groups[0]
    origin = group.origin
    same = (draft.id, draft.name, draft.kind) == (origin.id, origin.name, origin.kind)
    whole = len(group.part) == origin.size
    return origin if same and whole and not group.batches and not draft.renamed else None


def _kind(draft: Draft) -> EntityKind:
    """Return the kind; where the entity has none that tells something, that of what joined it."""
    if draft.kind is not EntityKind.OTHER:
        return draft.kind
    joined = (g.batches[-1].kind for g in draft.groups if g.batches)
    return next((kind for kind in joined if kind is not EntityKind.OTHER), draft.kind)


def _aliases(draft: Draft) -> tuple[Alias, ...]:
    counts: Counter[str] = Counter()
    sources: dict[str, Group] = {}
    for group in sorted(draft.groups, key=lambda g: (bool(g.batches), g.rank)):
        for text, count in group.part.counts.items():
            counts[text] += count
            sources.setdefault(text, group)
    if draft.renamed and draft.name not in counts:
        counts[draft.name] = 0
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(_alias(text, count, draft, sources.get(text)) for text, count in ordered)


def _alias(text: str, count: int, draft: Draft, source: Group | None) -> Alias:
    """Return one spelling with the reason why it stands here."""
    said = draft.renamed if source is None else ""
    if source is not None:
        said = source.said or (source.batches[-1].made or " " if source.batches else "")
    if source is None or (text != draft.name and said):
        return Alias(text, CORRECTED, count, evidence(said))
    if text == draft.name:
        said = said or draft.renamed
        return Alias(text, "name", count, evidence(said) if said else "")
    known = next((alias for alias in source.origin.aliases if alias.text == text), None)
    if known is None:
        return Alias(text, "form", count)
    if known.rule == "name" and draft.renamed:
        return Alias(text, CORRECTED, count, evidence(draft.renamed))
    return Alias(text, "form" if known.rule == "name" else known.rule, count, known.evidence)
