"""The briefing as it grows, step by step, so that a screen can draw in between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import Briefing
from briefing.model.holdings import WhenAsked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.model import Layers, Point, Stack

POINTS = 10
"""Key points of a stack where nobody asks for another number."""
ARTICLE_POINTS = 5
"""Key points of an article where nobody asks for another number."""


def brief_in_steps(
    stack: Stack,
    points: int = POINTS,
    aliases: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
) -> Iterator[Briefing]:
    """Yield the briefing as it grows: layers by article, entities, summaries, timeline and so on.

    Each step is short for an article of usual length, so a screen can draw in between. The
    entities are those of the linker: whoever shows them has the user's corrections applied.
    `aliases` are lines of the user's alias file; `left_out` says by article id why an article
    is not to be taken in. One that cannot be taken in is passed over and told.
    """
    from briefing import analysis

    layers: dict[str, Layers] = {}
    each: dict[str, tuple[Point, ...]] = {}
    articles = stack.articles
    briefing = Briefing(stack)
    yield briefing
    for briefing in _layers_in_steps(stack, layers, left_out or {}):
        yield briefing
    briefing = replace(briefing, entities=analysis.link_entities(articles, layers, aliases))
    yield briefing
    for article in articles:
        each[article.id] = analysis.summarise_article(article, layers[article.id], ARTICLE_POINTS)
        briefing = replace(briefing, article_points=each)
        yield briefing
    whole = analysis.summarise_stack(articles, layers, points)
    sources = analysis.join_sources(articles, layers, briefing.entities)
    briefing = replace(briefing, points=whole, attributions=sources)
    yield briefing
    timeline = analysis.find_timeline(articles, layers, briefing.entities, stack.as_of)
    briefing = replace(briefing, timeline=timeline)
    yield briefing
    yield from _agreement_in_steps(briefing)


def _agreement_in_steps(briefing: Briefing) -> Iterator[Briefing]:
    from briefing import analysis

    comparing = analysis.agree_in_steps(briefing.articles, briefing.layers, briefing.entities)
    while True:
        try:
            next(comparing)
        except StopIteration as end:
            yield replace(briefing, agreement=end.value)
            return
        yield briefing


def _layers_in_steps(
    stack: Stack, layers: dict[str, Layers], left_out: Mapping[str, str]
) -> Iterator[Briefing]:
    """Fill `layers` article by article; an article that is at fault gets empty ones."""
    from briefing.collection.layers import KeptLayers
    from briefing.model import Failure, Layers
    from briefing.traces import log_fault

    failures: list[Failure] = []
    kept = KeptLayers(stack.articles)
    for article in stack.articles:
        reason = left_out.get(article.id, "")
        if not reason:
            try:
                layers[article.id] = kept.find(article)
            except Exception as error:
                if len(failures) + 1 == len(stack.articles):  # then it is no article's fault
                    raise
                reason = log_fault(error)
        if reason:
            layers[article.id] = Layers()
            failures.append(Failure(article.path, reason))
        yield Briefing(stack, layers, unanalysed=tuple(failures))
    kept.close()


def brief_when_asked(stack: Stack) -> Briefing:
    """Return a briefing whose layers and key points of each article are found when asked for.

    For a library that is too large to be taken in as a whole: its entities are those that are
    kept of it.
    """
    from functools import lru_cache

    from briefing import analysis
    from briefing.collection.named import open_names

    def layers(identity: str) -> Layers:
        return analysis.find_layers(briefing.article(identity))

    def points(identity: str) -> tuple[Point, ...]:
        article = briefing.article(identity)
        return analysis.summarise_article(article, found[identity], ARTICLE_POINTS)

    found = WhenAsked(stack.articles, lru_cache(32)(layers))
    briefing = Briefing(stack, found, article_points=WhenAsked(stack.articles, points))
    names = open_names(stack.articles)
    return replace(briefing, entities=names) if names is not None else briefing
