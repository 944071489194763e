"""Whether a correction would do what the user means, before it is kept.

A correction names its entities, so where two have one name it may reach the other one. What it
would make of the entities tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Hide, Merge, Rename, SetKind, Split
from briefing.model.held_names import changed, entity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Correction, Entity, Mention


def find_fault(
    correction: Correction,
    entity: Entity,
    after: Sequence[Entity],
    moved: Mention | None = None,
    into: str = "",
) -> str:
    """Return why a correction of an entity would not do what it says, "" if it would.

    `after` are the entities with it applied; `moved` is one of the mentions that a split or merge
    moves, `into` is the id of the entity that a merge moves them to.
    """
    now = entity_of(after, entity.id)
    meant = entity.name
    match correction:
        case Merge():
            target = entity_of(after, into)
            done = now is None and target is not None and moved in target.mentions
            meant = correction.into.name if now is None else meant
        case Split():
            if entity.size == (1 if correction.place else _count(entity, correction.spelling)):
                return f"{entity.name} has no other mention, so there is nothing to part"
            apart = any(moved in one.mentions for one in changed(after))
            done = apart and (now is None or moved not in now.mentions)
        case Rename():
            done = now is not None and now.name == correction.name
        case SetKind():
            done = now is not None and now.kind is correction.kind
        case Hide():
            done = now is None
    return "" if done else f"another {meant} would be meant; rename or hide that one first"


def _count(entity: Entity, spelling: str) -> int:
    return sum(alias.count for alias in entity.aliases if alias.text == spelling)
