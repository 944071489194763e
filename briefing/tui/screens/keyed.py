"""A screen whose keys come from the table of commands, and lists that lie over the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.screen import Screen

from briefing.errors import CacheError
from briefing.tui.commands import bind
from briefing.tui.terminal.stage import LightApp
from briefing.tui.widgets.field import Field
from briefing.tui.widgets.status import Status

from .keystrokes import Keystrokes, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.message import Message

    from briefing.tui.widgets.line_list import LineList
    from briefing.tui.widgets.reader import Reader


class Keyed(Screen[object], inherit_bindings=False):
    """Runs `do_NAME(count)` for the key of the command NAME."""

    BINDINGS: ClassVar = []
    AUTO_FOCUS = ""
    pane = "L"
    """Letter of the pane that keys go to."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]], *, id: str) -> None:  # noqa: A002
        """`keys` are the user's own."""
        super().__init__(id=id)
        self.user_keys = keys
        self.answer: Callable[[object], None] | None = None
        self._ready = False
        self._early: list[events.Key | events.Paste] = []
        self.keystrokes = Keystrokes(bind(keys))

    def on_mount(self) -> None:
        """Take keys once everything has its place on the screen."""
        self.call_after_refresh(self._begin_taking_keys)

    def on_screen_resume(self) -> None:
        """Show the screen once everything has its place again."""
        if self._ready:
            self.call_after_refresh(self._show_frames)

    def hold_frames(self) -> None:
        """Send no frame until the screen that comes now has its rows: one is enough."""
        if isinstance(self.app, LightApp):
            self.app.hold_frames()

    def _show_frames(self) -> None:
        if isinstance(self.app, LightApp):
            self.app.release_frames()

    def _begin_taking_keys(self) -> None:
        self._ready = True
        self._show_frames()
        early, self._early = self._early, []
        for event in early:
            self.app.receive(event)  # type: ignore[attr-defined]

    async def _dispatch_message(self, message: Message) -> None:
        """Go on where the index, which the articles of a library come from, has failed."""
        try:
            await super()._dispatch_message(message)
        except CacheError as error:
            self.app.index_failed(error)  # type: ignore[attr-defined]

    # Keys are taken here one after the other, each to its end, and not through Textual's queues:
    # what was typed ahead of a slow line then does what it would have done on a fast one.

    def receive(self, event: events.Key | events.Paste) -> None:
        """Take a key, whoever it is for; one that comes before the screen is ready waits.

        What is pasted goes into a line that is being typed, and nowhere else: it is no command.
        """
        if not self._ready:
            self._early.append(event)
        elif isinstance(event, events.Paste):
            if isinstance(self.focused, Field):
                self.focused.paste(event.text)
        elif isinstance(self.focused, Field):
            key = self.focused.take(event)
            if key:
                self.take_field_key(key)
        else:
            self.take_key(event)

    def take_field_key(self, key: str) -> None:
        """Take a key that the field has no use for."""

    def cursor_cell(self) -> tuple[int, int] | None:
        """Return the column and line where the keys act; None where nothing stands for them."""
        if isinstance(self.focused, Field):
            caret = self.focused.cursor_screen_offset
            return caret.x, caret.y
        pane = self.pane_with_keys()
        cell = pane.cursor_cell() if pane is not None and pane.display else None
        if pane is None or cell is None:
            return None
        x, y = pane.region.x + cell[0], pane.region.y + cell[1]
        return (x, y) if pane.region.contains(x, y) else None

    def pane_with_keys(self) -> LineList | Reader | None:
        """Return the pane that keys go to."""
        return None

    def open_layer(self, layer: Keyed, answer: Callable[[object], None]) -> None:
        """Put a layer over this screen; `answer` is called with what it closes with."""
        layer.answer = answer
        # A layer that was closed by a key typed ahead keeps its id until Textual has removed it.
        known = self.app._nodes  # noqa: SLF001 - no public way to ask for it, or to a second id
        while layer.id and known._get_by_id(layer.id) is not None:  # noqa: SLF001 - as above
            layer._id = f"{layer.id}-again"
        self.hold_frames()
        self.app.push_screen(layer)

    def close(self, value: object = None) -> None:
        """Close this layer and hand its value to whoever opened it."""
        self.hold_frames()
        self.dismiss(None)
        if self.answer is not None and value is not None:
            self.answer(value)

    def take_key(self, event: events.Key) -> None:
        """Run the command of a key."""
        stroke = self.keystrokes.press(name_of(event), self.pane)
        if stroke is not None:
            self.run_command(stroke.command, stroke.count)
        self.show_pending(self.keystrokes.pending)

    def answers(self, command: str) -> bool:
        """Whether this screen has something to do for the command of that id."""
        return hasattr(self, "do_" + command.replace("-", "_"))

    def run_command(self, command: str, count: int = 0, argument: str = "") -> None:
        """Run a command by its id."""
        action = getattr(self, "do_" + command.replace("-", "_"), None)
        if action is None:
            return
        if argument:
            action(count, argument)
        else:
            action(count)

    def show_pending(self, digits: str) -> None:
        """Show a count that is being typed."""

    # Commands that every screen answers

    def do_redraw(self, _count: int) -> None:
        """Draw everything anew, for a terminal that something else wrote to."""
        self.app.draw_anew()  # type: ignore[attr-defined]

    def do_suspend(self, _count: int) -> None:
        """Stop, as the shell's job control expects."""
        self.app.action_suspend_process()

    def do_quit_now(self, _count: int) -> None:
        """Leave from anywhere."""
        self.app.exit(0)


