"""Articles -> layers, entities and summaries. One step, one file.

For one article alone (`find_layers`):      sentences -> mentions
For the stack (each from the layers):       entities, summary of an article, summary of the stack
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Layers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Entity, Point


def find_layers(article: Article) -> Layers:
    """Return what is known of one article alone."""
    from .mentions import find_mentions
    from .sentences import find_sentences

    sentences = find_sentences(article)
    return Layers(sentences=sentences, mentions=find_mentions(article, sentences))


def link_entities(articles: Sequence[Article], layers: Mapping[str, Layers]) -> tuple[Entity, ...]:
    """Join the mentions of all articles into entities, shared and telling ones first."""
    from .linking import link

    return link(articles, layers)


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
