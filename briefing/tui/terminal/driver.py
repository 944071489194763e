"""Textual's driver for Unix terminals, with an input thread that ends when it is told to.

The stock thread looks for the end every tenth of a second, twice, so that quitting takes as
long. Here a pipe wakes it.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import termios
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from textual.drivers import linux_driver

from .charset import fit
from .early import ENTER
from .ends import leave_on_signals
from .pasting import KeyboardDecoder

if TYPE_CHECKING:
    from .early import EarlyScreen


_POINTER = "\x1b]22;"


class _WakingSelector(selectors.SelectSelector):
    """Waits for keys like its parent, and returns with none once the pipe has been written to."""

    def __init__(self, waking: int) -> None:
        super().__init__()
        self._waking = waking
        self.register(waking, selectors.EVENT_READ)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(timeout)
        return [(key, mask) for key, mask in events if key.fd != self._waking]


class QuickDriver(linux_driver.LinuxDriver):
    """Ends without waiting."""

    _waker = -1
    """Where writing wakes the input thread; -1 while there is none."""
    _entered = False
    """Whether the other screen is shown before this driver has started."""

    def run_input_thread(self) -> None:
        """Read keys until the driver is told to stop."""
        waking, self._waker = os.pipe()
        names = vars(linux_driver)
        stock = {name: names[name] for name in ("selectors", "getincrementaldecoder")}
        names["selectors"] = SimpleNamespace(
            SelectSelector=lambda: _WakingSelector(waking), EVENT_READ=selectors.EVENT_READ
        )
        names["getincrementaldecoder"] = lambda _: KeyboardDecoder
        try:
            super().run_input_thread()
        finally:
            names.update(stock)
            waker, self._waker = self._waker, -1
            os.close(waker)
            os.close(waking)

    def start_application_mode(self) -> None:
        """Begin; a line feed only moves the cursor down, which spares a byte a line."""
        app: Any = self._app
        leave_on_signals(app)  # not only once the screen is there: the terminal is taken now
        early: EarlyScreen | None = getattr(app, "early", None)
        self._entered = early is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._entered = False
        if early is not None:
            app.early = None
            self.attrs_before = early.hand_over()
        with contextlib.suppress(termios.error):
            settings = termios.tcgetattr(self.fileno)
            settings[1] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, settings)

    def write(self, data: str) -> None:
        """Write what the terminal can show.

        It does not go to the other screen where that is shown already: it would be blank. The
        shape of a pointer, told at every layer, is not sent: few terminals know of it.
        """
        if not (self._entered and data == ENTER) and not data.startswith(_POINTER):
            super().write(fit(data))

    def disable_input(self) -> None:
        """Wake the thread, then wait for its end."""
        if self._waker >= 0 and not self.exit_event.is_set():
            with contextlib.suppress(OSError):
                os.write(self._waker, b"x")  # never read: the pipe stays ready until the end
        super().disable_input()

    def resume_application_mode(self) -> None:
        """Go on after a stop.

        A hang-up, too, makes the system tell the process to go on: one that leaves does not, and
        one that was not suspended keeps a single input thread and the line settings it found.
        """
        if getattr(self._app, "_exit", False):
            return
        if self._key_thread is None or not self._key_thread.is_alive():
            super().resume_application_mode()
            return
        found = self.attrs_before
        self.disable_input()
        super().resume_application_mode()
        self.attrs_before = found
        self.write("\x1b[<u")  # the keyboard protocol stood already; it is asked for once
