"""Key points of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Point, Span
from briefing.model.article import PROSE

if TYPE_CHECKING:
    from briefing.model import Article, Layers


def summarise(article: Article, layers: Layers, count: int) -> tuple[Point, ...]:
    """Return at most `count` key points, most important first."""
    prose = [s for s in layers.sentences if article.blocks[s.block].kind in PROSE]
    return tuple(
        Point(Span(article.id, s.start, s.end), 1 / (n + 1)) for n, s in enumerate(prose[:count])
    )
