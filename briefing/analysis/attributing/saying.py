"""Verbs of saying: "Holt said", "said Holt", "Holt declined, saying"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .clauses import clause_start, find_addressee, has_statement, is_stated
from .cue import Cue
from .followers import phrase_right
from .lexicon import lexicon
from .order import is_inverted, is_postposed
from .subjects import phrase_left, subject
from .tokens import OPENING
from .verbs import agrees, is_silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .phrases import Phrase
    from .tokens import Token

_IF = frozenset({"if", "unless", "whether", "what", "how"})
_JOINING = frozenset({"and", "but", "who", "according"})
_NO_STATEMENT = frozenset({"about", "of", "to", ";", "."})
"""What does not begin a statement: "told them to leave"."""


def read_saying(tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> Cue | None:
    """Return the cue of a verb of saying, or None where nobody states anything."""
    if not tokens[at].text.islower() or is_silent(tokens, at):
        return None
    if tokens[at].low in lexicon().participles:
        return _participle(tokens, at) if has_statement(tokens, quoted, at) else None
    if is_inverted(tokens, quoted, at):
        source = phrase_right(tokens, at + 1)
        return _closed(tokens, at, source, _edge_before(tokens, at)) if source else None
    source = phrase_left(tokens, at)
    if source is None or (source.first and tokens[source.first - 1].low in _IF):
        return None
    if not agrees(tokens, source, at):
        return None
    if is_postposed(tokens, quoted, source.first, at):
        cue = _closed(tokens, at, source, _edge_before(tokens, source.first))
        if cue is not None:
            cue.outer, _ = find_addressee(tokens, at)
        return cue
    return _opened(tokens, at, source) if has_statement(tokens, quoted, at) else None


def _opened(tokens: Sequence[Token], at: int, source: Phrase) -> Cue | None:
    """Return a cue before its statement."""
    outer, start = find_addressee(tokens, at)
    start = clause_start(tokens, start)
    if start >= len(tokens) or tokens[start].low in _NO_STATEMENT:
        return None
    if outer is not None and not is_stated(tokens, start):
        return None
    if tokens[at].low in lexicon().deny:
        start = at  # "denied that it leaked" without its verb would say that it leaked
    return Cue(at, at + 1, source, start, _clause_end(tokens, source, at, start), outer=outer)


def _clause_end(tokens: Sequence[Token], source: Phrase, at: int, start: int) -> int:
    """Return where the statement behind a verb ends: with "who said ...", at the last comma."""
    beside = any(tokens[n].low in ("who", "which") for n in range(source.last, at))
    if beside and tokens[at - 1].text != ",":
        commas = [n for n in range(start + 1, len(tokens)) if tokens[n].text == ","]
        return commas[-1] if commas else len(tokens)
    return len(tokens)


def _closed(tokens: Sequence[Token], at: int, source: Phrase, end: int) -> Cue | None:
    """Return a cue behind its statement, which may go on behind it."""
    rest = tokens[max(source.last, at + 1) :]
    if any(one.text == "," and other.text in OPENING for one, other in pairwise(rest)):
        end = len(tokens)  # '"A," Holt said, "and B."'
    elif source.last <= at and _goes_on(rest):
        end = len(tokens)  # "The memo, Holt said, warned of losses."
    return Cue(at, at + 1, source, 0, end) if end > 0 else None


def _edge_before(tokens: Sequence[Token], at: int) -> int:
    """Return the end of a statement that stands before the token at `at`, without a comma."""
    return at - 1 if at and tokens[at - 1].text == "," else at


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether a statement goes on behind ", Holt said,"."""
    if len(rest) < 2 or rest[0].text != ",":
        return False
    words, low = lexicon(), rest[1].low
    if low in words.finite:
        return True
    return len(rest) > 4 and low not in words.participles | words.edges | _JOINING


def _participle(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue of "Holt declined, saying ...": its source is the subject."""
    if at == 0 or tokens[at - 1].text != ",":
        before = tokens[at - 1].low if at else ""
        if before not in ("and", "statement", "tweet", "letter", "interview", "post"):
            return None
    source = subject(tokens, at - 1)
    outer, start = find_addressee(tokens, at)
    start = clause_start(tokens, start)
    if source is None or start >= len(tokens) or tokens[start].low in _NO_STATEMENT:
        return None
    return Cue(at, at + 1, source, start, len(tokens), outer=outer)
