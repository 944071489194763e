"""The screen's side: starts the process, hands it the articles, puts the briefing together.

A process that dies is started again, without the article that it had in hand if that is at
fault; one that sits on an article for too long is ended. What was left out is told.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

from briefing import library
from briefing.errors import BriefingError
from briefing.model import Briefing
from briefing.model.holdings import whole_of
from briefing.model.packing import unpack

from .frames import LENGTH, write_frame
from .packed import PackedLayers

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Callable, Mapping, Sequence

    from briefing.model import Article, Stack

_STARTS = 6
"""Times that a process is started for one stack, at most."""
_PATIENCE = 30.0
"""Seconds that one article may take, and one more for each so many characters."""
_CHARACTERS = 5_000
_KILLED = (-9, -15)
"""Exit codes of a process that was ended from outside, which no article need be the cause of."""
_START = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from briefing.worker.child import main
main()
"""
# Not `-m`, which would look for modules in the working directory: that may hold anything.


class _Ended(Exception):
    """The process gave no result; `at` is the article it had in hand, `again` if it may go on."""

    def __init__(self, reason: str, at: Article | None, again: bool) -> None:
        super().__init__(reason)
        self.reason, self.at, self.again = reason, at, again


async def brief_in_process(
    stack: Stack,
    on_progress: Callable[[int, int], None],
    points: int = library.POINTS,
    aliases: Sequence[str] = (),
) -> Briefing:
    """Return the briefing of a stack, made by another process; its `layers` unpack on demand.

    `on_progress` is called with steps done and steps in all, ten times a second at most.
    Cancelling ends the process. Articles that it could not take in are in `unanalysed`.
    BriefingError says why there is no result.
    """
    left_out: dict[str, str] = {}
    in_hand: list[str] = []
    for start in range(1, _STARTS + 1):
        try:
            return await _brief(stack, on_progress, points, aliases, left_out)
        except _Ended as end:
            at = end.at.id if end.at is not None else ""
            if start == _STARTS or (not at and at in in_hand):
                raise BriefingError(end.reason) from end
            if at and (not end.again or at in in_hand):
                left_out[at] = end.reason
            in_hand.append(at)
    raise AssertionError("the last start returns or raises")


async def _brief(
    stack: Stack,
    on_progress: Callable[[int, int], None],
    points: int,
    aliases: Sequence[str],
    left_out: Mapping[str, str],
) -> Briefing:
    """Start a process and return the briefing it makes; _Ended if it makes none."""
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE
    from pathlib import Path

    root = str(Path(__file__).resolve().parents[2])
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-c", _START, root,
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=1 << 20,
    )  # fmt: skip
    if process.stdin is None or process.stdout is None:
        raise BriefingError("the analysis could not be started: no pipes")
    collecting = gc.isenabled()
    answer = _Answer(stack, on_progress)
    try:
        try:
            await _send_stack(process.stdin, stack, points, aliases, left_out)
            briefing = await answer.receive(process.stdout)
            gc.freeze()  # it lives as long as the reader; walking it would hold up keys
            return briefing
        except (EOFError, ConnectionError) as error:
            code = await process.wait()
            raise _Ended(_explain(code), answer.at, code in _KILLED) from error
        except TimeoutError as error:
            raise _Ended("took too long and was given up", answer.at, again=False) from error
    finally:
        if collecting:
            gc.enable()
        if process.returncode is None:
            process.kill()
            await process.wait()


def _explain(code: int) -> str:
    if code < 0:
        return f"the analysis was ended from outside by signal {-code}; memory may have run out"
    return f"the analysis ended without a result, with exit code {code}"


async def _send_stack(
    pipe: StreamWriter,
    stack: Stack,
    points: int,
    aliases: Sequence[str],
    left_out: Mapping[str, str],
) -> None:
    """Send a stack article by article, with room for keys in between."""
    import asyncio

    about = (len(stack.articles), points, tuple(aliases), stack.as_of, dict(left_out))
    pipe.write(write_frame("stack", *about))
    for article in whole_of(stack.articles):
        pipe.write(write_frame("article", article))
        await pipe.drain()
        await asyncio.sleep(0)


class _Answer:
    """What a process says, put together as it comes."""

    def __init__(self, stack: Stack, on_progress: Callable[[int, int], None]) -> None:
        self.at: Article | None = None
        """The article in hand."""
        self._stack, self._on_progress = stack, on_progress
        self._layers = PackedLayers()
        self._parts: dict[str, Any] = {}

    async def receive(self, pipe: StreamReader) -> Briefing:
        """Return the briefing, with room for keys in between.

        TimeoutError if an article takes too long, EOFError if the process ends before.
        """
        import asyncio

        while True:
            async with asyncio.timeout(self._limit()):
                length = int.from_bytes(await pipe.readexactly(LENGTH), "big")
                name, *values = unpack(await pipe.readexactly(length))
            if name == "end":
                for field, value in self._parts.items():
                    self._parts[field] = tuple(value) if isinstance(value, list) else value
                return Briefing(self._stack, self._layers, **self._parts)
            self._take(name, values)
            await asyncio.sleep(0)

    def _limit(self) -> float | None:
        """Return the seconds in which the next frame is to come; None where it may take any."""
        return None if self.at is None else _PATIENCE + len(self.at.text) / _CHARACTERS

    def _take(self, name: str, values: list[Any]) -> None:
        if name == "at":
            self.at = self._stack.articles[values[0]] if values[0] >= 0 else None
        elif name == "progress":
            self._on_progress(*values)
        elif name == "layers":
            self._layers.add(*values)
        elif name == "part":
            gc.disable()  # from here on much comes in that stays: nothing for the collector
            self._add(*values)
        else:
            raise BriefingError(f"the analysis failed: {values[0]}")

    def _add(self, field: str, more: list[object] | dict[str, object]) -> None:
        if isinstance(more, dict):
            self._parts.setdefault(field, {}).update(more)
        else:
            self._parts.setdefault(field, []).extend(more)
