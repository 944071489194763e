"""Entities of a library, which are far too many for memory: each is loaded when it is asked for.

A list of them is a row of numbers; those that the user corrected stand among them as they are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast, overload

from briefing.text.fold import fold_name

from .entity import Entity, EntityKind
from .forms import fits, forms_of
from .held_entities import HeldEntity
from .held_store import number_at
from .naming import DESCRIBES, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .corrections import Correction
    from .entity import Mention
    from .held_store import Store
    from .holdings import Holdings
    from .naming import ArticleNames

_PAGE = 64
"""Entities that are loaded together: more than a screen has rows."""
_ENTITIES, _ARTICLES = 2_000, 256
"""Entities, and names of articles, that are kept at hand."""
_GONE = Entity("", "…", EntityKind.OTHER, (), ())
"""Stands for an entity that is not kept any more: all were joined anew meanwhile."""


class Roll(Sequence[Entity]):
    """Entities in some order. A number above 0 is one of the store, one below of the corrected."""

    def __init__(self, names: HeldNames, numbers: array[int]) -> None:
        """`numbers` in their order, those of several articles first."""
        self._names = names
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Entity: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Entity, ...]: ...
    def __getitem__(self, at: int | slice) -> Entity | tuple[Entity, ...]:
        if isinstance(at, slice):
            return tuple(self._names.load(self.numbers[at]))
        at = range(len(self))[at]
        number = self.numbers[at]
        if not self._names.is_at_hand(number):
            first = at - at % _PAGE
            self._names.load(self.numbers[first : first + _PAGE])
        found = self._names.load((number,))
        return found[0] if found else _GONE

    @cached_property
    def shared(self) -> int:
        """How many are named in several articles; these stand first."""
        return bisect_left(self.numbers, True, key=lambda n: not self._names.is_shared(n))

    def head(self, count: int) -> Roll:
        """Return the first ones alone."""
        return Roll(self._names, self.numbers[:count])

    def place(self, identity: str) -> int:
        """Return the index of the entity with that id, -1 if it is not here."""
        number = self._names.number_of(identity)
        try:
            return self.numbers.index(number) if number else -1
        except ValueError:
            return -1


class HeldNames(Roll):
    """All entities of a library, as the user corrected them, the most telling first."""

    def __init__(
        self, store: Store, articles: Holdings, linked: HeldNames | None = None,
        taken: Sequence[int] = (), corrected: Sequence[HeldEntity] = (),
    ) -> None:  # fmt: skip
        """`corrected` stand in place of those of `linked` that have the numbers `taken`."""
        self.store: Store = store
        self.articles: Holdings = articles
        self.redrawn = tuple(corrected)
        self.corrected = cast("tuple[Entity, ...]", self.redrawn)
        self._ids = {entity.id: -1 - at for at, entity in enumerate(self.corrected)}
        self.taken = frozenset(taken)
        """Numbers of those that corrections changed, so that others stand in their place."""
        self._became: dict[int, list[int]] = {}
        """By number of a taken one: what has mentions of it now."""
        for at, entity in enumerate(self.redrawn):
            for number in dict.fromkeys(part.number for part in entity.mentions.parts):
                self._became.setdefault(number, []).append(-1 - at)
        self._entities: OrderedDict[int, HeldEntity] = OrderedDict()
        self._named: OrderedDict[int, tuple[ArticleNames, array[int]] | None] = OrderedDict()
        self.scored: dict[object, list[tuple[Mention, int]]] = {}
        self.corrections: tuple[Correction, ...] = ()
        """Those that were applied."""
        self.corrected_last: tuple[tuple[Correction, ...], HeldNames] | None = None
        """What was applied last, and what became of these names by it."""
        self.last_shared = store.last_shared
        numbers = array("q", store.numbers()) if linked is None else linked.numbers[:]
        super().__init__(self, self._arrange(numbers))

    def corrected_by(self, taken: Sequence[int], corrected: Sequence[HeldEntity]) -> HeldNames:
        """Return these with some corrected ones in place of those with the numbers `taken`.

        These must be as they were joined.
        """
        return HeldNames(self.store, self.articles, self, taken, corrected)

    def _arrange(self, found: array[int]) -> array[int]:
        """Take out of rising numbers what was corrected, and put that in its place."""
        for number in self.taken:
            at = bisect_left(found, number)
            if at < len(found) and found[at] == number:
                del found[at]
        for at, entity in enumerate(self.redrawn):
            found.insert(self.find_rank(found, entity.shared, entity.weight), -1 - at)
        return found

    def find_rank(self, numbers: array[int], shared: bool, weight: float) -> int:
        """Return where among numbers an entity of that weight is to stand."""
        key = not shared, -weight
        return bisect_left(numbers, key, key=lambda n: (not self.is_shared(n), -self.weight(n)))

    # Single entities

    def is_at_hand(self, number: int) -> bool:
        """Whether an entity need not be loaded."""
        return number < 0 or number in self._entities

    def held(self, numbers: Iterable[int]) -> list[HeldEntity]:
        """Return those of some numbers that are in the store, in their order."""
        wanted = [number for number in numbers if number > 0]
        missing = [number for number in wanted if number not in self._entities]
        if missing:
            for number, row in self.store.rows(missing).items():
                self._entities[number] = HeldEntity(self, row)
        found = [self._entities[number] for number in wanted if number in self._entities]
        while len(self._entities) > _ENTITIES:
            self._entities.popitem(last=False)
        return found

    def load(self, numbers: Sequence[int]) -> list[Entity]:
        """Return some entities, in their order."""
        known = {entity.number: cast("Entity", entity) for entity in self.held(numbers)}
        known.update((n, self.corrected[-1 - n]) for n in numbers if n < 0)
        return [known[number] for number in numbers if number in known]

    def is_shared(self, number: int) -> bool:
        """Whether an entity stands among those of several articles."""
        return number <= self.last_shared if number > 0 else self.corrected[-1 - number].shared

    def weight(self, number: int) -> float:
        """Return how much an entity tells."""
        if number < 0:
            return self.redrawn[-1 - number].weight
        found = self.held((number,))
        return found[0].weight if found else 0.0

    def number_of(self, identity: str) -> int:
        """Return the number of the entity with that id, 0 if there is none."""
        number = self._ids.get(identity, 0) or self.store.number_of(identity)
        return 0 if number in self.taken else number

    def find(self, identity: str) -> Entity | None:
        """Return the entity with that id, None if there is none."""
        number = self.number_of(identity) if identity else 0
        return next(iter(self.load((number,))), None) if number else None

    # By article

    def _names_of(self, number: int) -> tuple[ArticleNames, array[int]] | None:
        if number not in self._named:
            self._named[number] = self.store.of_article(number)
            if len(self._named) > _ARTICLES:
                self._named.popitem(last=False)
        return self._named[number]

    def mentions(self, entity: int, article: int, place: int) -> list[Mention]:
        """Return where an entity of the store is named in an article, by number and place."""
        known = self._names_of(article)
        if known is None:
            return []
        names, entities = known
        identity = self.articles.ids[place]
        found = [names.mention(identity, at) for at, one in enumerate(entities) if one == entity]
        if any(flags & DESCRIBES for flags in names.kinds):
            found.sort(key=lambda mention: mention.start)
        return found

    def numbers_in(self, article: str) -> list[int]:
        """Return the numbers of those that the article with that id names, each once."""
        try:
            place = self.articles.place(article)
        except KeyError:
            return []
        known = self._names_of(number_at(self.articles, place))
        numbers = dict.fromkeys(known[1]) if known is not None else {}
        found = [n for n in numbers if n and n not in self.taken]
        own = {one for n in numbers for one in self._became.get(n, ())}
        return found + [
            n for n in sorted(own, reverse=True) if self.corrected[-1 - n].count_in(article)
        ]

    # Lists

    def chosen(self, kind: EntityKind | None, words: Sequence[str]) -> array[int]:
        """Return the numbers of those of one kind, if any, with all words in one spelling.

        Words are as names are compared (`fold_name`).
        """
        if kind is None and not words:
            return self.numbers
        at = KINDS.index(kind) if kind is not None else -1
        if len(words) == 1:
            numbers = array("q", self.store.with_word(words[0], at))
        elif words:
            rows = self.store.holding(words, at)
            numbers = array("q", [n for n, forms in rows if fits(forms.split("\n"), words)])
        else:
            numbers = array("q", self.store.numbers(at))
        own = {-1 - at for at, e in enumerate(self.corrected) if _is_chosen(e, kind, words)}
        return array("q", [n for n in self._arrange(numbers) if n > 0 or n in own])

    def spelt(self, name: str) -> list[int]:
        """Return the numbers of those that are so called or spelt, case and accents apart."""
        form = fold_name(name)
        numbers = self.store.called(form)
        own = [
            -1 - at for at, e in enumerate(self.corrected) if form in forms_of(e.name, e.aliases)
        ]
        return [number for number in numbers if number not in self.taken] + own

    def kinds(self) -> list[EntityKind]:
        """Return the kinds that there are."""
        found = {KINDS[kind] for kind in self.store.kinds()}
        found.update(entity.kind for entity in self.corrected)
        return [kind for kind in KINDS if kind in found]


def _is_chosen(entity: Entity, kind: EntityKind | None, words: Sequence[str]) -> bool:
    return kind in (None, entity.kind) and (
        not words or fits(forms_of(entity.name, entity.aliases), words)
    )


def entity_of(entities: Sequence[Entity], identity: str) -> Entity | None:
    """Return the entity with that id, None if it is not there."""
    if isinstance(entities, HeldNames):
        return entities.find(identity)
    return next((entity for entity in entities if entity.id == identity), None)


def id_of_name(entities: Sequence[Entity], name: str) -> str:
    """Return the id of the first entity of that name, "" if there is none."""
    if isinstance(entities, HeldNames):
        entities = entities.load(entities.spelt(name))
    return next((entity.id for entity in entities if entity.name == name), "")


def shared_of(entities: Sequence[Entity]) -> Sequence[Entity]:
    """Return the entities that several articles name."""
    if isinstance(entities, Roll):
        return entities.head(entities.shared)
    return tuple(entity for entity in entities if entity.shared)


def changed(entities: Sequence[Entity]) -> Sequence[Entity]:
    """Return the entities that corrections may have changed: of a library, those they have."""
    return entities.corrected if isinstance(entities, HeldNames) else entities


def named_beside(
    entities: Sequence[Entity], articles: Iterable[str]
) -> Iterator[tuple[Entity, Sequence[Mention]]]:
    """Yield entities with their mentions, all of those in some articles among them, by id."""
    if not isinstance(entities, HeldNames):
        yield from ((entity, entity.mentions) for entity in entities)
        return
    for article in articles:
        for entity in entities.load(entities.numbers_in(article)):
            yield entity, entity.mentions_in(article)
