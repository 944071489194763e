"""Join what the articles of a stack name into entities.

A name is all mentions with one normal form. Rules join names, from the sure to the guarded;
every join keeps its rule and its reason. Names meet only in blocks (same surname, same body,
same skeleton), never all with all. `Linker` keeps its state, so that a stack may grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .linker import Linker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.analysis.tables.aliases import AliasRow
    from briefing.model import Article, Entity, Layers

__all__ = ["Linker", "link"]


def link(
    articles: Sequence[Article], layers: Mapping[str, Layers], aliases: Iterable[AliasRow] = ()
) -> tuple[Entity, ...]:
    """Return the entities of a stack: shared and telling ones first, always in the same order.

    `aliases` are rows of the user's alias file; they go before what the tables know.
    """
    linker = Linker(aliases)
    linker.extend(articles, layers)
    return linker.entities()
