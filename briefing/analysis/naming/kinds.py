"""Guess of what kind a name is, from its own words and from the words around it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .gazetteer import known
from .lexicon import lexicon
from .normal import normal

if TYPE_CHECKING:
    from .runs import Run

_TYPED_PRODUCT = re.compile(r"[A-Z][A-Za-z]{0,7}-?\d{1,4}[A-Za-z]{0,3}(?:-\d{1,3}\w?)?")
_PERSONAL = re.compile(
    r"(?:[DdLO]['’])?[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)?|Mc[A-Z][a-z]+|Mac[A-Z][a-z]+"
)
TEAMS = frozenset(("kings", "cardinals", "admirals", "commodores"))
"""Offices whose plural behind a place is a team."""
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]\w+")


def kind_of_words(run: Run) -> EntityKind | None:
    """Return the kind that the words of a name tell, or None."""
    found = known(" ".join([t.text for t in run]))
    if found:
        return found.kind
    if len(run) == 1:
        return kind_of_word(run[0].text, run[0].low)
    first, last, lists = run[0], run[-1], lexicon()
    if first.low in lists.opens_event or (len(run) > 2 and run[1].low in lists.opens_event):
        return EntityKind.EVENT  # "Tropical Storm Ida"
    if last.low in TEAMS or _is_opened_body(run) or _are_members(run):
        return EntityKind.ORGANISATION
    given = normal(first.low) in lists.given
    if given and len(run) < 4 and last.low in lists.surnames:
        return None if known(first.text) else EntityKind.PERSON  # "Christopher Hill"
    head = next((a for a, b in pairwise(run) if b.joint in ("of", "for")), last)
    if head is not last and head.low in lists.opens_event:
        return EntityKind.EVENT  # "Second Battle of X"
    kind = _kind_by_head(head.low) or _kind_by_head(last.low)
    if kind:
        return kind
    if last.text[0].isdigit() or _TYPED_PRODUCT.fullmatch(last.text) or last.low in lists.products:
        return EntityKind.PRODUCT
    if given or _is_written_like_a_person(run):
        return EntityKind.PERSON
    return _place_by_words(run)


def _is_opened_body(run: Run) -> bool:
    """Whether a word for an airline or a station stands before a place: "Air Peru"."""
    return run[0].low in lexicon().opens_body and _is_place(run[1:])


def _are_members(run: Run) -> bool:
    """Whether a name is of the members of a party: "House Democrats", not "Texas Democrats"."""
    last = run[-1].low
    return last.endswith("s") and last in lexicon().parties and not _is_place(run[:-1])


def _is_place(run: Run) -> bool:
    """Whether the words name a place that is known."""
    found = known(" ".join([t.text for t in run]))
    return bool(found and found.kind is EntityKind.PLACE)


def _is_written_like_a_person(run: Run) -> bool:
    """Whether a name ends in "Jr.", begins with an initial, or with an eastern family name."""
    first = run[0].text
    if run[-1].low in lexicon().suffixes or _opens_with_family(run):
        return True
    return len(first) == 2 and first[1] == "." and len(run) < 5


def _place_by_words(run: Run) -> EntityKind | None:
    """Return PLACE for names like "Mount X" and "Russian Far East"."""
    lists, before, last = lexicon(), run[-2], run[-1]
    compass = last.low in lists.compass and (before.low in lists.compass or known(before.text))
    if run[0].low in lists.compass and not compass:
        found = known(" ".join([t.text for t in run[1:]]))
        compass = bool(found and found.kind is EntityKind.PLACE and found.rule != "demonym")
    return EntityKind.PLACE if compass or run[0].low in lists.opens_place else None


def _opens_with_family(run: Run) -> bool:
    """Whether a name is written like "Han Do-yun" or "Han Do Yun"."""
    if run[0].low not in lexicon().family_first or len(run) > 3:
        return False
    if "-" in run[1].text:
        return run[1].text[0].isupper() and not run[1].text[-1].isdigit()
    short = all(len(t.text) < 7 and t.low not in lexicon().everyday for t in run)
    return len(run) == 3 and short and not known(run[2].text)


def _kind_by_head(word: str) -> EntityKind | None:
    lists = lexicon()
    if word in lists.organisations or word in lists.companies or word in lists.industries:
        return EntityKind.ORGANISATION
    if word in lists.places or word in lists.buildings:
        return EntityKind.PLACE
    if word in lists.events:
        return EntityKind.EVENT
    return EntityKind.OTHER if word in lists.laws else None


def kind_of_word(word: str, low: str) -> EntityKind | None:
    """Return the kind that a name of one word tells, if no table knows it, or None."""
    if word.isupper() and word.isalpha() and len(word) < 7:
        return EntityKind.ORGANISATION
    if _CAMEL.fullmatch(word):
        return EntityKind.PRODUCT
    if _TYPED_PRODUCT.fullmatch(word):
        return EntityKind.OTHER if low.startswith("covid") else EntityKind.PRODUCT
    if low.endswith((".com", ".org", ".net")):
        return EntityKind.ORGANISATION
    if low in lexicon().organisations:
        return EntityKind.ORGANISATION
    if normal(low) in lexicon().given:
        return EntityKind.PERSON
    return None


_ENDINGS = (
    *(
        "ing",
        "ed",
        "ly",
        "ness",
        "ment",
        "tion",
        "sion",
        "ities",
        "ality",
        "ivity",
        "bility",
        "ance",
    ),
    *("ists", "ive", "ous", "ful", "able", "ledge", "ship", "ency", "less", "ism", "ology"),
)


def looks_common(low: str) -> bool:
    """Whether a word's ending is that of an everyday word, or it is one."""
    return low in lexicon().everyday or (len(low) > 5 and low.endswith(_ENDINGS))


def looks_personal(run: Run) -> bool:
    """Whether words behind an office can be a person's name."""
    lists = lexicon()
    if not 1 <= len(run) <= 5 or any(t.joint in ("of", "for", "and", "&") for t in run[1:]):
        return False
    last = run[-1]
    if run[0].low in lists.function:
        return False  # "Is the President At Risk?"
    if last.text[0].isdigit() or last.low in lists.typed or run[0].low in lists.typed:
        return run[0].low in lists.given and len(run) > 1 and last.low not in lists.organisations
    if run[0].low in lists.given and len(run) > 1:
        return True
    if any(t.low in lists.portfolios or t.low in lists.modifiers for t in run):
        return False
    if len(run) == 1 and (
        last.low in lists.offices or (last.text.isupper() and len(last.text) < 5)
    ):
        return False
    found = known(" ".join(t.text for t in run))
    return not (found and (found.group != "town" or len(run) > 1))


@lru_cache(maxsize=8192)
def seems_personal(text: str) -> bool:
    """Whether two or three unknown words without "the" before them are likely a person."""
    words = text.split(" ")
    if not 2 <= len(words) <= 3:
        return False
    lists = lexicon()
    for word in words:
        low = word.lower()
        if not _PERSONAL.fullmatch(word) or looks_common(low):
            return False
        if (
            low in lists.peoples
            or low in lists.openers
            or low in lists.typed
            or low in lists.roles
            or low in lists.industries
        ):
            return False
        if known(word):
            return False
    return True
