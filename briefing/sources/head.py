"""Reads the head of a plain text: title, standfirst, byline, day and outlet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .bylines import Head, read_bylines
from .labels import read_labels
from .piece import Piece, split_piece
from .shape import ends_clause, is_quoted
from .standfirst import mark_standfirst
from .title import find_joint

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_TITLE = 30
_KICKER = re.compile(
    r"for\s+immediate\s+release|(?:press|news|media)\s+release|breaking(?:\s+news)?|exclusive"
    r"|opinion|analysis|editorial|comment|live|watch",
    re.IGNORECASE,
)
"""Lines that stand above a title and are none."""


def read_head(text: str, pieces: list[Piece]) -> Head:
    """Settle title, standfirst and the lines between; return what they say."""
    head = Head()
    labelled = read_labels(text, pieces, head)
    title = labelled or _find_title(text, pieces)
    if title:
        title.settle(BlockKind.TITLE)
        _split_title(text, pieces, title)
    found = read_bylines(text, pieces)
    mark_standfirst(text, pieces)
    head.byline = head.byline or found.byline
    head.outlet = head.outlet or found.outlet
    head.published = head.published or found.published
    return head


def _find_title(text: str, pieces: Sequence[Piece]) -> Piece | None:
    """Return the piece that is the title: a short one above longer ones."""
    for at, piece in enumerate(pieces[:6]):
        if piece.kind in (BlockKind.FURNITURE, BlockKind.CODE):
            continue
        if _KICKER.fullmatch(piece.cut(text)) and at + 1 < len(pieces):
            piece.settle(BlockKind.FURNITURE)
            continue
        if piece.kind is BlockKind.HEADING:
            return piece
        following = [p for p in pieces[at + 1 : at + 8] if p.kind is not BlockKind.FURNITURE]
        if piece.kind is BlockKind.PARAGRAPH and following and _is_title(text, piece, following):
            return piece
        return None
    return None


def _is_title(text: str, piece: Piece, following: Sequence[Piece]) -> bool:
    content = piece.cut(text)
    words = content.split()
    if len(words) > _LONGEST_TITLE or piece.lines > 3 or not any(c.isalpha() for c in content):
        return False
    if ends_clause(content.rstrip("?!")) and not content.endswith(("...", "…")):
        return False
    if is_quoted(content) and ends_clause(content[:-1]):
        return False
    longest = max(len(p.cut(text)) for p in following)
    if piece.gap_after:
        return longest > len(content) or len(words) <= 12
    return longest >= 1.5 * len(content)


def _split_title(text: str, pieces: list[Piece], title: Piece) -> None:
    """Split a title from the standfirst that was run together with it."""
    cut = find_joint(title.cut(text), text[title.end :])
    if cut:
        index = pieces.index(title)
        split_piece(pieces, index, text, title.start + cut, title.start + cut)
        pieces[index + 1].settle(BlockKind.STANDFIRST)
