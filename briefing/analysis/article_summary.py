"""Key points of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Point

from .concepts import find_candidates, find_title_concepts
from .coverage import Taste, choose

if TYPE_CHECKING:
    from briefing.model import Article, Layers

_TASTE = Taste(
    steepness=0.45,
    brevity=0.35,
    frequency=1.2,
    title=3.0,
    pair=1.5,
    repeat=0.2,
    overlap=0.49,
    widest=0.65,
    forms=0.75,
)


def summarise(article: Article, layers: Layers, count: int) -> tuple[Point, ...]:
    """Return at most `count` key points of the article's own text, most important first.

    What is pasted in under a label is left out unless there is nothing else. Scores fall from
    1, that of the first point.
    """
    found = find_candidates(article, layers)
    candidates = [candidate for candidate in found if candidate.unit == 0] or found
    titled = find_title_concepts(article)
    chosen = choose(candidates, titled, [0] * len(candidates), _TASTE, count)
    best = chosen[0][1] if chosen else 1.0
    return tuple(Point(candidates[at].span, gain / best) for at, gain in chosen)
