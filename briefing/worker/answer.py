"""What the analysis answers, put together as it comes."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing import library
from briefing.errors import BriefingError
from briefing.model import Briefing
from briefing.model.holdings import Holdings
from briefing.model.packing import unpack

from .frames import LENGTH
from .packed import PackedLayers

if TYPE_CHECKING:
    from asyncio import StreamReader
    from collections.abc import Awaitable, Callable

    from briefing.model import Stack

    Tell = Callable[[str, int, int], None]
    Show = Callable[[Briefing], Awaitable[None]]


class Unkept(Exception):
    """The process could not find the articles in the index."""


class Answer:
    """A briefing of a stack that comes over a pipe, frame by frame."""

    def __init__(self, stack: Stack, tell: Tell, show: Show | None = None) -> None:
        """`tell` is told work in hand, how much of it is done, and of how much (0: not known).

        `show` is handed the briefing whenever more of it is whole, but for the last time.
        """
        self._tell, self._show = tell, show
        base, self._layers = Briefing(stack), PackedLayers()
        if isinstance(stack.articles, Holdings):  # the index has what is kept of its articles
            base = library.brief_when_asked(stack)
            self._layers = PackedLayers(base.layers)
        self._base = replace(base, layers=self._layers)
        self._parts: dict[str, Any] = {}

    async def receive(self, pipe: StreamReader) -> Briefing:
        """Return the whole briefing, with room for keys in between.

        EOFError if the process ends before, Unkept if it has to be sent the articles.
        """
        import asyncio

        collecting = gc.isenabled()
        try:
            while True:
                length = int.from_bytes(await pipe.readexactly(LENGTH), "big")
                name, *values = unpack(await pipe.readexactly(length))
                if name == "part":
                    gc.disable()  # much comes in that stays: nothing for the collector
                    self._add(*values)
                elif name in ("ready", "end"):
                    gc.freeze()  # it lives as long as the reader; walking it would hold up keys
                    if collecting:
                        gc.enable()
                    if name == "end":
                        return self._briefing()
                    if self._show is not None:
                        await self._show(self._briefing())
                else:
                    self._take(name, values)
                await asyncio.sleep(0)
        finally:
            if collecting:
                gc.enable()

    def _take(self, name: str, values: list[Any]) -> None:
        if name == "progress":
            self._tell(*values)
        elif name == "layers":
            self._layers.add(*values)
        elif name == "unkept":
            raise Unkept
        else:
            raise BriefingError(f"the analysis failed: {values[0]}")

    def _add(self, field: str, more: list[object] | dict[str, object]) -> None:
        if isinstance(more, dict):
            self._parts.setdefault(field, {}).update(more)
        else:
            self._parts.setdefault(field, []).extend(more)

    def _briefing(self) -> Briefing:
        """Return what is whole; a field that has not changed since the last time is the same."""
        for field, value in self._parts.items():
            if isinstance(value, list):
                self._parts[field] = tuple(value)
        return replace(self._base, **self._parts)
