"""The entity that a name on the command line stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError

from .output import warn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Entity

_TOLD = 3
"""Names told beside the one that was taken."""


def find_entity(entities: Sequence[Entity], name: str) -> Entity:
    """Return the entity of a name, a spelling, or a part of one; UsageError where there is none.

    Where a part belongs to several names, the first is taken, and the others are told.
    """
    from briefing.text.fold import fold

    wanted = fold(name).text.strip()
    words = set(wanted.split())
    spelt = [(e, [fold(t).text for t in (e.name, *(a.text for a in e.aliases))]) for e in entities]
    for entity, texts in spelt:
        if wanted in texts:
            return entity
    found = [
        entity
        for entity, texts in spelt
        if words and any(words <= set(text.replace("-", " ").split()) for text in texts)
    ]
    if not found:
        raise UsageError(
            _refusal(name, wanted, {text: e.name for e, texts in spelt for text in texts})
        )
    if len(found) > 1:
        others = ", ".join(entity.name for entity in found[1 : 1 + _TOLD])
        more = ", ..." if len(found) > 1 + _TOLD else ""
        warn(f"{name!r} was taken for {found[0].name}; it may be {others}{more}")
    return found[0]


def _refusal(name: str, wanted: str, spellings: Mapping[str, str]) -> str:
    """Say that there is no such name, with the one whose spelling is nearest to it."""
    from difflib import get_close_matches

    near = get_close_matches(wanted, spellings, 1, 0.75)
    meant = (
        f"; did you mean {spellings[near[0]]!r}?" if near else "; `briefing entities` lists them"
    )
    return f"no name {name!r} in these articles{meant}"
