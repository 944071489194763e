"""The word lists that naming asks for, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.analysis.tables import lists


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of words in lower case; what each holds is said in the tables themselves."""

    function: frozenset[str]
    everyday: frozenset[str]
    calendar: frozenset[str]
    capitals: frozenset[str]
    heads: frozenset[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    portfolios: frozenset[str]
    styles: frozenset[str]
    suffixes: frozenset[str]
    parties: frozenset[str]
    roles: frozenset[str]
    """Heads, modifiers and portfolios together."""
    given: frozenset[str]
    family_first: frozenset[str]
    organisations: frozenset[str]
    companies: frozenset[str]
    industries: frozenset[str]
    places: frozenset[str]
    territories: frozenset[str]
    buildings: frozenset[str]
    before_buildings: frozenset[str]
    events: frozenset[str]
    products: frozenset[str]
    compass: frozenset[str]
    openers: frozenset[str]
    saying: frozenset[str]
    typed: frozenset[str]
    """Last words of names of bodies, places, buildings and events."""
    heads_of: frozenset[str]
    """Words after which "of" goes on with a name."""
    heads_for: frozenset[str]
    """Words after which "for" goes on with a name."""


_OF = frozenset(
    "statue declaration lord lords order sons daughters voice state states bill joint act duke queen"
    " king prince princess doctor doctors master bachelor church tower gate gates cathedral feast line rock"
    " stone day night man men lady house chief chiefs city hall temple sea".split()
)


@cache
def lexicon() -> Lexicon:
    """Return all lists."""
    common, roles, kinds = lists("common"), lists("roles"), lists("kinds")
    given = lists("given_names")
    given_names = frozenset(name.lower() for name in given["given"])
    styles = roles["styles"]
    offices = roles["offices"] | {f"{office}s" for office in roles["offices"]} | styles
    bodies = kinds["organisations"] | kinds["buildings"]
    typed = bodies | kinds["places"] | kinds["events"] | (kinds["companies"] - {"technologies"})
    return Lexicon(
        function=common["function"],
        everyday=common["everyday"],
        calendar=common["calendar"],
        capitals=common["capitals"],
        heads=roles["heads"],
        offices=offices,
        modifiers=roles["modifiers"],
        portfolios=roles["portfolios"],
        styles=styles,
        suffixes=roles["suffixes"],
        parties=roles["parties"],
        roles=roles["heads"] | offices | roles["modifiers"] | roles["portfolios"] | styles,
        given=given_names,
        family_first=frozenset(name.lower() for name in given["family-first"]),
        organisations=kinds["organisations"],
        companies=kinds["companies"],
        industries=kinds["industries"],
        places=kinds["places"],
        territories=kinds["territories"],
        buildings=kinds["buildings"],
        before_buildings=kinds["before-buildings"],
        events=kinds["events"],
        products=kinds["products"],
        compass=kinds["compass"],
        openers=kinds["openers"],
        saying=kinds["saying"],
        typed=typed,
        heads_of=typed | roles["offices"] | _OF,
        heads_for=bodies
        | {"campaign", "act", "minister", "secretary", "commissioner", "movement", "prize"},
    )
