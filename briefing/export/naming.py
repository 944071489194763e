"""How an article is named in a line: by its outlet, else by the end of its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Article


def source_name(article: Article) -> str:
    """Return the outlet, or the file's name where the outlet is not known."""
    if article.outlet:
        return clean_line(article.outlet)
    if article.key == "-":
        return "standard input"
    return clean_line(article.path.rstrip("/").rpartition("/")[2] or article.path)


def numbered_names(articles: Sequence[Article]) -> dict[str, str]:
    """Return by article id "[2] Port Herald": the number is that of the contents."""
    return {one.id: f"[{n}] {source_name(one)}" for n, one in enumerate(articles, 1)}


def counted(number: int, noun: str) -> str:
    """Return "1 article" or "1,200 articles"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def joined(parts: Iterable[str]) -> str:
    """Return the parts that say something, with dots between them."""
    return " · ".join(part for part in parts if part)
