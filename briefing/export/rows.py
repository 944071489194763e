"""Rows of the JSON output, schema `briefing/1`: plain dicts whose keys never change.

A span is `{"article", "start", "end", "text"}`: offsets in characters into the article's
canonical text, and the text that is cut from there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from briefing.model import Span
from briefing.model.holdings import Holdings, WhenAsked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import (
        Article,
        Attribution,
        Briefing,
        Entity,
        Event,
        Mention,
        Note,
        Point,
        Results,
        Stack,
        Statement,
        Substitution,
    )

Row = dict[str, Any]

_TEXTS = 20_000
"""Texts of a large library that are kept at hand."""


class _Text(NamedTuple):
    """Of an article, the text alone."""

    text: str


def span_row(place: Span | Mention, articles: Mapping[str, Article]) -> Row:
    """Return a span with its text; `articles` by id."""
    return {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "text": articles[place.article].text[place.start : place.end],
    }


def note_rows(
    notes: Iterable[Note], articles: Sequence[Article], strays: Iterable[Note] = ()
) -> Iterator[Row]:
    """Yield a row for each note; one whose passage is gone has the words that stood there.

    Behind them stand `strays`, whose articles are not there.
    """
    from briefing.model.note import place_all

    known = {article.id: article for article in articles}
    for note, article, span in place_all(notes, articles):
        row: Row = {"id": note.id, "note": note.text, "made": note.made, "path": article.path}
        if span is None:
            yield {**row, "detached": True, "quote": note.anchor.quote}
        else:
            yield {**row, "detached": False, "quote": note.anchor.quote, **span_row(span, known)}
    for note in strays:
        row = {"id": note.id, "note": note.text, "made": note.made, "path": note.anchor.key}
        yield {**row, "detached": True, "quote": note.anchor.quote}


def article_rows(stack: Stack) -> Iterator[Row]:
    """Yield a row for each article of `contents`."""
    for article in stack.articles:
        yield {
            "id": article.id,
            "path": article.path,
            "format": article.format,
            "title": article.title,
            "standfirst": article.standfirst,
            "byline": article.byline,
            "outlet": article.outlet,
            "published": article.published,
            "words": article.words,
            "blocks": [
                {
                    "kind": str(block.kind),
                    "start": block.start,
                    "end": block.end,
                    "level": block.level,
                }
                for block in article.blocks
            ],
        }


def point_rows(briefing: Briefing, each: bool = False) -> Iterator[Row]:
    """Yield a row for each key point of the stack, or of one article after the other."""
    articles = _by_id(briefing.articles)
    points: Iterable[Point] = briefing.points
    if each:
        found = briefing.article_points
        points = (point for one in briefing.articles for point in found.get(one.id, ()))
    for point in points:
        also = [span_row(span, articles) for span in point.also]
        yield {**span_row(point.span, articles), "also": also}


def entity_rows(entities: Iterable[Entity], articles: Sequence[Article]) -> Iterator[Row]:
    """Yield a row for each entity."""
    known = _by_id(articles)
    for entity in entities:
        yield {
            "id": entity.id,
            "name": entity.name,
            "kind": str(entity.kind),
            "articles": list(entity.articles),
            "aliases": [
                {
                    "text": alias.text,
                    "rule": alias.rule,
                    "count": alias.count,
                    "evidence": alias.evidence,
                }
                for alias in entity.aliases
            ],
            "mentions": [span_row(mention, known) for mention in entity.mentions],
        }


def event_rows(events: Iterable[Event], articles: Sequence[Article]) -> Iterator[Row]:
    """Yield a row for each event of a timeline; the date is "" where there is none."""
    known = _by_id(articles)
    for event in events:
        date = event.date
        yield {
            "id": event.id,
            "date": date.iso if date else "",
            "precision": str(date.precision) if date else "",
            "known": str(date.known) if date else "",
            "reported": event.reported,
            "first": date.first if date else "",
            "last": date.last if date else "",
            "bound": event.bound,
            "when": event.when,
            "articles": list(event.articles),
            "spans": [
                {
                    **span_row(telling.span, known),
                    "when": span_row(Span(telling.span.article, telling.start, telling.end), known),
                }
                for telling in event.tellings
            ],
            "clashes": [
                {"event": one.event, "date": one.date, "article": one.article}
                for one in event.clashes
            ],
        }


def hit_rows(results: Results, articles: Sequence[Article]) -> Iterator[Row]:
    """Yield a row for each hit, best first."""
    known = _by_id(articles)
    for hit in results.hits:
        yield {
            **span_row(hit.span, known),
            "kind": str(hit.kind),
            "entity": hit.entity or None,
            "score": round(hit.score, 4),
            "matched": [span_row(span, known) for span in hit.matched],
            "substitutions": substitution_rows(hit.substitutions),
        }


def source_rows(
    attributions: Iterable[Attribution], entities: Iterable[Entity], articles: Sequence[Article]
) -> Iterator[Row]:
    """Yield a row for each statement that is put into somebody's mouth."""
    known = _by_id(articles)
    names = {entity.id: entity.name for entity in entities}
    for one in attributions:
        cue = Span(one.article, one.cue_start, one.cue_end)
        yield {
            "statement": span_row(Span(one.article, one.start, one.end), known),
            "direct": one.direct,
            "cue": span_row(cue, known) if cue.start < cue.end else None,
            "chain": [
                {
                    "name": names.get(source.entity, source.name),
                    "entity": source.entity or None,
                    "kind": str(source.kind),
                    "known": source.known,
                    "owner": source.owner or None,
                    **span_row(Span(one.article, source.start, source.end), known),
                }
                for source in one.chain
            ],
        }


def statement_rows(statements: Iterable[Statement], articles: Sequence[Article]) -> Iterator[Row]:
    """Yield a row for each statement; the text of a span is the sentence."""
    known = _by_id(articles)
    for statement in statements:
        yield {
            "id": statement.id,
            "status": str(statement.status),
            "aspect": str(statement.aspect),
            "label": statement.label,
            "spans": [
                {
                    **span_row(place.span, known),
                    "value": place.value,
                    "stance": str(place.stance),
                    "compared": span_row(Span(place.span.article, place.start, place.end), known),
                    "origin": place.origin,
                    "chain": [
                        {
                            "name": source.name,
                            "kind": str(source.kind),
                            "entity": source.entity or None,
                            "known": source.known,
                        }
                        for source in place.chain
                    ],
                }
                for place in statement.places
            ],
            "reason": statement.reason,
            "reconciliation": statement.reconciliation,
            "origins": statement.origins,
            "unnamed": statement.unnamed,
            "entities": list(statement.entities),
        }


def substitution_rows(substitutions: Iterable[Substitution]) -> list[Row]:
    """Return a row for each word that was read as another one."""
    return [
        {"typed": one.typed, "read": one.read, "edits": one.edits, "how": one.how}
        for one in substitutions
    ]


def _by_id(articles: Iterable[Article]) -> Mapping[str, Article]:
    if isinstance(articles, Holdings):  # a text that is asked for again is not loaded again
        texts = lru_cache(_TEXTS)(lambda one: _Text(articles[articles.place(one)].text))
        return cast("Mapping[str, Article]", WhenAsked(articles, texts))
    return {article.id: article for article in articles}
