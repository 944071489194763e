"""Names that the tables know: countries and their people, towns, agencies, world bodies."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.tables import cells, rows
from briefing.model import EntityKind

from .normal import normal

if TYPE_CHECKING:
    from collections.abc import Iterator


class Known(NamedTuple):
    """What a table says of one spelling."""

    name: str
    """The name that the spelling stands for, as the table gives it."""
    kind: EntityKind
    rule: str
    """"name", "form", "abbreviation", "demonym" or "capital"."""
    group: str
    """"country", "town", "body", "thing", or "sense" where a spelling has several."""


@cache
def _tables() -> tuple[dict[str, Known], dict[str, Known]]:
    """Return what is known by normal form, and abbreviations by exact spelling."""
    forms: dict[str, Known] = {}
    exact: dict[str, Known] = {}
    _add_countries(forms, exact)
    _add_towns(forms, exact)
    for name, others, short, kind in rows("bodies"):
        kind = "organisation" if kind != "other" else kind
        _add(forms, exact, Known(name, EntityKind(kind), "name", "body"), others, short)
    for name, others, short, kind in rows("things"):
        _add(forms, exact, Known(name, EntityKind(kind), "name", "thing"), others, short)
    for spelling, _, _ in rows("senses"):
        sense = Known(spelling, EntityKind.PLACE, "name", "sense")
        forms.setdefault(normal(spelling), sense)
    return forms, exact


def _add(
    forms: dict[str, Known], exact: dict[str, Known], known: Known, others: str, short: str
) -> None:
    """Enter a name, its other forms and its abbreviations, where no name before has them."""
    name, kind, group = known.name, known.kind, known.group
    forms.setdefault(normal(name), known)
    for other in cells(others):
        forms.setdefault(normal(other), Known(name, kind, "form", group))
    for other in cells(short):
        exact.setdefault(other, Known(name, kind, "abbreviation", group))


def _add_countries(forms: dict[str, Known], exact: dict[str, Known]) -> None:
    place = EntityKind.PLACE
    for name, others, short, _, _ in rows("countries"):
        _add(forms, exact, Known(name, place, "name", "country"), others, short)
    for name, _, _, demonyms, capital in rows("countries"):
        for people in cells(demonyms):
            known = Known(name, place, "demonym", "country")
            forms.setdefault(normal(people), known)
            forms.setdefault(normal(people) + "s", known)
        for town in cells(capital):
            forms.setdefault(normal(town), Known(town, place, "capital", "town"))


def _add_towns(forms: dict[str, Known], exact: dict[str, Known]) -> None:
    place = EntityKind.PLACE
    for name, others, _ in rows("places"):
        forms.setdefault(normal(name), Known(name, place, "name", "town"))
        for other in cells(others):
            shortened = other.isupper() or other.endswith(".")
            where, key = (exact, other) if shortened else (forms, normal(other))
            where.setdefault(key, Known(name, place, "form", "town"))


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


def other_names() -> Iterator[tuple[str, ...]]:
    """Yield the names of each thing that the tables have several for, the usual one first."""
    for table in ("bodies", "things", "countries"):
        for name, others, short, *_ in rows(table):
            yield from _several(name, cells(others) + cells(short))
    for name, others, _ in rows("places"):
        yield from _several(name, [one for one in cells(others) if not one.endswith(".")])


def _several(name: str, others: list[str]) -> Iterator[tuple[str, ...]]:
    if others:
        yield (name, *others)


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
