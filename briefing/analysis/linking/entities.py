"""Groups of names made into entities: name, kind, aliases with reasons, and order."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from itertools import chain
from itertools import count as count_from
from math import log
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import Known, known, media
from briefing.analysis.naming.kinds import looks_common
from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.naming.normal import normal
from briefing.model import Alias, Entity, EntityKind

from .names import vote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Layers, Sentence

    from .names import Names, Spot

_LOWER = re.compile(r"(?<![\w'’-])[a-z][a-z'’]+(?!\w)")


def build_entities(
    names: Names, articles: Sequence[Article], layers: Mapping[str, Layers]
) -> tuple[Entity, ...]:
    """Return the entities of joined names, without what is likely no name."""
    groups: dict[str, list[Spot]] = {}
    for spots in names.spots:
        for spot in spots:
            key = spot.key if "@" in spot.key else names.root(spot.key)
            groups.setdefault(key, []).append(spot)
    doubtful = _doubtful(names, articles, layers, groups)
    kept = [key for key in groups if key not in doubtful]
    kept.sort(key=lambda key: (groups[key][0].article, groups[key][0].mention.start))
    used: set[str] = set()
    found = [_entity(names, key, groups[key], used) for key in kept]
    return _ranked(found, len(articles))


def _doubtful(
    names: Names,
    articles: Sequence[Article],
    layers: Mapping[str, Layers],
    groups: Mapping[str, list[Spot]],
) -> set[str]:
    """Return the keys of single words that stand at the start of sentences only."""
    suspects: dict[str, str] = {}
    for key, spots in groups.items():
        word = spots[0].text.lower()
        named = names.by_key.get(key)
        if _is_weak(key, spots) and not (named and named.anchor):
            article = articles[spots[0].article]
            if word in lexicon().everyday or _only_opens(spots, layers[article.id].sentences):
                suspects[key] = word
    if not suspects:
        return set()
    lower: set[str] = set()
    for article in articles:
        lower.update(_LOWER.findall(article.text))
    return {key for key, word in suspects.items() if word in lower or looks_common(word)}


def _is_weak(key: str, spots: list[Spot]) -> bool:
    """Whether a name is one word, rare, in one article and of no known kind."""
    first = spots[0]
    return (
        len(spots) < 3
        and " " not in key
        and first.mention.kind is EntityKind.OTHER
        and not first.mention.role
        and all(spot.article == first.article for spot in spots)
    )


def _only_opens(spots: list[Spot], sentences: Sequence[Sentence]) -> bool:
    """Whether every mention stands at the start of a sentence, or a mark or two behind it."""
    starts = {sentence.start + shift for sentence in sentences for shift in (0, 1, 2)}
    return all(spot.mention.start in starts for spot in spots)


def _entity(names: Names, key: str, spots: list[Spot], used: set[str]) -> Entity:
    """Return the entity of one group."""
    kinds = Counter(spot.mention.kind for spot in spots)
    kind = vote(kinds)
    anchors = [n.anchor for n in (names.by_key.get(s.key) for s in spots) if n and n.anchor]
    if anchors:
        kind = anchors[0].kind
    counts: Counter[str] = Counter(spot.text for spot in spots)
    name = _name(counts, spots, anchors[0] if anchors else None, kind)
    identity = _identity(normal(anchors[0].name if anchors else name), kind, used)
    aliases = tuple(
        _alias(names, text, count, name, key, spots)
        for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    return Entity(identity, name, kind, aliases, tuple(spot.mention for spot in spots))


def _identity(key: str, kind: EntityKind, used: set[str]) -> str:
    """Return a short hash of a name; of name and kind where the name is taken."""
    further = (f"{key}|{n}" for n in count_from(2))
    for text in chain((key, f"{key}|{kind.value}"), further):
        identity = blake2b(text.encode("utf-8", "replace"), digest_size=5).hexdigest()
        if identity not in used:
            break
    used.add(identity)
    return identity


def _name(counts: Counter[str], spots: list[Spot], anchor: Known | None, kind: EntityKind) -> str:
    """Return the spelling that tells most among the frequent ones; a country's usual name."""
    if anchor:
        wanted = normal(anchor.name)
        same = [text for text in counts if normal(text) == wanted]
        if same:
            return max(same, key=lambda t: (counts[t], not t.isupper(), t))
        if anchor.group == "country":
            return anchor.name
    short = {spot.text for spot in spots if spot.rule in ("surname", "given name")}
    full = [text for text in counts if text not in short] or list(counts)

    def telling(text: str) -> tuple[bool, bool, int, int]:
        acronym = text.isupper() and text.replace(".", "").replace(" ", "").isalpha()
        person_alone = kind is EntityKind.PERSON and " " not in text
        return (not acronym, not person_alone, counts[text], -len(text))

    return max(sorted(full), key=telling)


def _alias(names: Names, text: str, count: int, name: str, key: str, spots: list[Spot]) -> Alias:
    """Return one spelling with the rule that joined it to the entity's name."""
    if text == name:
        return Alias(text, "name", count)
    spot = next(s for s in spots if s.text == text)
    if spot.rule:
        return Alias(text, spot.rule, count, spot.evidence)
    named = names.by_key.get(spot.key)
    if named and named.anchor and normal(named.anchor.name) != normal(text):
        rule = rule_of(text)
        return Alias(text, rule, count, f"{rule} of {named.anchor.name} in the tables")
    rule = _plain_rule(text, name)
    if rule:
        return Alias(text, rule, count, f"the letters of “{name}”")
    own = next((s.key for s in spots if s.text == name), key)
    found = names.reasons.get(spot.key) or names.reasons.get(own) or names.reasons.get(key)
    return Alias(text, *(found[:1] if found else ("form",)), count, found[1] if found else "")


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


def _ranked(found: list[Entity], total: int) -> tuple[Entity, ...]:
    """Return shared entities by how telling they are, then the others by count."""

    def weight(entity: Entity) -> tuple[int, float, str]:
        count = len(entity.mentions)
        if not entity.shared:
            return 1, -float(count), entity.id
        spread = len(entity.articles)
        rare = log(1 + total / spread)
        kind = {EntityKind.PERSON: 1.3, EntityKind.PLACE: 0.6, EntityKind.OTHER: 0.7}.get(
            entity.kind, 1
        )
        if entity.name in media():
            kind = 0.5
        return 0, -log(1 + count) * rare * kind * (1 + log(spread)), entity.id

    return tuple(sorted(found, key=weight))
