"""Key points of several articles, nothing said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Point

from .article_summary import summarise as summarise_article
from .concepts import find_candidates, find_title_concepts
from .coverage import Taste, choose
from .restatements import find_restatements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Layers

    from .concepts import Candidate

_TASTE = Taste(
    steepness=0.7,
    brevity=0.3,
    frequency=1.3,
    title=1.3,
    pair=2.0,
    repeat=0.1,
    overlap=0.4,
    widest=0.45,
    forms=0.5,
)
"""Softer on the place than for one article, and harder on repeats: a stack is wide."""


def summarise(
    articles: Sequence[Article], layers: Mapping[str, Layers], count: int
) -> tuple[Point, ...]:
    """Return at most `count` key points of all articles, most important first.

    Articles pasted into others count as texts of their own. Scores fall from 1.
    """
    articles = [article for article in articles if article.id in layers]
    if len(articles) == 1:
        return summarise_article(articles[0], layers[articles[0].id], count)
    candidates: list[Candidate] = []
    units: list[int] = []
    for article in articles:
        first = units[-1] + 1 if units else 0
        found = find_candidates(article, layers[article.id])
        candidates += found
        units += [first + candidate.unit for candidate in found]
    titled = frozenset().union(*(find_title_concepts(article) for article in articles))
    chosen = choose(candidates, titled, units, _TASTE, count)
    best = chosen[0][1] if chosen else 1.0
    points = [candidates[at] for at, _ in chosen]
    texts = {article.id: article.text for article in articles}
    also = find_restatements(points, candidates, texts)
    return tuple(
        Point(candidates[at].span, gain / best, spans)
        for (at, gain), spans in zip(chosen, also, strict=True)
    )
