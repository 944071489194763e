"""One person under several names: order, initials, short given names, the bare family name."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.tables import rows
from briefing.model import EntityKind

if TYPE_CHECKING:
    from .names import Name, Names, Spot


_CROWD = 200
"""Full names of one family name in a stack above which they are left as they are."""


class Person(NamedTuple):
    """The parts of a full name, in normal form."""

    key: str
    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str
    family_first: bool


def read_person(name: Name) -> Person:
    """Return the parts of a full name of two words and more."""
    lists = lexicon()
    words = list(name.words)
    suffix = ""
    while len(words) > 2 and words[-1] in lists.suffixes:
        suffix = words.pop()
    first = words[0] in lists.family_first and words[0] not in lists.given
    if first and (len(words) == 3 or "-" in name.text or len(words) == 2):
        return Person(name.key, " ".join(words[1:]), (), words[0], suffix, True)
    return Person(name.key, words[0], tuple(words[1:-1]), words[-1], suffix, False)


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {short.lower(): frozenset(full.lower().split()) for short, full in rows("nicknames")}


def given_agree(left: str, right: str) -> bool:
    """Whether two given names can be one: equal, an initial, or a short form."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    table = _nicknames()
    return right in table.get(left, ()) or left in table.get(right, ())


def compatible(left: Person, right: Person) -> bool:
    """Whether two full names with one family name can be one person."""
    if left.family_first or right.family_first:
        return left.given.replace(" ", "") == right.given.replace(" ", "")
    if left.suffix != right.suffix and left.suffix and right.suffix:
        return False
    if not given_agree(left.given, right.given):
        return (
            bool(left.middle)
            and not right.middle
            and left.middle[0] == right.given
            and (len(left.given) == 1)
        )
    short, long = sorted((left.middle, right.middle), key=len)
    if not short:
        return True
    return len(short) == len(long) and all(map(given_agree, short, long))


def full_names(names: Names) -> list[Name]:
    """Return the names of two words and more that are taken for people."""
    return [
        name
        for name in names.by_key.values()
        if len(name.words) > 1 and name.kind is EntityKind.PERSON and not name.anchor
    ]


def join(names: Names) -> None:
    """Join full names of one person, where only one person of the stack can be meant."""
    blocks: dict[str, list[Person]] = {}
    orders: dict[tuple[str, ...], str] = {}
    for name in full_names(names):
        person = read_person(name)
        if len(person.family) > 1:
            blocks.setdefault(person.family, []).append(person)
        first = orders.setdefault(tuple(sorted(name.words)), name.key)
        if first != name.key:
            names.join(name.key, first, "order", "the same words in another order")
        _join_trade(names, name)
    for people in blocks.values():
        if 1 < len(people) <= _CROWD:
            _join_block(names, people)


def _join_trade(names: Names, name: Name) -> None:
    """Join "Scientologist Tom Cruise" to "Tom Cruise": what stands before is no given name."""
    other = names.by_key.get(" ".join(name.words[1:])) if len(name.words) > 2 else None
    if other and other.kind is EntityKind.PERSON and name.words[0] not in lexicon().given:
        names.join(name.key, other.key, "title", f"“{other.text}” with a word before it")


def _join_block(names: Names, people: list[Person]) -> None:
    """Join the compatible names of one family name; one that fits two people stays alone."""

    def fit(left: Person, right: Person) -> bool:
        return compatible(left, right) and not _side_by_side(names, left, right)

    people = sorted(people, key=lambda p: (-len(p.middle), -len(p.given), p.key))
    fits = {
        person.key: [o for o in people if o.key != person.key and fit(person, o)]
        for person in people
    }
    for person in people:
        others = fits[person.key]
        if not all(fit(a, b) for a, b in combinations(others, 2)):
            continue
        for other in others:
            if all(fit(person, o) for o in fits[other.key] if o.key != person.key):
                text = names.by_key[other.key].text
                names.join(person.key, other.key, "given name", f"fits “{text}” and nobody else")


def _side_by_side(names: Names, left: Person, right: Person) -> bool:
    """Whether an article names both, one with "Jr." and one without: father and son."""
    if left.suffix == right.suffix:
        return False
    return bool(names.by_key[left.key].articles & names.by_key[right.key].articles)


