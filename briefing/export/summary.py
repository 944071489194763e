"""Key points for people: numbered, and each with the articles that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .naming import numbered_names
from .paragraphs import hang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Briefing, Point


def point_lines(briefing: Briefing, width: int) -> list[str]:
    """Return the key points of the whole stack, wrapped at `width` columns."""
    return _number(briefing, briefing.points, numbered_names(briefing.articles), width)


def each_lines(briefing: Briefing, width: int) -> list[str]:
    """Return the key points of one article after the other, each under its title."""
    lines: list[str] = []
    for number, article in enumerate(briefing.articles, 1):
        lines += [""] if lines else []
        lines += hang(f"[{number}] ", article.title or article.path, width)
        lines += _number(briefing, briefing.article_points.get(article.id, ()), {}, width)
    return lines


def _number(
    briefing: Briefing, points: Sequence[Point], names: Mapping[str, str], width: int
) -> list[str]:
    """Return numbered points; with `names`, a line below each that says where it stands."""
    lines: list[str] = []
    digits = len(str(len(points)))
    for number, point in enumerate(points, 1):
        label = f"{number:>{digits + 1}}  "
        lines += hang(label, briefing.cut(point.span), width)
        if names:
            also = ", ".join(dict.fromkeys(names[span.article] for span in point.also))
            told = names[point.span.article] + (f" · also in {also}" if also else "")
            lines += hang(" " * len(label), told, width)
    return lines
