"""Between Textual and the line: each frame is compared with what the terminal shows already.

    Textual's update -> wanted cells -> compared with the shown ones -> bytes, if the line is free

While the line is busy nothing is written; the frames that come meanwhile become one. On any
surprise the stage steps aside for good and Textual writes its own frames.

The stage overrides a private method of Textual, so it works only with versions that the tests
have run with, and BRIEFING_PLAIN_FRAMES=1 turns it off.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.events import Resize
from textual.geometry import Size

from .cells import BLANK, Line, put, to_cells
from .encoding import Encoder
from .terminfo import erases_characters, fills_erased
from .versions import compares_frames, is_tried

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

    from .early import EarlyScreen

_SETTLED = 0.016
"""Seconds after a change of size at which everything is drawn once more."""
_LONGEST_HOLD = 0.1
"""Seconds after which frames that were held back are sent, whatever they still lack."""
_AGAIN = 0.008
"""Seconds after which a frame that found the line busy is tried again."""


def quick_driver() -> type[Driver] | None:
    """Return the driver that ends at once, where it fits; None lets Textual choose."""
    if os.name != "posix" or not is_tried():
        return None
    from .driver import QuickDriver

    return QuickDriver


class LightApp(App[int], inherit_bindings=False):
    """An app that sends only what has changed."""

    def __init__(self, early: EarlyScreen | None = None) -> None:
        """Begin with what was drawn early, else with nothing shown."""
        no_colour = bool(os.environ.get("NO_COLOR"))
        if not no_colour:
            os.environ.pop("NO_COLOR", None)  # set but empty, which Textual takes for set
        # With colours of its own and NO_COLOR Textual paints in greys, which are colours too.
        super().__init__(driver_class=quick_driver(), ansi_color=True if no_colour else None)
        self.light = compares_frames()
        """Whether frames are compared; False once the stage has stepped aside."""
        self._wanted: list[Line] = []
        self._shown: list[Line] = []
        self._late = False
        self.holds_frames = True
        """Whether frames wait for one in which everything has its place."""
        self._started = False
        """Whether any frame has been sent."""
        self._cursor: tuple[int, int] | None = None
        """Where the terminal's cursor is; None where nobody knows."""
        self._cursor_shown = False
        self._erases = erases_characters()
        self._fills = fills_erased()
        self.early = early
        """What stands on the terminal before the driver starts; None once it has started."""
        if early is not None:
            self._wanted = [line.copy() for line in early.cells]
            self._shown, self._cursor = early.cells, early.cursor

    def on_mount(self) -> None:
        """Draw anew after the terminal was the shell's."""
        self.app_resume_signal.subscribe(self, lambda _: self.draw_anew())

    def on_resize(self) -> None:
        """Draw anew: a terminal that was resized away and back has lost cells.

        The size is looked up again, as some systems tell of a change before it is made.
        """
        if self._started:  # before, nothing has been drawn for another size
            self.forget_frames()
            self.set_timer(_SETTLED, self.draw_anew)
        for moment in (_SETTLED, 10 * _SETTLED):
            self.set_timer(moment, self._look_up_size)

    def _look_up_size(self) -> None:
        if self.is_headless or self._driver is None:
            return
        with contextlib.suppress(OSError):
            size = Size(*os.get_terminal_size(sys.__stdin__.fileno() if sys.__stdin__ else 0))
            if size != self.size:
                self.post_message(Resize(size, size))

    def forget_frames(self) -> None:
        """Forget what the terminal shows: something else may have written to it."""
        self._shown = []
        self._cursor, self._cursor_shown = None, False

    def hold_frames(self) -> None:
        """Hold frames back until they are released, for a tenth of a second at most."""
        if not self.holds_frames:
            self.holds_frames = True
            self.set_timer(_LONGEST_HOLD, self.release_frames)

    def release_frames(self) -> None:
        """Show the frame that waits, and all that follow."""
        if self.holds_frames:
            self.holds_frames, self._started = False, True
            self._send_late()

    def cursor_cell(self) -> tuple[int, int] | None:
        """Return where the cursor is to stand, as (column, line); None hides it."""
        return None

    def draw_anew(self) -> None:
        """Draw every cell, whatever the terminal shows."""
        self.forget_frames()
        self.screen.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if not self._can_compare() or not isinstance(renderable, LayoutUpdate | ChopsUpdate):
            if renderable is not None and not self._batch_count:
                self._cursor = None  # Textual writes it itself
            super()._display(screen, renderable)
            return
        try:
            self._take(renderable)
            self._send()
        except Exception as error:  # noqa: BLE001 - whatever it is, the user goes on reading
            self._step_aside(error)
            super()._display(screen, renderable)
            return
        self.post_display_hook()

    def _step_aside(self, error: Exception) -> None:
        """Let Textual write whole frames from now on, without the cursor: they do not place it."""
        self.light = False
        self.frames_failed(error)
        if self._cursor_shown and self._driver is not None:
            self._driver.write("\x1b[?25l")
        self._cursor, self._cursor_shown = None, False
        self.call_later(self.screen.refresh)

    def frames_failed(self, error: Exception) -> None:
        """Take note that the stage has stepped aside."""

    def _can_compare(self) -> bool:
        if not self.light or self._batch_count or not self._running or self._closed:
            return False
        return not self.is_headless and self._driver is not None and not self._driver.is_inline

    def _take(self, update: LayoutUpdate | ChopsUpdate) -> None:
        """Bring the wanted cells up to date."""
        width, height = self.size
        if len(self._wanted) != height or len(self._wanted[0]) != width:
            self._wanted = [[BLANK] * width for _ in range(height)]
            self._shown = []
        known = self.console._color_system  # noqa: SLF001 - Textual itself reads it here
        depth = known or ColorSystem.TRUECOLOR
        if isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                column = update.region.x
                for piece in strips:
                    if y < height:
                        put(self._wanted[y], column, to_cells(piece, depth), piece.cell_length)
                    column += piece.cell_length
            return
        for y, first, last in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x <= last and end > first and y < height:
                    room = min(end, last) - x
                    put(self._wanted[y], x, to_cells(strip.crop(0, room), depth), room)

    def _send(self) -> None:
        """Write what has changed, unless the line is busy: then once it is free."""
        driver = self._driver
        if driver is None or self._closed or self.holds_frames:
            return
        if self._line_is_busy():
            if not self._late:
                self._late = True
                self.set_timer(_AGAIN, self._send_late)
            return
        encoder = Encoder(self._erases, self._cursor, self._fills)
        if not self._shown:
            encoder.clear()
            self._shown = [[BLANK] * len(line) for line in self._wanted]
        place = self.cursor_cell()
        sequence = encoder.encode(self._shown, self._wanted, place)
        self._cursor = encoder.cursor
        if (place is not None) != self._cursor_shown:
            self._cursor_shown = not self._cursor_shown
            sequence += "\x1b[?25h" if self._cursor_shown else "\x1b[?25l"
        if sequence:
            self._begin_update()
            driver.write(sequence)
            self._end_update()
            driver.flush()

    def _send_late(self) -> None:
        self._late = False
        if not self.light:
            return
        try:
            self._send()
        except Exception as error:  # noqa: BLE001 - whatever it is, the user goes on reading
            self._step_aside(error)

    def _line_is_busy(self) -> bool:
        """Whether the writer still has frames to write."""
        writer = getattr(self._driver, "_writer_thread", None)
        return writer is not None and not writer._queue.empty()  # noqa: SLF001 - nothing public
