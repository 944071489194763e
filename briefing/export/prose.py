"""Key points as prose: sentences as they stand in the articles, each with its sources behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.clean import clean_line
from briefing.text.days import written_day

from .markdown import escape
from .naming import joined, source_name
from .paragraphs import hang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.model import Article, Briefing, Point

_SENTENCES = 4
"""Sentences of a paragraph."""


def prose_lines(briefing: Briefing, width: int, *, each: bool) -> list[str]:
    """Return plain text wrapped at `width` columns: of the stack, or of `each` article."""
    lines: list[str] = []
    if each:
        for number, article in enumerate(briefing.articles, 1):
            lines += [""] if lines else []
            lines += hang(f"[{number}] ", _title(article), width)
            for text in _paragraphs(briefing, _points_of(briefing, article), str, marked=False):
                lines += ["", *hang("", text, width)]
        return lines
    for text in _paragraphs(briefing, briefing.points, str, marked=True):
        lines += [*hang("", text, width), ""]
    for number, article in _cited(briefing):
        lines += hang(f"[{number}] ", _facts(article), width)
    return lines


def markdown_lines(briefing: Briefing, *, each: bool) -> list[str]:
    """Return Markdown, a paragraph a line: of the stack, or of `each` article."""
    lines: list[str] = []
    if each:
        for article in briefing.articles:
            lines += [""] if lines else []
            lines.append(f"## {escape(_title(article))}")
            for text in _paragraphs(briefing, _points_of(briefing, article), escape, marked=False):
                lines += ["", text]
        return lines
    for text in _paragraphs(briefing, briefing.points, escape, marked=True):
        lines += [text, ""]
    for number, article in _cited(briefing):
        lines.append(f"- \\[{number}\\] {escape(_facts(article))}")
    return lines


def _paragraphs(
    briefing: Briefing, points: Sequence[Point], write: Callable[[str], str], *, marked: bool
) -> Iterable[str]:
    """Yield paragraphs of a few sentences, with the numbers of the articles behind each."""
    numbers = {article.id: n for n, article in enumerate(briefing.articles, 1)}
    for at in range(0, len(points), _SENTENCES):
        sentences = []
        for point in points[at : at + _SENTENCES]:
            text = " ".join(clean_line(briefing.cut(point.span)).split())
            said = dict.fromkeys(numbers[span.article] for span in (point.span, *point.also))
            behind = f" [{', '.join(map(str, said))}]" if marked else ""
            sentences.append(text + behind)
        yield write(" ".join(sentences))


def _points_of(briefing: Briefing, article: Article) -> Sequence[Point]:
    return briefing.article_points.get(article.id, ())


def _cited(briefing: Briefing) -> list[tuple[int, Article]]:
    """Return the articles that a point stands in, with their numbers."""
    said = {span.article for point in briefing.points for span in (point.span, *point.also)}
    return [(n, one) for n, one in enumerate(briefing.articles, 1) if one.id in said]


def _title(article: Article) -> str:
    return article.title or source_name(article)


def _facts(article: Article) -> str:
    """Return title, outlet, day and path, as far as they are known."""
    day = written_day(clean_line(article.published))
    return joined([_title(article), article.outlet, day, article.path])
