"""What an article's own spelling says about its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lexicon import lexicon
from .tokens import begins_small

_MARKS = ".,;:!?\"'“”‘’()[]…"
_POSSESSIVES = ("'s", "’s")
_VOTES = ("election", "referendum", "primaries", "caucuses")
_LONG = re.compile(r"[^\W\d_]{3,}")


@dataclass(slots=True)
class Vocabulary:
    """The words of one article by how it writes them."""

    lower: frozenset[str]
    """Words that it writes in lower case."""
    capital: frozenset[str]
    """Words that it writes capitalised, not counting parts of compounds."""
    small: tuple[str, ...]
    """Words of names that begin in lower case: "iPhone", "al-Assad"."""
    votes: bool
    """Whether it speaks of elections."""
    inside: set[str] = field(default_factory=set)
    """Capitalised words where no sentence begins, and the first two of a run together."""
    alone: set[str] = field(default_factory=set)
    """Whole runs, where no sentence begins."""
    families: set[str] = field(default_factory=set)
    """Last words behind a given name or an office."""

    def is_common(self, low: str) -> bool:
        """Whether a word that opens a sentence is an everyday word, not a name."""
        return low in self.lower or low in lexicon().everyday


def read_vocabulary(text: str) -> Vocabulary:
    """Return the vocabulary of a text; `inside` and `alone` are still empty."""
    lower, capital = [], []
    for word in set(text.split()):
        bare = word.strip(_MARKS)
        if bare < "A":  # numbers, marks, nothing
            continue
        if bare[0].islower():
            lower.append(bare)
        elif "-" not in bare and bare[0].isupper():
            capital.append(bare[:-2] if bare[-2:] in _POSSESSIVES else bare)
    small = {word for word in lower if not word.islower() and begins_small(word)}
    votes = any(map(text.__contains__, _VOTES))
    return Vocabulary(frozenset(lower), frozenset(capital), tuple(small), votes)


def is_flat(vocabulary: Vocabulary) -> bool:
    """Whether an article is written in lower case throughout, or in capitals throughout."""
    lower, capital = vocabulary.lower, vocabulary.capital
    if not capital:
        return len(lower) > 10
    return len(lower) * 10 < len(capital) > 10 and sum(map(str.isupper, capital)) * 10 > 9 * len(
        capital
    )


def is_headline(text: str, start: int, end: int, least: int = 3, common: int = 0) -> bool:
    """Whether a sentence writes nearly all of its words with a capital, or all in capitals.

    `least` is the number of words that it must have; `common` how many of those behind the
    first must be everyday words, so that a sentence full of names is none.
    """
    found = _LONG.findall(text, start, end)
    if len(found) < least:
        return False
    small = sum(word[0].islower() for word in found)
    if small > len(found) * 0.25 or small >= len(found) - 2:
        return False
    usual: int = sum(word[0].isupper() and _is_usual(word.lower()) for word in found[1:])
    return usual >= common


def _is_usual(low: str) -> bool:
    """Whether a word is an everyday one that does not often stand in names."""
    lists = lexicon()
    if low not in lists.everyday and low not in lists.function:
        return False
    named = (lists.roles, lists.typed, lists.openers, lists.calendar, lists.compass)
    return not any(low in words for words in named)


def is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a sentence of several words is written all in capitals."""
    piece = text[start:end]
    return piece.isupper() and piece.count(" ") > 1