class Layer(Keyed):
    """A list over the whole screen; q closes it, Enter acts on its item."""

    HINT: ClassVar[str] = "Enter go there  q close "

    def __init__(self, rows: LineList, keys: Mapping[str, tuple[str, ...]], *, id: str) -> None:  # noqa: A002
        """`rows` is the list that the layer shows."""
        super().__init__(keys, id=id)
        self.rows = rows
        self.status = Status()

    def compose(self) -> ComposeResult:
        """Lay the list above a status line."""
        yield self.rows
        yield self.status

    def on_mount(self) -> None:
        """Build the rows."""
        self.rows.active = True
        self.rows.rebuild()
        self.status.hint(((self.HINT, "quiet"),))

    def pane_with_keys(self) -> LineList:
        """Return the list."""
        return self.rows

    def take_key(self, event: events.Key) -> None:
        """Enter acts, Esc closes; the rest are commands."""
        if event.key == "enter":
            self.choose()
        elif event.key in ("escape", "backspace"):
            self.close()
        else:
            super().take_key(event)

    def choose(self) -> None:
        """Close with what the item under the cursor stands for."""
        value = self.rows.chosen()
        if value is not None:
            self.close(value)

    def on_line_list_picked(self) -> None:
        """Take what the mouse picked."""
        self.choose()

    def do_line_down(self, count: int) -> None:
        """Move down."""
        self.rows.move(count or 1)

    def do_line_up(self, count: int) -> None:
        """Move up."""
        self.rows.move(-(count or 1))

    def do_page_down(self, count: int) -> None:
        """Move a page down."""
        self.rows.page(count or 1)

    def do_page_up(self, count: int) -> None:
        """Move a page up."""
        self.rows.page(-(count or 1))

    def do_half_down(self, count: int) -> None:
        """Move half a page down."""
        self.rows.page((count or 1) / 2)

    def do_half_up(self, count: int) -> None:
        """Move half a page up."""
        self.rows.page(-(count or 1) / 2)

    def do_top(self, _count: int) -> None:
        """Move to the first item."""
        self.rows.to_edge(end=False)

    def do_bottom(self, _count: int) -> None:
        """Move to the last item."""
        self.rows.to_edge(end=True)

    def do_help(self, _count: int) -> None:
        """List the keys that work here."""

        def take(answer: object) -> None:
            if isinstance(answer, str):
                self.run_command(answer)

        layer = self.app.help_for(self)  # type: ignore[attr-defined]
        self.open_layer(layer, take)

    def do_quit(self, _count: int) -> None:
        """Close the layer."""
        self.close()
