"""The linker: joins the names of a stack, and takes in further articles at little cost."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from briefing.analysis.naming.kinds import looks_common

from . import acronyms, companies, forms, people, spelling
from .acronyms import find_bracketed
from .bare import BareNames
from .blocks import Blocks
from .described import Descriptions
from .entities import draft
from .groups import Groups
from .names import Names
from .own_names import OwnNames
from .phrases import Phrases
from .register import Register
from .short_forms import ShortForms
from .subjects import Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.analysis.tables.aliases import AliasRow
    from briefing.model import Article, Entity, Layers

    from .blocks import Join
    from .entities import Draft
    from .names import Spot

RULES = forms.RULES + companies.RULES + acronyms.RULES + people.RULES + spelling.RULES
"""From the sure to the guarded."""
_LOWER = re.compile(r"(?<![\w'’-])[a-z][a-z'’]+(?!\w)")


class Linker:
    """The entities of a stack that may grow.

    `extend` takes in articles, `entities` returns what they name. However the articles were
    handed in, at once or one by one, the result is that of one stack in the same order. Rows of
    the user's alias file go before what the tables know.
    """

    def __init__(self, aliases: Iterable[AliasRow] = ()) -> None:
        self._texts: list[str] = []
        self._lower: set[str] = set()
        self._names = Names(OwnNames(aliases))
        self._descriptions = Descriptions()
        self._phrases = Phrases()
        self._guesses: dict[str, str] = {}
        self._start()

    def _start(self) -> None:
        """Begin with no joins; what was read of the articles stays."""
        self._names.forget()
        self._blocks = Blocks(self._names, RULES)
        subjects = Subjects(self._names)
        self._bare = BareNames(self._names, self._blocks, subjects)
        self._short = ShortForms(self._names, self._blocks, subjects)
        self._groups = Groups(self._names.by_key, ())
        self._brackets: dict[int, list[Join]] = {}
        """What each article says in brackets that a name is short for."""
        self._members: dict[str, dict[int, list[Spot]]] = {}
        """By key of the group: its mentions in each article."""
        self._described: dict[str, list[Spot]] = {}
        """By key of the group: its mentions by post alone."""
        self._placed: list[list[str]] = []
        """Keys of the groups in each article."""
        self._register = Register()
        self._repeated: dict[str, Draft] = {}
        """Entities that are no more than phrases in several articles."""
        self._touched: set[str] = set()
        self._found: tuple[Entity, ...] | None = None

    def extend(self, articles: Sequence[Article], layers: Mapping[str, Layers]) -> None:
        """Take in further articles behind the ones before; each has its entry in `layers`."""
        for article in articles:
            self._texts.append(article.text)
            self._lower.update(_LOWER.findall(article.text))
            self._names.read(article, layers[article.id])
            self._phrases.read(len(self._texts) - 1, article, layers[article.id])
            self._descriptions.read(
                len(self._texts) - 1,
                article.text,
                self._names.spots[-1],
                layers[article.id].descriptions,
            )
        guesses = dict(self._names.senses.guesses())
        if any(guesses[spelling] != meant for spelling, meant in self._guesses.items()):
            self._start()  # what an earlier article means has changed
        self._guesses = guesses
        self._found = None
        for index in range(len(self._placed), len(self._texts)):
            self._touched |= self._names.count(index)
            found = list(find_bracketed(self._texts[index], self._names.spots[index]))
            if found:
                self._brackets[index] = found
            self._placed.append([])

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities: shared and telling ones first, always in the same order."""
        if self._found is None:
            self._update()
            self._found = self._register.entities(len(self._texts), self._is_word)
        return self._found

    def _is_word(self, word: str) -> bool:
        return word in self._lower or looks_common(word)

    def _update(self) -> None:
        """Join names anew where something changed, and build the entities that this touches."""
        touched, before = self._touched, self._groups
        fresh = {index for key in touched for index in self._names.by_key[key].articles}
        fresh = {index for index in fresh if not self._placed[index]}
        self._blocks.update(sorted(touched, key=lambda key: self._names.by_key[key].order))
        brackets = self._short.settle(self._brackets)
        groups = Groups(self._names.by_key, chain(brackets, self._blocks.joins()))
        self._groups = groups
        moved = _changed(before.roots, groups.roots)
        stale = fresh | self._bare.update(groups, touched, moved)
        stale |= self._short.update(groups, touched, moved)
        stale.update(index for key in moved for index in self._names.by_key[key].articles)
        changed = self._place(sorted(stale))
        for key in touched | _changed(before.reasons, groups.reasons):
            changed.add(groups.root(key))
        for key in changed | self._describe():
            self._build(key)
        repeated = self._phrases.drafts()
        for phrase in _changed(self._repeated, repeated):
            self._register.put(f"@{phrase}", repeated.get(phrase))
        self._repeated = repeated
        self._touched = set()

    def _place(self, stale: Iterable[int]) -> set[str]:
        """Put the mentions of articles into groups anew; return the groups that changed."""
        changed: set[str] = set()
        for index in stale:
            for key in self._placed[index]:
                self._members[key].pop(index, None)
                changed.add(key)
            self._bare.resolve(index)
            self._short.resolve(index)
            keys: dict[str, None] = {}
            for spot in self._names.spots[index]:
                key = self._group_of(spot)
                self._members.setdefault(key, {}).setdefault(index, []).append(spot)
                keys[key] = None
            self._placed[index] = list(keys)
            changed.update(keys)
        return changed

    def _group_of(self, spot: Spot) -> str:
        return spot.key if "@" in spot.key else self._groups.root(spot.key)

    def _describe(self) -> set[str]:
        """Give posts without a name to their holders; return the groups that changed."""
        before, self._described = self._described, self._descriptions.resolve(self._group_of)
        return {
            key
            for key in before.keys() | self._described.keys()
            if before.get(key) != self._described.get(key)
        }

    def _build(self, key: str) -> None:
        """Build the entity of a group, or take it out if nothing is left of it."""
        members = self._members.get(key)
        if not members:
            self._members.pop(key, None)
            self._register.put(key, None)
            return
        spots = [spot for index in sorted(members) for spot in members[index]]
        if key in self._described:
            spots += self._described[key]
            spots.sort(key=lambda spot: (spot.article, spot.mention.start))
        self._register.put(key, draft(self._names, self._groups, key, spots))


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """Return the keys that two mappings do not have in common with the same value."""
    return {key for key, _ in before.items() ^ after.items()}
