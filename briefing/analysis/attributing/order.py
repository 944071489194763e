"""Where the source stands: "said Holt" and "Holt said" behind a statement, or before it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .followers import opens_time, phrase_right
from .lexicon import lexicon
from .tokens import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token

_HEARERS = frozenset({"the", "a", "an", "his", "her", "their", "reporters", "journalists"})
_BEFORE = frozenset(",?!—–-")
"""Marks behind a statement that is not quoted."""
_QUESTIONS = frozenset({"what", "how", "why", "whether", "that"})
"""Words that begin what is told: "told us what she thinks"."""
_INVERTED = frozenset({"said", "says", "reported", "reports"})
"""Verbs that stand before their source where nothing is quoted: ", said Holt on Tuesday"."""
_PRONOUNS = frozenset({"his", "her", "it", "he", "she", "they", "there"})
_POINTS = frozenset(",.?!…—–")
"""Marks at the end of what is quoted, before the mark that closes it."""


def is_inverted(tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> bool:
    """Whether the source stands behind the verb: '"...," said Holt'."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if not behind.word or behind.low in ("that", "to", "on", "in", "at", "during", "after", "of"):
        return False
    closed = _ends_quotation(tokens, quoted, at - 1)
    if not closed and before.text != ",":
        return False
    phrase = phrase_right(tokens, at + 1)
    if phrase is None:
        return False
    rest = tokens[phrase.last :]
    finite = any(t.low in lexicon().finite for t in rest[:1])
    if closed:
        return not finite
    if tokens[at].low not in _INVERTED or behind.low in _PRONOUNS | lexicon().times:
        return False
    if rest and rest[0].word and not opens_time(tokens, phrase.last):
        return False
    return not any(token.low in lexicon().finite for token in tokens[at + 1 :])


def is_postposed(tokens: Sequence[Token], quoted: Sequence[bool], head: int, at: int) -> bool:
    """Whether "Holt said", with the source at `head`, stands behind its statement."""
    words, low = lexicon(), tokens[at].low
    shown = low in words.show and low not in words.say
    if head == 0 or (shown and at + 1 < len(tokens) and tokens[at + 1].word):
        return False
    closed = _ends_quotation(tokens, quoted, head - 1)
    if not closed and (head < 3 or tokens[head - 1].text not in _BEFORE):
        return False
    rest = tokens[at + 1 :]
    if not rest or not rest[0].word:
        marks = [one.text for one in rest[:2]]
        return closed or not (marks[:1] == [":"] or (marks[1:] and marks[1] in OPENING))
    if rest[0].low == "that" or _quotes(rest[:12]):
        return closed
    return _ends_clause(tokens, at, closed)


def _quotes(rest: Sequence[Token]) -> bool:
    """Whether a quotation begins there, and not just a name in quotation marks."""
    return rest[0].text in OPENING or any(
        one.text in (",", ":") and other.text in OPENING for one, other in pairwise(rest)
    )


def _relates(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins that tells of the word before: "in a video which has gone"."""
    low = tokens[at].low
    if low == "that" and at + 1 < len(tokens):
        behind = tokens[at + 1].low
        return behind in lexicon().finite or behind.endswith("ed")
    return low in ("which", "who", "where", "when")


def _ends_clause(tokens: Sequence[Token], at: int, closed: bool) -> bool:
    """Whether no statement follows a verb: "Holt said on Tuesday", "Holt told reporters"."""
    words, rest = lexicon(), tokens[at + 1 :]
    ends = (n for n, token in enumerate(rest) if token.text in (",", ".", ";") or _relates(rest, n))
    clause = [token.low for token in rest[: next(ends, len(rest))]]
    if _QUESTIONS.intersection(clause):
        return closed
    if words.finite.intersection(clause) or _is_infinitive(tokens, at + 1):
        return False
    low, first = tokens[at].low, rest[0].low
    if first in words.prepositions:
        return closed or low in words.say or opens_time(tokens, at + 1)
    told = low in ("told", "tells") or first in words.skipped | words.listeners
    return told or len(clause) < 3


def _ends_quotation(tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> bool:
    """Whether the token at an index ends what is quoted, and not just a name in quotation marks."""
    if tokens[at].text not in ('"', "”", "»"):
        return quoted[at]
    first = at
    while first > 0 and quoted[first - 1]:
        first -= 1
    return tokens[at - 1].text in _POINTS or (first == 0 and at > 4)


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" stands before a verb: "continued to shun"."""
    return tokens[at].low == "to" and not (
        at + 1 < len(tokens)
        and (tokens[at + 1].text[0].isupper() or tokens[at + 1].low in _HEARERS)
    )
