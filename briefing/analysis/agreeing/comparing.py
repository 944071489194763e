"""All comparisons of two sentences, the most telling aspect first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Aspect

from .aligned import compare_aligned
from .dated import compare_dates
from .numbers import compare_numbers
from .phrases import compare_phrases
from .restated import compare_statements

if TYPE_CHECKING:
    from .kinship import Kinship
    from .pairing import Pair, Rarity
    from .phrases import Phrases
    from .verdicts import Verdict


class Known(NamedTuple):
    """What is known of the whole stack."""

    rarity: Rarity
    phrases: Phrases
    kinship: Kinship


def compare(pair: Pair, known: Known) -> list[Verdict]:
    """Return what two sentences say of each other, each pair of places once.

    That they say the same is told of their numbers and days where they have them; the names
    are told only where nothing finer was compared.
    """
    found: list[Verdict] = []
    for verdict in (
        *compare_numbers(pair, known.rarity),
        *compare_aligned(pair),
        *compare_dates(pair),
        *compare_phrases(pair, known.rarity, known.phrases),
    ):
        if not any(_meet(verdict, other) for other in found):
            found.append(verdict)
    if all(verdict.aspect is Aspect.WORDING for verdict in found):
        found += compare_statements(pair)
    if all(verdict.equal for verdict in found):
        return found
    return [verdict for verdict in found if verdict.equal or _is_of_one(pair, verdict, known)]


def _is_of_one(pair: Pair, verdict: Verdict, known: Known) -> bool:
    """Whether the articles tell of one story, as far as the aspect of a difference asks for it."""
    articles = pair.one.span.article, pair.other.span.article
    by_words = verdict.aspect is Aspect.WORDING
    return known.kinship.of_one_story(*articles, by_words=by_words)


def _meet(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts speak of the same words of a sentence."""
    return any(
        mine.start < their.end and their.start < mine.end
        for mine, their in ((one.one, other.one), (one.other, other.other))
    )
