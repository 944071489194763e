"""Forms of one name: with and without legal form, country or maker; British and American."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import known, longest_known
from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.naming.normal import normal
from briefing.model import EntityKind

from .acronyms import initials

if TYPE_CHECKING:
    from .names import Name, Names

_VARIANTS = {
    "defence": "defense", "centre": "center", "organisation": "organization", "labour": "labor",
    "programme": "program", "harbour": "harbor", "theatre": "theater", "centres": "centers",
    "dept": "department", "saint": "st", "mount": "mt", "fort": "ft", "univ": "university",
    "intl": "international", "cooperation": "cooperation", "aeroplane": "airplane",
    "defences": "defenses", "offence": "offense", "licence": "license", "grey": "gray",
}  # fmt: skip
"""Spellings of one word."""
_WORKS = {
    "factory": "plant", "works": "plant", "spaceport": "cosmodrome", "airfield": "airport",
    "airbase": "air base",
}  # fmt: skip
"""Words for one kind of building, the first for the second."""
_REORDERED = frozenset(("ministry", "department", "university", "bureau", "office"))
_NUMBERED = re.compile(r"[a-z]*\d[a-z0-9]*")


def join(names: Names) -> None:
    """Join names whose forms say the same."""
    _join_spaced(names)
    _join_plurals(names)
    canonical = _join_canonical(names)
    _join_companies(names)
    _join_industries(names)
    _join_countries(names, canonical)
    _join_products(names)
    _join_nicknamed(names)


def _join_spaced(names: Names) -> None:
    """Join names that differ in blanks only: "Al Qaeda" and "Alqaeda"."""
    seen: dict[str, str] = {}
    for key in names.by_key:
        if len(key) > 5:
            first = seen.setdefault(key.replace(" ", ""), key)
            if first != key:
                names.join(key, first, "hyphen", "the same letters, parted differently")


def _join_plurals(names: Names) -> None:
    """Join "F-35s" to "F-35" and "Democrats" to "Democrat", never family names."""
    for key, name in list(names.by_key.items()):
        one = names.by_key.get(key[:-1]) if key.endswith("s") and len(key) > 3 else None
        if one is None or key.endswith("ss") or EntityKind.PERSON in (*one.kinds, *name.kinds):
            continue
        if _is_plural(name, one):
            names.join(key, one.key, "plural", f"plural of “{one.text}”")


def _is_plural(name: Name, one: Name) -> bool:
    """Whether a name with an s behind it is the plural of the one without."""
    lists = lexicon()
    if any(c.isdigit() for c in one.key):
        last = one.text.rsplit(" ", 1)[-1]
        return name.text.endswith("s") and not last.isdigit()  # "F-35s", but no "iPhone 4s"
    if name.anchor or one.anchor or len(name.key) < 7:
        return False
    return not any(one.key in words for words in (lists.everyday, lists.typed))


def canonical_words(name: Name) -> list[str]:
    """Return the words in one spelling, a country by name first, "X of Y" as "Y X", a year last."""
    words = [_VARIANTS.get(word, word) for word in name.words]
    spelled = name.text
    if len(words) > 2 and words[0].isdigit() and len(words[0]) == 4:
        words = [*words[1:], words[0]]
        spelled = spelled.partition(" ")[2]
    words = _with_country_first(words, spelled)
    led = words[0].startswith("@")
    head, rest = words[:led], words[led:]
    if len(rest) > 2 and rest[0] in _REORDERED and rest[1] in ("of", "for"):
        words = [*head, *rest[2:], rest[0]]
    if words[-1] in _WORKS:
        words[-1:] = _WORKS[words[-1]].split(" ")
    return words


def _with_country_first(words: list[str], spelled: str) -> list[str]:
    """Return the words with the country that they begin with as one word, led by "@"."""
    if len(words) < 2:
        return words
    count = longest_known(words, 0) or 1
    found = known(" ".join(words[:count])) or known(spelled.partition(" ")[0])
    if found and found.group == "country" and count < len(words):
        return [_led_by(found.name), *words[count:]]
    return words


def _led_by(country: str) -> str:
    """Return a country as one word that no name has."""
    return "@" + normal(country).replace(" ", "_")


def _join_canonical(names: Names) -> dict[str, list[Name]]:
    """Join names with equal canonical words; return all names by them."""
    found: dict[str, list[Name]] = {}
    for name in names.by_key.values():
        if len(name.words) < 2:
            continue
        words = canonical_words(name)
        found.setdefault(" ".join(words), []).append(name)
        if len(words) > 3 and words[-1] in initials(words[:-1]):
            found.setdefault(" ".join(words[:-1]), []).append(name)
    for same in found.values():
        for other in same[1:]:
            if not _are_people(other, same[0]):
                names.join(other.key, same[0].key, "form", f"another form of “{same[0].text}”")
    return found


def _are_people(*them: Name) -> bool:
    return any(name.kind is EntityKind.PERSON for name in them)


@cache
def _generic() -> frozenset[str]:
    return lexicon().companies


def company_base(words: list[str]) -> list[str]:
    """Return the words of a name without legal forms and the like at its end."""
    end = len(words)
    while end > 1 and (words[end - 1] in _generic() or words[end - 1] == "and"):
        end -= 1
    return words[:end]


def _join_companies(names: Names) -> None:
    """Join "Boeing Company" and "Boeing Co." to "Boeing"."""
    bases: dict[str, list[Name]] = {}
    for name in names.by_key.values():
        base = company_base(name.words)
        if len(base) < len(name.words):
            bases.setdefault(" ".join(base), []).append(name)
    for base_key, long in bases.items():
        base_name = names.by_key.get(base_key)
        if base_name is not None and not (
            _may_be_company(base_name) and _begins(long[0], base_name)
        ):
            base_name = None
        first = base_name or long[0]
        for name in long:
            if name is not first:
                evidence = f"“{first.text}” with a word that companies add or drop"
                names.join(name.key, first.key, "company", evidence)


def _join_industries(names: Names) -> None:
    """Join "Ford Motor" to "Ford" where the short name is that of a body too."""
    industries, lists = lexicon().industries, lexicon()
    for name in list(names.by_key.values()):
        words = company_base(name.words)
        if len(words) < 2 or words[-1] not in industries or name.kind is EntityKind.PERSON:
            continue
        base = names.by_key.get(" ".join(words[:-1]))
        if base is None or not _may_be_company(base):
            continue
        if any(base.key in words for words in (lists.everyday, lists.compass, lists.openers)):
            continue
        if base.kind is EntityKind.ORGANISATION or base.articles & name.articles:
            evidence = f"“{base.text}” with the word for its industry"
            names.join(name.key, base.key, "company", evidence)


def _begins(long: Name, short: Name) -> bool:
    """Whether a short name of few letters is spelled as the long one begins: "VT", not "Vt"."""
    return len(short.key) > 3 or any(long.text.startswith(text) for text in short.spellings)


def _may_be_company(name: Name) -> bool:
    if name.anchor and name.anchor.group != "body":
        return False
    return name.kind in (EntityKind.ORGANISATION, EntityKind.OTHER) or (
        name.kind is EntityKind.PERSON and len(name.words) == 1 and len(name.kinds) > 1
    )


def _join_countries(names: Names, canonical: dict[str, list[Name]]) -> None:
    """Join "Defense Ministry" to "Russian Defense Ministry" where no other country has one.

    An article that names other countries and not this one means another body.
    """
    led: dict[str, set[str]] = {}
    for key in canonical:
        first, _, rest = key.partition(" ")
        if first.startswith("@") and " " in rest:
            led.setdefault(rest, set()).add(key)
    abroad = _countries_by_article(names) if led else {}
    for rest, keys in led.items():
        bare = canonical.get(rest)
        if bare is None or len(keys) != 1:
            continue
        (key,) = keys
        full = canonical[key][0]
        country = key.partition(" ")[0]
        for name in bare:
            elsewhere = any(country not in abroad.get(a, (country,)) for a in name.articles)
            if not elsewhere and not _are_people(name, full):
                names.join(name.key, full.key, "country", f"“{full.text}” without the country")


def _countries_by_article(names: Names) -> dict[int, set[str]]:
    """Return the countries that each article names, led by "@" as in canonical words."""
    found: dict[int, set[str]] = {}
    for name in names.by_key.values():
        words = canonical_words(name) if len(name.words) > 1 else []
        if name.anchor and name.anchor.group == "country":
            words = [_led_by(name.anchor.name)]
        if words and words[0].startswith("@"):
            for article in name.articles:
                found.setdefault(article, set()).add(words[0])
    return found


def _join_products(names: Names) -> None:
    """Join "Sukhoi Su-57" to "Su-57" and "Apple iPhone" to "iPhone": the maker stands before."""
    for name in list(names.by_key.values()):
        if len(name.words) < 2 or name.kind is EntityKind.PERSON:
            continue
        spelled = name.text.split(" ")
        maker, rest = normal(spelled[0]), normal(" ".join(spelled[1:]))
        other = names.by_key.get(rest)
        if other is None or other.kind not in (EntityKind.PRODUCT, EntityKind.OTHER):
            continue
        first = names.by_key.get(maker)
        is_maker = first is not None and first.kind is EntityKind.ORGANISATION
        product = other.kind is EntityKind.PRODUCT
        numbered = product and _NUMBERED.fullmatch(other.words[-1])
        if numbered or (is_maker and (product or len(other.words) > 1)):
            names.join(name.key, other.key, "maker", f"“{other.text}” with its maker’s name")


def _join_nicknamed(names: Names) -> None:
    """Join "Boeing 787 Dreamliner" to "Boeing 787" and to "Dreamliner"."""
    for name in list(names.by_key.values()):
        words = name.words
        if len(words) < 3 or not (words[-2].isdigit() and len(words[-2]) > 1):
            continue
        if words[-1] in lexicon().typed or words[-1][0].isdigit():
            continue
        for short in (" ".join(words[:-1]), words[-1], words[-1].removesuffix("s")):
            other = names.by_key.get(short)
            told = other and other.kind in (EntityKind.PRODUCT, EntityKind.OTHER)
            if other and told and short not in lexicon().everyday:
                names.join(other.key, name.key, "nickname", f"part of “{name.text}”")
