"""Forms of one name: with and without a country; British and American; plural; parted otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming.lexicon import lexicon
from briefing.model import EntityKind

from .acronyms import initials
from .blocks import Join, Rule
from .canonical import canonical_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block
    from .names import Name


def spaced_labels(name: Name) -> list[str]:
    """Return the letters of a name of several words."""
    squeezed = name.key.replace(" ", "")
    return [squeezed] if len(squeezed) > 5 and squeezed != name.key else []


def join_spaced(block: Block) -> Iterator[Join]:
    """Join names that differ in blanks only: "Al Qaeda" and "Alqaeda"."""
    whole = block.names.by_key.get(block.label)
    same = sorted([*block.members, *([whole] if whole else [])], key=lambda name: name.order)
    for name in same[1:]:
        yield Join(name.key, (same[0].key,), "hyphen", "the same letters, parted differently")


def plural_labels(name: Name) -> list[str]:
    """Return what a name may be the plural of."""
    key = name.key
    return [key[:-1]] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") else []


def join_plurals(block: Block) -> Iterator[Join]:
    """Join "F-35s" to "F-35" and "Democrats" to "Democrat", never family names."""
    one = block.names.by_key.get(block.label)
    for name in block.members if one else ():
        if one and EntityKind.PERSON not in (*one.kinds, *name.kinds) and _is_plural(name, one):
            yield Join(name.key, (one.key,), "plural", f"plural of “{one.text}”")


def _is_plural(name: Name, one: Name) -> bool:
    """Whether a name with an s behind it is the plural of the one without."""
    lists = lexicon()
    if any(c.isdigit() for c in one.key):
        last = one.text.rsplit(" ", 1)[-1]
        return name.text.endswith("s") and not last.isdigit()  # "F-35s", but no "iPhone 4s"
    if name.anchor or one.anchor or len(name.key) < 7:
        return False
    return not any(one.key in words for words in (lists.everyday, lists.typed))


def canonical_labels(name: Name) -> list[str]:
    """Return the canonical words of a name of several, with and without its own acronym."""
    if len(name.words) < 2:
        return []
    words = canonical_words(name.words, name.text)
    whole = [" ".join(words)]
    if len(words) > 3 and words[-1] in initials(words[:-1]):
        whole.append(" ".join(words[:-1]))
    return whole


def join_canonical(block: Block) -> Iterator[Join]:
    """Join names with equal canonical words."""
    first = block.members[0]
    for name in block.members[1:]:
        if not _are_people(name, first):
            yield Join(name.key, (first.key,), "form", f"another form of “{first.text}”")


def _are_people(*them: Name) -> bool:
    return any(name.kind is EntityKind.PERSON for name in them)


def country_labels(name: Name) -> list[str]:
    """Return what is left of a name that begins with a country."""
    found = []
    for label in canonical_labels(name):
        first, _, rest = label.partition(" ")
        if first[0] == "@" and " " in rest:
            found.append(rest)
    return found


def join_countries(block: Block) -> Iterator[Join]:
    """Join "Defense Ministry" to "Russian Defense Ministry" where no other country has one.

    An article that names other countries and not this one means another body.
    """
    countries = {
        full.partition(" ")[0] for name in block.members for full in canonical_labels(name)
    }
    if len(countries) > 1:
        return
    (country,), full = countries, block.members[0]
    abroad = block.names.abroad
    for name in block.members_of("form", block.label):
        elsewhere = any(abroad[a] and country not in abroad[a] for a in name.articles)
        if not elsewhere and not _are_people(name, full):
            yield Join(name.key, (full.key,), "country", f"“{full.text}” without the country")


RULES = (
    Rule("hyphen", spaced_labels, join_spaced, lambda name: (name.key,)),
    Rule("plural", plural_labels, join_plurals, lambda name: (name.key,)),
    Rule("form", canonical_labels, join_canonical),
    Rule("country", country_labels, join_countries, canonical_labels),
)
