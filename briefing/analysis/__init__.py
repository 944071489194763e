"""Articles -> layers, entities and summaries. One step, one file.

For one article alone (`find_layers`):      sentences -> mentions -> descriptions; quantities,
                                            dates, attributions
For the stack (each from the layers):       entities, as the user corrected them; summary of an
                                            article, summary of the stack
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing.model import Layers

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from briefing.model import (
        Article,
        Attribution,
        Briefing,
        Correction,
        Entity,
        Event,
        Point,
        Statement,
    )

    from .correcting.redrawing import Drawn
    from .tables.aliases import AliasRow


def other_names() -> Iterator[tuple[str, ...]]:
    """Yield the names of each thing that is known by several; read when the first is asked for."""
    from .naming.gazetteer import other_names as known

    yield from known()


def find_names(article: Article) -> Layers:
    """Return sentences and names alone: all that entities, key points and search need."""
    from .descriptions import find_descriptions
    from .mentions import find_mentions
    from .sentences import find_sentences

    sentences = find_sentences(article)
    mentions = find_mentions(article, sentences)
    return Layers(sentences, mentions, descriptions=find_descriptions(article, mentions))


def find_layers(article: Article) -> Layers:
    """Return what is known of one article alone."""
    from .attributing import find_attributions
    from .dates import find_dates
    from .quantities import find_quantities

    names = find_names(article)
    return replace(
        names,
        quantities=find_quantities(article, names.sentences, names.mentions),
        dates=find_dates(article, names.sentences, names.mentions),
        attributions=find_attributions(article, names.sentences, names.mentions),
    )


def link_entities(
    articles: Sequence[Article], layers: Mapping[str, Layers], aliases: Iterable[str] = ()
) -> tuple[Entity, ...]:
    """Join the mentions of all articles into entities, shared and telling ones first.

    `aliases` are the lines of the user's alias file; ValueError names one that is not understood.
    """
    from .linking import link

    return link(articles, layers, check_aliases(aliases))


def check_aliases(lines: Iterable[str]) -> tuple[AliasRow, ...]:
    """Return the rows that lines of an alias file hold; ValueError names the line at fault."""
    lines = list(lines)
    if not lines:
        return ()
    from .tables.aliases import read_aliases

    return read_aliases(lines)


def correct_entities(
    entities: Sequence[Entity], corrections: Iterable[Correction], articles: Sequence[Article]
) -> tuple[Entity, ...]:
    """Return the entities as the user corrected them; those that fit nothing change nothing."""
    corrections = tuple(corrections)
    if not corrections:
        return tuple(entities)
    from .correcting import correct

    return correct(entities, corrections, articles)


def correct_parts(
    entities: Sequence[Any],
    corrections: Iterable[Correction],
    part_of: Callable[[Any], Any],
    has: Callable[[str], bool],
    draw: Callable[[Drawn], Any],
) -> tuple[Any, ...]:
    """Return the entities as the user corrected them, wherever their mentions are.

    `part_of` returns the mentions of an entity as one part, `has` says by id if an article is
    there, `draw` makes an entity of parts; those that nothing was changed of are returned as
    they were.
    """
    from .correcting import correct_parts

    return correct_parts(entities, corrections, part_of, has, draw)


def follow_entities(before: Sequence[Entity], after: Sequence[Entity]) -> dict[str, str]:
    """Return what became, by corrections, of entities that are no more: their ids, or ""."""
    if before is after:
        return {}
    from .correcting import follow

    return follow(before, after)


def readdress(briefing: Briefing, entities: Sequence[Entity], moved: Mapping[str, str]) -> Briefing:
    """Return a briefing with corrected entities; `moved` leads from ids that are no more."""
    from .correcting import readdress

    return readdress(briefing, entities, moved)


def join_sources(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Iterable[Entity]
) -> tuple[Attribution, ...]:
    """Return who says what in all articles, in their order, with the ids of entities."""
    from .attributing import join_sources as join

    return join(articles, layers, entities)


def summarise_article(article: Article, layers: Layers, count: int = 5) -> tuple[Point, ...]:
    """Return at most `count` key points of one article, most important first."""
    from .article_summary import summarise

    return summarise(article, layers, count)


def summarise_stack(
    articles: Sequence[Article], layers: Mapping[str, Layers], count: int = 10
) -> tuple[Point, ...]:
    """Return at most `count` key points of all articles, nothing said twice."""
    from .stack_summary import summarise

    return summarise(articles, layers, count)


def find_timeline(
    articles: Sequence[Article],
    layers: Mapping[str, Layers],
    entities: Iterable[Entity],
    as_of: str = "",
) -> tuple[Event, ...]:
    """Return what happened when, by date, then what has no date.

    `as_of` is the ISO day to which articles belong that do not say when they are from.
    """
    from .timeline import find_timeline as find

    return find(articles, layers, entities, as_of)


def agree_in_steps(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> Generator[None, None, tuple[Statement, ...]]:
    """Yield now and then while articles are compared; return what stands and what differs."""
    from .agreeing import agree_in_steps as steps

    return steps(articles, layers, entities)


def find_agreement(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> tuple[Statement, ...]:
    """Return what articles agree on and differ in, differences first."""
    steps = agree_in_steps(articles, layers, entities)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: tuple[Statement, ...] = end.value
            return found
