"""The names of very many articles joined, with few of them in memory at a time.

The articles are gone through twice. The first time their names are counted; then names are joined
by the rules of the linker, which look at names alone. The second time each mention is given to
an entity. What it gives is what `Linker` gives, but for phrases of scripts without capitals.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, OrderedDict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.naming.kinds import looks_common
from briefing.model.naming import DESCRIBES

from .acronyms import find_bracketed
from .bare import BareNames
from .blocks import SettledBlocks
from .described import Descriptions
from .entities import draft_alike, draft_of
from .gathered import Gathered
from .groups import Groups
from .linker import RULES
from .names import Names
from .own_names import OwnNames
from .register import Identities
from .short_forms import ShortForms
from .subjects import Subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.analysis.tables.aliases import AliasRow
    from briefing.model import Alias, EntityKind
    from briefing.model.naming import ArticleNames

    from .blocks import Join
    from .entities import Draft
    from .names import Spot

    Load = Callable[[int], tuple[str, ArticleNames]]

_LOWER = re.compile(r"(?<![\w'’-])[a-z][a-z'’]+(?!\w)")
_STEP = 50
"""Articles after which whoever waits is told."""
_HELD = 64
"""Articles whose mentions are kept at hand."""
_REMEMBERED = 100_000
"""Spellings of which something is remembered, for speed alone."""
_FEW = 4
"""Mentions of a group up to which they are kept as they are."""


class Linked(NamedTuple):
    """An entity, without its mentions."""

    number: int
    """By which the articles know it, from 1 on."""
    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...]
    mentions: int
    """How many there are."""
    named: tuple[tuple[int, int], ...]
    """Index of each article that names it, with how often."""
    spelt: tuple[tuple[int, int, int], ...]
    """The same by spelling: article, index among the aliases, and how often; but for alias 0."""


class _Spots:
    """The mentions of each article, made when they are asked for."""

    def __init__(self, make: Callable[[int], list[Spot]]) -> None:
        self._make = make
        self._held: OrderedDict[int, list[Spot]] = OrderedDict()

    def __getitem__(self, index: int) -> list[Spot]:
        if index not in self._held:
            self._held[index] = self._make(index)
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return self._held[index]


class StreamedLinker:
    """Joins the names of so many articles; `work` does it, in steps."""

    def __init__(self, total: int, load: Load, aliases: Iterable[AliasRow] = ()) -> None:
        """`load` returns text and names of the article with an index below `total`."""
        self._total, self._load = total, load
        self._names = Names(OwnNames(aliases))
        self._names.spots = _Spots(self._settled)  # type: ignore[assignment]
        self._names.abroad = [frozenset()] * total
        self._blocks = SettledBlocks(self._names, RULES)
        self._subjects = Subjects(self._names)
        self._bare = BareNames(self._names, self._blocks, self._subjects)
        self._short = ShortForms(self._names, self._blocks, self._subjects)
        self._groups = Groups(self._names.by_key, ())
        self._descriptions = Descriptions()
        self._lower: set[str] = set()
        self._numbers: dict[str, int] = {}
        """Of each group, by its key."""
        self._few: dict[str, list[Spot]] = {}
        """Mentions of each group that has few of them: most names stand in one article alone."""
        self._tallies: dict[str, Gathered] = {}
        """What is known of each of the other groups."""
        self._bases: dict[str, list[tuple[tuple[int, int], int, EntityKind]]] = {}
        """By what ids are made of: first mention, number and kind of the entities."""
        self.articles: list[bytes] = []
        """Of each article: the numbers of what its names stand for, 0 for nothing."""

    def work(self) -> Iterator[int]:
        """Join the names; yield now and then how many articles were gone through, twice each."""
        yield from self._count()
        groups = self._join()
        self._bare.update(groups, self._names.by_key, groups.roots)
        self._short.update(groups, self._names.by_key)
        yield from self._place()
        self._describe()

    # The first time: which names there are

    def _spell(self, index: int) -> tuple[str, ArticleNames, list[Spot]]:
        text, found = self._load(index)
        self._names.forget_entries(_REMEMBERED)
        return text, found, self._names.spell(index, text, found.mentions(""))

    def _settled(self, index: int) -> list[Spot]:
        spots = self._spell(index)[2]
        self._names.settle(index, spots)
        return spots

    def _count(self) -> Iterator[int]:
        """Count the names of all articles, at the end those that the others help to understand."""
        unclear: list[int] = []
        self._brackets: dict[int, list[Join]] = {}
        for index in range(self._total):
            text, _, spots = self._spell(index)
            fresh = set(text.split()).difference(self._lower)  # most words are known soon
            self._lower.update(_LOWER.findall(" ".join(fresh)))
            several = self._names.of_several_meanings(spots)
            if several:
                self._names.senses.read(index, text, several)
                unclear.append(index)
            else:
                self._count_in(index, text, spots)
            if index % _STEP == 0:
                yield index
        for index in unclear:
            self._count_in(index, self._load(index)[0], self._settled(index))

    def _count_in(self, index: int, text: str, spots: list[Spot]) -> None:
        self._names.count_in(index, spots)
        self._subjects.read(index, spots)
        found = list(find_bracketed(text, spots))
        if found:
            self._brackets[index] = found

    def _join(self) -> Groups:
        self._blocks.settle()
        brackets = self._short.settle(self._brackets)
        self._groups = Groups(self._names.by_key, chain(brackets, self._blocks.joins()))
        return self._groups

    # The second time: which entity each mention names

    def _group_of(self, spot: Spot) -> str:
        return spot.key if "@" in spot.key else self._groups.root(spot.key)

    def _place(self) -> Iterator[int]:
        for index in range(self._total):
            text, found = self._load(index)
            spots = self._names.spots[index]
            self._bare.resolve(index)
            self._short.resolve(index)
            places = {
                start: at
                for at, start in enumerate(found.starts)
                if not found.kinds[at] & DESCRIBES
            }
            linked = array("I", bytes(4 * len(found)))
            for spot in spots:
                linked[places[spot.mention.start]] = self._add(self._group_of(spot), spot)
            self.articles.append(linked.tobytes())
            described = found.descriptions("")
            self._descriptions.read(index, text, spots, described)
            if index % _STEP == 0:
                yield self._total + index

    def _add(self, key: str, spot: Spot) -> int:
        """Count a mention under its group; return the number of that."""
        self._take(key, spot)
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _take(self, key: str, spot: Spot) -> None:
        """Take a mention into what is known of its group."""
        tally = self._tallies.get(key)
        if tally is not None:
            tally.add(spot)
            return
        few = self._few.setdefault(key, [])
        few.append(spot)
        if len(few) > _FEW:
            self._tallies[key] = Gathered(self._few.pop(key))

    def _describe(self) -> None:
        """Give posts without a name to their holders."""
        for key, spots in self._descriptions.resolve(self._group_of).items():
            for spot in spots:
                self._take(key, spot)
                found = self._load(spot.article)[1]
                at = next(
                    at for at, start in enumerate(found.starts)
                    if start == spot.mention.start and found.kinds[at] & DESCRIBES
                )  # fmt: skip
                linked = array("I", self.articles[spot.article])
                linked[at] = self._numbers[key]
                self.articles[spot.article] = linked.tobytes()

    # What came of it

    def entities(self) -> Iterator[Linked]:
        """Yield the entities in no order, without their ids; each is forgotten once yielded."""
        for key, number in self._numbers.items():
            made, size, named, spelt = self._draft(key)
            if made.suspect and (made.suspect in self._lower or looks_common(made.suspect)):
                continue
            self._bases.setdefault(made.base, []).append((made.first, number, made.kind))
            yield Linked(
                number, made.name, made.kind, made.aliases, size,
                tuple(sorted(named.items())), spelt,
            )  # fmt: skip

    def _draft(
        self, key: str
    ) -> tuple[Draft, int, dict[int, int], tuple[tuple[int, int, int], ...]]:
        """Return what a group is, its mentions: how many, by article, by spelling; forget it."""
        tally = self._tallies.pop(key, None)
        if tally is None:
            spots = sorted(self._few.pop(key), key=_place_of)
            counts = dict(Counter([spot.article for spot in spots]))
            made = draft_alike(self._names, spots, len(counts))
            if made is not None:
                return made, len(spots), counts, ()
            tally = Gathered(spots)
        named = tally.named()
        made = draft_of(self._names, self._groups, key, tally, len(named))
        return made, tally.size, named, tally.spelt(made.aliases)

    @property
    def last(self) -> int:
        """The highest number that the articles know anything by."""
        return len(self._numbers)

    def ids(self) -> Iterator[tuple[int, str]]:
        """Yield number and id of each entity, once all of them were yielded."""
        for base, owners in self._bases.items():
            identities = Identities(base)
            for _, number, kind in sorted(owners):
                yield number, identities.give(kind)


def _place_of(spot: Spot) -> tuple[int, int]:
    return spot.article, spot.mention.start
