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
    from collections.abc import Iterable

    from briefing.model import Mention

    from .groups import Groups
    from .names import Names, Spot

_SHORT = ("surname", "given name", "described")
"""Rules by which what is less than a name stands for one."""


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


class Tally:
    """What is known of a group of mentions, without the mentions."""

    __slots__ = ("firsts", "full", "kinds", "opening", "owns", "short", "size", "start", "texts")

    def __init__(self, spots: Iterable[Spot]) -> None:
        """Take in the mentions of a group, in the order of the stack; at least one."""
        spots = list(spots)
        first = spots[0]
        self.size = len(spots)
        self.start = first
        """The first mention of all."""
        self.texts: Counter[str] = Counter([spot.text for spot in spots])
        self.kinds: Counter[EntityKind] = Counter([spot.mention.kind for spot in spots])
        self.full: Counter[EntityKind] = Counter(
            [spot.mention.kind for spot in spots if " " in spot.own]
        )
        self.owns: dict[str, None] = dict.fromkeys([spot.own for spot in spots])
        self.firsts: dict[str, Spot] = {}
        """The first mention in each spelling."""
        for spot in spots:
            self.firsts.setdefault(spot.text, spot)
        self.short = {spot.text for spot in spots if spot.rule in _SHORT}
        """Spellings that are less than a name."""
        self.opening = all(spot.opens for spot in spots)

    def add(self, spot: Spot) -> None:
        """Take in one more mention."""
        if (spot.article, spot.mention.start) < self.first:
            self.start = spot
        self.size += 1
        self.texts[spot.text] += 1
        self.kinds[spot.mention.kind] += 1
        if " " in spot.own:
            self.full[spot.mention.kind] += 1
        self.owns.setdefault(spot.own, None)
        self.firsts.setdefault(spot.text, spot)
        if spot.rule in _SHORT:
            self.short.add(spot.text)
        self.opening = self.opening and spot.opens

    @property
    def first(self) -> tuple[int, int]:
        """Article and offset of the first mention."""
        return self.start.article, self.start.mention.start


def draft(names: Names, groups: Groups, key: str, spots: list[Spot]) -> Draft:
    """Return the entity of one group of mentions, given in the order of the stack."""
    articles = {spot.article for spot in spots}
    mentions = tuple([spot.mention for spot in spots])
    return draft_of(names, groups, key, Tally(spots), len(articles))._replace(mentions=mentions)


def draft_alike(names: Names, spots: list[Spot], spread: int) -> Draft | None:
    """Return the same as `draft_of` of mentions in one spelling of one kind, unknown to the tables.

    None for all others. Most names of a large stack are such, with hardly any mention.
    """
    first, *more = spots
    text, own, kind = first.text, first.own, first.mention.kind
    named = names.by_key.get(own)
    if named is not None and named.anchor is not None:
        return None
    if any((s.text, s.own, s.mention.kind) != (text, own, kind) for s in more):
        return None
    weak = spread == 1 and _is_weak_mention(first, len(spots), all(s.opens for s in spots))
    return Draft(
        text, kind, (Alias(text, "name", len(spots)),), (), normal(text),
        (first.article, first.mention.start), spread, text.lower() if weak else "",
    )  # fmt: skip


def draft_of(names: Names, groups: Groups, key: str, tally: Tally, spread: int) -> Draft:
    """Return the entity of a group of mentions in so many articles, without the mentions."""
    kind = _kind(tally)
    named = [names.by_key.get(own) for own in tally.owns]
    anchor = next((name.anchor for name in named if name and name.anchor), None)
    if anchor and not (anchor.group == "own" and anchor.kind is EntityKind.OTHER):
        kind = anchor.kind
    counts, firsts = tally.texts, tally.firsts
    name = _name(tally, anchor, kind)
    told = _Reasons(names, groups, name, firsts[name].own if name in firsts else key, key)
    return Draft(
        name,
        kind,
        tuple(
            told.alias(firsts[text], count)
            for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ),
        (),
        normal(anchor.name if anchor else name),
        tally.first,
        spread,
        tally.start.text.lower() if anchor is None and _is_weak(tally, spread) else "",
    )


def _kind(tally: Tally) -> EntityKind:
    """Return the kind that most mentions were taken for.

    A bare word that looks like a person does not outvote the storm or body of several words.
    """
    kind = vote(tally.kinds)
    if kind is EntityKind.PERSON:
        full = vote(tally.full)
        if full in (EntityKind.EVENT, EntityKind.ORGANISATION):
            return full
    return kind


def _is_weak(tally: Tally, spread: int) -> bool:
    """Whether a name is one word, rare, in one article, of no known kind, and may be a word."""
    return spread == 1 and _is_weak_mention(tally.start, tally.size, tally.opening)


def _is_weak_mention(first: Spot, size: int, opening: bool) -> bool:
    """Whether mentions, of which the first is given, are few and may be of a word."""
    return (
        size < 3
        and " " not in first.own
        and first.mention.kind is EntityKind.OTHER
        and not first.mention.role
        and (opening or first.text.lower() in lexicon().everyday)
    )


def _name(tally: Tally, anchor: Known | None, kind: EntityKind) -> str:
    """Return the spelling that tells most among the frequent ones; a country's usual name."""
    counts = tally.texts
    if anchor:
        wanted = normal(anchor.name)
        same = [text for text in counts if normal(text) == wanted]
        if same:
            return max(same, key=lambda t: (counts[t], not t.isupper(), t))
        if anchor.group in ("country", "own"):
            return anchor.name
    full = [text for text in counts if text not in tally.short] or list(counts)

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
