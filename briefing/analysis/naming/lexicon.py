"""The word lists that naming asks for, gathered once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefing.analysis.tables import lists


class Lexicon(NamedTuple):
    """Sets of words in lower case; what each holds is said in the tables themselves."""

    function: frozenset[str]
    everyday: frozenset[str]
    calendar: frozenset[str]
    zones: frozenset[str]
    capitals: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[str]
    """With styles and plurals."""
    portfolios: frozenset[str]
    styles: frozenset[str]
    parties: frozenset[str]
    suffixes: frozenset[str]
    modifiers: frozenset[str]
    roles: frozenset[str]
    """Heads, offices, modifiers and portfolios together."""
    given: frozenset[str]
    family_first: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    companies: frozenset[str]
    industries: frozenset[str]
    places: frozenset[str]
    surnames: frozenset[str]
    opens_event: frozenset[str]
    opens_body: frozenset[str]
    buildings: frozenset[str]
    before_buildings: frozenset[str]
    events: frozenset[str]
    products: frozenset[str]
    laws: frozenset[str]
    compass: frozenset[str]
    openers: frozenset[str]
    peoples: frozenset[str]
    saying: frozenset[str]
    works: frozenset[str]
    numbered: frozenset[str]
    enterprises: frozenset[str]
    of_enterprises: frozenset[str]
    typed: frozenset[str]
    """Last words of names of bodies, places, buildings and events."""
    heads_of: frozenset[str]
    heads_for: frozenset[str]
    heads_on: frozenset[str]
    owners: frozenset[str]
    owned: frozenset[str]
    fields: frozenset[str]
    prefixes: frozenset[str]
    tails: frozenset[str]
    units: frozenset[str]
    alone: frozenset[str]
    place_before: frozenset[str]
    place_of: frozenset[str]
    terms: frozenset[str]
    opens_place: frozenset[str]
    shortened: frozenset[str]
    epithets: frozenset[str]
    idle: frozenset[str]
    """Words that may be no part of a name even inside a sentence."""


def _fields(name: str) -> dict[str, frozenset[str]]:
    """Return the sections of a list by the names of fields, in lower case."""
    found = lists(name).items()
    return {section.replace("-", "_"): frozenset(map(str.lower, words)) for section, words in found}


@cache
def lexicon() -> Lexicon:
    """Return all lists."""
    kinds, roles, joints = _fields("kinds"), _fields("roles"), _fields("joints")
    del kinds["territories"], roles["single"], roles["not_holding"]
    offices = roles["offices"] | {f"{office}s" for office in roles["offices"]} | roles["styles"]
    bodies = kinds["organisations"] | kinds["buildings"]
    companies = kinds["companies"] - {"technologies"}
    typed = bodies | kinds["places"] | kinds["events"] | companies
    fields = kinds | roles | joints | _fields("common") | _fields("given_names")
    fields["heads_of"] = joints["heads_of"] | kinds["opens_event"] | typed | roles["offices"]
    fields["heads_for"] = joints["heads_for"] | bodies
    fields["offices"] = offices
    fields["roles"] = offices | roles["heads"] | roles["modifiers"] | roles["portfolios"]
    fields["typed"] = typed
    fields["idle"] = fields["function"] | fields["calendar"] | fields["capitals"]
    return Lexicon(**fields)
