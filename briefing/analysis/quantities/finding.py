"""From the numbers of a sentence to its quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.analysis.tables import words
from briefing.model import Bound, Quantity, QuantityKind
from briefing.text.words import stem

from .heads import Head, head_behind, is_plural
from .names import Names
from .numerals import Numeral, find_numerals
from .pairs import find_pair, lent_scale
from .surroundings import (
    bound_before,
    bound_behind,
    is_aged,
    is_date,
    is_name_before,
    is_year,
    rate_behind,
    whole_behind,
)
from .units import Unit, sign_before, unit_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article, Mention, Sentence

_DIGIT_OR_WORD = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?"
    r"|hundreds?|thousands?|(?:m|b|tr)illions?|scores|first|second|third|\w+th)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:several|few|many|couple)\s(?:of\s)?\Z", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|some|the|this|that|which|each|another|only|number|square|day)\s\Z",
    re.IGNORECASE,
)
_AFTER_ONE = re.compile(
    r"\s(?:another|or|in|out\sof|by|day|who|that|which|thing|way)\b|[-’'\s](?:of|s)\b|[-,.;:]"
)
_FRACTION = re.compile(r"\b(?:an?|one|two|three)[\s-]\Z", re.IGNORECASE)
_DECADE_OR_DAY = re.compile(r"\d+s\b|\d\d?/\d\d?\b|9[-–]?11\b|11\s(?:report|attack)")
"""The 1990s, 30s, 9/11."""
_TYPE = re.compile(r"[-‑][A-Z]{1,3}[a-z]{0,3}\b|[-‑](?:series|class|pounder)\b")
"""What makes digits the type number of a product: "737-MAX"."""
_ONE_IN = re.compile(r"\bone\s(?:in|out\sof)\s(?:every\s)?\Z", re.IGNORECASE)
_HYPHEN = re.compile(r"[-‑]([a-z]+)")
_AGE_COMMA = re.compile(r"[A-Z][\w.’'-]+,\s\Z")


def find_quantities(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quantity, ...]:
    """Return the quantities in the sentences of an article, in order, without overlap.

    Numbers inside `mentions` belong to names and are left out, as are dates and times.
    """
    text = article.text
    found: list[Quantity] = []
    at = 0
    for sentence in sentences:
        numerals = find_numerals(text, sentence.start, sentence.end)
        if not numerals or not _DIGIT_OR_WORD.search(text, sentence.start, sentence.end):
            continue
        while at < len(mentions) and mentions[at].end <= sentence.start:
            at += 1
        behind = at
        while behind < len(mentions) and mentions[behind].start < sentence.end:
            behind += 1
        names = Names(mentions[at:behind])
        found += _in_sentence(article.id, text, (sentence.start, sentence.end), numerals, names)
    return tuple(found)


def _in_sentence(
    identity: str,
    text: str,
    bounds: tuple[int, int],
    numerals: list[Numeral],
    names: Names,
) -> Iterator[Quantity]:
    start, end = bounds
    last = start
    index = 0
    while index < len(numerals):
        numeral = numerals[index]
        index += 1
        if numeral.start < last:
            continue
        pair = numerals[index] if index < len(numerals) else None
        gap = text[numeral.end : pair.start] if pair else ""
        if pair and _is_name(text, pair, start, end, names):
            pair = None
        joined = find_pair(text, start, end, numeral, pair, gap) if pair else None
        if _is_name(text, numeral, start, end, names) or is_date(text, numeral, start, end):
            continue
        named = _name_behind(text, numeral.end, names)
        found = _quantity(identity, text, (last, end), numeral, joined, named)
        if found is None:
            continue
        index += joined is not None
        last = found.end
        yield found


def _name_behind(text: str, end: int, names: Names) -> int:
    """Return the end of a name between a number and its noun: "two New Zealand farmers"; else 0."""
    behind = names.end_of(end + 1)
    goes_on = text[behind : behind + 1] == " " and text[behind + 1 : behind + 2].islower()
    return behind if goes_on else 0


def _is_name(text: str, numeral: Numeral, start: int, end: int, names: Names) -> bool:
    """Whether a number belongs to a name, by the mentions or by the words beside it."""
    if names.meet(numeral.start, numeral.end):
        return True
    if is_name_before(text, start, numeral.start):
        return True
    if text[numeral.end : numeral.end + 1] == " ":
        behind = text[numeral.end + 1 : numeral.end + 24].split(" ", 1)[0].rstrip(".,;:!?)\"”'’")
        if behind[:1].isupper() and behind.lower() in words("counting", "titles"):
            return True
    if _DECADE_OR_DAY.match(text, numeral.start, end):
        return True
    return numeral.digits and _TYPE.match(text, numeral.end, end) is not None


def _quantity(
    identity: str,
    text: str,
    bounds: tuple[int, int],
    numeral: Numeral,
    pair: Numeral | None,
    named: int,
) -> Quantity | None:
    """Return the quantity that a number makes, or None where it counts nothing.

    `named` is the end of a name right behind the number, 0 where none is.
    """
    floor, ceiling = bounds
    stop = pair.end if pair else numeral.end
    sign, code = sign_before(text, floor, numeral.start)
    begin, bound = bound_before(text, floor, sign)
    unit = Unit(stop, QuantityKind.MONEY, code, 1.0) if code else None
    unit = unit or unit_behind(text, stop, ceiling, numeral.digits)
    low, high, step = numeral.low, numeral.high, numeral.step
    if pair:
        high, step = pair.high, max(step, pair.step)
        low *= lent_scale(numeral, pair)
    if numeral.vague:
        bound = Bound.ABOUT
    made = Quantity(identity, begin, stop, sign, stop, QuantityKind.COUNT, low, high, step, bound)
    if pair and low > high:
        return _score(made, text, ceiling)
    if numeral.ordinal:
        return _ordinal(made, text, floor, ceiling)
    if unit is not None:
        return _measured(made, text, ceiling, unit)
    return _counted(made, text, (floor, ceiling), numeral, named)


def _score(made: Quantity, text: str, ceiling: int) -> Quantity:
    head = head_behind(text, made.end, ceiling, True)
    noun = head.noun if head.noun in set(map(stem, words("counting", "scores"))) else ""
    return replace(made, kind=QuantityKind.SCORE, head=noun)


def _ordinal(made: Quantity, text: str, floor: int, ceiling: int) -> Quantity | None:
    if _FRACTION.search(text, max(floor, made.number_start - 7), made.number_start):
        return None
    if text[made.end : made.end + 2].strip()[:1].isupper():
        return None  # "5th U.S. Circuit Court" is a name
    head = head_behind(text, made.end, ceiling, True)
    if not head.noun or (made.high < 2 and text[made.start].isalpha()):
        return None
    first, *others = text[made.end : head.end].split() or [""]
    if first.islower() and any(word[0].isupper() for word in others):
        return None  # "the second gentleman Ilya Brandt" is a title
    return replace(
        made, kind=QuantityKind.ORDINAL, head=head.noun, end=head.end, modifiers=head.modifiers
    )


def _measured(made: Quantity, text: str, ceiling: int, unit: Unit) -> Quantity:
    """Return a quantity with a unit: money, percent, an age, a length."""
    hyphen = text[made.end : unit.end][:1] in ("-", "‑")
    low, high, step = (one * unit.factor for one in (made.low, made.high, made.step))
    end = unit.end
    found = replace(
        made, kind=unit.kind, unit=unit.code, low=low, high=high, step=step, end=end,
        number_end=max(made.number_end, end if unit.kind is not QuantityKind.AGE else 0),
        rate=rate_behind(text, end, ceiling),
    )  # fmt: skip
    if more := re.compile(r"\s(more|less|fewer|higher|lower|longer)\b").match(text, end, ceiling):
        found = replace(found, modifiers=(more[1],))
    head = head_behind(text, end, ceiling, True)
    if unit.kind is QuantityKind.AGE:
        return replace(found, head=head.noun) if len(head.modifiers) < 2 else found
    if unit.kind is QuantityKind.PERCENT and text[end : end + 4].lower() == " of ":
        return replace(found, head=head.noun, modifiers=found.modifiers + head.modifiers)
    if hyphen and head.noun:
        return replace(found, head=head.noun, modifiers=head.modifiers, end=head.end)
    if text[end : end + 4].lower() == " of " and head.noun:
        return replace(found, head=head.noun)
    return found


def _counted(
    made: Quantity, text: str, bounds: tuple[int, int], numeral: Numeral, named: int
) -> Quantity | None:
    """Return a count of things, an age, or a bare number; None where it is not clear."""
    floor, ceiling = bounds
    one = made.high == 1 and not numeral.digits
    if one and _is_pronoun(text, floor, made):
        return None
    if _ONE_IN.search(text, max(floor, made.start - 18), made.start):
        return None
    if is_aged(text, floor, made.start) or _is_comma_age(text, floor, made, numeral):
        return replace(made, kind=QuantityKind.AGE, unit="year")
    end, whole = whole_behind(text, made.end, ceiling)
    end, bound = bound_behind(text, end, ceiling)
    head = _head_behind(text, end, ceiling, made.high == 1 and made.low == 1, named)
    if _SEVERAL.search(text, max(floor, made.start - 12), made.start):
        return None
    if is_year(numeral) and (not head.noun or made.bound is Bound.EXACT):
        return None
    if one and (not head.noun or head.part):
        return None
    hyphen = _HYPHEN.match(text, made.end, ceiling)
    if hyphen and not head.noun:
        return replace(made, head=hyphen[1]) if is_plural(hyphen[1]) else None
    finish = head.end if head.noun else end
    if not numeral.digits and not head.noun and not numeral.vague and made.high < 1000:
        return None
    return replace(
        made,
        end=finish,
        head=head.noun,
        modifiers=_more_before(text, floor, made.start) + head.modifiers,
        part=head.part or whole > 0,
        whole=whole,
        rate=rate_behind(text, finish, ceiling),
        bound=bound or bound_behind(text, finish, ceiling)[1] or made.bound,
    )


def _is_pronoun(text: str, floor: int, made: Quantity) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "one of the men"."""
    return bool(
        _NOT_ONE.search(text, max(floor, made.start - 9), made.start)
        or _AFTER_ONE.match(text, made.end)
        or text[made.end + 1 : made.end + 2].isupper()
    )


def _head_behind(text: str, end: int, ceiling: int, single: bool, named: int) -> Head:
    """Return the noun behind a number, or behind the name that stands between them."""
    head = head_behind(text, max(end, named), ceiling, single)
    return head if head.noun or not named else head_behind(text, end, ceiling, single)


def _more_before(text: str, floor: int, start: int) -> tuple[str, ...]:
    """Return "another" or "additional" where it stands before a number."""
    word = text[max(floor, start - 20) : start].rstrip().rpartition(" ")[2].lower()
    return (word,) if word in words("counting", "more") and word != "more" else ()


def _is_comma_age(text: str, floor: int, made: Quantity, numeral: Numeral) -> bool:
    """Whether a number is an age between commas behind a name: "Ilya Brandt, 52, said"."""
    return (
        numeral.digits
        and 3 < made.high < 112
        and text[made.end : made.end + 1] in (",", ".", ";")
        and _AGE_COMMA.search(text, max(floor, made.start - 30), made.start) is not None
    )