def resolve_bare(names: Names) -> None:
    """Give bare family names to the person that the same article named last in full.

    Where the article names nobody in full, the only person of that family name in the stack
    is taken, if nothing says that the word means something else.
    """
    people = {name.key: read_person(name) for name in full_names(names)}
    forms = {key: _bare_forms(names.by_key[key], person) for key, person in people.items()}
    stack: dict[str, set[str]] = {}
    for key in sorted(forms, key=lambda key: bool(people[key].suffix)):
        for bare in forms[key]:
            if not (people[key].suffix and bare in stack):
                stack.setdefault(bare, set()).add(names.root(key))
    leading = _leading(names, forms)
    for index, spots in enumerate(names.spots):
        here = _Bearers(names, spots, forms, people)
        for spot in spots:
            if spot.key in forms:
                here.pass_by(spot)
                continue
            found = not _is_bare(names, spot) or here.resolve(spot)
            if found or _resolve_in_stack(names, spot, here, stack, leading):
                continue
            if len(stack.get(spot.key, ())) > 1:
                spot.key = f"{spot.key}@{index}"  # two people: not shared between articles


def _bare_forms(name: Name, person: Person) -> list[str]:
    """Return the forms in which a person is named in short: "leyen", "der leyen" ..."""
    if person.family_first:
        return [person.family]
    words = [w for w in name.words if w not in lexicon().suffixes]
    return [" ".join(words[at:]) for at in range(1, len(words))]


class _Bearers:
    """Who is named in full in one article, and which bare names each can be meant by."""

    def __init__(
        self,
        names: Names,
        spots: list[Spot],
        forms: dict[str, list[str]],
        people: dict[str, Person],
    ) -> None:
        self._names = names
        self._forms: dict[str, list[str]] = {}
        self._last: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._by_given: dict[str, set[str]] = {}
        self.totals: dict[str, Counter[str]] = {}
        full = [spot for spot in spots if spot.key in forms]
        plain = {bare for s in full if not people[s.key].suffix for bare in forms[s.key]}
        for spot in full:
            root, person = names.root(spot.key), people[spot.key]
            self._texts.setdefault(root, spot.text)
            bares = [b for b in forms[spot.key] if not (person.suffix and b in plain)]
            self._forms[spot.key] = bares
            for bare in bares:
                self.totals.setdefault(bare, Counter())[root] += 1
            if person.given in lexicon().given:
                self._by_given.setdefault(person.given, set()).add(root)

    def pass_by(self, spot: Spot) -> None:
        """Note that a person is named in full here."""
        for bare in self._forms[spot.key]:
            self._last[bare] = self._names.root(spot.key)

    def resolve(self, spot: Spot) -> bool:
        """Give a bare name to a person of this article; whether that could be done."""
        root, rule = self._pick(spot.key), "surname"
        if not root and spot.key not in self.totals:
            found = self._by_given.get(spot.key, set())
            if len(found) == 1:
                (root,), rule = found, "given name"
        if not root:
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


def _leading(names: Names, forms: dict[str, list[str]]) -> dict[str, str]:
    """Return for a bare name the person whom nearly every one of many articles means by it."""
    articles: dict[str, dict[str, set[int]]] = {}
    for key, bares in forms.items():
        for bare in bares:
            roots = articles.setdefault(bare, {})
            roots.setdefault(names.root(key), set()).update(names.by_key[key].articles)
    found = {}
    for bare, roots in articles.items():
        counts = Counter({root: len(having) for root, having in roots.items()})
        (root, most), *_ = counts.most_common(1)
        if len(roots) > 1 and most >= 20 and most >= 0.9 * counts.total():
            found[bare] = root
    return found


def _resolve_in_stack(
    names: Names,
    spot: Spot,
    here: _Bearers,
    stack: dict[str, set[str]],
    leading: dict[str, str],
) -> bool:
    """Give a bare name to the only person of the stack that has it; whether there is one.

    Where several have it, the one that nearly all of many articles name is taken.
    """
    if spot.key in here.totals or not _may_be_person(names, spot):
        return False
    found = stack.get(spot.key, set())
    root = next(iter(found)) if len(found) == 1 else leading.get(spot.key)
    if root is None:
        return False
    reason = "only {} has this surname here" if len(found) == 1 else "nearly always {} here"
    spot.key, spot.rule = root, "surname"
    spot.evidence = reason.format(names.by_key[root].text)
    return True


def _is_bare(names: Names, spot: Spot) -> bool:
    """Whether a mention may be a family name alone."""
    name = names.by_key[spot.key]
    if spot.mention.kind not in (EntityKind.PERSON, EntityKind.OTHER):
        return False
    if name.anchor:
        return name.anchor.group == "town" and bool(spot.mention.role)
    return len(name.words) < 4


def _may_be_person(names: Names, spot: Spot) -> bool:
    """Whether a bare name may mean a person whom its article does not name in full."""
    if spot.mention.kind is EntityKind.PERSON:
        return True
    kinds = names.by_key[spot.key].kinds
    others = kinds.total() - kinds[EntityKind.OTHER] - kinds[EntityKind.PERSON]
    return others * 9 <= kinds[EntityKind.PERSON] and spot.key not in lexicon().everyday
