"""The names of a library as a screen or a command sees them, with the user's corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article, Correction, Entity
    from briefing.model.held_entities import HeldEntity
    from briefing.model.held_names import HeldNames
    from briefing.model.holdings import Holdings
    from briefing.store.names import KeptNames
    from briefing.store.shelf import Shelf

_MOST_ARTICLES = 2_000
"""Articles that may name an entity which a correction takes apart: all of them are loaded."""


def open_names(articles: Sequence[Article]) -> HeldNames | None:
    """Return the names that are kept of the library; None where there are none yet, or no library.

    `articles` are those of the whole library.
    """
    from briefing.model.held_names import HeldNames
    from briefing.model.holdings import Holdings
    from briefing.store.shelf import Shelf

    if not isinstance(articles, Holdings) or articles.open_index is None:
        return None
    try:
        kept = names_of(Shelf.open_to_read())
        return HeldNames(kept, articles) if kept is not None else None
    except CacheError:
        return None


def names_of(shelf: Shelf) -> KeptNames | None:
    """Return the names that are kept in an index; None where there are none yet."""
    from briefing.store.names import KeptNames

    kept = KeptNames(shelf)
    return kept if kept.key else None


def correct(names: HeldNames, corrections: Sequence[Correction]) -> HeldNames:
    """Return the names of a library as the user corrected them.

    A correction of an entity that very many articles name changes nothing.
    """
    from briefing import analysis
    from briefing.model.held_names import HeldNames

    meant = _meant(names, corrections)
    if not meant:
        return HeldNames(names.store, names.articles)
    whole = {entity.id: entity.whole() for entity in meant}
    articles = _articles(names.articles, tuple(whole.values()))
    after = analysis.correct_entities(tuple(whole.values()), corrections, articles)
    changed = [entity for entity in after if whole.get(entity.id) is not entity]
    left = {entity.id for entity in after if whole.get(entity.id) is entity}
    taken = [entity.number for entity in meant if entity.id not in left]
    return HeldNames(names.store, names.articles, taken, changed, _weights(names, changed))


def _meant(names: HeldNames, corrections: Sequence[Correction]) -> list[HeldEntity]:
    """Return the entities that corrections may mean, the most telling first."""
    from briefing.model.held_names import HeldNames

    linked = HeldNames(names.store, names.articles)
    wanted = sorted({name for one in corrections for name in _names(one)})
    found = {number for name in wanted for number in linked.spelt(name)}
    return [one for one in linked.held(sorted(found)) if one.spread <= _MOST_ARTICLES]


def _names(correction: Correction) -> tuple[str, ...]:
    from briefing.model import Merge

    if isinstance(correction, Merge):
        return correction.entity.name, correction.into.name
    return (correction.entity.name,)


def _articles(holdings: Holdings, entities: Sequence[Entity]) -> tuple[Article, ...]:
    """Return the articles that name some entities, in the order of the stack."""
    places = {holdings.place(m.article) for entity in entities for m in entity.mentions}
    return tuple(holdings[place] for place in sorted(places))


def _weights(names: HeldNames, entities: Sequence[Entity]) -> list[float]:
    from briefing.model.naming import find_weight

    stack = len(names.articles)
    return [find_weight(one.kind, one.size, one.spread, stack) for one in entities]
