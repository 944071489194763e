"""Ends that come from outside: a signal, or a terminal that is gone."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def leave_on_signals(app: App[Any]) -> None:
    """Leave in good order, with 128 and the signal's number, when the system asks to end.

    To be called from the app's own loop; a second call changes nothing.
    """
    from asyncio import get_running_loop  # not at the top: the first frame is drawn without it

    loop = get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, app.exit, 128 + number)


def let_go_of_streams() -> None:
    """Send what cannot be written any more nowhere, so that it does not change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
