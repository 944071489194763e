"""The child that reads a large stack: it tells which articles there are, and makes them findable.

to the child     gather (paths, articles to leave out: why by absolute path)
from the child   at (absolute path of the file that is read) ...,
                 entries (articles that are new in the stack, files done, files in all) ...,
                 whole (failures, hidden, without text, repeated),
                 indexed (articles done, articles in all) ..., searched (path of the index),
                 or failed (why), at any point
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefing.errors import CacheError

from .frames import read_frame, write_frame
from .start import step_back

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Send = Callable[..., None]


def main() -> None:
    """Gather what standard input asks for, write the frames to standard output."""
    import gc
    import os

    from .child import end_with_parent

    if sys.stdin.isatty():
        sys.exit("briefing starts this by itself")
    step_back()
    gc.set_threshold(50_000)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr

    def send(name: str, *values: object) -> None:
        try:
            target.write(write_frame(name, *values))
            target.flush()
        except BrokenPipeError:
            os._exit(0)  # nobody waits for the result

    try:
        _, paths, left_out = read_frame(source)
        end_with_parent(source)
        _gather(paths, left_out, send)
    except (MemoryError, CacheError, Exception) as error:  # noqa: BLE001 (the screen says it)
        from briefing.text.clean import clean_line

        told = str(error) if isinstance(error, CacheError) else f"{type(error).__name__}: {error}"
        send("failed", clean_line(told)[:200])


def _gather(paths: Sequence[str], left_out: Mapping[str, str], send: Send) -> None:
    from briefing.collection import searching
    from briefing.collection.gathering import Gathering, find_places
    from briefing.store.shelf import Shelf

    shelf = Shelf.open()
    found, hidden = find_places(paths)
    total = sum(len(places) for _, places in found)
    gathering = Gathering(shelf, left_out, lambda key: send("at", key))
    articles: dict[int, str] = {}
    for lot in gathering.steps(found):
        articles.update((entry.head.number, entry.head.id) for entry in lot)
        send("entries", lot, gathering.done, total)
    send("whole", gathering.failures, hidden, gathering.binary, gathering.repeated)
    path = searching.file_for(paths)
    for done, of in searching.bring_up_to_date(path, shelf, articles):
        send("indexed", done, of)
    send("searched", str(path))
