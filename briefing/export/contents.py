"""Contents for people: number, title, where from, when, how long, and the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.clean import clean_line
from briefing.text.days import written_day
from briefing.text.reading_time import written_minutes

from .naming import counted, joined
from .paragraphs import hang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Article, Stack


def contents_lines(stack: Stack, width: int, limit: int | None = None) -> list[str]:
    """Return the contents wrapped at `width` columns, of the first `limit` articles."""
    if not stack.articles:
        return []
    lines = [stack_line(stack)]
    digits = len(str(len(stack.articles)))
    for number, article in enumerate(stack.articles[:limit], 1):
        lines += ["", *_article_lines(f"{number:>{digits + 1}}  ", article, width)]
    if limit is not None and len(stack.articles) > limit:
        lines += ["", f"... and {counted(len(stack.articles) - limit, 'more article')}"]
    return lines


def stack_line(stack: Stack) -> str:
    """Return how much there is to read: "3 articles · 2,345 words · 11 min"."""
    words = sum(article.words for article in stack.articles)
    minutes = sum(article.minutes for article in stack.articles)
    return joined(
        [counted(len(stack.articles), "article"), counted(words, "word"), written_minutes(minutes)]
    )


def _article_lines(label: str, article: Article, width: int) -> Iterator[str]:
    yield from hang(label, article.title or "(no title)", width)
    indent = " " * len(label)
    facts = [
        article.outlet,
        written_day(clean_line(article.published)),
        written_minutes(article.minutes),
        article.path,
    ]
    yield from hang(indent, joined(facts), width)
    sections = article.sections()
    shallowest = min((section.level for section in sections), default=1)
    for section in sections:
        step = indent + "  " * (1 + section.level - shallowest)
        pasted = " (pasted in)" if section.pasted else ""
        yield from hang(step, section.title + pasted, width)
