"""Names of a few new articles put to those that are kept of a library, without joining all anew.

Each article is taken by itself. A name that equals a kept one in full, and no other, is taken for
it; all others stand for themselves until everything is joined anew. So hardly anything is joined
here that would be kept apart there, and a name may stand twice for a while.
"""

from __future__ import annotations

import json
from array import array
from functools import lru_cache
from itertools import chain
from itertools import count as count_from
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.analysis.linking.streamed import Linked
    from briefing.model import Alias
    from briefing.model.held_store import Row
    from briefing.model.naming import ArticleNames
    from briefing.store.names import KeptNames
    from briefing.store.naming import Added
    from briefing.store.shelf import Shelf

_SHORT = ("surname", "given name", "described")
"""Rules of spellings that stand for a name without being one."""
_KEYS = 20_000
"""Names whose kept entities are remembered."""


class Grown(NamedTuple):
    """An entity as it is after some articles more."""

    row: Row
    aliases: tuple[Alias, ...]
    counts: dict[int, int]
    """How often each of the articles that are new names it, by their numbers."""
    spelt: tuple[tuple[int, str, int], ...]
    """The same by spelling: article, spelling and count."""
    is_new: bool


class Attaching:
    """Finds for entities of new articles those that are kept, and makes what they become."""

    def __init__(self, names: KeptNames) -> None:
        """Take what is kept."""
        self._names = names
        self._kept = lru_cache(_KEYS)(self._find_kept)
        self._next = names.last + 1
        self._grown: dict[int, Grown] = {}
        self._ids: set[str] = set()
        """Of entities that are new."""
        self._called_now: dict[str, set[int]] = {}
        """By form: entities that are new or have changed."""

    def add(self, found: Iterable[Linked], article: int) -> dict[int, int]:
        """Take in the entities of the article with that number; return the number of each.

        By the number that each has in the article.
        """
        numbers: dict[int, int] = {}
        for one in sorted(found, key=lambda one: one.number):
            number = self._find(one)
            numbers[one.number] = number or self._next
            self._take(self._grow(number, one, article) if number else self._begin(one, article))
        return numbers

    def _take(self, grown: Grown) -> None:
        from briefing.analysis.naming.normal import normal

        self._grown[grown.row.number] = grown
        for text in (grown.row.name, *(alias.text for alias in grown.aliases)):
            self._called_now.setdefault(normal(text), set()).add(grown.row.number)

    @property
    def last(self) -> int:
        """The highest number that was given."""
        return self._next - 1

    def grown(self) -> list[Grown]:
        """Return the entities that are new or have changed."""
        return list(self._grown.values())

    def _find(self, one: Linked) -> int:
        """Return the number of the only kept entity that is so called, 0 if there is none."""
        from briefing.analysis.linking.senses import senses
        from briefing.analysis.naming.normal import normal

        full = {normal(a.text) for a in one.aliases if a.rule not in _SHORT} | {normal(one.name)}
        # Two bodies may have the letters "PA"; what they are short for tells which one is meant.
        full -= {normal(a.text) for a in one.aliases if a.rule == "acronym" and " " not in a.text}
        if any(alias.text in senses() for alias in one.aliases):
            return 0  # it may mean several things, which takes all articles to tell
        found: dict[int, set[str]] = {}
        for key in full:
            for number, aliases in self._called(key):
                rules = {a.rule for a in aliases if normal(a.text) == key}
                # A bare name that anybody else has, if only as a surname, is nobody's.
                if rules and (" " not in key or not rules <= set(_SHORT)):
                    found.setdefault(number, set()).add(key)
                    if len(found) > 1:
                        return 0
        if not found:
            return 0
        ((number, met),) = found.items()
        return number if self._is_like(number, one, met) else 0

    def _is_like(self, number: int, one: Linked, met: set[str]) -> bool:
        """Whether kinds agree, and a bare name is the name of what it is put to.

        `met` are the spellings that both have.
        """
        from briefing.analysis.naming.normal import normal
        from briefing.model import EntityKind
        from briefing.model.naming import KINDS

        known = self._grown.get(number)
        row = known.row if known is not None else self._names.rows([number])[number]
        kinds = {KINDS[row.kind], one.kind} - {EntityKind.OTHER}
        if len(kinds) > 1:
            return False
        if any(" " in key for key in met):
            return True
        return normal(row.name) in met and not self._may_be_surname(number, one)

    def _may_be_surname(self, number: int, one: Linked) -> bool:
        """Whether a name of one word stands in that of a kept person other than the one found."""
        from briefing.model import EntityKind
        from briefing.model.naming import KINDS
        from briefing.search.spellings import terms_of_name

        if one.kind not in (EntityKind.PERSON, EntityKind.OTHER):
            return False
        others = {n for term in terms_of_name(one.name) for n in self._names.holders("who", term)}
        rows = self._names.rows(sorted(others - {number})).values()
        return any(KINDS[row.kind] is EntityKind.PERSON for row in rows)

    def _called(self, key: str) -> Iterator[tuple[int, tuple[Alias, ...]]]:
        """Yield entities that have a spelling of that normal form, with their spellings."""
        from briefing.model import Alias

        for number in self._called_now.get(key, ()):
            grown = self._grown[number]
            yield number, (Alias(grown.row.name, "name", 0), *grown.aliases)
        for number in self._kept(key):
            row = self._names.rows([number])[number]
            yield number, (Alias(row.name, "name", 0), *self._names.aliases(number))

    def _find_kept(self, key: str) -> tuple[int, ...]:
        """Return the numbers of kept entities that have a spelling of that normal form."""
        from briefing.analysis.naming.normal import normal
        from briefing.search.spellings import terms_of_name
        from briefing.store.name_words import FIELDS

        found: set[int] = set()
        terms = terms_of_name(key)
        for field in FIELDS if terms else ():
            sets = [set(self._names.holders(field, term)) for term in terms]
            found |= sets[0].intersection(*sets[1:])
        forms = self._names.forms(sorted(found))
        return tuple(n for n, told in forms.items() if key in map(normal, told.split("\n")))

    def _begin(self, one: Linked, article: int) -> Grown:
        from briefing.analysis.linking.register import identity_of
        from briefing.analysis.naming.normal import normal
        from briefing.model.held_store import Row
        from briefing.model.naming import KINDS

        base = normal(one.name)
        further = (f"{base}|{1 << n}" for n in count_from(1))  # of most names there are few
        texts = chain((base, f"{base}|{one.kind.value}"), further)
        identity = next(
            found
            for found in map(identity_of, texts)
            if found not in self._ids and not self._names.number_of(found)
        )
        self._ids.add(identity)
        kind = KINDS.index(one.kind)
        row = Row(self._next, identity, one.name, kind, one.mentions, 1, 0.0)
        self._next += 1
        counts = {article: one.mentions}
        return Grown(row, one.aliases, counts, _spelt(one, article), is_new=True)

    def _grow(self, number: int, one: Linked, article: int) -> Grown:
        known = self._grown.get(number)
        if known is None:
            row, aliases = self._names.rows([number])[number], self._names.aliases(number)
            known = Grown(row, aliases, {}, (), is_new=False)
        together = dict(known.counts)
        together[article] = together.get(article, 0) + one.mentions
        row = known.row._replace(
            mentions=known.row.mentions + one.mentions,
            articles=known.row.articles + len(together) - len(known.counts),
        )
        spelt = (*known.spelt, *_spelt(one, article))
        return Grown(row, _both(known.aliases, one.aliases), together, spelt, known.is_new)


