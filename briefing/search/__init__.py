"""Query in, hits out: parse, read typed words as the articles' words, retrieve, rank, cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .engine import Engine
from .index import Splitter
from .memory import MemoryPostings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.model import Article, Entity, Index, Layers


def build_index(
    articles: Sequence[Article],
    layers: Mapping[str, Layers],
    entities: Sequence[Entity],
    other_names: Iterable[Sequence[str]] = (),
) -> Index:
    """Return an index over titles, headings, sentences and names; in the order of the stack.

    An article without layers yet is searched block by block. `other_names` has a row for each
    thing that goes by several names.
    """
    postings = MemoryPostings()
    splitter = Splitter(postings.numbers)
    for article in articles:
        known = layers.get(article.id)
        postings.add_leaf(splitter.leaf(article, known.sentences if known else ()), article)
    by_id = {article.id: article for article in articles}
    return Engine(postings, entities, by_id, other_names=other_names)
