"""Articles made ready for the index, by whatever process: nothing here needs the file."""

from __future__ import annotations

import zlib
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from briefing.model import Article, Block
from briefing.model.packing import pack, unpack_nouns

_QUICK = 1
"""Level of compression."""
_TEXT = (_QUICK, zlib.DEFLATED, 12, 9, zlib.Z_HUFFMAN_ONLY)
"""How texts are deflated: letters alone take half the time, and a tenth more room at most."""


class BrokenEntry(ValueError):
    """The bytes of an entry are not those that were put there."""

    sqlite_errorname = "SQLITE_CORRUPT"
    """What it is for the file: a page was damaged in the middle, which SQLite cannot see."""


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
    """All but the text: values by name, then values of its blocks, column by column."""


_NAMES = tuple(f.name for f in fields(Article) if f.name not in ("text", "blocks"))
_about = attrgetter(*_NAMES)
_parts = attrgetter(*(f.name for f in fields(Block)))


def make_entry(article: Article, readers: str) -> Entry:
    """Return the entry of an article that the code of that key has read."""
    return Entry(
        article.id, article.title, article.outlet, article.byline, article.published,
        article.path, article.words, len(article.text), readers,
        _deflate_text(article.text),
        pack((_about(article), tuple(zip(*map(_parts, article.blocks), strict=True)))),
    )  # fmt: skip


def _deflate_text(text: str) -> bytes:
    deflating = zlib.compressobj(*_TEXT)
    return deflating.compress(text.encode("utf-8", "surrogatepass")) + deflating.flush()


def read_text(text: bytes) -> str:
    """Return the text of an article from its entry; BrokenEntry if the bytes hold none."""
    try:
        return zlib.decompress(text).decode("utf-8", "surrogatepass")
    except (ValueError, TypeError, zlib.error) as error:
        raise BrokenEntry("no text") from error


def read_entry(text: bytes, packed: bytes) -> Article | None:
    """Return the article of an entry, None if something else packed it."""
    try:
        about, columns = unpack_nouns(packed)
        blocks = tuple(map(Block, *columns)) if columns else ()
        return Article(**dict(zip(_NAMES, about, strict=True)), text=read_text(text), blocks=blocks)
    except (ValueError, TypeError, zlib.error):
        return None


def deflate(noun: object) -> bytes:
    """Return a noun as few bytes."""
    return zlib.compress(pack(noun), _QUICK)


def inflate(packed: bytes) -> Any:
    """Return the noun that was deflated, None if the bytes are none."""
    try:
        return unpack_nouns(zlib.decompress(packed))
    except (ValueError, zlib.error):
        return None
