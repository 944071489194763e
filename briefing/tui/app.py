"""The application: colours, stylesheets, signals, the terminal; the first screen does the rest."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from typing import TYPE_CHECKING, ClassVar

from .terminal.versions import compares_frames

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read by Textual when it is imported, as is the next
# At sixty frames a second the frame of a key waits up to 17 ms for that of the progress line
# before it. While the line is busy frames become one all the same, where they are compared.
if compares_frames():
    os.environ.setdefault("TEXTUAL_FPS", "250")

from textual.app import App
from textual.events import Key, Paste
from textual.theme import BUILTIN_THEMES
from textual.worker import WorkerFailed

from briefing import paths as places
from briefing.errors import CacheError

from .asking import tell_failure
from .beside import Daemons
from .copying import send_copy, tell_copied, write_copy
from .filing import NOTHING_KEPT
from .keeper import Keeper
from .queries import Queries
from .screens.keyed import Keyed
from .screens.reading import Reading
from .terminal.ends import leave_on_signals
from .terminal.mouse import toggle_mouse
from .terminal.stage import LightApp
from .themes import THEMES, choose_theme
from .widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import Event

    from briefing.config import Config
    from briefing.model import Stack
    from briefing.worker.gatherer import Gatherer

    from .screens.help import Help
    from .screens.keyed import Layer
    from .terminal.early import EarlyScreen


class BriefingApp(LightApp, inherit_bindings=False):
    """Shows one stack."""

    BINDINGS: ClassVar = []
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""

    def __init__(
        self,
        paths: Sequence[str],
        stack: Stack,
        config: Config,
        keeper: Keeper | None = None,
        early: EarlyScreen | None = None,
        gatherer: Gatherer | None = None,
    ) -> None:
        """`stack` is what `paths` were read as; it holds at least one article.

        `keeper` has been opened for this stack, `early` shows its first frame. `gatherer` has
        been started where the stack is still growing.
        """
        self.complaints: list[str] = []
        """What is to be repeated on standard error when the screen is gone."""
        self.trouble = ""
        """What was last told of the user's own file."""
        if keeper is None:
            keeper = Keeper()
            keeper.open(paths, stack.articles)
        self._keeper = keeper
        keeper.report_to(self._complain)
        self.queries = Queries(keeper, config.keep_queries)
        # Textual would parse all styles twice if the theme changed after its own start.
        BUILTIN_THEMES.update(THEMES)
        self.set_reactive(App.theme, choose_theme(config.theme, os.environ))
        super().__init__(early)
        self.animation_level = "none"
        self._paths, self._stack, self._config = paths, stack, config
        self._gatherer = gatherer
        for sheet in sorted(places.resource("styles").glob("*.tcss")):
            self.stylesheet.add_source(
                sheet.read_text(encoding="utf-8"), read_from=(str(sheet), "")
            )

    def get_default_screen(self) -> Reading:
        """Return the reading screen."""
        screen = Reading(self._paths, self._stack, self._config, self._keeper)
        screen.gatherer = self._gatherer
        return screen

    def cursor_cell(self) -> tuple[int, int] | None:
        """Return where the keys act: screen readers and braille lines follow the cursor there."""
        return self.screen.cursor_cell() if isinstance(self.screen, Keyed) else None

    async def on_event(self, event: Event) -> None:
        """Hand keys and pasted text to the screen in order; the rest goes Textual's way."""
        if isinstance(event, Key | Paste) and isinstance(self.screen, Keyed):
            self.receive(event)
        else:
            await super().on_event(event)

    def receive(self, event: Key | Paste) -> None:
        """Hand a key or what was pasted to the screen that is on top now."""
        if isinstance(self.screen, Keyed):
            try:
                self.screen.receive(event)
            except CacheError as error:
                self.index_failed(error)

    def on_mount(self) -> None:
        """Leave in good order when the line drops or the system asks, and at once."""
        leave_on_signals(self)
        asyncio.get_running_loop().set_default_executor(Daemons())

    def on_unmount(self) -> None:
        """Finish what is to be kept."""
        self._keeper.close()

    def _complain(self, text: str, short: str) -> None:
        self.complaints.append(text)
        self.trouble = short
        self.call_from_other_thread(self.show_trouble)

    def call_from_other_thread(self, work: Callable[..., object], *values: object) -> None:
        """Have something done on the screen, when it is there; called from the keeper's thread."""
        loop = getattr(self, "_loop", None)
        if loop is not None and loop.is_running():
            loop.call_soon_threadsafe(self.call_later, work, *values)

    def show_trouble(self) -> None:
        """Say what was last told of the user's own file; that it works again only in idle lines."""
        status = getattr(self.screen, "status", None)
        told = self.trouble
        if told and isinstance(status, Status):
            bad, idle = told.startswith(NOTHING_KEPT), status.text.startswith(NOTHING_KEPT)
            if bad or idle or not status.text:
                status.say(told, "error" if bad else "")

    def index_failed(self, error: CacheError) -> None:
        """Say what keeps the index from being used; what is on the screen stays to be read."""
        status = getattr(self.screen, "status", None)
        if isinstance(status, Status):
            status.say(tell_failure(error), "error")

    def _handle_exception(self, error: Exception) -> None:
        """Go on where the index has failed a worker, or a frame; leave after anything else."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, CacheError):
            self.index_failed(cause)
        else:
            super()._handle_exception(error)

    def frames_failed(self, error: Exception) -> None:
        """Say so once the screen is gone."""
        self.complaints.append(f"whole frames were sent after a fault: {type(error).__name__}")

    def _fatal_error(self) -> None:
        """Leave without a trace on the screen, which would show texts; `show` raises it again."""
        self._close_messages_no_wait()

    def help_for(self, layer: Layer) -> Help:
        """Return the list of the keys that work in a layer."""
        from .screens.help import Help

        return Help(layer.user_keys, layer.pane, layer.answers)

    def toggle_mouse(self) -> bool:
        """Turn the mouse on or off, and return whether it is on."""
        return toggle_mouse(self)

    def copy_passage(self, passage: str) -> str:
        """Copy through the terminal and into a file, and say what was done."""
        driver = self._driver
        env = {} if self.is_headless else os.environ
        sent = send_copy(passage, lambda text: driver.write(text) if driver else None, env)
        if sent.startswith("copied"):
            self._clipboard = passage
        return tell_copied(sent, write_copy(passage))

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what Textual itself lets the user mark, the same way."""
        self.copy_passage(text)


def run(
    paths: Sequence[str],
    stack: Stack,
    config: Config,
    keeper: Keeper,
    early: EarlyScreen | None,
    gatherer: Gatherer | None = None,
) -> int:
    """Run the app on the terminal until the user leaves, and return the exit code."""
    app = BriefingApp(paths, stack, config, keeper, early, gatherer)
    gc.freeze()  # what the imports made stays
    gc.set_threshold(5_000, 10, 10)
    gc.enable()
    code = app.run(mouse=bool(config.mouse))
    if app._exception is not None:  # noqa: SLF001 - Textual keeps what ended it there
        raise app._exception  # noqa: SLF001 - the door logs it
    for text in dict.fromkeys(app.complaints):
        print(f"briefing: {text}", file=sys.stderr)  # noqa: T201 - the screen is gone
    return code if isinstance(code, int) else app.return_code or 0
