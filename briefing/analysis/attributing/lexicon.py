"""The words of speech, and the agencies, gathered once from the tables."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefing.analysis.naming.gazetteer import known, media
from briefing.analysis.naming.normal import normal
from briefing.analysis.tables import cells, lists, rows
from briefing.model import EntityKind, SourceKind

PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "gets", "got"})


class Lexicon(NamedTuple):
    """Sets of words in lower case; what each holds is said in the table itself."""

    say: frozenset[str]
    state: frozenset[str]
    think: frozenset[str]
    show: frozenset[str]
    quote: frozenset[str]
    silent: frozenset[str]
    organisations: frozenset[str]
    deny: frozenset[str]
    finite: frozenset[str]
    edges: frozenset[str]
    joining: frozenset[str]
    skipped: frozenset[str]
    blocking: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    media: frozenset[str]
    media_nouns: frozenset[str]
    vague: frozenset[str]
    indefinite: frozenset[str]
    papers: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    persons: frozenset[str]
    listeners: frozenset[str]
    acts: frozenset[str]
    determiners: frozenset[str]
    times: frozenset[str]
    occasions: frozenset[str]
    verbs: frozenset[str]
    """All words that may be a cue."""
    participles: frozenset[str]
    """Of these, those in -ing."""


@cache
def lexicon() -> Lexicon:
    """Return the words of speech."""
    table = lists("speech")
    sets = [table[field.replace("_", "-")] for field in Lexicon._fields[:-2]]
    verbs = frozenset().union(*sets[:5])
    participles = frozenset(verb for verb in verbs if verb.endswith("ing"))
    return Lexicon(*sets, verbs, participles)  # type: ignore[call-arg]


_LOWER = re.compile(r"[a-z]+")


@cache
def _signs() -> frozenset[str]:
    # A capital cue stands at the head of a sentence: its lower-case rest is what is found there.
    return lexicon().verbs | {"according", "ccording", "iting", "uoting"}


def may_hold_cue(text: str, start: int, end: int) -> bool:
    """Whether a cue may stand in `text[start:end]`; most sentences hold none."""
    return not _signs().isdisjoint(_LOWER.findall(text, start, end))


class Outlet(NamedTuple):
    """An agency or medium that the tables know."""

    name: str
    kind: SourceKind
    owner: str
    """The state that owns it, else ""."""


@cache
def _outlets() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for name, forms, kind, country, owner in rows("agencies"):
        outlet = Outlet(name, SourceKind(kind), country if owner == "state" else "")
        for form in (name, *cells(forms)):
            exact = form.isupper() or form.startswith("The ")
            found.setdefault(form if exact else normal(form), outlet)
    return found


def outlet(text: str) -> Outlet | None:
    """Return the agency or medium of that name, or None; initials count only in capitals."""
    found = _outlets().get(text) or _outlets().get(normal(text))
    if found is None:
        named = known(text)
        if named is not None and named.name in media():
            found = Outlet(named.name, SourceKind.MEDIUM, "")
    return found


def is_place(text: str) -> bool:
    """Whether the tables know a place of that name."""
    named = known(text)
    return named is not None and named.kind is EntityKind.PLACE


def looks_medium(name: str, before: str = "") -> bool:
    """Whether the last word of a name is such as papers and stations have.

    One word alone is only where "The" stands before it: "The Post".
    """
    words = name.split()
    several = len(words) > 1 or before.lower() == "the "
    return several and words[-1].lower() in lexicon().media
