"""An article in frames, each small enough to be packed and unpacked between two keys.

blocks ([Block ...]) ..., links ([Link ...]) ..., article (one without those, more values)
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article

_PARTS = ("blocks", "links")
_MOST = 2_000
"""Blocks or links in one frame."""


def frames_of(article: Article, *values: object) -> Iterator[tuple[Any, ...]]:
    """Yield name and values of the frames of an article; `values` stand in the last one."""
    for name in _PARTS:
        rest = iter(getattr(article, name))
        while some := list(islice(rest, _MOST)):
            yield (name, some)
    yield ("article", replace(article, blocks=(), links=()), *values)


class Joining:
    """Puts the articles together that come in."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Any]] = {}

    def take(self, name: str, values: Sequence[Any]) -> Article | None:
        """Take a frame; return the article that is whole with it, if one is."""
        if name in _PARTS:
            self._parts.setdefault(name, []).extend(values[0])
        elif name == "article":
            parts, self._parts = self._parts, {}
            article: Article = replace(values[0], **{n: tuple(held) for n, held in parts.items()})
            return article
        return None
