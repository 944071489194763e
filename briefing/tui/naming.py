"""Which entity a typed name means: case, accents and endings forgiven, guesses never made.

A name is looked for in steps, from the same name to one that is written like it; the first step
that finds any decides. Where it finds several, that is said, and what would tell them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import EntityKind
from briefing.model.forms import forms_of
from briefing.model.held_names import HeldNames
from briefing.text.fold import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Entity

_SAME, _STEPS = 2, 4
"""The last step that finds the same name, and the last one before misspelt names."""
_LIKE = 0.8
"""Likeness from which a misspelt name is taken for another."""
_LIKELY = 200
"""Names of a library that are looked at: those that tell most."""
_TOLD = 4
"""Names that a message lists."""
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')


class UnclearName(ValueError):
    """No entity is called so, or several are; the message says which."""


def find_entity(entities: Sequence[Entity], typed: str) -> Entity:
    """Return the entity that a typed name means; UnclearName says why there is none.

    The name may have its kind behind it: "Congo place".
    """
    _, found = _look_up(entities, typed)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnclearName(f"no name like {typed.strip()} here")
    raise UnclearName(f"{typed.strip()} may be {_listed(found)}")


def find_pair(
    entities: Sequence[Entity], typed: str, joint: str, selected: Entity | None
) -> tuple[Entity, Entity]:
    """Return the two entities that are named, or the selected one and the only one named.

    UnclearName says what is unclear.
    """
    alone: list[Entity] = []
    if selected is not None and cut_in_two(typed, joint) is None:
        step, alone = _look_up(entities, typed)
        if len(alone) == 1 and step <= _SAME:
            return selected, alone[0]
        alone = alone if step <= _STEPS else []
    try:
        return find_two(entities, typed, joint)
    except UnclearName:
        if selected is not None and len(alone) == 1:
            return selected, alone[0]
        raise


def find_two(entities: Sequence[Entity], typed: str, joint: str) -> tuple[Entity, Entity]:
    """Return the two entities that are named one behind the other; UnclearName if unclear.

    They are parted by `joint`, a comma, or quotation marks; else wherever both sides are names.
    """
    parts = cut_in_two(typed, joint)
    if parts is not None:
        return find_entity(entities, parts[0]), find_entity(entities, parts[1])
    words = typed.split()
    pairs: dict[tuple[str, str], tuple[int, Entity, Entity]] = {}
    for at in range(1, len(words)):
        left, one = _look_up(entities, " ".join(words[:at]))
        right, other = _look_up(entities, " ".join(words[at:]))
        if len(one) == len(other) == 1 and one[0] is not other[0]:
            found = left + right, one[0], other[0]
            key = one[0].id, other[0].id
            pairs[key] = min(pairs.get(key, found), found, key=lambda pair: pair[0])
    best = min((pair[0] for pair in pairs.values()), default=0)
    nearest = [pair for pair in pairs.values() if pair[0] == best]
    if len(nearest) == 1:
        return nearest[0][1], nearest[0][2]
    raise UnclearName(f'two names are wanted, with "{joint}" between them')


def cut_in_two(typed: str, joint: str, comma: bool = True) -> tuple[str, str] | None:
    """Return the two sides of `joint`, of a comma, or of quotation marks; None without any."""
    pieces: list[str] = []
    parted = True
    for quoted, word in _PIECE.findall(typed):
        if quoted or (word.casefold() == joint and '"' in typed):
            parted = True
            pieces += [quoted] if quoted else []
        elif parted:
            pieces.append(word)
            parted = False
        else:
            pieces[-1] += " " + word
    if '"' in typed:
        return (pieces[0], pieces[1]) if len(pieces) == 2 else None
    marks = [rf"\s+{re.escape(joint)}\s+", r"\s*,\s*"]
    for mark in marks if comma else marks[:1]:
        sides = re.split(mark, typed.strip(), flags=re.IGNORECASE)
        if len(sides) == 2 and all(sides):
            return sides[0], sides[1]
    return None


def find_forms(entity: Entity) -> tuple[str, ...]:
    """Return the spellings of an entity as they are compared, its name first."""
    return forms_of(entity.name, entity.aliases)


def _look_up(entities: Sequence[Entity], typed: str) -> tuple[int, list[Entity]]:
    """Return the step that found something, and what it found."""
    step, found = _find(entities, fold_name(typed.strip().strip('"')))
    name, _, kind = typed.strip().rpartition(" ")
    if (len(found) != 1 or step > _STEPS) and name and kind.casefold() in list(EntityKind):
        of_kind = _of_kind(entities, name, kind.casefold())
        better, fewer = _find(of_kind, fold_name(name.strip('"')))
        if fewer:
            return better, fewer
    return step, found


def _of_kind(entities: Sequence[Entity], name: str, kind: str) -> Sequence[Entity]:
    """Return the entities of a kind; of a library, those that may have the name."""
    if isinstance(entities, HeldNames):
        chosen = entities.chosen(EntityKind(kind), fold_name(name.strip('"')).split())
        return entities.load(chosen[:_LIKELY])
    return [e for e in entities if e.kind.value == kind]


def _find(entities: Sequence[Entity], wanted: str) -> tuple[int, list[Entity]]:
    if not wanted:
        return 0, []
    if isinstance(entities, HeldNames):  # too many to look at each
        entities = entities.load(entities.chosen(None, wanted.split())[:_LIKELY])
    forms = {entity.id: find_forms(entity) for entity in entities}
    for step, found in enumerate((
        [e for e in entities if forms[e.id][0] == wanted],
        [e for e in entities if wanted in forms[e.id]],
        [e for e in entities if _begins(forms[e.id][0], wanted)],
        [e for e in entities if any(_begins(form, wanted) for form in forms[e.id])],
    ), 1):  # fmt: skip
        if found:
            return step, found
    return _STEPS + 1, _alike(entities, forms, wanted)


def _begins(form: str, wanted: str) -> bool:
    """Whether the words that are wanted begin words of a name, in their order."""
    words = iter(form.split())
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _alike(
    entities: Iterable[Entity], forms: dict[str, tuple[str, ...]], wanted: str
) -> list[Entity]:
    from difflib import get_close_matches

    known = {form for spellings in forms.values() for form in spellings}
    near = set(get_close_matches(wanted, known, _TOLD, _LIKE))
    return [entity for entity in entities if not near.isdisjoint(forms[entity.id])]


def _listed(found: Sequence[Entity]) -> str:
    names = [entity.name for entity in found]
    told = [
        f"{entity.name} {entity.kind.value}" if names.count(entity.name) > 1 else entity.name
        for entity in found[:_TOLD]
    ]
    more = f" or {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    return ", ".join(told[:-1]) + (", " if more else " or ") + told[-1] + more
