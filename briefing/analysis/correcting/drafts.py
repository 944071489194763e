"""Entities taken apart, so that corrections can move their mentions about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.model import EntityKind, Merge

from .neighbours import ENOUGH, Neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.model import Correction, Entity, Mention, Named
    from briefing.model.anchor import Anchor

    from .parts import Part


@dataclass(frozen=True, slots=True)
class Batch:
    """An entity as it was before it was merged into another."""

    id: str
    name: str
    kind: EntityKind
    renamed: str
    made: str
    """When the user merged it."""


@dataclass(slots=True)
class Group:
    """Mentions of one entity as the linker found it, what is left of them here."""

    origin: Entity
    rank: tuple[int, int]
    """Where the entity stood, and which part of it this is."""
    part: Part
    batches: list[Batch] = field(default_factory=list)
    """The merges that brought it here, the last one last."""
    said: str = ""
    """When the user set it apart, " " if that is not known, "" if they did not."""


@dataclass(slots=True)
class Draft:
    """An entity that corrections work on."""

    id: str
    name: str
    kind: EntityKind
    groups: list[Group]
    renamed: str = ""
    """When the user named it, " " if that is not known, "" if they did not."""
    begun: str = ""
    """Name under which it was set apart; "" for one that the linker found."""

    @property
    def size(self) -> int:
        """How many mentions it has."""
        return sum(len(group.part) for group in self.groups)

    def batch_named(self, spelling: str) -> Batch | None:
        """Return the merge that brought an entity of that name here."""
        wanted = spelling.casefold()
        batches = (group.batches[-1] for group in reversed(self.groups) if group.batches)
        return next((batch for batch in batches if batch.name.casefold() == wanted), None)

    def last_batch(self) -> Batch | None:
        """Return the merge that brought all that is here, None if not all came by one."""
        batches = {group.batches[-1] if group.batches else None for group in self.groups}
        return batches.pop() if len(batches) == 1 else None

    def give_back(self, batch: Batch) -> Draft:
        """Take out what a merge brought, as the entity that it was."""
        taken = [g for g in self.groups if g.batches and g.batches[-1] == batch]
        self.groups = [group for group in self.groups if group not in taken]
        for group in taken:
            group.batches.pop()
        return Draft(batch.id, batch.name, batch.kind, taken, batch.renamed)

    def count(self, spelling: str) -> int:
        """Return how many mentions it has in a spelling."""
        return sum(group.part.counts.get(spelling, 0) for group in self.groups)

    def take(self, wanted: str | Mention) -> list[Group]:
        """Take the mentions in a spelling out, or a single one, in groups of their own."""
        taken, kept = [], []
        for group in self.groups:
            part = group.part
            moving, left = part.cut(wanted) if isinstance(wanted, str) else part.take(wanted)
            if left is None:
                group.batches = []
                taken.append(group)
                continue
            kept.append(group)
            if moving is not None:
                place, number = group.rank
                taken.append(replace(group, part=moving, rank=(place, number + 1), batches=[]))
                group.part = left
        self.groups = kept
        return taken


class Drafts:
    """The entities that some corrections may mean."""

    def __init__(
        self,
        entities: Sequence[Entity],
        corrections: Sequence[Correction],
        part_of: Callable[[Entity], Part],
        has: Callable[[str], bool],
    ) -> None:
        """`part_of` returns the mentions of an entity; `has` says if an article is there, by id."""
        wanted = {name.casefold() for one in corrections for name in _names(one)}
        self._has = has
        self.found: list[Draft] = []
        self.taken: set[str] = set()
        """Ids of the entities that were taken apart."""
        for rank, entity in enumerate(entities):
            spellings = (alias.text.casefold() for alias in entity.aliases)
            if wanted and (entity.name.casefold() in wanted or not wanted.isdisjoint(spellings)):
                group = Group(entity, (rank, 0), part_of(entity))
                self.found.append(Draft(entity.id, entity.name, entity.kind, [group]))
                self.taken.add(entity.id)
        self._ids = {entity.id for entity in entities} if self.found else set()

    def find(self, named: Named) -> Draft | None:
        """Return the entity that a correction means; None if there is none, or no telling which."""
        return next(iter(self.find_all(named)), None)

    def find_all(self, named: Named) -> list[Draft]:
        """Return the entities that a correction may mean, the likeliest first.

        Those of that name, the kind deciding between several. Else it is the only one that is
        also spelt so, in full: of a person, a surname alone is not enough.
        """
        wanted = named.name.casefold()
        so_called = [draft for draft in self.found if draft.name.casefold() == wanted]
        same = [draft for draft in so_called if _may_be(draft.kind, named.kind)]
        if same:
            return sorted(same, key=lambda d: _distance(d, named))
        fitting = [draft for draft in self.found if _may_be(draft.kind, named.kind)]
        spelt = [draft for draft in fitting if self._stands_for(draft, wanted)]
        return spelt if len(spelt) == 1 else []

    def _stands_for(self, draft: Draft, wanted: str) -> bool:
        own = [group for group in draft.groups if not group.batches]
        texts = {text for group in own for text in group.part.counts}
        words = len(draft.name.split())
        return any(
            text.casefold() == wanted and (len(text.split()) >= words or text.isupper())
            for text in texts
        )

    def set_apart(self, named: Named) -> Draft | None:
        """Return the entity that splits with this name and kind have begun."""
        return next((d for d in self.found if d.begun == named.name and d.kind == named.kind), None)

    def begin(self, named: Named) -> Draft:
        """Begin an entity of what is set apart."""
        number, identity = 0, ""
        while not identity or identity in self._ids:
            key = f"{named.name.casefold()}|{named.kind.value}|apart {number}"
            identity = blake2b(key.encode("utf-8", "replace"), digest_size=5).hexdigest()
            number += 1
        self._ids.add(identity)
        draft = Draft(identity, named.name, named.kind, [], begun=named.name)
        self.found.append(draft)
        return draft

    # Mentions

    @staticmethod
    def commonest(draft: Draft) -> str:
        """Return the spelling that most mentions have."""
        counts: Counter[str] = Counter()
        for group in draft.groups:
            counts.update(group.part.counts)
        return max(sorted(counts), key=lambda text: (counts[text], len(text)))

    def mention_at(self, draft: Draft, place: Anchor, spelling: str) -> Mention | None:
        """Return the mention at a place; in a changed text, the one with the same neighbours."""
        if self._has(place.article):
            behind = place.start + max(1, len(spelling))
            here = [m for group in draft.groups for m in group.part.inside(place.article)]
            return next((m for m in here if m.start < behind and place.start < m.end), None)
        neighbours = Neighbours(place)
        scores = {
            mention: score
            for group in draft.groups
            for mention, score in group.part.alike(spelling, neighbours)
        }
        best = max(scores.values(), default=0)
        found = [mention for mention, score in scores.items() if score == best]
        return found[0] if best >= ENOUGH and len(found) == 1 else None


def _names(correction: Correction) -> tuple[str, ...]:
    if isinstance(correction, Merge):
        return correction.entity.name, correction.into.name
    return (correction.entity.name,)


def _may_be(kind: EntityKind, wanted: EntityKind) -> bool:
    """Whether two kinds can be those of one entity: only persons are never taken for others."""
    if kind is wanted or EntityKind.OTHER in (kind, wanted):
        return True
    return EntityKind.PERSON not in (kind, wanted)


def _distance(draft: Draft, named: Named) -> tuple[bool, bool, bool, int, str]:
    """Return how far an entity of the name is from what a correction means; the least is it."""
    return (
        draft.name != named.name,
        draft.kind is not named.kind,
        draft.begun != named.name,
        -draft.size,
        draft.id,
    )