def _spelt(one: Linked, article: int) -> tuple[tuple[int, str, int], ...]:
    """Return how often each spelling stands in the only article that an entity was found in."""
    return tuple((article, alias.text, alias.count) for alias in one.aliases)


def _both(kept: tuple[Alias, ...], more: tuple[Alias, ...]) -> tuple[Alias, ...]:
    """Return the spellings of both, those that are in both added up; most frequent first."""
    from dataclasses import replace

    found = {alias.text: alias for alias in kept}
    for alias in more:
        known = found.get(alias.text)
        if known is not None:
            found[alias.text] = replace(known, count=known.count + alias.count)
        elif alias.rule == "name":
            found[alias.text] = replace(alias, rule="form")
        else:
            found[alias.text] = alias
    return tuple(sorted(found.values(), key=lambda one: (-one.count, one.text)))


def renumber(linked: bytes, numbers: dict[int, int]) -> bytes:
    """Return what the names of an article stand for, with other numbers."""
    return array("I", [numbers.get(one, 0) for one in array("I", linked)]).tobytes()


def attach(
    shelf: Shelf,
    load: Callable[[int], tuple[str, ArticleNames]],
    numbers: Sequence[int],
    aliases: Sequence[str],
    facts: dict[str, str],
) -> None:
    """Put the names of some articles to those that are kept, and set facts; all or nothing.

    `load` returns text and names of the article at a place in `numbers`.
    """
    from briefing import analysis
    from briefing.analysis.linking.streamed import StreamedLinker
    from briefing.store.names import KeptNames
    from briefing.store.naming import put_in

    rows = analysis.check_aliases(aliases)
    names = KeptNames(shelf)
    attaching = Attaching(names)
    named = []
    for at, number in enumerate(numbers):
        here = load(at)
        linker = StreamedLinker(1, lambda _, here=here: here, rows)  # type: ignore[misc]
        for _ in linker.work():
            pass
        own = attaching.add(linker.entities(), number)
        named.append((number, renumber(linker.articles[0], own), here[1].pack()))
    added = [_added(names, grown) for grown in attaching.grown()]
    put_in(shelf, added, named, {**facts, "names last": str(attaching.last)})


def _added(names: KeptNames, grown: Grown) -> Added:
    """Return what is written of an entity."""
    from collections import Counter

    from briefing.model.forms import forms_of
    from briefing.model.naming import KINDS, Namings, Spelt
    from briefing.search.spellings import words_of_name
    from briefing.store.naming import Added
    from briefing.store.shelf import storable

    from .name_words import field_of

    row = grown.row
    aliases = () if grown.is_new else names.aliases(row.number)
    known = set() if grown.is_new else {a.text for a in aliases} | {row.name}
    texts = {row.name, *(alias.text for alias in grown.aliases)} - known
    field = field_of(KINDS[row.kind])
    terms = Counter((field, term) for text in texts for term in words_of_name(text))
    before = names.namings(row.number)
    pairs = [*zip(before.articles, before.counts, strict=True), *grown.counts.items()]
    spelt = [(a, aliases[at].text, n) for a, at, n in names.spelt(row.number).rows(before)]
    order = {alias.text: at for at, alias in enumerate(grown.aliases)}
    rows = ((article, order[text], count) for article, text, count in (*spelt, *grown.spelt))
    return Added(
        (*row[:2], storable(row.name), *row[3:]),
        storable("\n".join(forms_of(row.name, grown.aliases))),
        json.dumps([(a.text, a.rule, a.count, a.evidence) for a in grown.aliases]),
        Namings.of(pairs).pack(),
        Spelt.of(rows).pack(),
        terms,
    )
