"""One person under several full names: order, initials, short given names, words before it."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.tables import rows
from briefing.model import EntityKind

from .blocks import Join, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block
    from .names import Name, Names

_NUMBERED = frozenset(("jr", "ii", "iii", "iv"))
"""What younger bearers of a name add to it."""
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


def _is_formal(long: Person, short: Person) -> bool:
    """Whether one name is the other with all that it has: "Joseph R. Biden Jr.", "Joe Biden"."""
    if long.suffix not in _NUMBERED or short.suffix or short.middle:
        return False
    return long.given in _nicknames().get(short.given, ())


def compatible(left: Person, right: Person) -> bool:
    """Whether two full names with one family name can be one person."""
    if left.family_first or right.family_first:
        return left.given.replace(" ", "") == right.given.replace(" ", "")
    if left.suffix != right.suffix:  # mostly father and son
        return _is_formal(left, right) or _is_formal(right, left)
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


def is_full(name: Name) -> bool:
    """Whether a name is one of two words and more that is taken for a person.

    Those of the tables are none; those of the user's alias file may well be.
    """
    if len(name.words) < 2 or name.kind is not EntityKind.PERSON:
        return False
    known = name.anchor
    if known is None:
        return True
    return known.group == "own" and known.kind in (EntityKind.PERSON, EntityKind.OTHER)


def bare_forms(name: Name) -> list[str]:
    """Return the forms in which a person is named in short: "leyen", "der leyen" ..."""
    if not is_full(name):
        return []
    person = read_person(name)
    if person.family_first:
        return [person.family]
    words = [w for w in name.words if w not in lexicon().suffixes]
    return [" ".join(words[at:]) for at in range(1, len(words))]


def order_labels(name: Name) -> list[str]:
    """Return the words of a full name in one order."""
    return [" ".join(sorted(name.words))] if is_full(name) else []


def join_orders(block: Block) -> Iterator[Join]:
    """Join "Kim Yong-ho" and "Yong-ho Kim"."""
    for name in block.members[1:]:
        yield Join(name.key, (block.members[0].key,), "order", "the same words in another order")


def trade_labels(name: Name) -> list[str]:
    """Return a full name without its first word."""
    if len(name.words) < 3 or name.words[0] in lexicon().given or not is_full(name):
        return []
    return [" ".join(name.words[1:])]


def join_trades(block: Block) -> Iterator[Join]:
    """Join "Scientologist Tom Cruise" to "Tom Cruise": what stands before is no given name."""
    other = block.names.by_key.get(block.label)
    if other and other.kind is EntityKind.PERSON:
        for name in block.members:
            yield Join(name.key, (other.key,), "title", f"“{other.text}” with a word before it")


def family_labels(name: Name) -> list[str]:
    """Return the family name of a full name."""
    family = read_person(name).family if is_full(name) else ""
    return [family] if len(family) > 1 else []


def _fit(names: Names, left: Person, right: Person) -> bool:
    """Whether two names can be one person; father and son meet in one article."""
    if not compatible(left, right):
        return False
    if left.suffix == right.suffix:
        return True
    return names.by_key[left.key].articles.isdisjoint(names.by_key[right.key].articles)


def join_families(block: Block) -> Iterator[Join]:
    """Join the compatible names of one family name; one that fits two people stays alone."""
    names = block.names
    if not 1 < len(block.members) <= _CROWD:
        return

    people = sorted(
        map(read_person, block.members), key=lambda p: (-len(p.middle), -len(p.given), p.key)
    )
    fits = {
        person.key: [o for o in people if o.key != person.key and _fit(names, person, o)]
        for person in people
    }
    for person in people:
        others = fits[person.key]
        if not all(compatible(a, b) for a, b in combinations(others, 2)):
            continue
        for other in others:
            if all(compatible(person, o) for o in fits[other.key] if o.key != person.key):
                evidence = f"fits “{names.by_key[other.key].text}” and nobody else"
                yield Join(person.key, (other.key,), "given name", evidence)


RULES = (
    Rule("order", order_labels, join_orders),
    Rule("title", trade_labels, join_trades, lambda name: (name.key,)),
    Rule("given name", family_labels, join_families),
    Rule("bare", bare_forms, lambda _: ()),
)
