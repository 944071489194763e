"""The one facade: introduces the trades to one another. Every front end talks to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import ConfigError
from briefing.model import Briefing
from briefing.model.holdings import WhenAsked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from briefing.config import Config
    from briefing.model import (
        Article,
        Attribution,
        Correction,
        Entity,
        Event,
        Index,
        Layers,
        Point,
        Stack,
        Statement,
    )

POINTS = 10
"""Key points of a stack where nobody asks for another number."""
MOST_POINTS = 30
"""Key points of a stack that are found for the screen, which shows more of them by a key."""
ARTICLE_POINTS = 5
"""Key points of an article where nobody asks for another number."""


def open_stack(paths: Sequence[str], stdin: BinaryIO | None = None) -> Stack:
    """Read files, folders and "-" (standard input); what cannot be read is in `failures`.

    An only path that begins with "library://" is what the query behind it selects in the
    library, or all of it.
    """
    from briefing import collection

    if len(paths) == 1 and paths[0].startswith(collection.ADDRESS):
        from briefing.collection.opening import open_stack as open_library

        return open_library(paths[0])
    if "-" not in paths:
        from briefing.collection.folders import open_stack as open_folders

        stack = open_folders(paths)
        if stack is not None:
            return stack
    from briefing.sources import open_stack as read_stack

    return read_stack(paths, stdin)


def read_aliases(path: Path) -> tuple[str, ...]:
    """Return the lines of the user's alias file, none where it is missing.

    ConfigError names the line that is not understood.
    """
    try:
        lines = tuple(path.read_text("utf-8-sig").splitlines())
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise ConfigError(f"{path}: {reason or error}") from None
    from briefing import analysis

    try:
        analysis.check_aliases(lines)
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from None
    return lines


def user_aliases(config: Config, named: str = "") -> tuple[str, ...]:
    """Return the lines of the alias file: the `named` one, else that of the settings.

    None where no file was named and the usual one is missing. ConfigError names the line that
    is not understood, or the file that was named and is not there.
    """
    from pathlib import Path

    from briefing.config import aliases_file

    path = Path(named).expanduser() if named else aliases_file(config)
    if (named or config.aliases) and not path.exists():
        raise ConfigError(f"{path}: no such alias file")
    return read_aliases(path)


def brief_in_steps(
    stack: Stack, points: int = POINTS, aliases: Sequence[str] = ()
) -> Iterator[Briefing]:
    """Yield the briefing as it grows: layers by article, entities, summaries, timeline and so on.

    Each step is short for an article of usual length, so a screen can draw in between. The
    entities are those of the linker: whoever shows them has the user's corrections applied.
    `aliases` are lines of the user's alias file.
    """
    from briefing import analysis
    from briefing.collection.layers import KeptLayers

    layers: dict[str, Layers] = {}
    each: dict[str, tuple[Point, ...]] = {}
    yield Briefing(stack)
    kept = KeptLayers(stack.articles)
    for article in stack.articles:
        layers[article.id] = kept.find(article)
        yield Briefing(stack, layers)
    kept.close()
    entities = analysis.link_entities(stack.articles, layers, aliases)
    yield Briefing(stack, layers, entities)
    for article in stack.articles:
        each[article.id] = analysis.summarise_article(article, layers[article.id], ARTICLE_POINTS)
        yield Briefing(stack, layers, entities, (), each)
    whole = analysis.summarise_stack(stack.articles, layers, points)
    sources = analysis.join_sources(stack.articles, layers, entities)
    briefing = Briefing(stack, layers, entities, whole, each, attributions=sources)
    yield briefing
    timeline = analysis.find_timeline(stack.articles, layers, entities, stack.as_of)
    briefing = replace(briefing, timeline=timeline)
    yield briefing
    comparing = analysis.agree_in_steps(stack.articles, layers, entities)
    while True:
        try:
            next(comparing)
        except StopIteration as end:
            yield replace(briefing, agreement=end.value)
            return
        yield briefing


def brief_when_asked(stack: Stack) -> Briefing:
    """Return a briefing whose layers and key points of each article are found when asked for.

    For a library that is too large to be taken in as a whole: there are no entities.
    """
    from functools import lru_cache

    from briefing import analysis

    def layers(identity: str) -> Layers:
        return analysis.find_layers(briefing.article(identity))

    def points(identity: str) -> tuple[Point, ...]:
        article = briefing.article(identity)
        return analysis.summarise_article(article, found[identity], ARTICLE_POINTS)

    found = WhenAsked(stack.articles, lru_cache(32)(layers))
    briefing = Briefing(stack, found, article_points=WhenAsked(stack.articles, points))
    return briefing


def brief(
    stack: Stack,
    points: int = POINTS,
    corrections: Iterable[Correction] = (),
    aliases: Sequence[str] = (),
) -> Briefing:
    """Return the whole briefing of a stack, as the user corrected it."""
    *_, whole = brief_in_steps(stack, points, aliases)
    return readdress(whole, correct(whole.entities, corrections, stack.articles))


def find_names(articles: Sequence[Article]) -> dict[str, Layers]:
    """Return sentences and names of each article by its id, for commands that need no more."""
    from briefing import analysis

    return {article.id: analysis.find_names(article) for article in articles}


def find_layers(articles: Sequence[Article]) -> dict[str, Layers]:
    """Return all layers of each article by its id."""
    from briefing.collection.layers import KeptLayers

    kept = KeptLayers(articles)
    found = {article.id: kept.find(article) for article in articles}
    kept.close()
    return found


def link_entities(
    articles: Sequence[Article],
    layers: Mapping[str, Layers],
    corrections: Iterable[Correction] = (),
    aliases: Sequence[str] = (),
) -> tuple[Entity, ...]:
    """Join the mentions of all articles into entities, as the user corrected them."""
    from briefing import analysis

    return correct(analysis.link_entities(articles, layers, aliases), corrections, articles)


def correct(
    entities: Sequence[Entity], corrections: Iterable[Correction], articles: Sequence[Article]
) -> tuple[Entity, ...]:
    """Return the entities of a stack as the user corrected them."""
    from briefing import analysis

    return analysis.correct_entities(entities, corrections, articles)


def readdress(briefing: Briefing, entities: tuple[Entity, ...]) -> Briefing:
    """Return a briefing of the linker's entities with the corrected ones in their place.

    What else in it knows entities by their ids has those of the entities they became.
    """
    from briefing import analysis

    moved = analysis.follow_entities(briefing.entities, entities)
    return analysis.readdress(briefing, entities, moved)


def summarise(
    articles: Sequence[Article], layers: Mapping[str, Layers], points: int = POINTS
) -> tuple[Point, ...]:
    """Return the key points of the articles as one whole, most important first."""
    from briefing import analysis

    return analysis.summarise_stack(articles, layers, points)


def summarise_each(
    articles: Sequence[Article], layers: Mapping[str, Layers], points: int = ARTICLE_POINTS
) -> dict[str, tuple[Point, ...]]:
    """Return the key points of each article by its id, most important first."""
    from briefing import analysis

    return {a.id: analysis.summarise_article(a, layers[a.id], points) for a in articles}


def find_sources(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    """Return who says what in all articles, in their order, with the ids of entities."""
    from briefing import analysis

    return analysis.join_sources(articles, layers, entities)


def find_agreement(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> tuple[Statement, ...]:
    """Return what several articles report, one alone reports, and where they differ."""
    from briefing import analysis

    return analysis.find_agreement(articles, layers, entities)


def find_timeline(
    stack: Stack, layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> tuple[Event, ...]:
    """Return what happened when over all articles, by date; what has no date follows."""
    from briefing import analysis

    return analysis.find_timeline(stack.articles, layers, entities, stack.as_of)


def build_index(briefing: Briefing) -> Index:
    """Return an index over titles, headings, sentences and entity names of a briefing."""
    from briefing.model.holdings import Holdings
    from briefing.search import build_index as build

    articles = briefing.articles
    if isinstance(articles, Holdings):
        if articles.open_index is not None:
            return articles.open_index()
        articles = tuple(articles.whole())
    return build(articles, briefing.layers, briefing.entities)
