"""The user's corrections, applied to what the linker found.

Only entities that a correction may mean are taken apart, into groups of mentions that belong
together; all others pass as they are. A correction whose entity is not there changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Entity, Hide, Merge, Rename, SetKind, Split
from briefing.model.holdings import order_of, texts_of

from .drafts import Batch, Draft, Drafts
from .parts import MemoryPart
from .redrawing import redraw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.model import Article, Correction, Mention

    from .parts import Part
    from .redrawing import Drawn


def correct(
    entities: Sequence[Entity], corrections: Iterable[Correction], articles: Sequence[Article]
) -> tuple[Entity, ...]:
    """Return the entities as the user corrected them, shared ones first.

    Corrections are applied in the order in which they were made. An entity that two became
    stands where the better of them stood, one that was set apart behind the one it came from.
    """
    texts, order = texts_of(articles), order_of(articles)

    def place(mention: Mention) -> tuple[int, int, int]:
        return order[mention.article], mention.start, mention.end

    def draw(drawn: Drawn) -> Entity:
        mentions = sorted((m for part in drawn.parts for m in part.mentions), key=place)
        return Entity(drawn.id, drawn.name, drawn.kind, drawn.aliases, tuple(mentions))

    def part_of(entity: Entity) -> MemoryPart:
        return MemoryPart(entity.mentions, texts)

    return correct_parts(entities, corrections, part_of, texts.__contains__, draw)


def correct_parts(
    entities: Sequence[Entity],
    corrections: Iterable[Correction],
    part_of: Callable[[Entity], Part],
    has: Callable[[str], bool],
    draw: Callable[[Drawn], Entity],
) -> tuple[Entity, ...]:
    """Return the entities as `correct` does, wherever their mentions are.

    `part_of` returns the mentions of an entity, `has` says by id if an article is there, `draw`
    makes an entity of parts.
    """
    ordered = in_order(corrections)
    drafts = Drafts(entities, ordered, part_of, has)
    if not drafts.found:
        return tuple(entities)
    for correction in ordered:
        _apply(correction, drafts)
    return redraw(entities, drafts, draw)


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Return corrections without repeats, in the order in which they were made."""
    return sorted(dict.fromkeys(corrections), key=lambda one: (one.made, repr(one)))


def _apply(correction: Correction, drafts: Drafts) -> None:
    draft = drafts.find(correction.entity)
    if draft is None:
        return
    match correction:
        case Split():
            for named in drafts.find_all(correction.entity):
                if _split(named, correction, drafts):
                    return
        case Merge():
            into = drafts.find(correction.into)
            if into is not None and into is not draft:
                _merge(draft, into, correction, drafts)
        case Rename():
            draft.name, draft.renamed = correction.name, correction.made or " "
        case SetKind():
            draft.kind = correction.kind
        case Hide():
            drafts.found.remove(draft)


def _merge(draft: Draft, into: Draft, correction: Merge, drafts: Drafts) -> None:
    batch = Batch(draft.id, draft.name, draft.kind, draft.renamed, correction.made)
    for group in draft.groups:
        group.batches.append(batch)
    into.groups += draft.groups
    drafts.found.remove(draft)


def _split(draft: Draft, correction: Split, drafts: Drafts) -> bool:
    """Set apart a mention, all that was merged under a name, or every mention in a spelling.

    Return whether the entity holds what is meant.
    """
    batch = draft.batch_named(correction.spelling) if correction.place is None else None
    if batch is not None:
        drafts.found.append(draft.give_back(batch))
        _settle_rest(draft, correction, drafts)
        return True
    apart = drafts.set_apart(correction.apart)
    wanted: str | Mention | None = correction.spelling
    count = draft.count(correction.spelling)
    if correction.place is not None:
        wanted = drafts.mention_at(draft, correction.place, correction.spelling)
        count = 1
    if not wanted or not count or apart is draft or (count == draft.size and apart is None):
        return False
    groups = draft.take(wanted)
    if apart is None:
        apart = drafts.begin(correction.apart)
    for group in groups:
        group.said = correction.made or " "
    apart.groups += groups
    _settle_rest(draft, correction, drafts)
    return True


def _settle_rest(draft: Draft, correction: Split, drafts: Drafts) -> None:
    """Let what is left behind a split be what it is now."""
    rest = draft.last_batch()
    if not draft.groups:
        drafts.found.remove(draft)
    elif rest is not None:  # what is left is what a merge had brought: it is itself again
        drafts.found.remove(draft)
        drafts.found.append(draft.give_back(rest))
    elif not draft.renamed and not draft.count(draft.name):
        draft.name = drafts.commonest(draft) if correction.spelling == draft.name else draft.name
