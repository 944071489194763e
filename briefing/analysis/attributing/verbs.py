"""Whether a word that may be a verb of saying is one where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import PASSIVE, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .phrases import Phrase
    from .tokens import Token

_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their"})
_BEFORE_NOUNS = frozenset(
    {"as", "the", "a", "an", "its", "their", "his", "amid", "despite", "up", "out", "off", "whose"}
)
"""Words behind which a word such as "reports" or "claims" is no verb."""
_FAR = frozenset({"over", "against", "into", "amid", "despite"})
"""Prepositions that seldom stand between a source and its verb."""
_PLURAL = frozenset(
    {"we", "they", "i", "you", "people", "police", "media", "many", "both", "some", "others", "who",
     "most", "few", "men", "women", "and"}
)  # fmt: skip
"""Words that take a verb without an "s"; others end with an "s" themselves."""


def is_silent(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is stated: "said goodbye", "said a prayer", "did not say"."""
    words = lexicon()
    behind = [token.low for token in tokens[at + 1 : at + 3]]
    if not _ARTICLES.intersection(behind[:1]):
        behind = behind[:1]
    before = tokens[at - 1] if at else None
    if before is not None and before.low in ("has", "have", "had") and tokens[at].low[-1] == "s":
        return True  # "has hopes"
    if before is not None and before.low in ("and", "or") and tokens[at].low in words.think:
        return True  # "between hunger and fear"
    return bool(words.silent.intersection(behind)) or (before is not None and _is_blocked(before))


def _is_blocked(before: Token) -> bool:
    """Whether the word before a verb makes it no statement: "to say", "did not say", "was told"."""
    words = lexicon()
    low = before.low
    return (
        low in words.blocking
        or low.endswith(("n't", "'s"))
        or low in PASSIVE
        or low in _BEFORE_NOUNS
        or low in words.prepositions
        or low in words.indefinite - {"most", "few", "many", "several", "some"}
        or low.isdigit()
    )


def _is_no_noun(words: Sequence[Token]) -> bool:
    """Whether words are no noun phrase: "filed against a medium over false", before "claims"."""
    lows = [token.low for token in words]
    table = lexicon()
    if lows[0].endswith("ed") and table.prepositions.issuperset(lows[1:2]):
        return True
    determined = lows[1:] and (
        lows[1] in table.determiners | table.prepositions or lows[1][0].isdigit()
    )
    if lows[0].endswith("ing") and words[0].text.islower() and determined:
        return True
    return not _FAR.isdisjoint(lows[1:])


def agrees(tokens: Sequence[Token], source: Phrase, at: int) -> bool:
    """Whether a verb has the number of its source: "a light show" and "media reports" have not."""
    words, low = lexicon(), tokens[at].low
    if low in words.say and low not in ("say", "tell"):
        return True
    heads = [token for token in tokens[source.first : source.last] if token.word]
    if not heads or _is_no_noun(heads):
        return False
    last = heads[-1]
    plural = any(token.low.endswith("s") or token.low in _PLURAL for token in heads)
    if low + "s" in words.verbs or low + "es" in words.verbs:
        return plural
    singular = low.endswith("s")
    many = last.low in _PLURAL or (last.low.endswith("s") and not last.low.endswith(("ss", "'s")))
    return not (singular and last.text.islower() and many)
