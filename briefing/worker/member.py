"""One process of a pool: does what it is asked with files, until its input ends.

to the member     files (places) ...
from the member   done (what was made of them) ...
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .frames import read_frame, write_frame
from .hand import NOTHING, Hand
from .limits import limit_memory, limit_time
from .start import step_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Work = Callable[[Sequence[Any], Callable[[int], None]], object]

WORKS = {
    "prepare": ("briefing.collection.preparing", "prepare"),
    "name": ("briefing.collection.naming_lots", "name_lot"),
}
"""Where each work that a pool does is found: a function of the things of a lot, such as the places
of files, and of what is called with the index of each before it is taken in hand."""
PATIENCE = 20.0
"""Seconds of the processor that one file may take, and one more for each so many bytes."""
BYTES = 100_000


def main() -> None:
    """Answer on standard output what standard input asks."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    hand = Hand(int(sys.argv[2]))
    module, name = WORKS[sys.argv[3]]
    if len(sys.argv) > 4:
        step_back()
    limit_memory()
    gc.set_threshold(50_000)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    work = getattr(import_module(module), name)
    try:
        while True:
            _, places = read_frame(source)
            target.write(write_frame("done", _do(work, places, hand)))
            target.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)  # nobody waits for more


def _do(work: Work, places: Sequence[Any], hand: Hand) -> object:
    def begin(at: int) -> None:
        hand.take(at)
        limit_time(patience_for(places[at]))

    made = work(places, begin)
    limit_time(0)
    hand.take(NOTHING)
    return made


def patience_for(thing: object) -> float:
    """Return the seconds of the processor that one thing of a lot may take: a file by its size."""
    try:
        return PATIENCE + os.stat(getattr(thing, "key", "")).st_size / BYTES  # noqa: PTH116
    except (OSError, ValueError):
        return PATIENCE
