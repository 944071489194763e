"""The analysis of a large stack in a process of its own, so that the screen stays quick.

`brief_in_process` is the screen's side: it starts the process, hands it the articles and
awaits the briefing. `main` is the other side. Both talk in frames over the child's standard
input and output: 4 bytes of length, then a pickled tuple whose first item names it.

    to the child     stack (articles, points, lines of the alias file, day), article (Article) ...
    from the child   progress (done, total), layers ({id: pickled Layers}) ...,
                     part (a field of Briefing, a list or dict that goes on it) ...,
                     end (), or failed (why)

Each frame is small, so that neither packing nor unpacking one keeps a key waiting.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing import library
from briefing.errors import BriefingError
from briefing.model import Briefing, Stack
from briefing.model.holdings import whole_of
from briefing.model.packing import pack, unpack

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from briefing.model import Layers

_LENGTH = 4
"""Bytes that give the length of a frame."""
_FRAME = 1 << 16
"""Bytes of layers, about, that go into one frame."""
_WEIGHT = 400
"""Nouns, about, that go into one frame with what hangs on them: an entity with its mentions."""
_INTERVAL = 0.1
"""Seconds between two reports of progress."""
_UNPACKED = 64
"""Layers kept unpacked."""
_NICENESS = 10
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
        layers: Layers = unpack(self._packed[identity])
        return layers

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


async def brief_in_process(
    stack: Stack,
    on_progress: Callable[[int, int], None],
    points: int = library.POINTS,
    aliases: Sequence[str] = (),
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
            await _send_stack(process.stdin, stack, points, aliases)
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


async def _send_stack(
    pipe: StreamWriter, stack: Stack, points: int, aliases: Sequence[str]
) -> None:
    """Send a stack article by article, with room for keys in between."""
    import asyncio

    about = (len(stack.articles), points, tuple(aliases), stack.as_of)
    pipe.write(_frame(("stack", *about)))
    for article in whole_of(stack.articles):
        pipe.write(_frame(("article", article)))
        await pipe.drain()
        await asyncio.sleep(0)


async def _receive(
    pipe: StreamReader, stack: Stack, on_progress: Callable[[int, int], None]
) -> Briefing:
    """Put the briefing together from the frames of the child, with room for keys in between."""
    import asyncio

    layers = PackedLayers()
    parts: dict[str, Any] = {}
    while True:
        length = int.from_bytes(await pipe.readexactly(_LENGTH), "big")
        name, *values = unpack(await pipe.readexactly(length))
        if name == "progress":
            on_progress(*values)
        elif name == "layers":
            layers.add(*values)
        elif name == "part":
            gc.disable()  # from here on much comes in that stays: nothing for the collector
            _add_part(parts, *values)
        elif name == "end":
            for field, value in parts.items():
                parts[field] = tuple(value) if isinstance(value, list) else value
            return Briefing(stack, layers, **parts)
        else:
            raise BriefingError(f"the analysis failed: {values[0]}")
        await asyncio.sleep(0)


def _add_part(parts: dict[str, Any], field: str, more: list[object] | dict[str, object]) -> None:
    if isinstance(more, dict):
        parts.setdefault(field, {}).update(more)
    else:
        parts.setdefault(field, []).extend(more)


def _frame(frame: tuple[object, ...]) -> bytes:
    body = pack(frame)
    return len(body).to_bytes(_LENGTH, "big") + body


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
            target.write(_frame(frame))
            target.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody waits for the result


def _brief(source: BinaryIO) -> Iterator[tuple[object, ...]]:
    """Yield the frames of a briefing; one named "failed" where it cannot be made."""
    try:
        _, count, points, aliases, as_of = _read(source)
        stack = Stack(tuple(_read(source)[1] for _ in range(count)), as_of=as_of)
        _end_with_parent(source)
        yield from _work(stack, points, aliases)
    except (MemoryError, Exception) as error:  # noqa: BLE001 (the screen says it)
        from briefing.text.clean import clean_line

        yield ("failed", clean_line(f"{type(error).__name__}: {error}")[:200])


def _read(source: BinaryIO) -> Any:
    length = int.from_bytes(source.read(_LENGTH), "big")
    return unpack(source.read(length))


def _end_with_parent(source: BinaryIO) -> None:
    """End this process as soon as nobody holds the other end of its input."""
    import os
    import threading

    def watch() -> None:
        os.read(source.fileno(), 1)  # not the buffered file, whose lock the exit needs
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _work(stack: Stack, points: int, aliases: Sequence[str] = ()) -> Iterator[tuple[object, ...]]:
    """Yield progress and layers while the analysis runs, then what crosses articles."""
    from time import monotonic

    total = 3 * len(stack.articles) + 6  # about: the last steps are not all counted
    reported = monotonic()
    packed: dict[str, bytes] = {}
    known = size = 0
    briefing = Briefing(stack)
    for done, briefing in enumerate(library.brief_in_steps(stack, points, aliases), 1):
        while known < len(stack.articles) and stack.articles[known].id in briefing.layers:
            identity = stack.articles[known].id
            packed[identity] = pack(briefing.layers[identity])
            size += len(packed[identity])
            known += 1
        if size >= _FRAME:
            yield ("layers", packed)
            packed, size = {}, 0
        if monotonic() - reported >= _INTERVAL:
            reported = monotonic()
            yield ("progress", min(done, total), total)
    yield ("layers", packed)
    yield from _parts(briefing)
    yield ("progress", total, total)
    yield ("end",)


def _parts(briefing: Briefing) -> Iterator[tuple[object, ...]]:
    """Yield frames for every field of a briefing but the stack and the layers."""
    from dataclasses import fields

    for field in fields(briefing):
        value = getattr(briefing, field.name)
        if field.name in ("stack", "layers"):
            continue
        if isinstance(value, Mapping):
            yield from (("part", field.name, dict(some)) for some in _portions(value.items()))
        else:
            yield from (("part", field.name, some) for some in _portions(value))


def _portions(nouns: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the nouns in groups of about the same weight, at least one empty group."""
    part: list[Any] = []
    weight = 0
    for noun in nouns:
        part.append(noun)
        weight += _weigh(noun)
        if weight >= _WEIGHT:
            yield part
            part, weight = [], 0
    yield part


def _weigh(noun: object) -> int:
    """Return 1 for a noun, and 1 for each that it holds in a tuple of its own."""
    held = noun if isinstance(noun, tuple) else [getattr(noun, n, 0) for n in _slots(type(noun))]
    return 1 + sum(len(one) for one in held if isinstance(one, tuple))


def _slots(noun: type) -> tuple[str, ...]:
    return getattr(noun, "__slots__", ())


if __name__ == "__main__":
    main()
