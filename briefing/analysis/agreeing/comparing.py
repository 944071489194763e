"""All comparisons of two sentences, the most telling aspect first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Aspect

from .aligned import compare_aligned
from .dated import compare_dates
from .numbers import compare_numbers
from .phrases import compare_phrases
from .restated import compare_statements
from .values import is_telling

if TYPE_CHECKING:
    from .kinship import Kinship
    from .pairing import Pair, Rarity
    from .phrases import Phrases
    from .verdicts import Verdict

_APART = 0.15
"""Likeness of two articles from which a difference of fact between them is told."""
_WORDED = 0.125
"""The same for a difference of wording."""
_SAME = 0.125
"""The same for what both say."""
_ALIKE = 0.5
"""Share of the larger sentence from which two sentences are nearly one."""
_WORDS = 4
"""Words that such sentences must have in common."""


class Known(NamedTuple):
    """What is known of the whole stack."""

    rarity: Rarity
    phrases: Phrases
    kinship: Kinship


def compare(pair: Pair, known: Known) -> list[Verdict]:
    """Return what two sentences say of each other, each pair of places once.

    That they say the same is told of their numbers and days where they have them; the names
    are told only where nothing finer was compared. Of articles that tell two stories nothing is
    told but great numbers.
    """
    found: list[Verdict] = []
    for verdict in (
        *compare_numbers(pair),
        *compare_aligned(pair),
        *compare_dates(pair),
        *compare_phrases(pair, known.rarity, known.phrases),
    ):
        if not any(_meet(verdict, other) for other in found):
            found.append(verdict)
    if all(verdict.aspect is Aspect.WORDING for verdict in found):
        found += compare_statements(pair)
    if not found:
        return found
    return [verdict for verdict in found if _is_of_one(pair, verdict, known.kinship)]


def _is_of_one(pair: Pair, verdict: Verdict, kinship: Kinship) -> bool:
    """Whether two articles tell enough of one story for a verdict on two of their sentences.

    A number that hardly comes twice by chance is its own proof that both tell of one thing. So is,
    where the articles are few, a sentence that both have: of many, it may come every month.
    """
    if verdict.equal and verdict.aspect is Aspect.NUMBER and _is_telling(verdict):
        return True
    if kinship.few and _are_nearly_one(pair):
        return True
    articles = pair.one.span.article, pair.other.span.article
    if kinship.likeness(*articles) < _least(verdict) or kinship.are_of_others(*articles):
        return False
    return verdict.equal or kinship.have_more(pair)


def _are_nearly_one(pair: Pair) -> bool:
    return pair.larger >= _ALIKE and len(pair.one.concepts & pair.other.concepts) >= _WORDS


def _least(verdict: Verdict) -> float:
    """Return how alike two articles must be for a verdict."""
    if verdict.equal:
        return _SAME
    return _WORDED if verdict.aspect is Aspect.WORDING else _APART


def _is_telling(verdict: Verdict) -> bool:
    """Whether both give one number of several digits."""
    one, other = (
        next(q for q in slot.passage.quantities if q.start == slot.start)
        for slot in (verdict.one, verdict.other)
    )
    return (one.low, one.high) == (other.low, other.high) and is_telling(one)


def _meet(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts speak of the same words of a sentence."""
    return any(
        mine.start < their.end and their.start < mine.end
        for mine, their in ((one.one, other.one), (one.other, other.other))
    )
