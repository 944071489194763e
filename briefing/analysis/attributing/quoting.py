"""Sources that another one cites: quoted Y as saying, Y was quoted as saying, citing Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clauses import clause_start
from .cue import Cue
from .followers import phrase_right
from .lexicon import PASSIVE, lexicon
from .subjects import phrase_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .phrases import Phrase
    from .tokens import Token


def read_quoting(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue of "X quoted Y as saying", "Y was quoted as saying", "citing Y"."""
    token = tokens[at]
    saying = next(
        (n for n in range(at + 1, min(at + 22, len(tokens) - 1))
         if tokens[n].low == "as" and tokens[n + 1].low in ("saying", "telling", "stating")), -1,
    )  # fmt: skip
    passive = at > 0 and tokens[at - 1].low in PASSIVE
    by = at + 1 < len(tokens) and tokens[at + 1].low == "by"
    if passive and (saying == at + 1 or (by and saying > 0)):
        return _quoted(tokens, at, saying)
    if passive:
        return None
    inner = phrase_right(tokens, at + 1)
    if inner is None:
        return None
    if token.low in ("quoting", "citing"):
        last = inner.beside[1] if inner.beside else inner.last
        start = last if at <= 1 else 0
        if start < len(tokens) and tokens[start].text == ",":
            start += 1
        named = _is_somebody(tokens, inner)
        end = len(tokens) if at <= 1 or last < len(tokens) - 2 else at
        if not named or end <= start:
            return None
        source = None if at <= 1 else _main_subject(tokens, at)
        return Cue(at, at + 1, source, start, end, inner=inner)
    if saying < 0:
        return None
    source = phrase_left(tokens, at)
    start, end = clause_start(tokens, saying + 2), len(tokens)
    if not any(token.word for token in tokens[start:]):
        start = 0  # what was said stands before it, in this sentence or in another
        end = source.first if source is not None else 0
    return Cue(at, saying + 2, source, start, end, inner=inner)


def _quoted(tokens: Sequence[Token], at: int, saying: int) -> Cue | None:
    """Return the cue of "Y was quoted as saying", with "by X" in any place."""
    inner = phrase_left(tokens, at - 1)
    start, outer = saying + 2, None
    if saying > at + 1:
        outer = phrase_right(tokens[:saying], at + 2)
    elif start < len(tokens) and tokens[start].low == "by":
        outer = phrase_right(tokens, start + 1)
        start = outer.last if outer else start
    by = next((n for n in range(start, len(tokens)) if tokens[n].low == "by"
               and tokens[n - 1].low in ("quoted", "cited")), -1)  # fmt: skip
    if by > 0:
        outer = phrase_right(tokens, by + 1)
    start, end = clause_start(tokens, start), len(tokens)
    if inner is not None and not any(token.word for token in tokens[start:]):
        start, end = 0, inner.first  # '"...," Holt was quoted by TASS as saying.'
    return Cue(at, saying + 2, outer, start, end, inner=inner) if start < end else None


def _is_somebody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether the head of a phrase is a name, or a word for who or what may be cited."""
    words = lexicon()
    inside = range(phrase.first + 1, phrase.last)
    end = next((n for n in inside if tokens[n].low in words.prepositions), phrase.last)
    head = tokens[end - 1]
    return head.text[0].isupper() or head.low in words.vague | words.media_nouns | words.bodies


def _main_subject(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return the subject of the verb of saying that stands before "citing", if there is one."""
    words = lexicon()
    for index in range(at - 1, 0, -1):
        if tokens[index].low in words.verbs and tokens[index].text.islower():
            return phrase_left(tokens, index)
    return None
