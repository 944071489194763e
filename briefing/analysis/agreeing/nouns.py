"""Common nouns with a word before them that says which one, or of what kind: "special train"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.tables import words as listed
from briefing.text.words import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEHIND = (
    r"(?=[.,;:)]|\s[A-Z]|\s(?:in|on|of|at|to|by|for|with|from|into|onto|toward|towards|against|about"
    r"|under|during|through|until|without|within|near|since|and|as|that|which|who|whose|where|while"
    r"|because|was|were|is|are|had|has|have|will|would|could|may|might|can|should|but|or|after"
    r"|before|over|if|when|than|he|she|it|they|we|last|this|[a-z]+ed|following|including|involving"
    r"|regarding|concerning|seeking|calling|using)\b|(?<=s)\s[a-z]+ing\b|\s?\Z)"
)
_MODIFIER = r"(?<![\w’'$-])(?P<modifier>[a-z]{4,}|[a-z]+(?:-[a-z]+)+)\s"
_NOUNS = tuple(
    re.compile(_MODIFIER + noun + _BEHIND)
    for noun in (r"(?P<noun>[a-z]{4,})\b", r"(?P<noun>[a-z]{4,}\s[a-z]{4,})\b")
)
_NO_MODIFIER = re.compile(r"(?:ing|ly|st|est)\Z")
_NO_NOUN = re.compile(r"(?:ing|ed|ly)\Z")
_OPENS = frozenset(("a", "an", "the", "this", "his", "her", "its", "their", "our"))
"""Words right behind which a word in -ed belongs to the noun."""
_COUNTS = frozenset(
    ("some", "all", "many", "more", "no", "two", "three", "four", "five", "several")
)
_POSSESSIVE = re.compile(r"[\w.]+(?:[’']s|s[’'])\Z")
_BEFORE = 60
_BETWEEN = 4
"""Words between "the" and the word before the noun: "the $2 trillion Covid relief bill"."""


class Phrase(NamedTuple):
    """A noun, or two that make one, and the word before it; offsets into the text."""

    start: int
    end: int
    modifier: str
    noun: tuple[str, ...]
    """Its stems."""
    spelt: str
    """The noun as it is written."""


def find_phrases(text: str) -> Iterator[Phrase]:
    """Yield the nouns of a text that have a word before them."""
    for pattern in _NOUNS:
        match = pattern.search(text)
        while match is not None:
            if _is_phrase(text, match):
                noun = " ".join(match["noun"].split())
                stems = tuple(stem(word) for word in noun.split(" "))
                yield Phrase(match.start(), match.end(), match["modifier"], stems, noun)
            match = pattern.search(text, match.end("modifier"))


def _is_phrase(text: str, match: re.Match[str]) -> bool:
    modifier, nouns = match["modifier"], match["noun"].split()
    if nouns[-1] in listed("comparing", "apart") or nouns[-1] in listed("comparing", "many"):
        return False  # "on the charge early on Tuesday"
    if nouns[-1].endswith("ing") or any(word in STOP_WORDS for word in nouns):
        return False
    if len(nouns) > 1 and (_NO_NOUN.search(nouns[0]) or nouns[-1].endswith("ed")):
        return False
    whole = "-" in modifier and not modifier.endswith("ed")
    if modifier in STOP_WORDS or ("-" not in modifier and _NO_MODIFIER.search(modifier)):
        return False
    if any(modifier in listed(*at) for at in (("comparing", "scope"), ("comparing", "many"))):
        return False
    if modifier in listed("counting", "plural"):
        return False
    return whole or _belongs(text[max(0, match.start() - _BEFORE) : match.start()], modifier)


def _belongs(before: str, modifier: str) -> bool:
    """Whether the words before show that it make it the noun's; "allowed ballots" may be a verb."""
    firm = True
    for at, word in enumerate(reversed(before.split())):
        lower = word.lower()
        if lower in _OPENS or _POSSESSIVE.match(word):
            return firm or not modifier.endswith(("ed", "s"))
        if lower in _COUNTS or (at == 0 and lower in listed("comparing", "links")):
            return not modifier.endswith("ed")
        if at == _BETWEEN or lower in STOP_WORDS or not word[-1].isalnum():
            return False
        firm = firm and lower in listed("comparing", "scope")
    return False
