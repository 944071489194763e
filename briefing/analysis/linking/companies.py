"""Names of companies and products: with and without legal form, industry, maker or byname."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.naming.lexicon import lexicon
from briefing.analysis.naming.normal import normal
from briefing.model import EntityKind

from .blocks import Join, Rule
from .people import bare_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .blocks import Block
    from .names import Name

_STORMS = frozenset(("hurricane", "cyclone", "typhoon", "storm"))
_NUMBERED = re.compile(r"[a-z]*\d[a-z0-9]*")


@cache
def _generic() -> frozenset[str]:
    return lexicon().companies


def company_base(words: list[str]) -> list[str]:
    """Return the words of a name without legal forms and the like at its end."""
    end = len(words)
    while end > 1 and (words[end - 1] in _generic() or words[end - 1] == "and"):
        end -= 1
    return words[:end]


def company_labels(name: Name) -> list[str]:
    """Return a name without what companies add to theirs."""
    base = company_base(name.words)
    return [" ".join(base)] if len(base) < len(name.words) else []


def join_companies(block: Block) -> Iterator[Join]:
    """Join "Boeing Company" and "Boeing Co." to "Boeing"."""
    first = block.members[0]
    base = block.names.by_key.get(block.label)
    if base is not None and _may_be_company(base) and _begins(first, base):
        first = base
    for name in block.members:
        if name is not first:
            evidence = f"“{first.text}” with a word that companies add or drop"
            yield Join(name.key, (first.key,), "company", evidence)


def industry_labels(name: Name) -> list[str]:
    """Return a name without the word for its industry."""
    words = company_base(name.words)
    if len(words) < 2 or words[-1] not in lexicon().industries:
        return []
    return [" ".join(words[:-1])]


def join_industries(block: Block) -> Iterator[Join]:
    """Join "Ford Motor" to "Ford" where the short name is that of a body too."""
    base, lists = block.names.by_key.get(block.label), lexicon()
    if base is None or not _may_be_company(base):
        return
    if any(block.label in words for words in (lists.everyday, lists.compass, lists.openers)):
        return
    for name in block.members:
        sure = base.kind is EntityKind.ORGANISATION or base.articles & name.articles
        if sure and name.kind is not EntityKind.PERSON:
            evidence = f"“{base.text}” with the word for its industry"
            yield Join(name.key, (base.key,), "company", evidence)


def _begins(long: Name, short: Name) -> bool:
    """Whether a short name of few letters is spelled as the long one begins: "VT", not "Vt"."""
    return len(short.key) > 3 or any(long.text.startswith(text) for text in short.spellings)


def _may_be_company(name: Name) -> bool:
    if name.anchor and name.anchor.group != "body":
        return False
    return name.kind in (EntityKind.ORGANISATION, EntityKind.OTHER) or (
        name.kind is EntityKind.PERSON and len(name.words) == 1 and len(name.kinds) > 1
    )


def maker_labels(name: Name) -> list[str]:
    """Return the maker and the product that a name may be made of."""
    if len(name.words) < 2:
        return []
    maker, rest = _parts(name)
    return [maker, rest] if maker and rest else []


def _parts(name: Name) -> tuple[str, str]:
    maker, _, rest = name.text.partition(" ")
    return normal(maker), normal(rest)


def join_products(block: Block) -> Iterator[Join]:
    """Join "Sukhoi Su-57" to "Su-57" and "Apple iPhone" to "iPhone": the maker stands before."""
    by_key = block.names.by_key
    for name in block.members:
        maker, rest = _parts(name)
        other, first = by_key.get(rest), by_key.get(maker)
        if other is None or name.kind is EntityKind.PERSON:
            continue
        if other.kind not in (EntityKind.PRODUCT, EntityKind.OTHER):
            continue
        is_maker = first is not None and first.kind is EntityKind.ORGANISATION
        product = other.kind is EntityKind.PRODUCT
        numbered = product and _NUMBERED.fullmatch(other.words[-1])
        if numbered or (is_maker and (product or len(other.words) > 1)):
            yield Join(name.key, (other.key,), "maker", f"“{other.text}” with its maker’s name")


def byname_labels(name: Name) -> list[str]:
    """Return the short forms of a numbered product with a byname."""
    words = name.words
    if len(words) < 3 or not (words[-2].isdigit() and len(words[-2]) > 1):
        return []
    if words[-1] in lexicon().typed or words[-1][0].isdigit():
        return []
    return [" ".join(words[:-1]), words[-1], words[-1].removesuffix("s")]


def join_bynames(block: Block) -> Iterator[Join]:
    """Join "Boeing 787 Dreamliner" to "Boeing 787" and to "Dreamliner"."""
    other = block.names.by_key.get(block.label)
    if other is None or other.kind not in (EntityKind.PRODUCT, EntityKind.OTHER):
        return
    for name in block.members if block.label not in lexicon().everyday else ():
        yield Join(other.key, (name.key,), "nickname", f"part of “{name.text}”")


def storm_labels(name: Name) -> list[str]:
    """Return the name of a storm without the word for storms."""
    words = name.words
    if words[0] == "tropical":
        words = words[1:]
    return [" ".join(words[1:])] if words[0] in _STORMS and len(words) == 2 else []


def join_storms(block: Block) -> Iterator[Join]:
    """Join "Tropical Storm Ida" and bare "Ida" to "Hurricane Ida"; a person may not be near."""
    first, *others = block.members
    for name in others:
        yield Join(
            name.key, (first.key,), "event", f"“{first.text}” as a storm of another strength"
        )
    bare = block.names.by_key.get(block.label)
    if bare is None or bare.anchor or block.members_of("bare", block.label):
        return
    articles = set().union(*(name.articles for name in block.members))
    if bare.articles <= articles:
        yield Join(bare.key, (first.key,), "event", f"“{first.text}” without the word for it")


RULES = (
    Rule("event", storm_labels, join_storms, lambda name: (name.key, *bare_forms(name))),
    Rule("company", company_labels, join_companies, lambda name: (name.key,)),
    Rule("industry", industry_labels, join_industries, lambda name: (name.key,)),
    Rule("maker", maker_labels, join_products, lambda name: (name.key,)),
    Rule("nickname", byname_labels, join_bynames, lambda name: (name.key,)),
)
