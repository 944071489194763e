"""Groups of mentions made into entities: name, kind, and aliases with their reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.naming.gazetteer import Known, known
from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.naming.normal import normal
from briefing.model import Alias, EntityKind

from .names import vote

if TYPE_CHECKING:
    from briefing.model import Mention

    from .groups import Groups
    from .names import Names, Spot


class Draft(NamedTuple):
    """An entity that has no id yet."""

    name: str
    kind: EntityKind
    aliases: tuple[Alias, ...]
    mentions: tuple[Mention, ...]
    base: str
    """What its id is made of, unless another entity has the same."""
    first: tuple[int, int]
    """Article and offset of its first mention."""
    spread: int
    """Number of articles that name it."""
    suspect: str
    """The word, in lower case, where it is likely no name if an article writes it so; else ""."""


def draft(names: Names, groups: Groups, key: str, spots: list[Spot]) -> Draft:
    """Return the entity of one group of mentions, given in the order of the stack."""
    kind = _kind(spots)
    named = [names.by_key.get(own) for own in dict.fromkeys(spot.own for spot in spots)]
    anchor = next((name.anchor for name in named if name and name.anchor), None)
    if anchor and not (anchor.group == "own" and anchor.kind is EntityKind.OTHER):
        kind = anchor.kind
    counts: Counter[str] = Counter([spot.text for spot in spots])
    firsts: dict[str, Spot] = {}
    for spot in spots:
        firsts.setdefault(spot.text, spot)
    name = _name(counts, spots, anchor, kind)
    told = _Reasons(names, groups, name, firsts[name].own if name in firsts else key, key)
    return Draft(
        name,
        kind,
        tuple(
            told.alias(firsts[text], count)
            for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ),
        tuple([spot.mention for spot in spots]),
        normal(anchor.name if anchor else name),
        (spots[0].article, spots[0].mention.start),
        len({spot.article for spot in spots}),
        spots[0].text.lower() if anchor is None and _is_weak(spots) else "",
    )


def _kind(spots: list[Spot]) -> EntityKind:
    """Return the kind that most mentions were taken for.

    A bare word that looks like a person does not outvote the storm or body of several words.
    """
    kind = vote(Counter([spot.mention.kind for spot in spots]))
    if kind is EntityKind.PERSON:
        full = vote(Counter([spot.mention.kind for spot in spots if " " in spot.own]))
        if full in (EntityKind.EVENT, EntityKind.ORGANISATION):
            return full
    return kind


def _is_weak(spots: list[Spot]) -> bool:
    """Whether a name is one word, rare, in one article, of no known kind, and may be a word."""
    first = spots[0]
    return (
        len(spots) < 3
        and " " not in first.own
        and first.mention.kind is EntityKind.OTHER
        and not first.mention.role
        and all(spot.article == first.article for spot in spots)
        and (first.text.lower() in lexicon().everyday or all(spot.opens for spot in spots))
    )


def _name(counts: Counter[str], spots: list[Spot], anchor: Known | None, kind: EntityKind) -> str:
    """Return the spelling that tells most among the frequent ones; a country's usual name."""
    if anchor:
        wanted = normal(anchor.name)
        same = [text for text in counts if normal(text) == wanted]
        if same:
            return max(same, key=lambda t: (counts[t], not t.isupper(), t))
        if anchor.group in ("country", "own"):
            return anchor.name
    short = {spot.text for spot in spots if spot.rule in ("surname", "given name", "described")}
    full = [text for text in counts if text not in short] or list(counts)

    def telling(text: str) -> tuple[bool, bool, int, int]:
        acronym = text.isupper() and text.replace(".", "").replace(" ", "").isalpha()
        alone = kind in (EntityKind.PERSON, EntityKind.EVENT) and " " not in text
        return (not acronym, not alone, counts[text], -len(text))

    return max(sorted(full), key=telling)


class _Reasons:
    """Why the spellings of one entity were taken to be the same."""

    def __init__(self, names: Names, groups: Groups, name: str, own: str, key: str) -> None:
        self._names = names
        self._reasons = groups.reasons
        self._name = name
        self._others = (own, key)
        """Names whose reasons tell where a spelling's own name has none."""

    def alias(self, spot: Spot, count: int) -> Alias:
        """Return one spelling with the rule that joined it to the entity's name."""
        text = spot.text
        if text == self._name:
            return Alias(text, "name", count)
        return Alias(text, *self._reason(spot)[:1], count, self._reason(spot)[1])

    def _reason(self, spot: Spot) -> tuple[str, str]:
        text, by_key = spot.text, self._names.by_key
        if spot.rule:
            bearer = by_key.get(spot.bearer)
            return spot.rule, spot.evidence.format(bearer.text) if bearer else spot.evidence
        named = by_key.get(spot.own)
        if named and named.anchor and normal(named.anchor.name) != normal(text):
            if named.anchor.group == "own":
                return "alias", f"listed for {named.anchor.name} in your alias file"
            rule = rule_of(text)
            return rule, f"{rule} of {named.anchor.name} in the tables"
        rule = _plain_rule(text, self._name)
        if rule:
            return rule, f"the letters of “{self._name}”"
        for key in (spot.own, *self._others):
            if key in self._reasons:
                return self._reasons[key]
        return "form", f"joined with “{self._name}”"


def rule_of(text: str) -> str:
    """Return why the tables take a spelling for the name: "demonym", "abbreviation", "form"."""
    found = known(text)
    return found.rule if found and found.rule != "name" else "form"


def _plain_rule(text: str, name: str) -> str:
    """Return "case", "hyphen" or "accent" where that is all that differs, else ""."""
    if text.casefold() == name.casefold():
        return "case"
    if normal(text) != normal(name):
        return ""
    return "hyphen" if text.isascii() == name.isascii() else "accent"
