"""The child that reads a large stack: it tells which articles there are, and makes them findable.

to the child     gather (paths, articles to leave out: why by absolute path,
                     whether the index keeps them)
from the child   at (absolute path of the file that is read) ...,
                 entries (articles that are new in the stack, files done, files in all) ...,
                 whole (failures, hidden, without text, of web pages, repeated),
                 indexed (articles done, articles in all) ..., searched (path of the index),
                 or failed (why), at any point
                 of what the index does not keep, unindexed (why) before it if it was to, and
                 in place of entries the frames of articles (and in the last one of each its
                     words, files done, files in all) ...,
                 and searched ("") behind whole
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from briefing.errors import CacheError
from briefing.text.clean import clean_line

from .articles import frames_of
from .frames import read_frame, write_frame
from .limits import limit_memory, limit_time
from .start import step_back

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Send = Callable[..., None]

_PATIENCE = 10.0
"""Seconds of the processor that one file may take, and one more for each so many bytes."""
_BYTES = 20_000


def main() -> None:
    """Gather what standard input asks for, write the frames to standard output."""
    import gc

    from .child import end_with_parent

    if sys.stdin.isatty():
        sys.exit("briefing starts this by itself")
    step_back()
    limit_memory()
    gc.set_threshold(50_000)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr

    def send(name: str, *values: object) -> None:
        limit_time(patience_for(str(values[0])) if name == "at" else 0)
        try:
            target.write(write_frame(name, *values))
            target.flush()
        except BrokenPipeError:
            os._exit(0)  # nobody waits for the result

    try:
        _, paths, left_out, kept = read_frame(source)
        end_with_parent(source)
        if kept:
            try:
                _gather(paths, left_out, send)
                return
            except CacheError as error:
                send("unindexed", clean_line(str(error)))
        _read(paths, left_out, send)
    except (MemoryError, Exception) as error:  # noqa: BLE001 (the screen says it)
        send("failed", clean_line(f"{type(error).__name__}: {error}")[:200])


def patience_for(key: str) -> float:
    """Return the seconds of the processor that the file of an absolute path may take."""
    try:
        return _PATIENCE + os.stat(key).st_size / _BYTES  # noqa: PTH116
    except (OSError, ValueError):
        return _PATIENCE


def _gather(paths: Sequence[str], left_out: Mapping[str, str], send: Send) -> None:
    from briefing.collection import searching
    from briefing.collection.gathering import Gathering, find_places
    from briefing.store.shelf import Shelf

    shelf = Shelf.open()
    found, walk = find_places(paths)
    total = sum(len(places) for _, places in found)
    gathering = Gathering(shelf, left_out, lambda key: send("at", key))
    articles: dict[int, str] = {}
    for lot in gathering.steps(found):
        articles.update((entry.head.number, entry.head.id) for entry in lot)
        send("entries", lot, gathering.done, total)
    passed = walk.hidden, gathering.binary, walk.attached
    send("whole", gathering.failures, *passed, gathering.repeated)
    path = searching.file_for(paths)
    for done, of in searching.bring_up_to_date(path, shelf, articles):
        send("indexed", done, of)
    send("searched", str(path))


def _read(paths: Sequence[str], left_out: Mapping[str, str], send: Send) -> None:
    """Read what the index is not to keep, or cannot."""
    from briefing.collection.gathering import find_places
    from briefing.sources.stack import Pile

    found, _ = find_places(paths)
    total = sum(len(places) for _, places in found)
    pile = Pile(left_out, lambda key: send("at", key))
    for path in paths:
        for article in pile.take(path):
            for frame in frames_of(article, article.words, pile.taken, total):
                send(*frame)
    stack = pile.stack()
    passed = stack.hidden, stack.binary, stack.attached
    send("whole", stack.failures, *passed, stack.repeated)
    send("searched", "")
