"""Other words that a typed one may stand for, each with how it is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.words import STOP_WORDS

from .edits import edit_weight
from .figures import are_numbers, figure_ways
from .forms import forms_of, is_ending, stem_of
from .readings import (
    BEGINNING,
    FORM,
    INSIDE,
    MOST_READINGS,
    NAME,
    NUMBER,
    SOUND,
    TWO_WORDS,
    Level,
    Reading,
    completed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model.postings import Postings

    from .other_names import OtherNames
    from .query import Word
    from .vocabulary import Vocabulary

_SHORTEST_FUZZY, _SHORTEST_TWO_EDITS, _SHORTEST_CLOSE, _LONGEST_FUZZY = 3, 6, 6, 48
_SHORTEST_INSIDE, _SHORTEST_FORM = 5, 5
"""Letters of a word that is looked for inside others, and of an unknown one that has forms."""
COMMON = 10
"""Passages that hold a word from which on it is hardly a misspelling."""
_SOUND, _SPLIT, _MISSPELT_BEGINNING = 0.85, 0.9, 0.9
_FORM, _FORM_OF_KNOWN, _DERIVED, _OTHER_NAME, _NUMBER = 0.9, 0.8, 0.7, 0.85, 0.9
_INSIDE = 0.6
_COMMON_WORD = 0.6
_RARE = 0.06
"""Share of its weight that a read-as word loses which only one passage holds."""


def guess(
    word: Word, vocabulary: Vocabulary, postings: Postings, level: Level, names: OtherNames
) -> Iterator[Reading]:
    """Yield other words that the typed one may stand for."""
    for terms in names.of(word.terms, word.typed):
        if postings.together(terms) if len(terms) > 1 else terms[0] in vocabulary:
            yield Reading(terms, _OTHER_NAME, word.typed, read_as=True, how=NAME)
    for terms in figure_ways(word.terms)[1:]:
        if postings.together(terms) if len(terms) > 1 else terms[0] in vocabulary:
            yield Reading(terms, _NUMBER, word.typed, read_as=True, how=NUMBER)
    if not 0 < len(word.key) <= _LONGEST_FUZZY or word.key.isdecimal():
        return
    found = False
    for reading in _guess_word(word, vocabulary, postings, level):
        found = True
        yield reading
    if level is Level.FUZZY and not found and word.key not in vocabulary:
        yield from _inside(word, vocabulary)


def _guess_word(
    word: Word, vocabulary: Vocabulary, postings: Postings, level: Level
) -> Iterator[Reading]:
    key, known = word.key, word.key in vocabulary
    if key in STOP_WORDS:
        return
    form = _FORM_OF_KNOWN if known else _FORM
    for term in _forms(key, vocabulary):
        yield Reading((term,), form, word.typed, read_as=True, how=FORM)
    for term, likeness in vocabulary.alike(key):
        if (likeness == 1 or level is Level.FUZZY) and _same_number(key, term):
            edits = _edits(key, term)
            how = "" if edits else SOUND
            yield Reading((term,), _SOUND * likeness, word.typed, edits, read_as=True, how=how)
    yield from _misspelt(word, vocabulary, level)
    if level is Level.FUZZY:
        for term in forms_of(key, derived=True):
            if term in vocabulary:
                yield Reading((term,), _DERIVED, word.typed, read_as=True, how=FORM)
    if level is Level.FUZZY and not known:
        if word.unfinished:
            yield from _misspelt_beginnings(word, vocabulary)
        yield from _splits(word, postings)


def _forms(key: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the terms that are certainly forms of a word."""
    if len(key) >= _SHORTEST_FORM or key in vocabulary:
        for term in forms_of(key):
            if term in vocabulary and term not in STOP_WORDS:
                yield term
    stem = stem_of(key)
    for term in vocabulary.completions(stem) if stem else ():
        if term != key and is_ending(term[len(stem) :]):
            yield term


def _misspelt(word: Word, vocabulary: Vocabulary, level: Level) -> Iterator[Reading]:
    """Yield what differs by some edits."""
    key = word.key
    allowed = _allowed_edits(key, level, vocabulary)
    if not allowed:
        return
    scale = _COMMON_WORD if key in vocabulary else 1.0
    for term, edits in vocabulary.near(key, allowed):
        weight = scale * edit_weight(key, term)
        if weight and _same_number(key, term):
            weight *= 1 - _RARE / vocabulary.count(term)
            yield Reading((term,), weight, word.typed, edits, read_as=True)


def _allowed_edits(key: str, level: Level, vocabulary: Vocabulary) -> int:
    """Return how many edits a word may be off."""
    if level is Level.CLOSE and key in vocabulary:
        return int(len(key) >= _SHORTEST_CLOSE)
    if len(key) < _SHORTEST_FUZZY:
        return 0
    if len(key) < _SHORTEST_TWO_EDITS or vocabulary.count(key) >= COMMON:
        return 1
    return 2


def _misspelt_beginnings(word: Word, vocabulary: Vocabulary) -> Iterator[Reading]:
    key = word.key
    if len(key) <= _SHORTEST_FUZZY:
        return
    allowed = 1 if len(key) < _SHORTEST_TWO_EDITS else 2
    for beginning, edits in vocabulary.near_beginnings(key, allowed):
        weight = edit_weight(key, beginning) * _MISSPELT_BEGINNING
        if not weight or not _same_number(key, beginning):
            continue
        for term in vocabulary.completions(beginning, MOST_READINGS):
            share = weight * completed(key, term)
            yield Reading((term,), share, word.typed, edits, read_as=True, how=BEGINNING)


def _splits(word: Word, postings: Postings) -> Iterator[Reading]:
    """Yield the word as two that stand side by side."""
    key = word.key
    for at in range(2, len(key) - 1):
        pieces = key[:at], key[at:]
        if postings.together(pieces):
            yield Reading(pieces, _SPLIT, word.typed, read_as=True, how=TWO_WORDS)


def _inside(word: Word, vocabulary: Vocabulary) -> Iterator[Reading]:
    """Yield the words that hold the typed one."""
    key = word.key
    if len(key) < _SHORTEST_INSIDE:
        return
    for term in vocabulary.holding(key, MOST_READINGS):
        if _same_number(key, term):
            weight = _INSIDE + (1 - _INSIDE) * len(key) / len(term)
            yield Reading((term,), weight, word.typed, read_as=True, how=INSIDE)


def _edits(typed: str, term: str) -> int:
    """Return the distance where it is within what edits may be off, 0 where only sound agrees."""
    from rapidfuzz.distance import OSA

    most = 1 if len(typed) < _SHORTEST_TWO_EDITS else 2
    distance = int(OSA.distance(typed, term, score_cutoff=most))
    return distance if distance <= most else 0


def _same_number(typed: str, term: str) -> bool:
    """Whether two words do not differ in a number, in digits or in words."""
    if typed.isalpha() and term.isalpha():
        return not are_numbers(typed, term)
    return [c for c in typed if c.isdecimal()] == [c for c in term if c.isdecimal()]
