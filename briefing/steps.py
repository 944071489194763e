"""The briefing as it grows, step by step, so that a screen can draw in between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Briefing
from briefing.model.holdings import WhenAsked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Correction, Entity, Layers, Point, Stack

POINTS = 10
"""Key points of a stack where nobody asks for another number."""
ARTICLE_POINTS = 5
"""Key points of an article where nobody asks for another number."""
ANALYSING = "analysing"
"""The work that goes article by article, and takes longest."""


class Step(NamedTuple):
    """One step of the analysis: the briefing as it is behind it, and what comes next."""

    briefing: Briefing
    work: str = ""
    """What comes next, as a progress line begins."""
    done: int = 0
    """How much of that is done."""
    total: int = 0
    """How much of it there is; 0 where that is not known before."""
    ready: tuple[str, ...] = ()
    """Fields of the briefing that are whole from this step on."""


def brief_in_steps(
    stack: Stack,
    points: int = POINTS,
    aliases: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
) -> Iterator[Briefing]:
    """Yield the briefing as it grows: see `tell_steps`."""
    for step in tell_steps(stack, points, aliases, left_out):
        yield step.briefing


def tell_steps(
    stack: Stack,
    points: int = POINTS,
    aliases: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
) -> Iterator[Step]:
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
    count = len(articles)
    briefing = Briefing(stack)
    yield Step(briefing, ANALYSING, 0, count)
    for done, briefing in enumerate(_layers_in_steps(stack, layers, left_out or {}), 1):
        yield Step(briefing, ANALYSING, done, count)
    yield Step(briefing, "joining names", ready=("layers", "unanalysed"))
    briefing = replace(briefing, entities=analysis.link_entities(articles, layers, aliases))
    yield Step(briefing, "key points", 0, count, ("entities",))
    for done, article in enumerate(articles, 1):
        each[article.id] = analysis.summarise_article(article, layers[article.id], ARTICLE_POINTS)
        briefing = replace(briefing, article_points=each)
        yield Step(briefing, "key points", done, count)
    yield Step(briefing, "key points of all", ready=("article_points",))
    whole = analysis.summarise_stack(articles, layers, points)
    sources = analysis.join_sources(articles, layers, briefing.entities)
    briefing = replace(briefing, points=whole, attributions=sources)
    yield Step(briefing, "timeline", ready=("points", "attributions"))
    timeline = analysis.find_timeline(articles, layers, briefing.entities, stack.as_of)
    briefing = replace(briefing, timeline=timeline)
    yield Step(briefing, "comparing", ready=("timeline",))
    yield from _agreement_in_steps(briefing)


def _agreement_in_steps(briefing: Briefing) -> Iterator[Step]:
    from briefing import analysis

    comparing = analysis.agree_in_steps(briefing.articles, briefing.layers, briefing.entities)
    while True:
        try:
            next(comparing)
        except StopIteration as end:
            yield Step(replace(briefing, agreement=end.value), ready=("agreement",))
            return
        yield Step(briefing, "comparing")


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
    from briefing.collection.layers import IndexedLayers
    from briefing.collection.named import open_names

    kept = IndexedLayers()

    def layers(identity: str) -> Layers:
        found = kept.find(stack.articles, identity)
        return found if found is not None else analysis.find_layers(briefing.article(identity))

    def points(identity: str) -> tuple[Point, ...]:
        article = briefing.article(identity)
        return analysis.summarise_article(article, found[identity], ARTICLE_POINTS)

    found = WhenAsked(stack.articles, lru_cache(32)(layers))
    briefing = Briefing(stack, found, article_points=WhenAsked(stack.articles, points))
    names = open_names(stack.articles)
    return replace(briefing, entities=names) if names is not None else briefing


def brief_few(
    briefing: Briefing, entity: Entity, corrections: Iterable[Correction], most: int
) -> Briefing:
    """Return what is told, and by whom, in the first articles of a library that name an entity.

    A briefing of these alone, with timeline and attributions; its entities are those of the
    library, as the user corrected them.
    """
    from briefing import analysis
    from briefing.collection.named import names_in
    from briefing.model import Stack

    articles = tuple(briefing.article(identity) for identity in entity.articles[:most])
    layers = {article.id: briefing.layers[article.id] for article in articles}
    names = names_in(articles, 0) or ()
    entities = tuple(analysis.correct_entities(names, corrections, articles))
    stack = Stack(articles, as_of=briefing.stack.as_of)
    timeline = analysis.find_timeline(articles, layers, entities, stack.as_of)
    told = analysis.join_sources(articles, layers, entities)
    return Briefing(stack, layers, entities, timeline=timeline, attributions=told)
