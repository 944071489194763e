"""Threads beside the screen that nobody waits for when the reader leaves."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Daemons(ThreadPoolExecutor):
    """Does each piece of work in a thread of its own, which the end of the program cuts off.

    The threads of the usual pool are waited for: leaving would last as long as what they do.
    Whatever is to be kept is kept by the keeper's thread, not here.
    """

    def submit(self, work: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
        """Do it at once, and return what will be its result."""
        future: Future[Any] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = work(*values, **named)
            except BaseException as error:  # noqa: BLE001 - who awaits the result is told
                future.set_exception(error)
            else:
                future.set_result(result)

        Thread(target=run, daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let whatever runs be."""
