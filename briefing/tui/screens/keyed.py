"""A screen whose keys come from the table of commands, and lists that lie over the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.screen import Screen

from briefing.tui.commands import bind
from briefing.tui.widgets.field import Field
from briefing.tui.widgets.status import Status

from .keystrokes import Keystrokes, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from briefing.tui.widgets.line_list import LineList


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
        self.keystrokes = Keystrokes(bind(keys))

    def on_key(self, event: events.Key) -> None:
        """Take a key that no field has taken.

        Keys that were typed ahead of a field or a layer come here although they are meant for
        what has been opened since: they are handed on.
        """
        if self.app.screen is not self:
            event.stop()
            self.app.post_message(events.Key(event.key, event.character))
        elif isinstance(self.focused, Field):
            self.focused.take_late(event)
        else:
            self.take_key(event)

    # Textual calls the handlers of every class in the hierarchy; what subclasses change about
    # an event is therefore a method of its own.

    def take_key(self, event: events.Key) -> None:
        """Run the command of a key."""
        stroke = self.keystrokes.press(name_of(event), self.pane)
        if stroke is not None:
            event.stop()
            self.run_command(stroke.command, stroke.count)
        self.show_pending(self.keystrokes.pending)

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
        self.app.redraw()  # type: ignore[attr-defined]

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

    def take_key(self, event: events.Key) -> None:
        """Enter acts, Esc closes; the rest are commands."""
        if event.key == "enter":
            event.stop()
            self.rows.pick()
        elif event.key in ("escape", "backspace"):
            event.stop()
            self.dismiss(None)
        else:
            super().take_key(event)

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
        """Help lies on the reading screen; here it closes the layer."""
        self.dismiss(None)

    def do_quit(self, _count: int) -> None:
        """Close the layer."""
        self.dismiss(None)
