"""The terminal, taken before Textual has been loaded, so that the text stands there at once.

take     settings noted, keys kept for later and not echoed, the other screen, one frame
hand over     the driver and the stage go on from there: same screen, same cells
give back     where nobody takes over: the terminal as it was found
"""

from __future__ import annotations

import contextlib
import os
import signal
import termios
from typing import TYPE_CHECKING, Any

from .encoding import Encoder
from .terminfo import erases_characters

if TYPE_CHECKING:
    from types import FrameType

    from .cells import Line

ENTER = "\x1b[?1049h"
"""To the other screen, empty."""
_LEAVE = b"\x1b[?1049l\x1b[?7h\x1b[?25h"
_OUT = 2
"""Textual, too, draws on standard error."""


class EarlyScreen:
    """The terminal between the first frame and the start of Textual's driver."""

    def __init__(self, cells: list[Line]) -> None:
        """Take the terminal and draw these cells on it; termios.error, OSError if it is none."""
        self.settings: list[Any] = termios.tcgetattr(0)
        """The terminal's settings as they were found."""
        self.held = True
        """Whether it is still to be given back from here."""
        self.cells = cells
        self.cursor: tuple[int, int] | None = None
        self._before = {number: signal.getsignal(number) for number in _ENDS}
        for number in _ENDS:
            signal.signal(number, self._leave)
        self._keep_keys()
        encoder = Encoder(erases_characters())
        blank: list[Line] = [[(" ", ()) for _ in line] for line in cells]
        sequence = encoder.encode(blank, cells, None)
        self.cursor = encoder.cursor
        # Cleared, too: where a multiplexer has no other screen the shell's lines would stay.
        _write((ENTER + "\x1b[?25l\x1b[?7l\x1b[m\x1b[H\x1b[2J" + sequence).encode())

    def _keep_keys(self) -> None:
        """Let what is typed wait for the driver, without an echo and without signals."""
        settings = [*self.settings[:6], list(self.settings[6])]
        settings[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR)
        settings[1] &= ~termios.OPOST
        settings[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        termios.tcsetattr(0, termios.TCSANOW, settings)

    def hand_over(self) -> list[Any]:
        """Leave the terminal to the driver; return the settings to restore in the end."""
        self._release()
        return self.settings

    def give_back(self) -> None:
        """Restore the terminal, unless it has been handed over."""
        if not self.held:
            return
        self._release()
        with contextlib.suppress(OSError, termios.error):
            _write(_LEAVE)
            termios.tcsetattr(0, termios.TCSANOW, self.settings)

    def _release(self) -> None:
        self.held = False
        for number, handler in self._before.items():
            if signal.getsignal(number) == self._leave:
                signal.signal(number, handler)

    def _leave(self, number: int, _: FrameType | None) -> None:
        self.give_back()  # here, as the signal may come before anyone holds this screen
        raise SystemExit(128 + number)


_ENDS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(_OUT, data) :]
