"""Reasons in words, and the few words that a statement is called by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Aspect, QuantityKind

from .sums import write
from .values import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Quantity

    from .pairing import Pair
    from .passages import Passage, Word
    from .verdicts import Slot

_KINDS = {
    QuantityKind.MONEY: "sum in {}",
    QuantityKind.PERCENT: "percentage",
    QuantityKind.AGE: "age",
    QuantityKind.MEASURE: "measure, in units of {}",
    QuantityKind.SCORE: "result",
    QuantityKind.ORDINAL: "place in an order",
}
"""What numbers are called that count no things."""
_PHRASE = 60
"""Characters of two words or three; what is longer is a sentence."""
_NAMES = 2
_LABEL = 3
"""Words of a label."""


def tell_equal(pair: Pair, mine: Quantity, their: Quantity, act: str) -> tuple[str, str]:
    """Return the reason why two numbers are one, and no reconciliation."""
    if mine.kind is QuantityKind.COUNT and mine.head and their.head and mine.head != their.head:
        nouns = _tell_noun(pair.one, mine), _tell_noun(pair.other, their)
        if all(nouns) and not act:
            return f"both give the same number, of {nouns[0]} and of {nouns[1]}", ""
    return f"both give the same {_tell_what(pair.one, mine, act)}", ""


def tell_near(pair: Pair, mine: Quantity, their: Quantity, relation: Relation) -> tuple[str, str]:
    """Return the reason why two unequal numbers go together, and how."""
    one = pair.one.cut(mine.start, mine.end)
    other = pair.other.cut(their.start, their.end)
    if relation is Relation.BOUNDED:
        return "one number is the bound of the other", f"“{one}” holds for “{other}”"
    if relation is Relation.WITHIN:
        return "one number lies in the range of the other", f"“{one}” and “{other}”"
    return "equal at the precision of the coarser number", f"{write(mine)} ≈ {write(their)}"


def tell_difference(pair: Pair, mine: Quantity, their: Quantity, act: str) -> str:
    """Return what was compared, and that no rounding or sum joins it."""
    passage, quantity = (pair.one, mine) if mine.head else (pair.other, their)
    what = _tell_what(passage, quantity, act)
    return f"both give a {what}; no rounding or sum joins {write(mine)} and {write(their)}"


def _tell_what(passage: Passage, quantity: Quantity, act: str) -> str:
    """Return what a number is, in words: "number of seats", "sum in USD"."""
    if quantity.kind in _KINDS:
        return _KINDS[quantity.kind].format(quantity.unit)
    noun = _tell_noun(passage, quantity)
    if noun and act:
        return f"number of {noun}, beside words for {act}"
    return f"number of {noun}" if noun else f"number beside words for {act or 'the same'}"


def _tell_noun(passage: Passage, quantity: Quantity) -> str:
    noun = passage.cut(quantity.number_end, quantity.end).lstrip("-,. ") if quantity.head else ""
    return noun.removeprefix("of ")


def name_statement(aspect: Aspect, slot: Slot, stems: Sequence[str]) -> str:
    """Return what a statement is called: "seats · Liberals, Canadian".

    In front of the point the noun that a number counts, or the day or name itself, behind it a
    few of the words with these `stems`, as the sentence spells them.
    """
    passage, text = slot.passage, slot.passage.article.text
    spelt: dict[str, Word] = {}
    for word in passage.words:
        if word.told and not slot.start <= word.start < slot.end:
            spelt.setdefault(word.stem, word)
    known = [spelt[stem] for stem in stems if stem in spelt]
    first = next(iter(passage.words)).start
    names = [word for word in known if text[word.start].isupper() and word.start > first]
    chosen = list(dict.fromkeys([*names[:_NAMES], *known]))[:_LABEL]
    about = ", ".join(text[word.start : word.end] for word in sorted(chosen))
    noun = next(
        (
            passage.cut(q.number_end, q.end).lstrip("-,. ")
            for q in passage.quantities
            if q.start == slot.start and q.head
        ),
        "",
    )
    value = passage.cut(slot.start, slot.end)
    if aspect in (Aspect.DATE, Aspect.PLACE, Aspect.NAME):
        noun = value
    elif aspect is Aspect.WORDING:
        noun = value.rpartition(" ")[2] if len(value) < _PHRASE else ""
    return " · ".join(part for part in (noun, about) if part) or value
