"""All keys that work where the user is, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.agreement import MARGIN
from briefing.tui.commands import ALL, COMMANDS, Command, keys_of
from briefing.tui.page import NOTE
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {"space": "Space", "enter": "Enter", "tab": "Tab", "pagedown": "PgDn", "pageup": "PgUp",
          "backspace": "Backspace", "shift+tab": "Shift+Tab", "home": "Home", "end": "End",
          "down": "Down", "up": "Up", "left": "Left", "right": "Right", "f1": "F1"}  # fmt: skip
_KEYS = 22
_SIGNS = {NOTE: "you wrote a note here; A lists them", **MARGIN}


def spell(keys: tuple[str, ...]) -> str:
    """Return keys as people read them: "Space f PgDn"."""
    return " ".join(_NAMES.get(key, key.replace("ctrl+", "Ctrl+")) for key in keys)


class HelpRows(LineList):
    """A row a command, grouped; the pane's own commands first in each group."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]], pane: str) -> None:
        """`pane` is the letter of the pane whose keys are shown."""
        super().__init__(id="help-rows")
        self._keys = keys
        self._beside_text = pane in ALL
        self.commands = [c for c in COMMANDS if pane in c.panes]

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is."""
        return (("  Keys", ""),), (("a number before a key repeats it: 10j ", "quiet"),)

    def build(self, _width: int) -> list[Row]:
        """Return the groups and their commands, then the signs beside the text."""
        rows: list[Row] = []
        group = ""
        for item, command in enumerate(self.commands):
            if command.group != group:
                group = command.group
                rows += (
                    [Row(-1), Row(-1, ((group, "heading"),))]
                    if rows
                    else [Row(-1, ((group, "heading"),))]
                )
            rows.append(Row(item, self._pieces(command)))
        if self._beside_text:
            rows += [Row(-1), Row(-1, (("Signs in the margin", "heading"),))]
            rows += [
                Row(-1, ((sign.ljust(_KEYS), "accent"), (told, "")))
                for sign, told in _SIGNS.items()
            ]
        return rows

    def _pieces(self, command: Command) -> tuple[Piece, ...]:
        name = f":{command.id}{' ' + command.argument if command.argument else ''}"
        keys = spell(keys_of(command, self._keys)) or name
        return ((keys.ljust(_KEYS), "accent"), (command.help, ""), (f"  {name}", "quiet"))

    def chosen(self) -> str | None:
        """Return the id of the command."""
        return self.commands[self.item].id if self.item >= 0 else None


class Help(Layer):
    """Closes with the id of a command to run, or with None."""

    HINT = "Enter run it  q close "

    def __init__(self, keys: Mapping[str, tuple[str, ...]], pane: str) -> None:
        """`pane` is the letter of the pane whose keys are shown."""
        super().__init__(HelpRows(keys, pane), keys, id="help")
