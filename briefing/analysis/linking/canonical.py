"""The words of a name in one spelling and order, so that its forms can be compared."""

from __future__ import annotations

from briefing.analysis.naming.gazetteer import known, longest_known
from briefing.analysis.naming.normal import normal

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


def canonical_words(words: list[str], spelled: str) -> list[str]:
    """Return the words in one spelling, a country by name first, "X of Y" as "Y X", a year last."""
    words = [_VARIANTS.get(word, word) for word in words]
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
