"""One long article: what of it is on the first screen can be shown before all of it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import Block, BlockKind
from briefing.sources.article import decode_source, read_as
from briefing.sources.reading import Reading, make_article
from briefing.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article
    from briefing.sources.walk import Place

_AROUND = 24_000
"""Characters before and behind a place that are read to show what stands there."""
_LEAST = 4_000
"""Characters that the beginning of a page is to have, once its markup is gone."""
_MARKUP = (64_000, 256_000, 1_000_000)
"""Characters of a page that are read for its beginning: more where its head is large."""


class Beginning:
    """The first article of a stack, as far as it is known."""

    def __init__(self, article: Article, text: str = "", *, is_whole: bool = True) -> None:
        """`text` is all of a plain text, in which a place can be found; it is not neutralised."""
        self.article = article
        """What can be shown. Of an article that is not whole, its text reaches as far as its
        blocks, and offsets into it are those of the whole."""
        self.is_whole = is_whole
        self.offset = 0
        """The place that is in it, of those that were looked for."""
        self._text = text

    def seek(self, find: Callable[[Article], int]) -> None:
        """Have the blocks around a place, where one can be found before all has been read.

        `find` gives the offset of the place in an article that is not shown.
        """
        if not self._text:
            return
        offset = find(replace(self.article, text=self._text))
        if offset < _AROUND // 2:
            self.offset = offset
            return
        text = self._text
        start = text.rfind("\n\n", 0, max(0, offset - _AROUND)) + 2
        part = clean(text[start : _behind(text, offset + _AROUND)])
        blocks = tuple(
            replace(block, start=block.start + start, end=block.end + start)
            for block in read_as("text", part).blocks
        )
        if blocks:
            self.offset = offset
            self.article = replace(self.article, text=" " * start + part, blocks=blocks)


def read_beginning(data: bytes, place: Place) -> Beginning:
    """Return the beginning of what the bytes of a long file hold; raises as `read_article`."""
    text, form = decode_source(data, place.path)
    lengths = _MARKUP if form == "html" else (_AROUND,)
    for length in lengths:
        cut = text[:length] if form == "html" else text[: _behind(text, length)]
        reading = read_as(form, cut)
        blocks = reading.blocks
        if len(cut) == len(text):
            break
        if form == "html":
            blocks = blocks[:-1]  # the last one is cut off anywhere
        if blocks and (len(reading.text) >= _LEAST or form != "html"):
            break
    if not blocks:
        return begin_without(data, place)
    is_whole = len(cut) == len(text)
    if not is_whole:
        reading = replace(reading, blocks=blocks, text=reading.text[: blocks[-1].end])
    article = make_article(reading, data, place.key, place.path, form)
    return Beginning(article, text if form == "text" else "", is_whole=is_whole)


def begin_without(data: bytes, place: Place) -> Beginning:
    """Return what stands for an article of which not even the beginning can be read here."""
    told = "This article is being read."
    block = Block(BlockKind.FURNITURE, 0, len(told))
    article = make_article(Reading(told, (block,)), data, place.key, place.path, "text")
    return Beginning(article, is_whole=False)


def _behind(text: str, offset: int) -> int:
    """Return where the paragraph ends that holds an offset, but no more than twice as far."""
    end = text.find("\n\n", offset, 2 * offset + _AROUND)
    return end if end >= 0 else min(len(text), offset + _AROUND)
