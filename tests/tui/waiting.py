"""Waiting for what happens, where Textual's pilot watches the clock.

The pilot sleeps 20 ms at a time until the process takes little of the processor, three times for
a key: that is most of the time of a test, and no promise on a busy machine. Here a key has been
answered when the event loop has nothing left to do and no thread works for it.
"""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from textual.pilot import Pilot

PATIENCE = 30.0
"""Seconds after which a wait has failed; a limit for hangs, not a measure of speed."""
_SOON = 0.02
"""Seconds; a timer that is due so soon belongs to what is being done, as a frame or a resize."""

_plain_submit = ThreadPoolExecutor.submit
_at_work: set[Future[Any]] = set()
"""What threads have in hand."""


def _submit(pool: ThreadPoolExecutor, *arguments: Any, **named: Any) -> Future[Any]:
    future = _plain_submit(pool, *arguments, **named)
    _at_work.add(future)
    future.add_done_callback(_at_work.discard)
    return future


async def wait_for_idle(_shortest: float = 0, longest: float = PATIENCE) -> None:
    """Wait until the event loop would sleep; for threads `longest` seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + longest
    quiet = 0
    while quiet < 2:  # the loop looks for input once a turn: nothing in hand, and nothing came
        await asyncio.sleep(0)
        due = loop._scheduled[0].when() - loop.time() if loop._scheduled else _SOON
        quiet += 1
        if loop._ready:
            quiet = 0
        elif due < _SOON:
            await asyncio.sleep(due)
            quiet = 0
        elif _at_work and loop.time() < end:
            at_work = [asyncio.wrap_future(future) for future in tuple(_at_work)]
            await asyncio.wait(at_work, timeout=end - loop.time())
            quiet = 0


def watch_events(patch: pytest.MonkeyPatch) -> None:
    """Let pilots wait for what happens, and frames for no sixtieth of a second."""
    patch.setattr(ThreadPoolExecutor, "submit", _submit)
    patch.setattr("textual.app.wait_for_idle", wait_for_idle)
    patch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
    patch.setattr("textual.screen.UPDATE_PERIOD", 0.001)


async def until(pilot: Pilot[Any], test: Callable[[], object], what: str = "it") -> None:
    """Wait for something that comes from another process."""
    end = time.monotonic() + PATIENCE
    while not test():
        status = getattr(pilot.app.screen, "status", None)
        said = f"; the status line says: {status.text}" if status is not None else ""
        assert time.monotonic() < end, f"{what} never came about{said}"
        await pilot.pause(0.01)
