"""Finds the standfirst: the short paragraph below a title that sums up what follows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .bylines import DEPTH
from .shape import ends_clause, stop_share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

_TAG = re.compile(r"[(（\[][^()（）\[\]\n]{1,40}[)）\]]\.?$")
"""An agency's name in brackets: the sentence ends before it, and before the blanks there."""
_LONGEST = 70
_LONGEST_OPEN = 45
"""Words of a standfirst that ends in no stop."""


def mark_standfirst(text: str, pieces: Sequence[Piece]) -> None:
    """Settle the short paragraph below a title that sums up what follows."""
    titles = [i for i, p in enumerate(pieces[:DEPTH]) if p.kind is BlockKind.TITLE]
    if not titles or any(p.kind is BlockKind.STANDFIRST for p in pieces):
        return
    for at in range(titles[0] + 1, min(len(pieces), DEPTH)):
        piece = pieces[at]
        if piece.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        if piece.kind is BlockKind.PARAGRAPH and _sums_up(text, piece, pieces[at + 1 :]):
            piece.settle(BlockKind.STANDFIRST)
        return


def _sums_up(text: str, piece: Piece, following: Sequence[Piece]) -> bool:
    content = piece.cut(text)
    if tag := _TAG.search(content):
        content = content[: tag.start()].rstrip()
    words = content.split()
    prose = [p for p in following if p.kind is BlockKind.PARAGRAPH and not p.settled]
    if not 5 <= len(words) <= _LONGEST or not prose:
        return False
    if not (piece.gap_before or _in_head(text, [piece, *following])):
        return False
    longer = any(len(p.cut(text).split()) > len(words) for p in prose[:3])
    if longer and not ends_clause(content):
        return len(words) <= _LONGEST_OPEN and stop_share(words) > 0.1
    wanted = _pairs(content)
    return any(_contained(wanted, _pairs(p.cut(text))) for p in prose)


def _in_head(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether a piece stands among the short lines above the first blank line."""
    for piece in pieces:
        if len(piece.cut(text).split()) > _LONGEST_OPEN:
            return False
        if piece.gap_after:
            return True
    return False


def _pairs(content: str) -> set[tuple[str, str]]:
    words = [w for w in re.split(r"\W+", content.lower()) if w]
    return set(pairwise(words))


def _contained(part: set[tuple[str, str]], whole: set[tuple[str, str]]) -> bool:
    return bool(part) and len(part & whole) >= 0.8 * len(part)
