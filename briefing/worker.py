"""The analysis of a large stack in a process of its own, so that the screen stays quick.

`brief_in_process` is the screen's side: it starts the process, hands it the articles and
awaits the briefing. `main` is the other side. Both talk in frames over the child's standard
input and output: 4 bytes of length, then a pickled tuple whose first item names it.

    to the child     stack (articles, points), article (Article) ...
    from the child   progress (done, total), layers ({id: pickled Layers}) ...,
                     entities (tuple) ..., article_points (dict) ..., points (tuple),
                     end (), or failed (why)

Each frame is small, so that neither packing nor unpacking one keeps a key waiting.
"""

from __future__ import annotations

import gc
import pickle
import sys
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from briefing import library, model
from briefing.errors import BriefingError
from briefing.model import Briefing, Stack

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from briefing.model import Entity, Layers

_LENGTH = 4
"""Bytes that give the length of a frame."""
_FRAME = 1 << 16
"""Bytes of layers, about, that go into one frame."""
_MENTIONS = 400
"""Mentions, about, whose entities go into one frame."""
_ARTICLES = 200
"""Articles whose key points go into one frame."""
_INTERVAL = 0.1
"""Seconds between two reports of progress."""
_UNPACKED = 64
"""Layers kept unpacked."""
_NICENESS = 10
_NOUNS = (
    model.Alias, model.Article, model.Block, model.Entity, model.Layers, model.Link,
    model.Mention, model.Point, model.Sentence, model.Span,
)  # fmt: skip

_START = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from briefing.worker import main
main()
"""
# Not `-m`, which would look for modules in the working directory: that may hold anything.


class PackedLayers(Mapping[str, "Layers"]):
    """The layers of many articles, each unpacked when it is asked for."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._open = lru_cache(_UNPACKED)(self._unpack)  # safe to use from several threads

    def add(self, packed: Mapping[str, bytes]) -> None:
        """Take in pickled layers by article id."""
        self._packed.update(packed)

    def __getitem__(self, identity: str) -> Layers:
        return self._open(identity)

    def _unpack(self, identity: str) -> Layers:
        layers: Layers = pickle.loads(self._packed[identity])  # noqa: S301 (our own child)
        return layers

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


async def brief_in_process(
    stack: Stack, on_progress: Callable[[int, int], None], points: int = library.POINTS
) -> Briefing:
    """Return the briefing of a stack, made by another process; its `layers` unpack on demand.

    `on_progress` is called with steps done and steps in all, ten times a second at most.
    Cancelling ends the process. BriefingError says why there is no result.
    """
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE
    from pathlib import Path

    root = str(Path(__file__).resolve().parent.parent)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-c", _START, root,
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=1 << 20,
    )  # fmt: skip
    if process.stdin is None or process.stdout is None:
        raise BriefingError("the analysis could not be started: no pipes")
    collecting = gc.isenabled()
    try:
        try:
            await _send_stack(process.stdin, stack, points)
            briefing = await _receive(process.stdout, stack, on_progress)
            gc.freeze()  # it lives as long as the reader; walking it would hold up keys
            return briefing
        except (EOFError, ConnectionError) as error:
            raise BriefingError(_explain(await process.wait())) from error
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


async def _send_stack(pipe: StreamWriter, stack: Stack, points: int) -> None:
    """Send a stack article by article, with room for keys in between."""
    import asyncio

    frames: list[tuple[object, ...]] = [("stack", len(stack.articles), points)]
    frames += [("article", article) for article in stack.articles]
    for frame in frames:
        pipe.write(_pack(frame))
        await pipe.drain()
        await asyncio.sleep(0)


async def _receive(
    pipe: StreamReader, stack: Stack, on_progress: Callable[[int, int], None]
) -> Briefing:
    """Put the briefing together from the frames of the child, with room for keys in between."""
    import asyncio

    layers = PackedLayers()
    entities: list[Entity] = []
    briefing: dict[str, Any] = {"points": (), "article_points": {}}
    while True:
        length = int.from_bytes(await pipe.readexactly(_LENGTH), "big")
        name, *values = pickle.loads(await pipe.readexactly(length))  # noqa: S301 (our own child)
        if name == "progress":
            on_progress(*values)
        elif name == "layers":
            layers.add(*values)
        elif name == "entities":
            gc.disable()  # from here on much comes in that stays: nothing for the collector
            entities.extend(*values)
        elif name == "article_points":
            briefing[name].update(*values)
        elif name == "points":
            briefing[name] = values[0]
        elif name == "end":
            return Briefing(stack, layers, tuple(entities), **briefing)
        else:
            raise BriefingError(f"the analysis failed: {values[0]}")
        await asyncio.sleep(0)


