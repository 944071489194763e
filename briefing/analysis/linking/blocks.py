"""Blocks of names that may be one, and the joins that rules find in each.

A rule puts names into blocks by labels and looks only at names of one block. What a rule finds in
a block is kept until a name of the block changes, so that one more article costs little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .names import Name, Names


class Join(NamedTuple):
    """Two names that are one entity, and why."""

    key: str
    others: tuple[str, ...]
    """Keys of what it joins: the first, provided that all of them are one entity by then."""
    rule: str
    evidence: str


class Rule(NamedTuple):
    """One reason to join names."""

    word: str
    labels: Callable[[Name], Iterable[str]]
    """The blocks that a name is a member of."""
    joins: Callable[[Block], Iterable[Join]]
    """What a block tells."""
    asked: Callable[[Name], Iterable[str]] = lambda _: ()
    """The blocks that look a name up without having it as a member."""


class Block(NamedTuple):
    """Names that a rule compares."""

    label: str
    members: list[Name]
    """In the order of the stack."""
    blocks: Blocks | SettledBlocks

    @property
    def names(self) -> Names:
        """All names of the stack."""
        return self.blocks.names

    def members_of(self, word: str, label: str) -> list[Name]:
        """Return the names in the block of another rule."""
        return self.blocks.members(word, label)


_LOOKED_INTO = ("initials", "form", "bare")
"""Rules whose blocks others look into."""


class Blocks:
    """The blocks of all rules over the names of a stack."""

    def __init__(self, names: Names, rules: tuple[Rule, ...]) -> None:
        self.names = names
        self._rules = rules
        self._members: list[dict[str, dict[str, None]]] = [{} for _ in rules]
        self._labels: dict[str, list[tuple[str, ...]]] = {}
        self._found: list[dict[str, tuple[Join, ...]]] = [{} for _ in rules]
        self._sorted: list[list[Join]] = [[] for _ in rules]
        self._numbers = {rule.word: number for number, rule in enumerate(rules)}

    def members(self, word: str, label: str) -> list[Name]:
        """Return the names in a block of a rule, in the order of the stack."""
        keys = self._members[self._numbers[word]].get(label, ())
        names = [self.names.by_key[key] for key in keys]
        return sorted(names, key=lambda name: name.order) if len(names) > 1 else names

    def update(self, touched: Iterable[str]) -> None:
        """Look again at the blocks of names that are new or have changed."""
        stale: list[dict[str, None]] = [{} for _ in self._rules]
        for key in touched:
            self._place(self.names.by_key[key], stale)
        for number, labels in enumerate(stale):
            self._look(number, labels)

    def _place(self, name: Name, stale: list[dict[str, None]]) -> None:
        """Put a name into its blocks and note which blocks see a change."""
        before = self._labels.get(name.key)
        now = []
        for number, rule in enumerate(self._rules):
            members = self._members[number]
            labels = tuple(rule.labels(name))
            now.append(labels)
            for label in before[number] if before else ():
                stale[number][label] = None
                if label not in labels:
                    members[label].pop(name.key, None)
            for label in labels:
                stale[number][label] = None
                members.setdefault(label, {})[name.key] = None
            for label in rule.asked(name):
                if label in members:
                    stale[number][label] = None
        if any(now) or before:
            self._labels[name.key] = now

    def _look(self, number: int, labels: Iterable[str]) -> None:
        """Find the joins of some blocks of one rule anew."""
        rule, found = self._rules[number], self._found[number]
        changed = False
        for label in labels:
            members = self.members(rule.word, label)
            joins = tuple(rule.joins(Block(label, members, self))) if members else ()
            if joins != found.get(label, ()):
                found[label] = joins
                changed = True
        if changed:
            order = self.names.by_key
            every = [join for block in found.values() for join in block]
            every.sort(key=lambda j: (order[j.key].order, order[j.others[0]].order))
            self._sorted[number] = every

    def joins(self) -> Iterator[Join]:
        """Yield all joins, rule by rule and in the order of the stack."""
        for joins in self._sorted:
            yield from joins


class SettledBlocks:
    """The blocks of all rules over names that do not change any more, in little memory."""

    def __init__(self, names: Names, rules: tuple[Rule, ...]) -> None:
        self.names = names
        self._rules = rules
        self._members: dict[str, dict[str, str | list[str]]] = {}
        """By rule and label, for rules that others look into."""
        self._joins: list[list[Join]] = []

    def members(self, word: str, label: str) -> list[Name]:
        """Return the names in a block of a rule that others look into, in order."""
        return self._names_of(self._members[word].get(label, ""))

    def _names_of(self, members: str | list[str]) -> list[Name]:
        by_key = self.names.by_key
        if isinstance(members, str):
            return [by_key[members]] if members else []
        return [by_key[key] for key in members]

    def settle(self) -> None:
        """Look at all blocks, rule by rule; of most rules nothing but the joins is kept."""
        names = sorted(self.names.by_key.values(), key=lambda name: name.order)
        for rule in self._rules:
            if rule.word in _LOOKED_INTO:
                self._members[rule.word] = _gather(names, rule)
        for rule in self._rules:
            found: list[Join] = []
            members = self._members.get(rule.word)
            for label, keys in (_gather(names, rule) if members is None else members).items():
                found += rule.joins(Block(label, self._names_of(keys), self))
            order = self.names.by_key
            found.sort(key=lambda j: (order[j.key].order, order[j.others[0]].order))
            self._joins.append(found)

    def joins(self) -> Iterator[Join]:
        """Yield all joins, rule by rule and in the order of the stack."""
        for joins in self._joins:
            yield from joins


def _gather(names: Iterable[Name], rule: Rule) -> dict[str, str | list[str]]:
    """Return the keys of the names in each block of a rule; a string where there is but one."""
    members: dict[str, str | list[str]] = {}
    for name in names:
        for label in dict.fromkeys(rule.labels(name)):
            known = members.get(label)
            if known is None:
                members[label] = name.key
            elif isinstance(known, str):
                members[label] = [known, name.key]
            else:
                known.append(name.key)
    return members
