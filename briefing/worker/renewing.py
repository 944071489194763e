"""The child that brings the library up to date, beside whoever reads: its index, or its names.

to the child     index (), or names (lines of the alias file)
from the child   progress (work in hand, done, of how many) ...,
                 then done (whether anything has changed, what could not be read), or failed (why)
"""

from __future__ import annotations

import gc
import sys
from time import monotonic
from typing import TYPE_CHECKING

from briefing.errors import BriefingError

from .child import end_with_parent
from .frames import read_frame, write_frame
from .limits import limit_memory
from .pool import Pool
from .start import count_cores, step_back

if TYPE_CHECKING:
    from collections.abc import Callable

INDEXING = "indexing the library"
"""The work of taking files in, as a progress line begins."""
_INTERVAL = 0.1
"""Seconds between two reports of progress."""


def main() -> None:
    """Do what standard input asks for, write frames to standard output."""
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
        work, *values = read_frame(source)
        end_with_parent(source)
        tell = _Telling(send)
        send("done", *(_name(tell, *values) if work == "names" else _take_in(tell)))
    except (MemoryError, BriefingError, Exception) as error:  # noqa: BLE001 (the screen says it)
        from briefing.text.clean import clean_line

        told = (
            str(error) if isinstance(error, BriefingError) else f"{type(error).__name__}: {error}"
        )
        send("failed", clean_line(told)[:200])


class _Telling:
    """Sends how far it is, not too often."""

    def __init__(self, send: Callable[..., None]) -> None:
        self._send = send
        self._told = 0.0

    def __call__(self, work: str, done: int, total: int) -> None:
        if monotonic() - self._told >= _INTERVAL:
            self._told = monotonic()
            self._send("progress", work, done, total)


def _pool(work: str) -> Pool:
    return Pool(work, max(1, count_cores() - 1), behind=True)  # one is the screen's


def _take_in(tell: _Telling) -> tuple[bool, str]:
    from briefing import collection

    def note(_told: str) -> None:
        tell(INDEXING, 0, 0)

    with _pool("prepare") as pool:
        report = collection.add((), lambda d, n: tell(INDEXING, d, n), note, pool.each)
    failures = [f"{one.path}: {one.reason}" for one in report.failures]
    more = f", and {len(failures) - 1:,} more" if len(failures) > 1 else ""
    return report.has_changed, f"{failures[0]}{more}" if failures else ""


def _name(tell: _Telling, aliases: tuple[str, ...]) -> tuple[bool, str]:
    from briefing.collection.naming import bring_up_to_date

    with _pool("name") as pool:
        return bring_up_to_date(aliases, tell, lambda _: None, pool.each), ""
