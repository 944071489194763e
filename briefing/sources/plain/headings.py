"""Finds the headings inside a plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind
from briefing.sources.shape import begins_small, ends_clause, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.sources.piece import Piece

_LONGEST, _LONGEST_LOUD = 10, 14
_LONGEST_RUN_IN, _BELOW = 6, 15
"""Words of a heading without a blank line below it, and of what stands there, at least."""
_LEAST_QUESTION, _ANSWER = 4, 40
"""Words of a question that heads an answer, and of the answer, at least."""
_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|appendix|act|scene|canto|letter)\s+(?:[\divxlc]+|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|the\s+\w+)\b\.?.{0,80}"
    r"|(?:prologue|epilogue|preface|foreword|introduction|conclusions?|abstract|contents|references)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[^\W\d_])")


def mark_headings(text: str, pieces: Sequence[Piece]) -> None:
    """Make headings of short lines that stand above running text and end in no stop."""
    for at, piece in enumerate(pieces):
        if piece.kind is BlockKind.HEADING or not _may_head(text, piece):
            continue
        after = _next_prose(pieces, at)
        before = pieces[at - 1] if at else None
        if after is None:
            continue
        level = _level(text, piece, before, after)
        if level:
            piece.settle(BlockKind.HEADING, level)


def _may_head(text: str, piece: Piece) -> bool:
    content = piece.cut(text)
    return (
        piece.kind is BlockKind.PARAGRAPH
        and not piece.settled
        and piece.lines == 1
        and len(content) <= 100
        and not begins_small(content)
        and any(c.isalpha() for c in content)
    )


def _next_prose(pieces: Sequence[Piece], at: int) -> Piece | None:
    """Return the next piece if it is what a heading stands above."""
    for piece in pieces[at + 1 : at + 4]:
        if piece.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        return piece
    return None


def _level(text: str, piece: Piece, before: Piece | None, after: Piece) -> int:
    """Return the depth of a heading, or 0 for a line that is none."""
    content, words = piece.cut(text), piece.cut(text).split()
    numbered = _NUMBERED.match(content)
    if _CHAPTER.fullmatch(content) and piece.gap_before:
        return 1
    if numbered and len(words) <= _LONGEST and piece.gap_after and not ends_clause(content):
        return 1 + numbered[1].count(".")
    loud = content.isupper() and len(words) <= _LONGEST_LOUD and len(content) >= 4
    if loud and not content.endswith((",", ";")) and piece.gap_before and piece.gap_after:
        return 1
    return 2 if _is_quiet_heading(text, piece, before, after) else 0


def _is_run_in(text: str, words: Sequence[str], after: Piece) -> bool:
    """Whether a few words stand right above a paragraph of their own, without a blank line."""
    below = after.cut(text)
    return len(words) <= _LONGEST_RUN_IN and len(below.split()) >= _BELOW and ends_sentence(below)


def _is_quiet_heading(text: str, piece: Piece, before: Piece | None, after: Piece) -> bool:
    """Whether a short line without stop, in usual letters, heads the running text below it."""
    content, words = piece.cut(text), piece.cut(text).split()
    asks = content.endswith("?")
    if len(words) > _LONGEST or ends_clause(content.rstrip("?")) or content[:1] in "\"“‘'(—–-":
        return False
    if asks and (len(words) < _LEAST_QUESTION or len(after.cut(text).split()) < _ANSWER):
        return False
    if not (piece.gap_before and (piece.gap_after or _is_run_in(text, words, after))):
        return False
    if after.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CODE):
        return False
    if after.kind is BlockKind.PARAGRAPH and len(after.cut(text).split()) < 2 * len(words) + 4:
        return False
    return before is None or before.kind is not BlockKind.TITLE or len(words) <= 4
