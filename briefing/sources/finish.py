"""The last steps over a marked-up text: furniture, byline, standfirst and credits in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import BlockKind

from .bylines import read_bylines
from .credit import find_dateline, split_credits
from .notices import mark_notices
from .reading import Reading
from .standfirst import mark_standfirst

if TYPE_CHECKING:
    from .writer import Writer


def finish(
    writer: Writer,
    *,
    title: str = "",
    byline: str = "",
    outlet: str = "",
    published: str = "",
    standfirst: str = "",
) -> Reading:
    """Return the reading of a written text; what the markup says goes before what words say."""
    text, pieces = writer.text, writer.pieces
    mark_notices(text, pieces)
    head = read_bylines(text, pieces)
    mark_standfirst(text, pieces)
    main = next((i for i, p in enumerate(pieces) if p.pasted), len(pieces))
    body = [p for p in pieces[:main] if p.kind in (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)]
    credited = split_credits(text, pieces, body)
    return Reading(
        text,
        tuple(piece.block() for piece in pieces),
        tuple(writer.links),
        title=title,
        standfirst=standfirst,
        byline=byline or head.byline,
        outlet=outlet or head.outlet or credited,
        published=published or head.published or find_dateline(text, body),
        pasted=frozenset(i for i, piece in enumerate(pieces) if piece.pasted),
    )
