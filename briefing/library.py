"""The one facade: introduces the trades to one another. Every front end talks to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import CacheError, ConfigError
from briefing.steps import (
    ANALYSING,
    ARTICLE_POINTS,
    POINTS,
    brief_few,
    brief_in_steps,
    brief_when_asked,
    tell_steps,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from briefing.collection.grouping import Groups
    from briefing.collection.growing import Growing
    from briefing.collection.renewing import Lack
    from briefing.config import Config
    from briefing.model import (
        Article,
        Attribution,
        Briefing,
        Correction,
        Entity,
        Event,
        Index,
        Layers,
        Point,
        Stack,
        Statement,
    )

__all__ = [
    "ANALYSING", "ARTICLE_POINTS", "MOST_POINTS", "POINTS", "begin_stack", "brief",
    "brief_few", "brief_in_steps", "brief_when_asked", "build_index", "correct", "find_agreement",
    "find_lack", "find_layers", "find_names", "find_sources", "find_timeline", "group_articles",
    "is_library", "kept_entities", "link_entities", "names_are_behind", "open_stack",
    "read_aliases", "readdress", "summarise", "summarise_each", "tell_steps", "user_aliases",
]  # fmt: skip

MOST_POINTS = 30
"""Key points of a stack that are found for the screen, which shows more of them by a key."""


def open_stack(
    paths: Sequence[str], stdin: BinaryIO | None = None, corrections: Sequence[Correction] = ()
) -> Stack:
    """Read files, folders and "-" (standard input); what cannot be read is in `failures`.

    An only path that begins with "library://" is what the query behind it selects in the
    library, its names as the user corrected them, or all of it.
    """
    if is_library(paths):
        from briefing.collection.opening import open_stack as open_library

        return open_library(paths[0], corrections)
    fault = ""
    if "-" not in paths:
        from briefing.collection.folders import open_stack as open_folders

        try:
            stack = open_folders(paths)
        except CacheError as error:
            stack, fault = None, str(error)
        if stack is not None:
            return stack
    from briefing.sources import open_stack as read_stack

    stack = read_stack(paths, stdin)
    return replace(stack, unindexed=fault) if fault else stack


def is_library(paths: Sequence[str]) -> bool:
    """Whether what is opened is the library, or what a query selects in it."""
    from briefing import collection

    return len(paths) == 1 and paths[0].startswith(collection.ADDRESS)


def begin_stack(paths: Sequence[str], *, wary: bool = False) -> Growing | None:
    """Return the first article of a stack, to be read while another process reads the others.

    None for a stack that is opened as a whole, being small. `wary` begins a small one too.
    """
    from briefing.collection.growing import begin_stack as begin

    return begin(paths, wary=wary)


def read_aliases(path: Path) -> tuple[str, ...]:
    """Return the lines of the user's alias file, none where it is missing.

    ConfigError names the line that is not understood.
    """
    try:
        lines = tuple(path.read_text("utf-8-sig").splitlines())
    except (FileNotFoundError, NotADirectoryError):
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
) -> Sequence[Entity]:
    """Join the mentions of all articles into entities, as the user corrected them."""
    from briefing import analysis

    return correct(analysis.link_entities(articles, layers, aliases), corrections, articles)


def kept_entities(
    articles: Sequence[Article], corrections: Iterable[Correction] = (), *, small: bool = False
) -> Sequence[Entity] | None:
    """Return the entities of a large library, or of some of its articles, as they are kept.

    As the user corrected them. None where they are not kept: they can be linked then. Those of a
    `small` library are better linked as well, unless there is no time for it.
    """
    from briefing.collection.named import names_in, open_names
    from briefing.collection.opening import MOST_AT_ONCE

    found: Sequence[Entity] | None = open_names(articles)
    if found is None:
        found = names_in(articles, 0 if small else MOST_AT_ONCE)
    return None if found is None else correct(found, corrections, articles)


def find_lack() -> Lack | None:
    """Return what is wrong with the index of the library, as `collection.renewing`."""
    from briefing.collection.renewing import find_lack as find

    return find()


def group_articles() -> dict[str, Groups]:
    """Return the articles of the library in groups, as `collection.grouping`."""
    from briefing.collection.grouping import group_articles as group

    return group()


def names_are_behind(aliases: Sequence[str] = ()) -> bool:
    """Whether the names that are kept of the library are not those of all of it as it is now."""
    from briefing.collection.named import are_behind

    return are_behind(aliases)


def correct(
    entities: Sequence[Entity], corrections: Iterable[Correction], articles: Sequence[Article]
) -> Sequence[Entity]:
    """Return the entities of a stack as the user corrected them."""
    from briefing import analysis
    from briefing.model.held_names import HeldNames

    if isinstance(entities, HeldNames):
        from briefing.collection.named import correct as correct_kept

        return correct_kept(entities, tuple(corrections))
    return analysis.correct_entities(entities, corrections, articles)


def readdress(briefing: Briefing, entities: Sequence[Entity]) -> Briefing:
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
    from briefing import analysis
    from briefing.model.holdings import Holdings
    from briefing.search import build_index as build

    articles = briefing.articles
    if briefing.stack.open_search is not None:
        return briefing.stack.open_search(briefing.entities)
    if isinstance(articles, Holdings):
        articles = tuple(articles.whole())
    return build(articles, briefing.layers, briefing.entities, analysis.other_names())
