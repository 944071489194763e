"""Where a statement begins behind its verb, and whether there is one at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon
from .phrases import STOPS, Phrase
from .tokens import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token

_OPENING = frozenset({"that", "how", "why", "where", "what", "whether", ":", '"', "“", "„", "«"})
"""What a statement begins with."""
_TOLD = frozenset({"told", "tell", "tells", "telling", "informed", "assured", "reassured"})
"""Verbs that name who hears it."""
_WARNED = frozenset({"warned", "warns", "warning", "advised", "promised", "reminded"})
"""Verbs that may do so."""
_QUOTES = frozenset('"“”„«»')
_AFTER_COMMA = frozenset({'"', "“", "„", "«", "citing", "quoting"})


def find_addressee(tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    """Return the medium that was told, and the token behind the one who was."""
    low = tokens[at].low
    if low not in _TOLD and not (low in _WARNED and _names_hearer(tokens, at)):
        return None, at + 1
    first = at + 1
    last = first
    while last < len(tokens) and last - first < 14:
        token = tokens[last]
        if token.low in ("that", "to") or token.text in STOPS or token.text == ",":
            break
        if (
            last > first
            and (token.low.split("'")[0] in lexicon().determiners or token.low in lexicon().finite)
            and (tokens[last - 1].low not in lexicon().prepositions)
        ):
            break
        if last > first and token.low in ("on", "in", "during", "at", "after", "about"):
            break
        last += 1
    return (Phrase(first, last) if last > first else None), last


def _names_hearer(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody stands between a verb and "that": "warned the crew that"."""
    words = lexicon()
    for index in range(at + 1, min(at + 14, len(tokens))):
        low = tokens[index].low
        if low == "that":
            return index > at + 1 and tokens[at + 1].low not in words.prepositions
        if not tokens[index].word or low in words.finite or low in words.verbs:
            break
    return False


def clause_start(tokens: Sequence[Token], at: int) -> int:
    """Return the token where a statement begins: behind "that", times and commas."""
    that = _behind_that(tokens, at)
    if that >= 0:
        return that
    if at < len(tokens) and tokens[at].low in lexicon().prepositions:
        at = _over_time(tokens, at)
        marks = (n for n in range(at + 1, min(at + 7, len(tokens))) if _opens_speech(tokens, n))
        at = next(marks, at)  # 'wrote in a letter "..."'
    if at + 1 < len(tokens) and _is_day(tokens, at):
        at += 1
    while at < len(tokens) and tokens[at].text in (",", ":"):
        at += 1
    return at


def _behind_that(tokens: Sequence[Token], at: int) -> int:
    """Return the token behind the "that" or colon of a statement; -1 where there is none."""
    words = lexicon()
    aside = at < len(tokens) and tokens[at].text == ","
    named = False
    for index in range(at, min(at + 16, len(tokens))):
        token, before = tokens[index], tokens[index - 1]
        if token.low == "that":
            if (aside and before.text == ",") or _only_times(tokens, at, index):
                return index + 1
        elif token.text == ":":
            return index + 1 if index > at and tokens[at].low in words.prepositions else -1
        elif token.text in _QUOTES and (named or (index > at and before.low in words.prepositions)):
            named = not named  # 'said on "The Evening Show" that'
        elif token.text in _QUOTES or token.low in words.finite:
            break
    return -1


def _opens_speech(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark opens what is said, and not a name: 'in a letter "...'."""
    return tokens[at].text in OPENING and tokens[at - 1].low not in lexicon().prepositions


def _over_time(tokens: Sequence[Token], at: int) -> int:
    """Return the token behind "on Thursday" or "in a statement" where a clause follows."""
    words = lexicon()
    for index in range(at + 1, min(at + 9, len(tokens) - 1)):
        low, behind = tokens[index].low, tokens[index + 1]
        if not tokens[index].word or low in words.finite or low in words.verbs:
            break
        if low in words.times and behind.low in words.determiners | {"there"}:
            return index + 1
    return at


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day stands loose before a statement: "said Thursday she would vote"."""
    times, behind = lexicon().times, tokens[at + 1]
    return tokens[at].low in times and (not behind.word or behind.low in lexicon().determiners)


def _only_times(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether "on Tuesday in a statement" is all that stands between a verb and "that"."""
    if end == start:
        return True
    words = lexicon()
    if tokens[end - 1].low in words.prepositions:
        return False  # "agreed with that"
    if tokens[start].low in words.prepositions | words.skipped | words.times | words.listeners:
        between = tokens[start:end]
        return not any(token.low in words.finite or token.low in words.verbs for token in between)
    return end - start == 1


def has_statement(tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> bool:
    """Whether a clause or a quotation follows a verb, and not just a thing."""
    words = lexicon()
    low = tokens[at].low
    rest = tokens[at + 1 : at + 22]
    if not rest:
        return False
    first = rest[0]
    if first.low in _OPENING or quoted[at + 1]:
        return True
    if first.text == "," and len(rest) > 1 and rest[1].low in _AFTER_COMMA:
        return True
    if low in words.say:
        return (first.word and first.low not in ("to", "of", "by")) or first.text == ","
    return first.low != "to" and _has_clause(rest, low in words.show)


def _goes_on_with_that(rest: Sequence[Token], comma: int) -> bool:
    """Whether a clause follows an aside between commas: "announced, ahead of the tow, that"."""
    behind = range(comma + 2, len(rest))
    return any(rest[n].low == "that" and rest[n - 1].text == "," for n in behind)


def _has_clause(rest: Sequence[Token], shown: bool) -> bool:
    """Whether a finite clause begins with the tokens; `shown` for what a study shows."""
    words = lexicon()
    for index, token in enumerate(rest):
        if token.text in OPENING:
            return not shown and (not index or rest[index - 1].text in (",", ":"))
        if token.text in (".", ";"):
            return False
        if token.low == "that" and _only_times(rest, 0, index):
            return True
        if token.low in words.edges and token.low != "that":
            return False
        if token.text == ",":
            return _goes_on_with_that(rest, index)
        if token.low in words.finite and token.text.islower():
            return index > 0 and rest[index - 1].low not in ("which", "who", "that", "to")
    return False


def is_stated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause or a quotation, and not just a thing, is what somebody is told."""
    if at and (tokens[at - 1].low == "that" or tokens[at - 1].text == ":"):
        return True
    if tokens[at].text in OPENING or tokens[at].low in _OPENING:
        return True
    return _has_clause(tokens[at : at + 22], False) or any(
        "'" in one.low for one in tokens[at : at + 2]
    )
