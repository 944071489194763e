"""Reads plain text. The article's text is the file's, character for character."""

from __future__ import annotations

from briefing.model import BlockKind
from briefing.sources.credit import find_dateline, split_credits
from briefing.sources.head import read_head
from briefing.sources.notices import mark_notices
from briefing.sources.reading import Reading
from briefing.text.clean import clean

from .headings import mark_headings
from .layout import find_pieces, join_code
from .page import fold_page

__all__ = ["read"]


def read(text: str) -> Reading:
    """Return the blocks of a plain text, and what its head and its credits say of it."""
    text = clean(text)
    pieces = find_pieces(text)
    fold_page(text, pieces)
    mark_notices(text, pieces)
    pieces = join_code(pieces)
    head = read_head(text, pieces)
    main = next((i for i, p in enumerate(pieces) if p.pasted), len(pieces))
    body = [p for p in pieces[:main] if p.kind in (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)]
    outlet = split_credits(text, pieces, body)
    mark_headings(text, pieces)
    return Reading(
        text,
        tuple(piece.block() for piece in pieces),
        byline=head.byline,
        outlet=head.outlet or outlet,
        published=head.published or find_dateline(text, body),
        pasted=frozenset(i for i, piece in enumerate(pieces) if piece.pasted),
    )
