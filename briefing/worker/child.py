"""The child: reads a stack, writes the frames of its briefing."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import CacheError
from briefing.model import Stack
from briefing.model.packing import pack

from .articles import Joining
from .frames import read_frame, write_frame
from .hand import NOTHING, Hand
from .limits import limit_memory, limit_time
from .portions import portions_of
from .start import step_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from briefing.model import Article, Briefing
    from briefing.steps import Step

    Frames = Iterator[tuple[str, *tuple[object, ...]]]

_LAYERS = 1 << 16
"""Bytes of layers, about, that go into one frame."""
_INTERVAL = 0.25
"""Seconds between two reports of progress."""
PATIENCE = 30.0
"""Seconds of the processor that one article may take, and one more for each so many characters."""
CHARACTERS = 5_000


def main() -> None:
    """Read a stack from standard input, write the frames of its briefing to standard output."""
    import os

    if sys.stdin.isatty():
        sys.exit("briefing starts this by itself")
    step_back()
    limit_memory()
    gc.set_threshold(50_000)  # what the analysis makes stays, so looking for garbage is idle
    hand = Hand(int(sys.argv[2])) if len(sys.argv) > 2 else Hand()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    try:
        for frame in _brief(source, hand):
            target.write(write_frame(*frame))
            target.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody waits for the result


def _brief(source: BinaryIO, hand: Hand) -> Frames:
    """Yield the frames of a briefing; one named "failed" where it cannot be made."""
    from briefing.text.clean import clean_line

    try:
        _, count, points, aliases, as_of, left_out, kept = read_frame(source)
        numbers: dict[str, int] = {}
        try:
            articles = _read_kept(source, count, numbers) if kept else _read_whole(source, count)
        except CacheError as error:
            yield ("unkept", clean_line(str(error)))
            return
        end_with_parent(source)
        stack = Stack(articles, as_of=as_of)
        yield from _work(library.tell_steps(stack, points, aliases, left_out), stack, hand, numbers)
    except (MemoryError, Exception) as error:  # noqa: BLE001 (the screen says it)
        yield ("failed", clean_line(f"{type(error).__name__}: {error}")[:200])


def _read_whole(source: BinaryIO, count: int) -> tuple[Article, ...]:
    found: list[Article] = []
    joining = Joining()
    while len(found) < count:
        name, *values = read_frame(source)
        if article := joining.take(name, values):
            found.append(article)
    return tuple(found)


def _read_kept(source: BinaryIO, count: int, numbers: dict[str, int]) -> tuple[Article, ...]:
    """Return the articles of numbers that come in, and note them by id; CacheError if not there."""
    from briefing.collection.layers import load_articles

    rows: list[tuple[int, str]] = []
    while len(rows) < count:
        rows += read_frame(source)[1]
    articles = tuple(load_articles(rows))
    numbers.update((a.id, number) for a, (number, _) in zip(articles, rows, strict=True))
    return articles


def end_with_parent(source: BinaryIO) -> None:
    """End this process as soon as nobody holds the other end of its input."""
    import os
    import threading

    def watch() -> None:
        os.read(source.fileno(), 1)  # not the buffered file, whose lock the exit needs
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _work(steps: Iterable[Step], stack: Stack, hand: Hand, numbers: Mapping[str, int]) -> Frames:
    """Yield progress while the analysis runs, and what of the briefing is whole.

    `numbers` are those of the articles in the index, by id: layers that are kept there need not
    be told.
    """
    from time import monotonic

    reported, work = monotonic(), ""
    waiting: dict[str, bytes] = {}
    size = told = 0
    articles = stack.articles
    for step in steps:
        if step.work == library.ANALYSING:
            while told < step.done and not numbers:
                identity = articles[told].id
                waiting[identity] = pack(step.briefing.layers[identity])
                size += len(waiting[identity])
                told += 1
            _take_in_hand(step, articles, hand)
        if size >= _LAYERS:
            yield ("layers", waiting)
            waiting, size = {}, 0
        if step.ready:
            if "layers" in step.ready:
                yield ("layers", waiting)
                yield from _unkept_layers(step.briefing, numbers)
            yield from _parts(step.briefing, step.ready)
        if step.work and (step.work != work or monotonic() - reported >= _INTERVAL):
            reported, work = monotonic(), step.work
            yield ("progress", step.work, step.done, step.total)
    yield ("end",)


def _take_in_hand(step: Step, articles: Sequence[Article], hand: Hand) -> None:
    """Note which article comes next, and give it its time."""
    if step.done < len(articles):
        hand.take(step.done)
        limit_time(PATIENCE + len(articles[step.done].text) / CHARACTERS)
    else:
        hand.take(NOTHING)
        limit_time(0)


def _unkept_layers(briefing: Briefing, numbers: Mapping[str, int]) -> Frames:
    """Yield the layers of articles that could not be kept in the index."""
    if not numbers:
        return
    from briefing.collection.layers import IndexedLayers

    missing = IndexedLayers().find_missing(numbers.values())
    waiting: dict[str, bytes] = {}
    for identity, number in numbers.items():
        if number in missing:
            waiting[identity] = pack(briefing.layers[identity])
        if len(waiting) >= 50:
            yield ("layers", waiting)
            waiting = {}
    yield ("layers", waiting)


def _parts(briefing: Briefing, ready: Sequence[str]) -> Frames:
    """Yield frames for fields that are whole."""
    for name in ready:
        if name != "layers":
            for some in portions_of(getattr(briefing, name)):
                yield ("part", name, some)
    yield ("ready",)
