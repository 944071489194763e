"""From groups of places to statements: status, stances, label, reason and origins."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.model import Aspect, Place, Stance, Statement, Status

from .grouping import node_of
from .labels import cut_label
from .origins import find_chains, number_origins
from .restated import name_restated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .grouping import Group
    from .origins import Chains, Copies
    from .verdicts import Slot, Verdict

_ASPECTS = list(Aspect)
_STATUSES = [Status.DIFFERS, Status.CORROBORATED, Status.SINGLE]


def make_statement(group: Group, copies: Copies) -> Statement | None:
    """Return the statement that a group of places makes; None where it is of one article only."""
    leading = (group.apart or group.equal)[0]
    kept = [_one_an_article(some, leading) for some in _merge(group.classes)]
    if len({slot.passage.span.article for some in kept for slot in some}) < 2:
        return None
    stances = _stances(kept) if group.apart else [Stance.AGREES] * len(kept)
    told = sorted(
        (node_of(slot), slot, stance)
        for some, stance in zip(kept, stances, strict=True)
        for slot in some
    )
    slots = [slot for _, slot, _ in told]
    aspect, reason = leading.aspect, leading.reason
    if named := None if group.apart else name_restated(slots):
        aspect, slots, reason = named
    chains = [find_chains(slot.passage, slot.start, slot.end) for slot in slots]
    origins, count, unnamed = number_origins(
        [(slot.passage, some) for slot, some in zip(slots, chains, strict=True)], copies
    )
    places = tuple(
        _place(slot, stance, some, origin, bool(group.apart))
        for slot, (_, _, stance), some, origin in zip(slots, told, chains, origins, strict=True)
    )
    return Statement(
        id=identify(aspect, places),
        status=Status.DIFFERS if group.apart else Status.CORROBORATED,
        aspect=aspect,
        label=cut_label(aspect, slots, differs=bool(group.apart)),
        places=places,
        reason=reason,
        reconciliation="" if group.apart else _reconcile(group),
        origins=count,
        unnamed=unnamed,
        entities=_entities(slots),
    )


def _reconcile(group: Group) -> str:
    """Return how unequal values of a group go together, by its surest verdict that tells."""
    return next((v.reconciliation for v in group.equal if v.reconciliation), "")


def _place(slot: Slot, stance: Stance, chains: Chains, origin: int, lit: bool) -> Place:
    return Place(
        span=slot.passage.span,
        start=slot.start,
        end=slot.end,
        value=slot.passage.cut(slot.start, slot.end),
        stance=stance,
        lit=((slot.start, slot.end),) if lit else (),
        chain=chains[0] if chains else (),
        beside=chains[1:],
        origin=origin,
    )


def make_single(slot: Slot, aspect: Aspect, reason: str) -> Statement:
    """Return the statement of a place that has no counterpart in another article."""
    chains = find_chains(slot.passage, slot.start, slot.end)
    place = _place(slot, Stance.ALONE, chains, 1, lit=False)
    return Statement(
        id=identify(aspect, (place,)),
        status=Status.SINGLE,
        aspect=aspect,
        label=cut_label(aspect, [slot], differs=False),
        places=(place,),
        reason=reason,
        unnamed=int(not any(chain[-1].known for chain in chains)),
        entities=_entities([slot]),
    )


def identify(aspect: Aspect, places: Iterable[Place]) -> str:
    """Return the id of a statement: of what was compared, and where."""
    spelt = [f"{p.span.article}:{p.start}:{p.end}" for p in places]
    return sha256("|".join([aspect.value, *spelt]).encode()).hexdigest()[:16]


def order_of(statement: Statement) -> tuple[int, int, int, int]:
    """Return by what statements are ordered, where places of the stack do not decide."""
    articles = len({place.span.article for place in statement.places})
    rank = _ASPECTS.index(statement.aspect)
    return (
        (_STATUSES.index(statement.status), -articles, -statement.origins, rank)
        if (statement.status is not Status.DIFFERS)
        else (0, rank, -articles, -statement.origins)
    )


def _merge(classes: Sequence[Sequence[Slot]]) -> list[list[Slot]]:
    """Return the classes, those with the same words put together."""
    merged: dict[str, list[Slot]] = {}
    for some in classes:
        spelt = some[0].passage.cut(some[0].start, some[0].end).lower()
        merged.setdefault(spelt, []).extend(some)
    return list(merged.values())


def _one_an_article(slots: Sequence[Slot], leading: Verdict) -> list[Slot]:
    """Return one place of each article: of the leading verdict, else running text, else first."""
    first = {node_of(leading.one), node_of(leading.other)}
    best: dict[str, Slot] = {}
    for slot in sorted(
        slots, key=lambda s: (node_of(s) not in first, not s.passage.prose, node_of(s))
    ):
        best.setdefault(slot.passage.span.article, slot)
    return list(best.values())


def _stances(classes: Sequence[Sequence[Slot]]) -> list[Stance]:
    """Return how each class stands: the one that most articles share agrees, the others differ."""
    sizes = [len(some) for some in classes]
    most = max(sizes)
    if most < 2 or sizes.count(most) > 1:
        return [Stance.DIFFERS] * len(classes)
    return [Stance.AGREES if size == most else Stance.DIFFERS for size in sizes]


def _entities(slots: Sequence[Slot]) -> tuple[str, ...]:
    """Return the entities named in all sentences, in the order of the first."""
    common = frozenset.intersection(*(slot.passage.entities for slot in slots))
    named = (name for name in slots[0].passage.names if name.linked)
    return tuple(dict.fromkeys(name.entity for name in named if name.entity in common))


def sort_statements(statements: Iterable[Statement], order: dict[str, int]) -> list[Statement]:
    """Return statements as they are shown: differences, what most report, what one alone does.

    `order` gives the place in the stack of each article by its id.
    """

    def key(statement: Statement) -> tuple[tuple[int, int, int, int], int, int]:
        first = statement.places[0]
        return order_of(statement), order[first.span.article], first.start

    return sorted(statements, key=key)
