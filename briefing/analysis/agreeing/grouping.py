"""From verdicts on two places to groups of places that speak of one thing.

Places that say the same are joined first, the surest verdicts before the others. A difference
then sets two such classes against each other. A class never holds two places of one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .verdicts import Slot, Verdict

Node = tuple[int, int, int]
"""Number of the passage, and the compared words."""


class Group(NamedTuple):
    """Places that speak of one thing."""

    classes: tuple[tuple[Slot, ...], ...]
    """Places that say the same, class by class, each in the order of the stack."""
    equal: tuple[Verdict, ...]
    """Surest first."""
    apart: tuple[Verdict, ...]


def node_of(slot: Slot) -> Node:
    """Return what a place is known by."""
    return slot.passage.number, slot.start, slot.end


def group_verdicts(verdicts: Iterable[Verdict]) -> list[Group]:
    """Return the groups that verdicts make, in the order of their first places."""
    ordered = sorted(verdicts, key=lambda v: (-v.weight, node_of(v.one), node_of(v.other)))
    slots = {node_of(slot): slot for v in ordered for slot in (v.one, v.other)}
    equal = [v for v in ordered if v.equal]
    same = _Sets(slots)
    for verdict in equal:
        same.join(node_of(verdict.one), node_of(verdict.other))
    equal = [v for v in equal if same.find(node_of(v.one)) == same.find(node_of(v.other))]
    apart = [
        v
        for v in ordered
        if not v.equal and same.find(node_of(v.one)) != same.find(node_of(v.other))
    ]
    whole = _Sets(slots)
    for verdict in equal:
        whole.join(node_of(verdict.one), node_of(verdict.other))
    for verdict in apart:
        whole.join(node_of(verdict.one), node_of(verdict.other))
    return _collect(slots, same, whole, equal, apart)


def _collect(
    slots: dict[Node, Slot],
    same: _Sets,
    whole: _Sets,
    equal: Sequence[Verdict],
    apart: Sequence[Verdict],
) -> list[Group]:
    members: dict[Node, dict[Node, list[Slot]]] = {}
    for node in sorted(slots):
        classes = members.setdefault(whole.find(node), {})
        classes.setdefault(same.find(node), []).append(slots[node])
    for_equal: dict[Node, list[Verdict]] = {}
    for_apart: dict[Node, list[Verdict]] = {}
    for verdicts, found in ((equal, for_equal), (apart, for_apart)):
        for verdict in verdicts:
            if whole.find(node_of(verdict.one)) == whole.find(node_of(verdict.other)):
                found.setdefault(whole.find(node_of(verdict.one)), []).append(verdict)
    return [
        Group(
            tuple(tuple(some) for some in classes.values()),
            tuple(for_equal.get(root, ())),
            tuple(for_apart.get(root, ())),
        )
        for root, classes in members.items()
        if sum(map(len, classes.values())) > 1
    ]


class _Sets:
    """Disjoint sets of places, none of which holds two places of one sentence."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._root = {node: node for node in nodes}
        self._passages = {node: {node[0]} for node in self._root}

    def find(self, node: Node) -> Node:
        while self._root[node] != node:
            self._root[node] = self._root[self._root[node]]
            node = self._root[node]
        return node

    def join(self, one: Node, other: Node) -> None:
        one, other = sorted((self.find(one), self.find(other)))
        if one == other or self._passages[one] & self._passages[other]:
            return
        self._root[other] = one
        self._passages[one] |= self._passages.pop(other)
