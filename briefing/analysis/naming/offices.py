"""Offices inside a run: where they begin and end, and what they are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .gazetteer import known, longest_known
from .kinds import seems_personal
from .lexicon import lexicon

if TYPE_CHECKING:
    from .runs import Run


_BEHIND = frozenset(("emeritus", "emerita", "designate"))
"""What may stand behind an office and before the name."""
_OF_DISTRICTS = frozenset(("judge", "attorney", "attorneys", "court"))
"""Offices that "district" belongs to rather than to the place before it."""


def last_office(run: Run) -> int:
    """Return the index of the last word that is an office and has a word behind it, or -1."""
    lists = lexicon()
    for index in range(len(run) - 2, -1, -1):
        if run[index].low not in lists.offices or run[index + 1].low in lists.suffixes:
            continue
        given = index == 1 and run[0].low in lists.given
        if given and run[2].low in lists.given and known(run[0].text):
            given = False  # "Virginia Governor Paul ..."
        if not given or run[index].low in lists.styles:  # "Stephen King" is no king
            behind = run[index + 1].low in _BEHIND and index + 2 < len(run)
            return index + behind
    return -1


def office_object(run: Run, at: int) -> int:
    """Return how many words from `at` on say what an office is over: "of State", "of Russia"."""
    lists = lexicon()
    if at >= len(run) or run[at].joint not in ("of", "for"):
        return 0
    end = at
    texts = [t.text for t in run]
    for index in range(at, len(run) - 2):
        if run[index].low in lists.organisations and _is_person(run[index + 1 :]):
            return index + 1 - at  # "CEO of the Harbour Council Ivor Tarn"
    while end < len(run):
        count = longest_known(texts, end)
        low = run[end].low
        if count and end + count < len(run) and (end == at or run[end].joint != " "):
            end += count
        elif (
            low in lists.roles
            or low in lists.organisations
            or (end > at and run[end].joint == "for")
        ):
            end += 1
        else:
            break
    return end - at


def _is_person(run: Run) -> bool:
    """Whether words behind a body's name are a person in full."""
    if any(token.joint != " " for token in run):
        return False
    return run[0].low in lexicon().given or seems_personal(" ".join([t.text for t in run]))


def opening_of_role(run: Run, at: int) -> int:
    """Return the index where the words of an office begin, going back from its head at `at`."""
    lists = lexicon()
    begin = at
    while begin and run[begin].joint in (" ", "and") and run[begin - 1].low in lists.roles:
        before = run[begin - 2].low if begin > 1 else ""
        if run[begin - 1].low == "district" and run[begin].low in _OF_DISTRICTS:
            before = ""
        if before and run[begin - 1].low in lists.places and before not in lists.roles:
            break  # "Harbour District" before "Chief"
        begin -= 1
    return begin


def is_party_or_trade(run: Run) -> bool:
    """Whether the first word of a run tells a party or a trade before a given name."""
    lists, first = lexicon(), run[0]
    if run[1].low not in lists.given:
        return False
    trade = first.initial and first.low in lists.heads and first.low not in lists.offices
    return trade or first.low in lists.parties
