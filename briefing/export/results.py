"""Search results for people: what was read for what, then hits under their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import HitKind

from .naming import counted, source_name
from .paragraphs import PLAIN, hang, hang_marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Article, Briefing, Entity, Hit, Results

    from .paragraphs import Marks


def result_lines(
    results: Results, briefing: Briefing, width: int, marks: Marks = PLAIN
) -> list[str]:
    """Return the hits wrapped at `width` columns, matched words between `marks`.

    Articles stand in the order of their best hit, names come last.
    """
    lines = _reading_lines(results, width)
    groups: dict[str, list[Hit]] = {}
    for hit in results.hits:
        if hit.kind is not HitKind.NAME:
            groups.setdefault(hit.span.article, []).append(hit)
    numbers = {article.id: n for n, article in enumerate(briefing.articles, 1)}
    for identity, hits in groups.items():
        article = briefing.article(identity)
        lines += [""] if lines else []
        lines += _group_lines(f"[{numbers[identity]}] ", article, hits, width, marks)
    names = [hit for hit in results.hits if hit.kind is HitKind.NAME]
    return lines + _name_lines(names, briefing.entities, width, bool(lines))


def _reading_lines(results: Results, width: int) -> list[str]:
    """Return what was read for what: "lindu read as Lindau, 1 edit"."""
    told = [f"{one.typed} read as {one.read}, {one.told}" for one in results.substitutions]
    return hang("", "; ".join(told), width) if told else []


def _group_lines(
    label: str, article: Article, hits: Iterable[Hit], width: int, marks: Marks
) -> list[str]:
    """Return an article's title and source, then its hits."""
    lines = hang(label, f"{article.title or article.path} ({source_name(article)})", width)
    for hit in hits:
        if hit.kind is HitKind.TITLE and not marks[0]:
            continue  # the line above says it already
        text = article.text[hit.span.start : hit.span.end]
        at = hit.span.start
        picked = [(span.start - at, span.end - at) for span in hit.matched]
        lines += hang_marked("    ", text, width, picked, marks)
    return lines


def _name_lines(
    hits: Iterable[Hit], entities: Iterable[Entity], width: int, more: bool
) -> list[str]:
    """Return the names that answer, with how widely they are used."""
    known = {entity.id: entity for entity in entities}
    lines: list[str] = []
    for hit in hits:
        if entity := known.get(hit.entity):
            used = counted(entity.size, "mention")
            where = counted(entity.spread, "article")
            lines += hang("    ", f"{entity.name}: {entity.kind}, {used} in {where}", width)
    if not lines:
        return []
    return [*([""] if more else []), "Names", *lines]
