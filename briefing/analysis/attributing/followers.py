"""The source on the right: behind "according to", "citing" and '"...," said'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon
from .phrases import STOPS, Phrase, speaks
from .subjects import is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token


def phrase_right(tokens: Sequence[Token], at: int, limit: int = 18) -> Phrase | None:
    """Return the phrase that begins with the token at `at`: behind "according to" or "said"."""
    words = lexicon()
    first = at
    beside = None
    while at < len(tokens) and at - first < limit:
        token = tokens[at]
        if token.text in STOPS or (at > first and token.low in words.edges | {"who", "which"}):
            break
        if at > first and token.text.islower() and token.low in words.finite:
            break
        behind = at + 1 < len(tokens) and tokens[at + 1].word
        verb = behind and token.text.islower() and token.low in words.verbs
        if at > first and verb and is_verb(tokens, at):
            break
        if token.text == ",":
            if _list_goes_on(tokens, at):
                at += 1
                continue
            beside = _beside(tokens, at)
            break
        if token.low in words.prepositions and opens_time(tokens, at):
            break
        at += 1
    return Phrase(first, at, beside) if at > first else None


def opens_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether "on Tuesday", "last week" or "in a statement" begins with a preposition."""
    words = lexicon()
    lows = [token.low for token in tokens[at + 1 : at + 3]]
    if words.times.intersection(lows[:1]):
        return True
    article = lows[:1] in (["a"], ["an"], ["the"], ["his"], ["her"], ["its"], ["last"], ["late"])
    return article and bool((words.times | words.occasions).intersection(lows[1:]))


def _list_goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether "A, B and C" goes on behind a comma."""
    behind = list(tokens[comma + 1 : comma + 7])
    if not behind or not behind[0].text[0].isupper() or not tokens[comma - 1].text[0].isupper():
        return False
    lows = [token.low for token in behind]
    if "and" not in lows:
        return False
    inner = behind[: lows.index("and")]
    return all(token.text[0].isupper() or token.text == "," for token in inner)


def _beside(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Return the apposition that begins behind a comma, if it is short."""
    for index in range(comma + 1, min(comma + 14, len(tokens))):
        if tokens[index].text == "," or tokens[index].text in STOPS:
            return (comma + 1, index) if index > comma + 1 else None
        if tokens[index].low in lexicon().finite or speaks(tokens[index]):
            return None
    return None
