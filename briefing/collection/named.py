"""The names of a library as a screen or a command sees them, with the user's corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import CacheError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.correcting.redrawing import Drawn
    from briefing.model import Article, Correction, Entity, Mention
    from briefing.model.held_entities import HeldEntity
    from briefing.model.held_names import HeldNames
    from briefing.search.kept_names import NamesOfLibrary
    from briefing.store.names import KeptNames
    from briefing.store.shelf import Shelf


def open_names(articles: Sequence[Article]) -> HeldNames | None:
    """Return the names that are kept of the library; None where there are none yet, or no library.

    `articles` are those of the whole library.
    """
    from briefing.model.held_names import HeldNames
    from briefing.model.holdings import Holdings
    from briefing.store.shelf import Shelf

    if not isinstance(articles, Holdings) or not articles.library:
        return None
    try:
        kept = names_of(Shelf.open_to_read())
        return HeldNames(kept, articles) if kept is not None else None
    except CacheError:
        return None


def are_behind(aliases: Sequence[str]) -> bool:
    """Whether the names that are kept are not those of the library as it is now."""
    from briefing.store.shelf import Shelf

    from .naming import find_lag

    try:
        shelf = Shelf.open_to_read()
    except CacheError:
        return False
    try:
        return find_lag(shelf, aliases).unjoined
    finally:
        shelf.close()


def names_of(shelf: Shelf) -> KeptNames | None:
    """Return the names that are kept in an index; None where there are none yet."""
    from briefing.store.names import KeptNames

    kept = KeptNames(shelf)
    return kept if kept.key else None


def correct(names: HeldNames, corrections: Sequence[Correction]) -> HeldNames:
    """Return the names of a library, as they were joined, as the user corrected them.

    Nothing is loaded of the articles that name what is corrected, however many they are.
    """
    from briefing import analysis
    from briefing.model.held_entities import RedrawnEntity
    from briefing.model.held_parts import HeldPart

    corrections = tuple(corrections)
    if names.corrected_last is not None and names.corrected_last[0] == corrections:
        return names.corrected_last[1]
    wanted = sorted({name for one in corrections for name in _names(one)})
    meant = names.held(sorted({number for name in wanted for number in names.spelt(name)}))
    if not meant:
        names.corrected_last = corrections, names
        return names

    def draw(drawn: Drawn) -> RedrawnEntity:
        return RedrawnEntity(names, drawn[:3], drawn.aliases, drawn.parts)

    def part_of(entity: HeldEntity) -> HeldPart:
        return HeldPart(names, entity.number)

    has = names.articles.known.__contains__
    after = analysis.correct_parts(meant, corrections, part_of, has, draw)
    redrawn = [entity for entity in after if isinstance(entity, RedrawnEntity)]
    left = {entity.id for entity in after} - {entity.id for entity in redrawn}
    taken = [entity.number for entity in meant if entity.id not in left]
    found = names.corrected_by(taken, redrawn)
    found.corrections = corrections
    names.corrected_last = corrections, found
    return found


def for_search(
    kept: KeptNames | None, articles: Sequence[Article], corrections: Sequence[Correction]
) -> NamesOfLibrary | None:
    """Return the names of the whole library, whose articles these are, as search asks for them."""
    from briefing.model.held_names import HeldNames
    from briefing.model.holdings import Holdings

    if kept is None or not corrections or not isinstance(articles, Holdings):
        return kept
    return as_searched(kept, correct(HeldNames(kept, articles), corrections))


def as_searched(kept: KeptNames, names: HeldNames) -> NamesOfLibrary:
    """Return kept names as search asks for them, as they were corrected."""
    from .corrected import CorrectedNames

    return CorrectedNames(kept, names, kept.last) if names.taken else kept


def _names(correction: Correction) -> tuple[str, ...]:
    from briefing.model import Merge

    if isinstance(correction, Merge):
        return correction.entity.name, correction.into.name
    return (correction.entity.name,)


def names_in(articles: Sequence[Article], fewest: int) -> tuple[Entity, ...] | None:
    """Return whom some articles of the library name, as the names of the whole of it are joined.

    None where the library has no more than `fewest` articles, or the names of one of these are
    not joined yet. Those that several of the articles name come first.
    """
    from briefing.store.shelf import Shelf

    try:
        shelf = Shelf.open_to_read()
    except CacheError:
        return None
    try:
        kept = names_of(shelf)
        if kept is None or int(shelf.fact("articles") or 0) <= fewest:
            return None
        found: dict[int, list[Mention]] = {}
        for article in articles:
            known = kept.of_article(shelf.number(article.id))
            if known is None:
                return None
            names, numbers = known
            for at, number in enumerate(numbers):
                if number:
                    found.setdefault(number, []).append(names.mention(article.id, at))
        return _drawn_up(kept, found, articles)
    finally:
        shelf.close()


def _drawn_up(
    kept: KeptNames, found: dict[int, list[Mention]], articles: Sequence[Article]
) -> tuple[Entity, ...]:
    """Return entities with those of their mentions that are given, by number."""
    from collections import Counter
    from dataclasses import replace

    from briefing.model import Entity
    from briefing.model.naming import KINDS, find_weight

    texts = {article.id: article.text for article in articles}
    ranked: list[tuple[bool, float, str, Entity]] = []
    for number, row in kept.rows(list(found)).items():
        mentions = found[number]
        counts = Counter(" ".join(texts[m.article][m.start : m.end].split()) for m in mentions)
        aliases = [replace(a, count=counts[a.text]) for a in kept.aliases(number) if counts[a.text]]
        aliases.sort(key=lambda alias: (-alias.count, alias.text))
        entity = Entity(row.id, row.name, KINDS[row.kind], tuple(aliases), tuple(mentions))
        weight = find_weight(entity.kind, entity.size, entity.spread, len(articles))
        ranked.append((not entity.shared, -weight, row.id, entity))
    return tuple(one[3] for one in sorted(ranked, key=lambda one: one[:3]))
