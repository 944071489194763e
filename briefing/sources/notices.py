"""Marks page furniture, captions, and articles put in under a label."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.model import BlockKind
from briefing.text.captions import credits_picture, is_caption
from briefing.text.furniture import (
    is_furniture,
    opens_comments,
    opens_related,
)
from briefing.text.sentences import split_sentences

from .shape import ends_clause, has_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .piece import Piece

_PAGE_NUMBER = re.compile(
    r"(?:.{0,100}\[page\s+[\divxl]+\]|[-–—]\s*\d{1,4}\s*[-–—]|page\s+\d+(?:\s+of\s+\d+)?)",
    re.IGNORECASE,
)
_CAPTION_LINES, _CAPTION_WORDS = 2, 30
"""Lines and words of the description above a picture's credit, at most."""
_FORM_WORDS = 20
"""Words that a line below "leave a reply" may have to belong to the form."""
_HEADLINE_WORDS = (3, 25)
_BODY_WORDS = 15
_LONGEST_FURNITURE = 25


def mark_notices(text: str, pieces: Sequence[Piece]) -> None:
    """Settle the pieces that are furniture or captions."""
    for at, piece in enumerate(pieces):
        if piece.settled or piece.kind in (BlockKind.CODE, BlockKind.QUOTE):
            if piece.kind is BlockKind.CODE and _is_page_number(piece, text):
                piece.settle(BlockKind.FURNITURE)
            continue
        line = " ".join(piece.cut(text).split())
        if len(line.split()) > _LONGEST_FURNITURE * 2:
            continue
        if is_furniture(line) or _PAGE_NUMBER.fullmatch(line):
            piece.settle(BlockKind.FURNITURE)
        elif at and piece.kind is BlockKind.PARAGRAPH and is_caption(line):
            piece.settle(BlockKind.CAPTION)
            if credits_picture(line):
                _mark_described(text, pieces, at - 1)
    _mark_running_heads(text, pieces)
    _mark_form(text, pieces)
    _mark_related(text, pieces)


def _mark_described(text: str, pieces: Sequence[Piece], at: int) -> None:
    """Settle the line above a picture's credit as its caption, if it may be one."""
    above = pieces[at]
    content = above.cut(text)
    loose = at > 0 and above.kind is BlockKind.PARAGRAPH and not above.settled
    short = above.lines <= _CAPTION_LINES and len(content.split()) <= _CAPTION_WORDS
    if loose and short and len(split_sentences(content)) == 1 and "said" not in content:
        above.settle(BlockKind.CAPTION)


def _is_page_number(piece: Piece, text: str) -> bool:
    return piece.lines == 1 and bool(_PAGE_NUMBER.fullmatch(piece.cut(text)))


def _mark_running_heads(text: str, pieces: Sequence[Piece]) -> None:
    """Settle lines in columns that stand on several pages, as in printed standards."""
    single = [p for p in pieces if p.lines == 1 and p.kind is BlockKind.CODE]
    heads = [p for p in single if has_columns(p.cut(text))]
    counts = Counter(p.cut(text) for p in heads)
    feet = {id(b) for a, b in pairwise(pieces) if _is_page_number(a, text)}
    for piece in heads:
        if counts[piece.cut(text)] >= 3 or id(piece) in feet:
            piece.settle(BlockKind.FURNITURE)


def _mark_form(text: str, pieces: Sequence[Piece]) -> None:
    """Settle the short lines at the end that follow a label for readers' comments."""
    open_form = False
    for piece in pieces:
        line = piece.cut(text)
        if piece.kind is BlockKind.FURNITURE and opens_comments(line):
            open_form = True
        elif open_form and not piece.settled:
            if len(line.split()) > _FORM_WORDS:
                return
            piece.settle(BlockKind.FURNITURE)


def _mark_related(text: str, pieces: Sequence[Piece]) -> None:
    """Settle labels such as "Related news", and the headline of the article that follows one."""
    for at, piece in enumerate(pieces):
        if not at or piece.lines > 1 or not opens_related(piece.cut(text)):
            continue
        if piece.kind in (BlockKind.CODE, BlockKind.QUOTE):
            continue
        following = [p for p in pieces[at + 1 : at + 3] if p.kind is not BlockKind.CAPTION]
        if len(following) == 2 and _heads(text, *following):
            piece.settle(BlockKind.FURNITURE)
            following[0].settle(BlockKind.HEADING, 1)
            following[0].pasted = True
        elif piece.kind is BlockKind.FURNITURE or (
            piece.kind is not BlockKind.HEADING and (piece.gap_before or piece.gap_after)
        ):
            piece.settle(BlockKind.FURNITURE)
            _mark_teasers(text, pieces[at + 1 :])


def _heads(text: str, headline: Piece, body: Piece) -> bool:
    """Whether a piece is the headline of the next one."""
    if headline.settled or body.settled or headline.kind is not BlockKind.PARAGRAPH:
        return False
    line, words = headline.cut(text), len(headline.cut(text).split())
    least, most = _HEADLINE_WORDS
    if not least <= words <= most or line.endswith((".", ":", ";", ",")):
        return False
    return len(body.cut(text).split()) >= max(_BODY_WORDS, words)


def _mark_teasers(text: str, following: Sequence[Piece]) -> None:
    """Settle the headlines that stand below a label, up to the next running text."""
    for piece in following:
        line = piece.cut(text)
        if piece.settled or len(line.split()) > _LONGEST_FURNITURE or ends_clause(line.rstrip("?")):
            return
        piece.settle(BlockKind.FURNITURE)
