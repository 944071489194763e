"""Limits that the system itself holds a process of our own to: time and memory."""

from __future__ import annotations

import os
import signal

SPENT = getattr(signal, "SIGPROF", signal.SIGTERM)
"""What ends a process that has spent its time on one thing."""
_SHARE = 2
"""The part of the machine's memory that one process may have."""
_LEAST = 1 << 30
"""Bytes that it may have in any case."""


def limit_time(seconds: float) -> None:
    """Have the system end this process after so many seconds of the processor; 0: not at all.

    The time counts from now on. It also ends what hangs inside a library written in C.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_memory() -> None:
    """Have what asks for too much memory fail in this process, before others are killed for it."""
    try:
        import resource

        machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        most = max(_LEAST, machine // _SHARE)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    except (ImportError, ValueError, OSError):
        return  # a system without it
