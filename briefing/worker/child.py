"""The child: reads a stack, writes the frames of its briefing."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefing import library
from briefing.model import Briefing, Stack
from briefing.model.packing import pack

from .frames import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

_LAYERS = 1 << 16
"""Bytes of layers, about, that go into one frame."""
_WEIGHT = 400
"""Nouns, about, that go into one frame with what hangs on them: an entity with its mentions."""
_INTERVAL = 0.1
"""Seconds between two reports of progress."""
_NICENESS = 10


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
            target.write(write_frame(*frame))
            target.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody waits for the result


def _brief(source: BinaryIO) -> Iterator[tuple[str, *tuple[object, ...]]]:
    """Yield the frames of a briefing; one named "failed" where it cannot be made."""
    try:
        _, count, points, aliases, as_of, left_out = read_frame(source)
        stack = Stack(tuple(read_frame(source)[1] for _ in range(count)), as_of=as_of)
        end_with_parent(source)
        yield from _work(stack, points, aliases, left_out)
    except (MemoryError, Exception) as error:  # noqa: BLE001 (the screen says it)
        from briefing.text.clean import clean_line

        yield ("failed", clean_line(f"{type(error).__name__}: {error}")[:200])


def end_with_parent(source: BinaryIO) -> None:
    """End this process as soon as nobody holds the other end of its input."""
    import os
    import threading

    def watch() -> None:
        os.read(source.fileno(), 1)  # not the buffered file, whose lock the exit needs
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _work(
    stack: Stack,
    points: int,
    aliases: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, *tuple[object, ...]]]:
    """Yield progress and layers while the analysis runs, then what crosses articles."""
    from time import monotonic

    total = 3 * len(stack.articles) + 6  # about: the last steps are not all counted
    reported = monotonic()
    packed: dict[str, bytes] = {}
    known, told, size = 0, -1, 0
    briefing = Briefing(stack)
    steps = library.brief_in_steps(stack, points, aliases, left_out or {})
    for done, briefing in enumerate(steps, 1):
        while known < len(stack.articles) and stack.articles[known].id in briefing.layers:
            identity = stack.articles[known].id
            packed[identity] = pack(briefing.layers[identity])
            size += len(packed[identity])
            known += 1
        if known != told:
            told = known
            yield ("at", known if known < len(stack.articles) else -1)
        if size >= _LAYERS:
            yield ("layers", packed)
            packed, size = {}, 0
        if monotonic() - reported >= _INTERVAL:
            reported = monotonic()
            yield ("progress", min(done, total), total)
    yield ("layers", packed)
    yield from _parts(briefing)
    yield ("progress", total, total)
    yield ("end",)


def _parts(briefing: Briefing) -> Iterator[tuple[str, *tuple[object, ...]]]:
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