def _pack(frame: tuple[object, ...]) -> bytes:
    body = _pickle(frame)
    return len(body).to_bytes(_LENGTH, "big") + body


def _pickle(value: object) -> bytes:
    """Pickle a value, nouns of the model as calls of their classes: half the time of the default.

    A frozen dataclass with slots is otherwise taken apart and put together in Python code.
    """
    body = BytesIO()
    pickler = pickle.Pickler(body, protocol=5)
    pickler.dispatch_table = _table()
    pickler.dump(value)
    return body.getvalue()


@cache
def _table() -> dict[type, Callable[[Any], tuple[type, tuple[object, ...]]]]:
    """Return how each noun is pickled."""
    import copyreg

    return copyreg.dispatch_table | {noun: _taken_apart(noun) for noun in _NOUNS}


def _taken_apart(noun: type) -> Callable[[Any], tuple[type, tuple[object, ...]]]:
    from dataclasses import fields
    from operator import attrgetter

    values = attrgetter(*(field.name for field in fields(noun)))
    return lambda one: (noun, values(one))


def main() -> None:
    """Read a stack from standard input, write the frames of its briefing to standard output."""
    import os

    if sys.stdin.isatty():
        sys.exit("briefing starts this by itself")
    os.nice(_NICENESS)
    gc.set_threshold(50_000)  # what the analysis makes stays, so looking for garbage is idle
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    try:
        for frame in _brief(source):
            target.write(_pack(frame))
            target.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody waits for the result


def _brief(source: BinaryIO) -> Iterator[tuple[object, ...]]:
    """Yield the frames of a briefing; one named "failed" where it cannot be made."""
    try:
        _, count, points = _read(source)
        stack = Stack(tuple(_read(source)[1] for _ in range(count)))
        _end_with_parent(source)
        yield from _work(stack, points)
    except (MemoryError, Exception) as error:  # noqa: BLE001 (the screen says it)
        from briefing.text.clean import clean_line

        yield ("failed", clean_line(f"{type(error).__name__}: {error}")[:200])


def _read(source: BinaryIO) -> Any:
    length = int.from_bytes(source.read(_LENGTH), "big")
    return pickle.loads(source.read(length))  # noqa: S301 (our own parent)


def _end_with_parent(source: BinaryIO) -> None:
    """End this process as soon as nobody holds the other end of its input."""
    import os
    import threading

    def watch() -> None:
        os.read(source.fileno(), 1)  # not the buffered file, whose lock the exit needs
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _work(stack: Stack, points: int) -> Iterator[tuple[object, ...]]:
    """Yield progress and layers while the analysis runs, then what crosses articles."""
    from time import monotonic

    total = 2 * len(stack.articles) + 3
    reported = monotonic()
    packed: dict[str, bytes] = {}
    known = size = 0
    briefing = Briefing(stack)
    for done, briefing in enumerate(library.brief_in_steps(stack, points), 1):
        while known < len(stack.articles) and stack.articles[known].id in briefing.layers:
            identity = stack.articles[known].id
            packed[identity] = _pickle(briefing.layers[identity])
            size += len(packed[identity])
            known += 1
        if size >= _FRAME:
            yield ("layers", packed)
            packed, size = {}, 0
        if monotonic() - reported >= _INTERVAL:
            reported = monotonic()
            yield ("progress", done, total)
    yield ("layers", packed)
    yield from (("entities", part) for part in _portions(briefing.entities))
    ids = list(briefing.article_points)
    for first in range(0, len(ids), _ARTICLES):
        part = ids[first : first + _ARTICLES]
        yield ("article_points", {i: briefing.article_points[i] for i in part})
    yield ("points", briefing.points)
    yield ("progress", total, total)
    yield ("end",)


def _portions(entities: Iterable[Entity]) -> Iterator[list[Entity]]:
    """Yield the entities in groups with about the same number of mentions."""
    part: list[Entity] = []
    mentions = 0
    for entity in entities:
        part.append(entity)
        mentions += len(entity.mentions)
        if mentions >= _MENTIONS:
            yield part
            part, mentions = [], 0
    yield part


if __name__ == "__main__":
    main()
