"""Which names are one entity: all joins, made in order, and refused where tables know better."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .blocks import Join
    from .names import Name


class Groups:
    """The names of a stack in groups, each known by the key of one name in it."""

    def __init__(self, by_key: Mapping[str, Name], joins: Iterable[Join]) -> None:
        self.reasons: dict[str, tuple[str, str]] = {}
        """By key: the rule by which a name joined another, and the evidence in words."""
        self._by_key = by_key
        self._parent: dict[str, str] = {}
        self._anchors: dict[str, str] = {}
        for join in joins:
            self._make(join)
        self.roots = {key: self.root(key) for key in self._parent}
        """The key of the group, for each name that is not alone or gives its group the key."""

    def root(self, key: str) -> str:
        """Return the key that stands for the group of a name."""
        parent = self._parent
        while (up := parent.get(key, key)) != key:
            parent[key] = parent.get(up, up)
            key = up
        return key

    def _anchor(self, root: str) -> str:
        found = self._anchors.get(root)
        if found is None:
            name = self._by_key.get(root)
            found = name.anchor.name if name and name.anchor else ""
        return found

    def _make(self, join: Join) -> None:
        """Put the group of a name under that of another, unless tables tell them apart."""
        left, right = self.root(join.key), self.root(join.others[0])
        if left == right or any(self.root(other) != right for other in join.others[1:]):
            return
        mine, theirs = self._anchor(left), self._anchor(right)
        if mine and theirs and mine != theirs:
            return
        self._parent[left] = right
        self.reasons.setdefault(join.key, (join.rule, join.evidence))
        if mine:
            self._anchors[right] = mine
