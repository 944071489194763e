"""The child that finds and joins the names of the library, beside whoever reads.

to the child     names (lines of the alias file)
from the child   progress (work in hand, done, of how many) ...,
                 then named (whether anything was to be done), or failed (why)
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from briefing.errors import BriefingError

from .child import end_with_parent
from .frames import read_frame, write_frame
from .limits import limit_memory
from .pool import Pool
from .start import count_cores, step_back

if TYPE_CHECKING:
    from collections.abc import Callable

_INTERVAL = 0.1
"""Seconds between two reports of progress."""


def main() -> None:
    """Find the names that standard input asks for, write frames to standard output."""
    import os

    if sys.stdin.isatty():
        sys.exit("briefing starts this by itself")
    step_back()
    limit_memory()
    gc.set_threshold(50_000)  # what is counted stays, so looking for garbage is idle
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr

    def send(name: str, *values: object) -> None:
        try:
            target.write(write_frame(name, *values))
            target.flush()
        except BrokenPipeError:
            os._exit(0)  # nobody waits for it; what was found is kept

    try:
        _, aliases = read_frame(source)
        end_with_parent(source)
        send("named", _name(aliases, send))
    except (MemoryError, BriefingError, Exception) as error:  # noqa: BLE001 (the screen says it)
        from briefing.text.clean import clean_line

        told = (
            str(error) if isinstance(error, BriefingError) else f"{type(error).__name__}: {error}"
        )
        send("failed", clean_line(told)[:200])


def _name(aliases: tuple[str, ...], send: Callable[..., None]) -> bool:
    from time import monotonic

    from briefing.collection.naming import bring_up_to_date

    told = 0.0

    def tell(work: str, done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told >= _INTERVAL:
            told = monotonic()
            send("progress", work, done, total)

    with Pool("name", max(1, count_cores() - 1), behind=True) as pool:  # one is the screen's
        return bring_up_to_date(aliases, tell, lambda _: None, pool.each)
