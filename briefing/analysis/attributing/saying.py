"""Verbs of saying: "Holt said", "said Holt", "Holt declined, saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clauses import clause_start, find_addressee, has_statement
from .cue import Cue
from .followers import opens_time, phrase_right
from .lexicon import PASSIVE, lexicon
from .subjects import phrase_left, subject
from .tokens import OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .phrases import Phrase
    from .tokens import Token

_HEARERS = frozenset({"the", "a", "an", "his", "her", "their", "reporters", "journalists"})
_IF = frozenset({"if", "unless", "whether"})
_NO_STATEMENT = frozenset({"about", "of", "to", ";", "."})
"""What does not begin a statement: "told them to leave"."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their"})
_BEFORE_NOUNS = frozenset({"as", "the", "a", "an", "its", "their", "his", "amid", "despite"})
"""Words behind which a word such as "reports" or "claims" is no verb."""


def read_saying(tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> Cue | None:
    """Return the cue of a verb of saying, or None where nobody states anything."""
    words = lexicon()
    token = tokens[at]
    before = tokens[at - 1] if at else None
    behind = [one.low for one in tokens[at + 1 : at + 3]]
    silent = bool(
        words.silent.intersection(behind if _ARTICLES.intersection(behind) else behind[:1])
    )
    silent = silent or bool(words.verbs.intersection(behind[:1]))  # "media reports say"
    if silent or not token.text.islower() or (before is not None and _is_blocked(before)):
        return None
    if _is_inverted(tokens, quoted, at):
        source = phrase_right(tokens, at + 1)
        return _closed(tokens, at, source, _edge_before(tokens, at)) if source else None
    if token.low in words.participles:
        return _participle(tokens, at) if has_statement(tokens, quoted, at) else None
    source = phrase_left(tokens, at)
    if source is None or (source.first and tokens[source.first - 1].low in _IF):
        return None
    if _is_postposed(tokens, quoted, source.first, at):
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
    if tokens[at].low in lexicon().deny:
        start = at  # "denied that it leaked" without its verb would say that it leaked
    return Cue(at, at + 1, source, start, _clause_end(tokens, source, at, start), outer=outer)


def _clause_end(tokens: Sequence[Token], source: Phrase, at: int, start: int) -> int:
    """Return where the statement behind a verb ends: with "who said ...", at the last comma."""
    if any(tokens[n].low in ("who", "which") for n in range(source.last, at)):
        commas = [n for n in range(start + 1, len(tokens)) if tokens[n].text == ","]
        return commas[-1] if commas else len(tokens)
    return len(tokens)


def _is_blocked(before: Token) -> bool:
    """Whether the word before a verb makes it no statement: "to say", "did not say", "was told"."""
    words = lexicon()
    low = before.low
    return (
        low in words.blocking
        or low.endswith(("n't", "'s"))
        or low in PASSIVE
        or low in _BEFORE_NOUNS
        or (low in words.prepositions and low not in ("on", "in"))
    )


def _edge_before(tokens: Sequence[Token], at: int) -> int:
    """Return the end of a statement that stands before the token at `at`, without a comma."""
    return at - 1 if at and tokens[at - 1].text == "," else at


def _closed(tokens: Sequence[Token], at: int, source: Phrase, end: int) -> Cue | None:
    """Return a cue behind its statement, which may go on behind it."""
    rest = tokens[max(source.last, at + 1) :]
    if any(token.text in ('"', "“", "„", "«") for token in rest):
        end = len(tokens)  # '"A," Holt said, "and B."'
    elif source.last <= at and _goes_on(rest):
        end = len(tokens)  # "The memo, Holt said, warned of losses."
    return Cue(at, at + 1, source, 0, end) if end > 0 else None


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether a statement goes on behind ", Holt said,"."""
    if len(rest) < 2 or rest[0].text != ",":
        return False
    words, low = lexicon(), rest[1].low
    if low in words.finite:
        return True
    return len(rest) > 4 and low not in words.participles | words.edges | {"and", "but", "who"}


def _is_inverted(tokens: Sequence[Token], quoted: Sequence[bool], at: int) -> bool:
    """Whether the source stands behind the verb: '"...," said Holt'."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if not behind.word or behind.low in ("that", "to", "on", "in", "at", "during", "after", "of"):
        return False
    closed = before.text in ('"', "”", "»") or quoted[at - 1]
    if not closed and before.text != ",":
        return False
    phrase = phrase_right(tokens, at + 1)
    if phrase is None:
        return False
    rest = tokens[phrase.last :]
    finite = any(t.low in lexicon().finite for t in rest[:1])
    if closed:
        return not finite
    if rest and rest[0].word and not opens_time(tokens, phrase.last):
        return False
    return not any(t.low in lexicon().finite for t in tokens[at + 1 :]) and behind.low not in (
        "his", "her", "it", "he", "she", "they", "there",
    )  # fmt: skip


def _is_postposed(tokens: Sequence[Token], quoted: Sequence[bool], head: int, at: int) -> bool:
    """Whether "Holt said" stands behind its statement."""
    low = tokens[at].low
    if head == 0 or (at + 1 < len(tokens) and low in lexicon().show and tokens[at + 1].word):
        return False
    before = tokens[head - 1]
    if before.text not in (",", '"', "”", "»", "?", "!", "—", "–", "-") and not quoted[head - 1]:
        return False
    if head < 3 and before.text == ",":
        return False
    rest = tokens[at + 1 :]
    closed = quoted[head - 1] or before.text in ('"', "”", "»")
    if not rest or not rest[0].word:
        marks = [one.text for one in rest[:2]]
        return closed or not (marks[:1] == [":"] or (marks[1:] and marks[1] in OPENING))
    words = lexicon()
    if rest[0].low == "that" or any(t.text in ("“", '"', "„") for t in rest[:12]):
        return closed
    clause = []
    for one in rest:
        if one.text in (",", ".", ";"):
            break
        clause.append(one.low)
    return not any(low in words.finite for low in clause) and (
        (rest[0].low in words.prepositions and not _is_infinitive(tokens, at + 1))
        or rest[0].low in words.skipped
        or rest[0].low in words.listeners
        or low in ("told", "tells")
        or len(clause) < 3
    )


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" stands before a verb: "continued to shun"."""
    return tokens[at].low == "to" and not (
        at + 1 < len(tokens)
        and (tokens[at + 1].text[0].isupper() or tokens[at + 1].low in _HEARERS)
    )


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
