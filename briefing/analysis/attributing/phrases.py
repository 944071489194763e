"""Who speaks: a run of words that names a source, and what all such runs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token

STOPS = frozenset('“”"„«»;:()[]—–-….!?')
"""Marks that no source goes over."""


class Phrase(NamedTuple):
    """The tokens `first` to `last` (exclusive) of a sentence that name a source."""

    first: int
    last: int
    beside: tuple[int, int] | None = None
    """An apposition: "the salvage chief" in "Holt, the salvage chief, said"."""


def trim(
    tokens: Sequence[Token], first: int, last: int, beside: tuple[int, int] | None
) -> Phrase | None:
    """Return the phrase without "and" and times at its head; None if nothing is left."""
    words = lexicon()
    while first < last and (
        not tokens[first].word or tokens[first].low in ("and", "but", "so", "or", "then", "still")
    ):
        first += 1
    if first < last and tokens[first].low in words.prepositions:
        times = [n for n in range(first, last) if _is_time(tokens[n])]
        if not times:
            return None
        first = max(times) + 1
    while first < last - 1 and tokens[first].text[0].isupper() and _is_time(tokens[first]):
        first += 1
    if first < last and tokens[first].low == "according":
        first += 2
    if last - first > 16 or first >= last:
        return None
    return Phrase(first, last, beside)


def _is_time(token: Token) -> bool:
    return token.low in lexicon().times or token.text.isdigit()


def speaks(token: Token) -> bool:
    """Whether a word may be a verb of saying."""
    return token.text.islower() and token.low in lexicon().verbs
