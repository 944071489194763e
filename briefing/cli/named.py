"""The entity that a name on the command line stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Entity


def find_entity(entities: Sequence[Entity], name: str) -> Entity:
    """Return the entity of a name, a spelling, or a part of one; UsageError where there is none."""
    from briefing.text.fold import fold

    wanted = fold(name).text
    spelt = [(e, [fold(t).text for t in (e.name, *(a.text for a in e.aliases))]) for e in entities]
    for entity, texts in spelt:
        if wanted in texts:
            return entity
    for entity, texts in spelt:
        if any(set(wanted.split()) <= set(text.replace("-", " ").split()) for text in texts):
            return entity
    raise UsageError(f"no name {name!r} in these articles; `briefing entities` lists them")
