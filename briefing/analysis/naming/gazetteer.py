"""Names that the tables know: countries and their people, towns, agencies, world bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.tables import cells, rows
from briefing.model import EntityKind

from .normal import normal


@dataclass(frozen=True, slots=True)
class Known:
    """What a table says of one spelling."""

    name: str
    """The name that the spelling stands for, as the table gives it."""
    kind: EntityKind
    rule: str
    """"name", "form", "abbreviation", "demonym" or "capital"."""
    group: str
    """"country", "town" or "body"."""


_KINDS = {"company": EntityKind.ORGANISATION}


@cache
def _tables() -> tuple[dict[str, Known], dict[str, Known]]:
    """Return what is known by normal form, and abbreviations by exact spelling."""
    forms: dict[str, Known] = {}
    exact: dict[str, Known] = {}
    place, body = EntityKind.PLACE, EntityKind.ORGANISATION
    for name, others, short, demonyms, capital in rows("countries"):
        forms[normal(name)] = Known(name, place, "name", "country")
        for other in cells(others):
            forms[normal(other)] = Known(name, place, "form", "country")
        for other in cells(short):
            exact[other] = Known(name, place, "abbreviation", "country")
        for people in cells(demonyms):
            known = Known(name, place, "demonym", "country")
            forms.setdefault(normal(people), known)
            forms.setdefault(normal(people) + "s", known)
        for town in cells(capital):
            forms.setdefault(normal(town), Known(town, place, "capital", "town"))
    for name, others, _ in rows("places"):
        forms.setdefault(normal(name), Known(name, place, "name", "town"))
        for other in cells(others):
            where = exact if other.isupper() or other.endswith(".") else forms
            key = other if where is exact else normal(other)
            where.setdefault(key, Known(name, place, "form", "town"))
    for name, others, short, _ in rows("bodies"):
        forms[normal(name)] = Known(name, body, "name", "body")
        for other in cells(others):
            forms[normal(other)] = Known(name, body, "form", "body")
        for other in cells(short):
            exact.setdefault(other, Known(name, body, "abbreviation", "body"))
    return forms, exact


@lru_cache(maxsize=32768)
def known(text: str) -> Known | None:
    """Return what the tables know of a spelling, or None."""
    forms, exact = _tables()
    found = exact.get(text)
    if found is None and "." in text and text.isupper():
        found = exact.get(text.replace(".", ""))
    if found is None and not (len(text) < 4 and text.isupper()):
        found = forms.get(normal(text))
    return found


@cache
def known_openings() -> frozenset[str]:
    """Return the first words, in normal form, of the known names that have several words."""
    forms, exact = _tables()
    keys = list(forms) + [normal(short) for short in exact]
    return frozenset(key.split(" ", 1)[0] for key in keys if " " in key)


@cache
def media() -> frozenset[str]:
    """Return the names of the agencies and outlets among the known bodies."""
    return frozenset(row[0] for row in rows("bodies") if row[3] in ("agency", "outlet"))


def longest_known(words: list[str], start: int, limit: int = 6) -> int:
    """Return how many of `words` from `start` on make up the longest known name, or 0."""
    if normal(words[start]) not in known_openings():
        return 1 if known(words[start]) else 0
    for count in range(min(limit, len(words) - start), 0, -1):
        if known(" ".join(words[start : start + count])):
            return count
    return 0
