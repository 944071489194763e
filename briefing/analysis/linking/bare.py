"""The bare family name, or given name, of a person: whom it means in each article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.naming.lexicon import lexicon
from briefing.model import EntityKind

from .people import bare_forms, read_person
from .subjects import LOOKED_AT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .blocks import Blocks, SettledBlocks
    from .groups import Groups
    from .names import Name, Names, Spot
    from .subjects import Subjects


class Owner(NamedTuple):
    """Whom a bare name means in articles that name nobody of that name in full."""

    roots: frozenset[str]
    """The people of the stack who have it."""
    leading: str
    """The one whom nearly all of many articles name, or ""."""
    articles: tuple[int, ...]
    """The first articles that name them in full."""


class BareNames:
    """Gives bare names to people, article by article, and knows which articles must be redone."""

    def __init__(self, names: Names, blocks: Blocks | SettledBlocks, subjects: Subjects) -> None:
        self._names = names
        self._blocks = blocks
        self._subjects = subjects
        self._groups: Groups
        self._full: dict[str, list[str]] = {}
        """Bare forms of each full name."""
        self._owners: dict[str, Owner] = {}
        self._personal: dict[str, bool] = {}

    def update(self, groups: Groups, touched: Iterable[str], moved: Iterable[str]) -> set[int]:
        """Note the names that changed and those whose group did; return the articles affected."""
        self._groups = groups
        stale: set[int] = set()
        bares: set[str] = set()
        for key in {*touched, *moved}:
            name = self._names.by_key[key]
            before, now = self._full.get(key, []), bare_forms(name)
            bares.update(before, now)
            if now:
                self._full[key] = now
            else:
                self._full.pop(key, None)
            personal = _is_personal(name)
            if before != now or self._personal.get(key, personal) != personal or key in moved:
                stale |= name.articles
            self._personal[key] = personal
        for bare in bares:
            owner = self._owner(bare)
            name_of = self._names.by_key.get(bare)
            if self._owners.get(bare) != owner and name_of:
                stale |= name_of.articles
            self._owners[bare] = owner
        return stale

    def _owner(self, bare: str) -> Owner:
        """Return the people of the stack who have a bare name; "Jr." only where he is alone."""
        plain: dict[str, set[int]] = {}
        juniors: dict[str, set[int]] = {}
        articles: dict[str, set[int]] = {}
        for name in self._blocks.members("bare", bare):
            root = self._groups.root(name.key)
            part = juniors if read_person(name).suffix else plain
            part.setdefault(root, set())
            articles.setdefault(root, set()).update(name.articles)
        counts = Counter({root: len(having) for root, having in articles.items()})
        leading = ""
        if len(counts) > 1:
            (root, most), *_ = counts.most_common(1)
            leading = root if most >= 20 and most >= 0.9 * counts.total() else ""
        roots = frozenset(plain or juniors)
        having = sorted(index for root in roots for index in articles[root])
        return Owner(roots, leading, tuple(having[:LOOKED_AT]) if len(roots) == 1 else ())

    def resolve(self, index: int) -> None:
        """Give the bare names of one article to the person that it named last in full.

        Where the article names nobody in full, the only person of that family name in the
        stack is taken, if the articles have a subject in common and nothing says that the word
        means something else.
        """
        spots = self._names.spots[index]
        here = _Bearers(self._names, self._groups, spots, self._full)
        for spot in spots:
            if spot.key != spot.own:
                spot.key, spot.rule, spot.evidence, spot.bearer = spot.own, "", "", ""
            if spot.own in self._full:
                here.pass_by(spot)
            elif self._is_bare(spot) and not here.resolve(spot):
                self._look_in_stack(spot, here, index)

    def _look_in_stack(self, spot: Spot, here: _Bearers, index: int) -> None:
        """Give a bare name to the only person of the stack that has it.

        Where several have it, the one that nearly all of many articles name is taken; where
        nobody leads, the name is kept apart from that of other articles.
        """
        owner = self._owners.get(spot.own)
        if owner is None or not owner.roots:
            return
        only = len(owner.roots) == 1
        root = next(iter(owner.roots)) if only else owner.leading
        known_here = spot.own in here.totals
        related = not only or self._are_related(index, owner.articles, spot.own)
        if root and related and not known_here and self._may_be_person(spot):
            reason = "only {} has this surname here" if only else "nearly always {} here"
            spot.key, spot.rule, spot.evidence, spot.bearer = root, "surname", reason, root
        elif not only:
            spot.key = f"{spot.own}@{index}"

    def _are_related(self, index: int, others: tuple[int, ...], bare: str) -> bool:
        """Whether an article names what another one names too, or too little to tell."""
        subjects = self._subjects
        return not subjects.tells(index) or subjects.shares(index, others, [f"~{bare}"])

    def _is_bare(self, spot: Spot) -> bool:
        """Whether a mention may be a family name alone."""
        name = self._names.by_key[spot.own]
        if spot.mention.kind not in (EntityKind.PERSON, EntityKind.OTHER):
            return False
        if name.anchor:
            return name.anchor.group == "town" and bool(spot.mention.role)
        return len(name.words) < 4

    def _may_be_person(self, spot: Spot) -> bool:
        """Whether a bare name may mean a person whom its article does not name in full."""
        return spot.mention.kind is EntityKind.PERSON or self._personal[spot.own]


def _is_personal(name: Name) -> bool:
    """Whether the stack takes a name for a person often enough."""
    kinds = name.kinds
    others = kinds.total() - kinds[EntityKind.OTHER] - kinds[EntityKind.PERSON]
    return others * 9 <= kinds[EntityKind.PERSON] and name.key not in lexicon().everyday


def _is_office(spot: Spot) -> bool:
    """Whether the title of an office stands beside a name: "President", not "Mr."."""
    words = spot.mention.role.lower().split()
    return bool(words) and words[-1] in lexicon().offices and words[-1] not in lexicon().styles


class _Bearers:
    """Who is named in full in one article, and which bare names each can be meant by."""

    def __init__(
        self, names: Names, groups: Groups, spots: list[Spot], full: dict[str, list[str]]
    ) -> None:
        self._root = groups.root
        self._forms: dict[str, list[str]] = {}
        self._last: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._by_given: dict[str, set[str]] = {}
        self._untitled: set[str] = set()
        """People named with "Jr." and no title; a title before the bare name means another."""
        self.totals: dict[str, Counter[str]] = {}
        there = [spot for spot in spots if spot.own in full]
        people = {s.own: read_person(names.by_key[s.own]) for s in there}
        plain = {bare for s in there if not people[s.own].suffix for bare in full[s.own]}
        for spot in there:
            root, person = self._root(spot.own), people[spot.own]
            self._texts.setdefault(root, spot.text)
            bares = [b for b in full[spot.own] if not (person.suffix and b in plain)]
            self._forms[spot.own] = bares
            if person.suffix:
                self._untitled.add(root)
            for bare in bares:
                self.totals.setdefault(bare, Counter())[root] += 1
            if person.given in lexicon().given:
                self._by_given.setdefault(person.given, set()).add(root)

        self._untitled -= {self._root(spot.own) for spot in there if spot.mention.role}

    def pass_by(self, spot: Spot) -> None:
        """Note that a person is named in full here."""
        for bare in self._forms[spot.own]:
            self._last[bare] = self._root(spot.own)

    def resolve(self, spot: Spot) -> bool:
        """Give a bare name to a person of this article; whether that could be done."""
        root, rule = self._pick(spot.own), "surname"
        if not root and spot.own not in self.totals:
            found = self._by_given.get(spot.own, set())
            if len(found) == 1:
                (root,), rule = found, "given name"
        if not root or (root in self._untitled and _is_office(spot)):
            return False
        spot.key, spot.rule = root, rule
        spot.evidence = f"{rule} of {self._texts[root]} in the same text"
        return True

    def _pick(self, bare: str) -> str:
        """Return the person that a bare name means at this place of the article, or ""."""
        found = self.totals.get(bare)
        if not found:
            return ""
        if len(found) == 1:
            return next(iter(found))
        if bare in self._last:
            return self._last[bare]
        (first, most), (_, second) = found.most_common(2)
        return first if most >= 3 * second else ""
