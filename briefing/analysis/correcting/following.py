"""What became of entities by corrections, for all that knows them by their ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Attribution, Briefing, Entity, Place, Source, Statement


def follow(before: Sequence[Entity], after: Sequence[Entity]) -> dict[str, str]:
    """Return, for the ids that are no more, the id of the entity that has the mentions now.

    "" stands for one that is not shown any more.
    """
    kept = {entity.id for entity in after}
    gone = [entity for entity in before if entity.id not in kept]
    if not gone:
        return {}
    wanted = {entity.mentions[0]: entity.id for entity in gone if entity.mentions}
    moved = dict.fromkeys((entity.id for entity in gone), "")
    for entity in after:
        for mention in entity.mentions:
            if mention in wanted:
                moved[wanted[mention]] = entity.id
    return moved


def readdress(briefing: Briefing, entities: Sequence[Entity], moved: Mapping[str, str]) -> Briefing:
    """Return a briefing with other entities, and the ids in its parts as `moved` has them."""
    if not moved:
        return replace(briefing, entities=entities)
    return replace(
        briefing,
        entities=entities,
        attributions=tuple(_attribution(one, moved) for one in briefing.attributions),
        agreement=tuple(_statement(one, moved) for one in briefing.agreement),
    )


def _chain(chain: tuple[Source, ...], moved: Mapping[str, str]) -> tuple[Source, ...]:
    if not any(source.entity in moved for source in chain):
        return chain
    return tuple(
        replace(source, entity=moved.get(source.entity, source.entity)) for source in chain
    )


def _attribution(one: Attribution, moved: Mapping[str, str]) -> Attribution:
    chain = _chain(one.chain, moved)
    return one if chain is one.chain else replace(one, chain=chain)


def _place(one: Place, moved: Mapping[str, str]) -> Place:
    chain = _chain(one.chain, moved)
    beside = tuple(_chain(other, moved) for other in one.beside)
    same = chain is one.chain and all(a is b for a, b in zip(beside, one.beside, strict=True))
    return one if same else replace(one, chain=chain, beside=beside)


def _statement(one: Statement, moved: Mapping[str, str]) -> Statement:
    places = tuple(_place(place, moved) for place in one.places)
    named = any(entity in moved for entity in one.entities)
    if not named and all(new is old for new, old in zip(places, one.places, strict=True)):
        return one
    entities = dict.fromkeys(moved.get(entity, entity) for entity in one.entities)
    return replace(one, places=places, entities=tuple(filter(None, entities)))
