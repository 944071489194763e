"""Whether a correction would do what the user means, before it is kept.

A correction names its entities, so where two have one name it may reach the other one. What it
would make of the entities tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Hide, Merge, Rename, SetKind, Split
from briefing.model.held_names import changed, entity_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.model import Correction, Entity, Mention


def find_fault(
    correction: Correction,
    entity: Entity,
    after: Sequence[Entity],
    moved: Collection[Mention] = (),
    into: str = "",
) -> str:
    """Return why a correction of an entity would not do what it says, "" if it would.

    `after` are the entities with it applied; `moved` are the mentions that a split or merge
    moves, `into` is the id of the entity that a merge moves them to.
    """
    now = entity_of(after, entity.id)
    meant = entity.name
    match correction:
        case Merge():
            target = entity_of(after, into)
            done = now is None and target is not None and set(moved) <= set(target.mentions)
            meant = correction.into.name if now is None else meant
        case Split():
            if len(moved) == entity.size:
                return f"{entity.name} has no other mention, so there is nothing to part"
            apart = [one for one in changed(after) if not set(moved).isdisjoint(one.mentions)]
            done = now is None or now not in apart
        case Rename():
            done = now is not None and now.name == correction.name
        case SetKind():
            done = now is not None and now.kind is correction.kind
        case Hide():
            done = now is None
    return "" if done else f"another {meant} would be meant; rename or hide that one first"
