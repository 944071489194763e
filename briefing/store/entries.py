"""Articles made ready for the index, by whatever process: nothing here needs the file."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.packing import pack

if TYPE_CHECKING:
    from briefing.model import Article

_QUICK = 1
"""Level of compression."""


class Entry(NamedTuple):
    """What the index holds of an article, in the order of its columns."""

    id: str
    title: str
    outlet: str
    byline: str
    published: str
    path: str
    words: int
    size: int
    """Characters of the text."""
    readers: str
    """Key of the code that read it."""
    text: bytes
    """Deflated."""
    packed: bytes
    """All but the text, deflated."""


def make_entry(article: Article, readers: str) -> Entry:
    """Return the entry of an article that the code of that key has read."""
    return Entry(
        article.id, article.title, article.outlet, article.byline, article.published,
        article.path, article.words, len(article.text), readers,
        zlib.compress(article.text.encode("utf-8", "surrogatepass"), _QUICK),
        deflate(replace(article, text="")),
    )  # fmt: skip


def deflate(noun: object) -> bytes:
    """Return a noun as few bytes."""
    return zlib.compress(pack(noun), _QUICK)
