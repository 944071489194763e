"""One long plain text: what of it is on the first screen can be shown before all of it is read."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.model import Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article

_LONG = 500_000
"""Bytes from which on a text is read after its first screen has been drawn."""
_AROUND = 24_000
"""Characters before and behind a place that are read to show what stands there."""


def begin_text(paths: Sequence[str]) -> LongText | None:
    """Return the long plain text that is the whole stack; None for any other stack."""
    if len(paths) != 1:
        return None
    key = os.path.abspath(paths[0])  # noqa: PTH100 - folds ".."
    try:
        info = os.stat(key)  # noqa: PTH116
        if not stat.S_ISREG(info.st_mode) or info.st_size < _LONG:
            return None
        return LongText(paths[0], key)
    except (OSError, ValueError, SourceError):
        return None  # whoever reads it says what is wrong


class LongText:
    """A text that has been decoded but not read; `stack` is what is known of it so far."""

    def __init__(self, path: str, key: str) -> None:
        """SourceError where it is no plain text."""
        from briefing.sources.decode import NoTextError, decode
        from briefing.sources.detect import detect, refuse_bytes, refuse_text
        from briefing.sources.plain import read
        from briefing.sources.reading import make_article
        from briefing.sources.walk import Place, read_bytes

        data = read_bytes(Place(key, path, named=True))
        refuse_bytes(data, path)
        try:
            text = decode(data)
        except NoTextError as error:
            raise SourceError(path, "holds no text") from error
        refuse_text(text, path)
        form = detect(text, path)
        if form != "text":
            raise SourceError(path, "is no plain text")
        self._read = read
        head = make_article(read(text[: _behind(text, _AROUND)]), data, key, path, form)
        self.article: Article = replace(head, text=text)
        """The article as far as it is known: its text, and the blocks at its beginning."""
        self.stack = Stack((self.article,))
        self._path = path

    def around(self, offset: int) -> Article:
        """Return the article with the blocks around an offset alone."""
        text = self.article.text
        if offset < _AROUND // 2:
            return self.article
        start = text.rfind("\n\n", 0, max(0, offset - _AROUND)) + 2
        end = _behind(text, offset + _AROUND)
        blocks = tuple(
            replace(block, start=block.start + start, end=block.end + start)
            for block in self._read(text[start:end]).blocks
        )
        return replace(self.article, blocks=blocks)

    def read_whole(self) -> Stack:
        """Read all of it, and return the stack."""
        from briefing.sources import open_stack

        self.stack = replace(open_stack([self._path]), as_of=self.stack.as_of)
        return self.stack


def _behind(text: str, offset: int) -> int:
    """Return where the paragraph ends that holds an offset."""
    end = text.find("\n\n", offset)
    return end if end >= 0 else len(text)
