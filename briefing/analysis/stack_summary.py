"""Key points of several articles."""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from .article_summary import summarise as summarise_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Layers, Point


def summarise(
    articles: Sequence[Article], layers: Mapping[str, Layers], count: int
) -> tuple[Point, ...]:
    """Return at most `count` key points of all articles, most important first."""
    each = [summarise_article(a, layers[a.id], count) for a in articles if a.id in layers]
    rounds = chain.from_iterable(zip_longest(*each))
    return tuple(islice((point for point in rounds if point), count))
