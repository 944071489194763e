"""Bounds within which strangers' files may be read in the process that draws the screen."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS = 1.5
"""Of the processor, for what is small enough to be read in that process; what takes longer is read
by another one."""
_MEMORY = 1 << 30
"""Bytes that the whole process may have meanwhile."""


class Overdue(BaseException):
    """Reading has taken too long. No handler for what is wrong with a file may catch it."""


@contextmanager
def watched() -> Iterator[None]:
    """Raise Overdue in here after SECONDS of the processor, and MemoryError above 1 GB.

    Only in the main thread, and where the system has such limits; elsewhere nothing is watched.
    A single step in a library written in C is not cut off before its end.
    """

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise Overdue

    try:
        before = signal.signal(signal.SIGPROF, end)
    except (AttributeError, ValueError):
        yield
        return
    try:
        with _limited_memory():
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                yield
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _limited_memory() -> Iterator[None]:
    try:
        import resource
    except ImportError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    lower = soft == resource.RLIM_INFINITY or soft > _MEMORY
    try:
        if lower:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, hard))
        yield
    finally:
        if lower:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
