"""How far long work is, how fast it goes and how long it takes yet, as people read it."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOW = 10.0
"""Seconds back from now over which the rate is taken: work speeds up and slows down."""
_SETTLED = 1.0
"""Seconds from which on there is a rate to tell."""


class Pace:
    """The pace of one piece of work, from what is told of it while it goes on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin now; `clock` gives seconds."""
        self._clock = clock
        self._seen = deque([(clock(), 0)])

    def tell(self, done: int, total: int) -> str:
        """Return "2,310 of 10,000 · 390/s · 20 s left"; at first, how far it is alone."""
        now, seen = self._clock(), self._seen
        seen.append((now, done))
        while len(seen) > 2 and now - seen[1][0] > _WINDOW:
            seen.popleft()
        told = f"{done:,} of {total:,}"
        since, before = seen[0]
        if now - since < _SETTLED or done <= before:
            return told
        rate = (done - before) / (now - since)
        return f"{told} · {written_rate(rate)} · {written_time((total - done) / rate)} left"


def written_rate(rate: float) -> str:
    """Return "1,200/s"; slow work by the minute: "40/min"."""
    return f"{rate:,.0f}/s" if rate >= 2 else f"{max(1, round(60 * rate))}/min"


def written_time(seconds: float) -> str:
    """Return "20 s", "4:05 min" or "2:10 h"."""
    whole = max(0, round(seconds))
    if whole < 100:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02} min"
    return f"{whole // 3600}:{whole % 3600 // 60:02} h"
