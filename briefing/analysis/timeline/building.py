"""The timeline of a stack, step by step."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing.analysis.dates import Anchor, find_anchors, resolve_dates
from briefing.model import Clash, Event, Known, Telling

from .aligning import find_days, lend_years, number_weekdays
from .clashes import find_clashes
from .joining import Rarity, join, lead
from .tellings import Told, find_tellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Article, DateValue, Entity, Layers


def find_timeline(
    articles: Sequence[Article],
    layers: Mapping[str, Layers],
    entities: Iterable[Entity],
    as_of: str = "",
) -> tuple[Event, ...]:
    """Return what happened when, by date; what has no date follows, in the order of the stack.

    `as_of` is the ISO day to which articles belong that do not say when they are from.
    """
    named = _offsets(entities)
    anchors = find_anchors(articles, layers, as_of)
    tellings = {a.id: _tell(a, layers[a.id], anchors.get(a.id), named) for a in articles}
    if len(anchors) < len(articles):
        rarity = Rarity([one for told in tellings.values() for one in told])
        found = find_days(tellings, layers, anchors, rarity)
        for article in articles:
            if article.id in found:
                own = found[article.id]
                tellings[article.id] = _tell(article, layers[article.id], own, named)
        tellings = number_weekdays(tellings, {**anchors, **found}, rarity)
        tellings = lend_years(tellings, rarity)
    return _arrange([one for article in articles for one in tellings[article.id]], articles)


def _tell(
    article: Article,
    layers: Layers,
    anchor: Anchor | None,
    named: Mapping[str, Mapping[int, str]],
) -> list[Told]:
    breaks = [section.start for section in article.sections()]
    values = resolve_dates(layers.dates, anchor, breaks)
    own = anchor is None or anchor.own
    return find_tellings(article, layers, values, named.get(article.id, {}), own)


def _offsets(entities: Iterable[Entity]) -> dict[str, dict[int, str]]:
    """Return by article id which entity is named at which offset."""
    found: dict[str, dict[int, str]] = {}
    for entity in entities:
        for mention in entity.mentions:
            found.setdefault(mention.article, {})[mention.start] = entity.id
    return found


def _arrange(tellings: Sequence[Told], articles: Sequence[Article]) -> tuple[Event, ...]:
    """Join tellings into events, mark clashes, and put them in order."""
    dated = [one for one in tellings if one.value is not None]
    rarity = Rarity(dated)
    groups = [lead(group, rarity) for group in join(dated, rarity)]
    texts = {article.id: article.text for article in articles}
    names = [_name(group[0]) for group in groups]
    clashes: dict[int, list[Clash]] = {}
    for one, other in find_clashes(groups, rarity, texts):
        for mine, theirs in ((one, other), (other, one)):
            told = groups[theirs][0]
            day = told.value.first if told.value else ""
            clashes.setdefault(mine, []).append(Clash(names[theirs], day, told.span.article))
    events = [
        _event(group, name, tuple(clashes.get(at, ())), texts)
        for at, (group, name) in enumerate(zip(groups, names, strict=True))
    ]
    order = {article.id: at for at, article in enumerate(articles)}
    events.sort(key=lambda event: _place(event, order))
    undated = (_event([one], _name(one), (), texts) for one in tellings if one.value is None)
    return (*events, *undated)


def _place(event: Event, order: Mapping[str, int]) -> tuple[str, str, int, int, int]:
    """Return where an event stands: by its days, then what most articles tell first."""
    days = (event.date.first, event.date.last) if event.date else ("", "")
    first = min((order[span.article], span.start) for span in event.spans)
    return (*days, -len(event.articles), *first)


def _name(one: Told) -> str:
    """Return an id that is stable across runs: of the place of the first telling."""
    place = f"{one.span.article}:{one.mention.start}"
    return hashlib.sha256(place.encode()).hexdigest()[:16]


def _event(
    group: Sequence[Told], name: str, clashes: tuple[Clash, ...], texts: Mapping[str, str]
) -> Event:
    first = group[0]
    mention = first.mention
    return Event(
        id=name,
        date=_surest(group),
        tellings=tuple(_tellings(group)),
        reported=mention.reported,
        bound=mention.bound,
        when=" ".join(texts[first.span.article][mention.start : mention.end].split()),
        clashes=clashes,
    )


def _surest(group: Sequence[Told]) -> DateValue | None:
    """Return the date of a group, as it is known where it is known best."""
    ways = list(Known)
    values = [one.value for one in group if one.value is not None]
    return min(values, key=lambda value: ways.index(value.known), default=None)


def _tellings(group: Iterable[Told]) -> Iterator[Telling]:
    """Yield the places of a group, each sentence once."""
    seen = set()
    for one in group:
        if one.span not in seen:
            seen.add(one.span)
            yield Telling(one.span, one.mention.start, one.mention.end)
