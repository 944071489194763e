"""From verdicts on two places to groups of places that speak of one thing.

Places that say the same are joined first, the surest verdicts before the others. A difference
then sets two such classes against each other. A class never holds two places of one sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .restated import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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
    """Return the groups that verdicts make, in the order of their first places.

    A sentence that says two things is in two groups, each of one of them, those behind.
    """
    ordered = sorted(verdicts, key=lambda v: (-v.weight, node_of(v.one), node_of(v.other)))
    slots = {node_of(slot): slot for v in ordered for slot in (v.one, v.other)}
    agreed = [v for v in ordered if v.equal]
    same, check = _Sets(slots), _Restated(slots, agreed)
    for verdict in agreed:
        same.join(
            node_of(verdict.one), node_of(verdict.other), check if _is_restated(verdict) else None
        )
    equal = [v for v in agreed if same.are_one(v)]
    apart = [v for v in ordered if not v.equal and not same.are_one(v)]
    joined = _Sets(slots)
    for verdict in (*equal, *apart):
        joined.join(node_of(verdict.one), node_of(verdict.other))
    second = [v for v in agreed if _is_restated(v) and not same.are_one(v)]
    return _collect(slots, same, joined, equal, apart) + (group_verdicts(second) if second else [])


def _is_restated(verdict: Verdict) -> bool:
    """Whether a verdict is of whole sentences."""
    return verdict.one == whole(verdict.one.passage)


def _collect(
    slots: dict[Node, Slot],
    same: _Sets,
    joined: _Sets,
    equal: Sequence[Verdict],
    apart: Sequence[Verdict],
) -> list[Group]:
    members: dict[Node, dict[Node, list[Slot]]] = {}
    for node in sorted(slots):
        classes = members.setdefault(joined.find(node), {})
        classes.setdefault(same.find(node), []).append(slots[node])
    for_equal: dict[Node, list[Verdict]] = {}
    for_apart: dict[Node, list[Verdict]] = {}
    for verdicts, found in ((equal, for_equal), (apart, for_apart)):
        for verdict in verdicts:
            if joined.find(node_of(verdict.one)) == joined.find(node_of(verdict.other)):
                found.setdefault(joined.find(node_of(verdict.one)), []).append(verdict)
    return [
        Group(
            tuple(tuple(some) for some in classes.values()),
            tuple(for_equal.get(root, ())),
            tuple(for_apart.get(root, ())),
        )
        for root, classes in members.items()
        if sum(map(len, classes.values())) > 1
    ]


class _Restated:
    """Whether sentences that are said to be the same are one statement, not a chain of several.

    They are where all give one name, or where each says what each of the others says.
    """

    def __init__(self, slots: Mapping[Node, Slot], equal: Iterable[Verdict]) -> None:
        self._slots = slots
        self._pairs = {frozenset((node_of(v.one), node_of(v.other))) for v in equal}

    def __call__(self, ours: Sequence[Node], theirs: Sequence[Node]) -> bool:
        both = [self._slots[node].passage.entities for node in (*ours, *theirs)]
        if frozenset.intersection(*both):
            return True
        return all(frozenset((a, b)) in self._pairs for a in ours for b in theirs)


class _Sets:
    """Disjoint sets of places, none of which holds two places of one sentence."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._root = {node: node for node in nodes}
        self._members = {node: [node] for node in self._root}

    def find(self, node: Node) -> Node:
        while self._root[node] != node:
            self._root[node] = self._root[self._root[node]]
            node = self._root[node]
        return node

    def are_one(self, verdict: Verdict) -> bool:
        """Whether both places of a verdict are in one set."""
        return self.find(node_of(verdict.one)) == self.find(node_of(verdict.other))

    def join(
        self,
        one: Node,
        other: Node,
        check: Callable[[Sequence[Node], Sequence[Node]], bool] | None = None,
    ) -> None:
        """Join the sets of two places, where a check of their members lets it."""
        one, other = sorted((self.find(one), self.find(other)))
        ours, theirs = self._members[one], self._members[other]
        if one == other or {node[0] for node in ours} & {node[0] for node in theirs}:
            return
        if check and not check(ours, theirs):
            return
        self._root[other] = one
        ours += self._members.pop(other)
