"""The entities of a stack by group: ids that never clash, and the order in which they are shown."""

from __future__ import annotations

from hashlib import blake2b
from itertools import chain
from itertools import count as count_from
from math import log
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import media
from briefing.model import Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from .entities import Draft

_KINDS = {EntityKind.PERSON: 1.3, EntityKind.PLACE: 0.6, EntityKind.OTHER: 0.7}
"""How telling a shared entity is by its kind, where that is not 1."""


class Register:
    """Entities by the key of their group."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}
        self._entities: dict[str, Entity] = {}
        self._owners: dict[str, dict[str, None]] = {}
        """By what ids are made of: the groups that share it."""
        self._suspects: dict[str, str] = {}
        self._stale: set[str] = set()
        self._single: list[str] = []
        """Groups named in one article, in the order shown."""

    def put(self, key: str, draft: Draft | None) -> None:
        """Enter a group in place of what it was before; None takes it out."""
        self._take_out(key)
        self._suspects.pop(key, None)
        if draft is None:
            return
        self._drafts[key] = draft
        self._owners.setdefault(draft.base, {})[key] = None
        self._stale.add(draft.base)
        if draft.suspect:
            self._suspects[key] = draft.suspect

    def _take_out(self, key: str) -> None:
        old = self._drafts.pop(key, None)
        self._entities.pop(key, None)
        if old is not None:
            del self._owners[old.base][key]
            self._stale.add(old.base)

    def entities(self, total: int, is_word: Callable[[str], bool]) -> tuple[Entity, ...]:
        """Return shared entities by how telling they are in `total` articles, others by count.

        Suspects that are everyday words are left out.
        """
        for key, word in list(self._suspects.items()):
            if is_word(word):
                self._take_out(key)
                del self._suspects[key]
        for base in self._stale:
            self._name(base)
        self._stale.clear()
        drafts, entities = self._drafts, self._entities
        shared = [key for key, draft in drafts.items() if draft.spread > 1]
        order = {key: (_weight(drafts[key], total), entities[key].id) for key in shared}
        shared.sort(key=order.__getitem__)
        single = [k for k in self._single if k in drafts and drafts[k].spread == 1]
        old = set(single)
        single += [key for key, draft in drafts.items() if draft.spread == 1 and key not in old]
        single.sort(key=lambda key: (-len(drafts[key].mentions), entities[key].id))
        self._single = single
        return tuple([entities[key] for key in shared + single])

    def _name(self, base: str) -> None:
        """Give ids to the entities that share a base, in the order of their first mentions."""
        identities = Identities(base)
        for key in sorted(self._owners.get(base, ()), key=lambda key: self._drafts[key].first):
            draft = self._drafts[key]
            identity = identities.give(draft.kind)
            old = self._entities.get(key)
            if old is None or old.id != identity:
                made = Entity(identity, draft.name, draft.kind, draft.aliases, draft.mentions)
                self._entities[key] = made


class Identities:
    """Gives entities that share a name their ids, one after the other."""

    def __init__(self, base: str) -> None:
        """`base` is the name that they share."""
        self._base = base
        self._used: set[str] = set()
        self._further = (identity_of(f"{base}|{n}") for n in count_from(2))

    def give(self, kind: EntityKind) -> str:
        """Return a short hash of the name; of name and kind where the name is taken."""
        own = map(identity_of, (self._base, f"{self._base}|{kind.value}"))
        identity = next(one for one in chain(own, self._further) if one not in self._used)
        self._used.add(identity)
        return identity


def identity_of(text: str) -> str:
    """Return the short hash of a text that ids are."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=5).hexdigest()


def _weight(draft: Draft, total: int) -> float:
    """Return how little a shared entity tells: many mentions in few articles tell most."""
    rare = log(1 + total / draft.spread)
    kind = 0.5 if draft.name in media() else _KINDS.get(draft.kind, 1)
    return -log(1 + len(draft.mentions)) * rare * kind * (1 + log(draft.spread))
