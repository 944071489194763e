"""Typed words, read as words that the articles hold: which ones, and how much each counts.

Three levels, each holding what the one before it does:

    TYPED   the word itself; what the last, unfinished word may become
    CLOSE   what is certainly the same word: another transliteration, one edit in a long word
    FUZZY   one edit from three letters, two from six; a misspelt beginning of the last word;
            one typed word that the articles write as two
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.words import STOP_WORDS

from .edits import edit_weight
from .vocabulary import COMPLETIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model.postings import Postings

    from .query import Word
    from .vocabulary import Vocabulary

MOST_READINGS = 24
"""Read-as terms that one word may stand for."""
_SHORTEST_FUZZY, _SHORTEST_TWO_EDITS, _SHORTEST_CLOSE, _LONGEST_FUZZY = 3, 6, 6, 48
_FEW_COMPLETIONS = 8
"""Words that one or two letters may become: they say too little to look for more."""
_COMMON = 5
"""Passages that hold a word from which on it is hardly a misspelling."""
_BEGINNING = 0.8
"""Weight of a word that goes on for ever behind the typed beginning."""
_SOUND, _SPLIT, _JOINED, _MISSPELT_BEGINNING = 0.85, 0.9, 0.9, 0.9
_COMMON_WORD = 0.6
_RARE = 0.06
"""Share of its weight that a read-as word loses which only one passage holds."""
_FAINT = 0.75
"""Share of the best read-as weight below which another reading is not worth saying."""


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


def expand(
    word: Word, vocabulary: Vocabulary, postings: Postings, level: Level
) -> tuple[Reading, ...]:
    """Return the readings of a word that the articles can answer, best first."""
    found = {reading.terms: reading for reading in _typed(word, vocabulary, postings)}
    if word.joined:
        return tuple(
            reading._replace(weight=_JOINED * reading.weight, read_as=True)
            for reading in found.values()
        )
    if level > Level.TYPED and not word.exact and _may_be_misspelt(word.key):
        for reading in _read_as(word, vocabulary, postings, level):
            known = found.get(reading.terms)
            if known is None or (known.read_as and known.weight < reading.weight):
                found[reading.terms] = reading
    ranked = sorted(
        found.values(),
        key=lambda r: (r.read_as, -r.weight, -vocabulary.count(r.terms[0]), r.terms),
    )
    sure = sum(not reading.read_as for reading in ranked)
    least = _FAINT * max((reading.weight for reading in ranked[sure:]), default=0.0)
    likely = [reading for reading in ranked[sure:] if reading.weight >= least]
    return tuple(ranked[:sure] + likely[:MOST_READINGS])


def _may_be_misspelt(key: str) -> bool:
    return 0 < len(key) <= _LONGEST_FUZZY and not key.isdecimal()


def _typed(word: Word, vocabulary: Vocabulary, postings: Postings) -> Iterator[Reading]:
    """Yield the word as typed, and what it may become."""
    if word.key and word.key in vocabulary:
        yield Reading((word.key,), 1.0, word.typed)
    if len(word.terms) > 1 and postings.together(word.terms):
        yield Reading(word.terms, 1.0, word.typed)
    if not word.unfinished:
        return
    if word.key:
        most = _FEW_COMPLETIONS if len(word.key) < _SHORTEST_FUZZY else COMPLETIONS
        for term in vocabulary.completions(word.key, most):
            yield Reading((term,), _completed(word.key, term), word.typed)
    if len(word.terms) > 1:
        last = word.terms[-1]
        for term in vocabulary.completions(last):
            terms = (*word.terms[:-1], term)
            if postings.together(terms):
                yield Reading(terms, _completed(last, term), word.typed)


def _completed(typed: str, term: str) -> float:
    return _BEGINNING + (1 - _BEGINNING) * 0.9 * len(typed) / len(term)


def _read_as(
    word: Word, vocabulary: Vocabulary, postings: Postings, level: Level
) -> Iterator[Reading]:
    """Yield other words that the typed one may stand for."""
    key, known = word.key, word.key in vocabulary
    for term in vocabulary.alike(key):
        if _same_digits(key, term):
            yield Reading((term,), _SOUND, word.typed, _edits(key, term), read_as=True)
    allowed = _allowed_edits(key, level, vocabulary)
    if allowed:
        scale = _COMMON_WORD if known else 1.0
        for term, edits in vocabulary.near(key, allowed):
            weight = scale * edit_weight(key, term)
            if weight and _same_digits(key, term):
                weight *= 1 - _RARE / vocabulary.count(term)
                yield Reading((term,), weight, word.typed, edits, read_as=True)
    if level < Level.FUZZY or known:
        return
    if word.unfinished:
        yield from _misspelt_beginnings(word, vocabulary)
    yield from _splits(word, postings)


def _allowed_edits(key: str, level: Level, vocabulary: Vocabulary) -> int:
    """Return how many edits a word may be off; none where it is a common little word."""
    if key in STOP_WORDS and key in vocabulary:
        return 0
    if level is Level.CLOSE and key in vocabulary:
        return int(len(key) >= _SHORTEST_CLOSE)
    if len(key) < _SHORTEST_FUZZY or key.isdecimal():
        return 0
    if len(key) < _SHORTEST_TWO_EDITS or vocabulary.count(key) >= _COMMON:
        return 1
    return 2


def _misspelt_beginnings(word: Word, vocabulary: Vocabulary) -> Iterator[Reading]:
    key = word.key
    if len(key) <= _SHORTEST_FUZZY:
        return
    allowed = 1 if len(key) < _SHORTEST_TWO_EDITS else 2
    for beginning, edits in vocabulary.near_beginnings(key, allowed):
        weight = edit_weight(key, beginning) * _MISSPELT_BEGINNING
        if not weight or not _same_digits(key, beginning):
            continue
        for term in vocabulary.completions(beginning, MOST_READINGS):
            yield Reading((term,), weight * _completed(key, term), word.typed, edits, read_as=True)


def _splits(word: Word, postings: Postings) -> Iterator[Reading]:
    """Yield the word as two that stand side by side."""
    key = word.key
    for at in range(2, len(key) - 1):
        pieces = key[:at], key[at:]
        if postings.together(pieces):
            yield Reading(pieces, _SPLIT, word.typed, read_as=True)


def _edits(typed: str, term: str) -> int:
    """Return the distance where it is within what edits may be off, 0 where only sound agrees."""
    from rapidfuzz.distance import OSA

    most = 1 if len(typed) < _SHORTEST_TWO_EDITS else 2
    distance = int(OSA.distance(typed, term, score_cutoff=most))
    return distance if distance <= most else 0


def _same_digits(typed: str, term: str) -> bool:
    if typed.isalpha() and term.isalpha():
        return True
    return [c for c in typed if c.isdecimal()] == [c for c in term if c.isdecimal()]
