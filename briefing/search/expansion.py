"""Typed words, read as words that the articles hold: which ones, and how much each counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .guesses import guess
from .readings import FORM, MOST_READINGS, NAME, NUMBER, Level, read_typed

if TYPE_CHECKING:
    from briefing.model.postings import Postings

    from .other_names import OtherNames
    from .query import Word
    from .readings import Reading
    from .vocabulary import Vocabulary

_MEANT = (FORM, NAME, NUMBER)
_APART = 0.9
"""Share of its weight that a word keeps that was typed as two, or as a part of one."""
_FAINT = 0.75
"""Share of the best read-as weight below which another reading is not worth saying."""


def expand(
    word: Word, vocabulary: Vocabulary, postings: Postings, level: Level, names: OtherNames
) -> tuple[Reading, ...]:
    """Return the readings of a word that the articles can answer, best first."""
    found = {reading.terms: reading for reading in read_typed(word, vocabulary, postings)}
    if word.apart:
        return tuple(
            reading._replace(
                weight=_APART * reading.weight, read_as=True, typed=word.typed, how=word.apart
            )
            for reading in found.values()
        )
    if level > Level.TYPED and not word.exact:
        for reading in guess(word, vocabulary, postings, level, names):
            known = found.get(reading.terms)
            if known is None or (known.read_as and known.weight < reading.weight):
                found[reading.terms] = reading
    ranked = sorted(
        found.values(),
        key=lambda r: (r.read_as, -r.weight, -vocabulary.count(r.terms[0]), r.terms),
    )
    sure = sum(not reading.read_as for reading in ranked)
    guessed = [reading.weight for reading in ranked[sure:] if reading.how not in _MEANT]
    least = _FAINT * max(guessed, default=0.0)
    likely = [r for r in ranked[sure:] if r.weight >= least or r.how in _MEANT]
    return tuple(ranked[:sure] + likely[:MOST_READINGS])
