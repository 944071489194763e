"""What a typed word may be read as, and how freely.

Three levels, each holding what the one before it does:

    TYPED   the word itself; what the last, unfinished word may become
    CLOSE   what is certainly the same word: another transliteration, form or name, one edit in
            a long word
    FUZZY   one edit from three letters, two from six; a misspelt beginning of the last word;
            one typed word that the articles write as two; a word derived from it; a word that
            holds it, where there is nothing else
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from .vocabulary import COMPLETIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model.postings import Postings

    from .query import Word
    from .vocabulary import Vocabulary

FORM, NAME, NUMBER = "another form", "another name", "the same number"
"""What a word has in common with another that is surely meant as well."""
SOUND, TWO_WORDS, ONE_WORD = "by sound", "as two words", "as one word"
BEGINNING, INSIDE = "as it begins", "inside a word"
"""What it has in common with one that may be meant."""
MOST_READINGS = 24
"""Read-as terms that one word may stand for."""
_FEW_COMPLETIONS, _FEW_LETTERS = 8, 3
"""Words that fewer letters than so many may become: they say too little to look for more."""
_BEGINNING = 0.8
"""Weight of a word that goes on for ever behind the typed beginning."""


class Level(IntEnum):
    """How freely a word may be read."""

    TYPED = 0
    CLOSE = 1
    FUZZY = 2


class Reading(NamedTuple):
    """Terms, side by side, that a typed word is read as."""

    terms: tuple[str, ...]
    weight: float
    """From 0 to 1; 1 is the word as typed."""
    typed: str
    edits: int = 0
    read_as: bool = False
    """Whether this is another word than the typed one, so that it must be said."""
    how: str = ""
    """What they have in common, in words, where edits do not tell it."""


def read_typed(word: Word, vocabulary: Vocabulary, postings: Postings) -> Iterator[Reading]:
    """Yield the word as it is typed, and what it may become."""
    if word.key and word.key in vocabulary:
        yield Reading((word.key,), 1.0, word.typed)
    if len(word.terms) > 1 and postings.together(word.terms):
        yield Reading(word.terms, 1.0, word.typed)
    if not word.unfinished:
        return
    if word.key:
        most = _FEW_COMPLETIONS if len(word.key) < _FEW_LETTERS else COMPLETIONS
        for term in vocabulary.completions(word.key, most):
            yield Reading((term,), completed(word.key, term), word.typed)
    if len(word.terms) > 1:
        last = word.terms[-1]
        for term in vocabulary.completions(last):
            terms = (*word.terms[:-1], term)
            if postings.together(terms):
                yield Reading(terms, completed(last, term), word.typed)


def completed(typed: str, term: str) -> float:
    """Return what a term counts of which so much was typed."""
    return _BEGINNING + (1 - _BEGINNING) * 0.9 * len(typed) / len(term)
