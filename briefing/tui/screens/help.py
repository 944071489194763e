"""All keys that work where the user is, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.wrap import wrap_lines
from briefing.tui.agreement import MARGIN
from briefing.tui.commands import ALL, COMMANDS, keys_of
from briefing.tui.page import NOTE
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMES = {"space": "Space", "enter": "Enter", "tab": "Tab", "pagedown": "PgDn", "pageup": "PgUp",
          "backspace": "Backspace", "shift+tab": "Shift+Tab", "home": "Home", "end": "End",
          "down": "Down", "up": "Up", "left": "Left", "right": "Right", "f1": "F1"}  # fmt: skip
_KEYS, _FEW_KEYS = 22, 13
"""Columns of the keys, with the gap behind them, on a wide screen and on a narrow one."""
_WIDE = 60
"""Columns from which a screen is wide."""
_SIGNS = {NOTE: "you wrote a note here; A lists them", **MARGIN}


def spell(keys: tuple[str, ...]) -> str:
    """Return keys as people read them: "Space f PgDn"."""
    return " ".join(_NAMES.get(key, key.replace("ctrl+", "Ctrl+")) for key in keys)


def _rows(item: int, keys: str, told: str, width: int, name: str = "") -> list[Row]:
    """Return keys and what they do, on as many lines as that takes; the name where there is room.

    Keys that leave no room beside them stand on a line of their own.
    """
    room = _KEYS if width >= _WIDE else _FEW_KEYS
    lines = wrap_lines(told, max(8, width - 3 - room))
    rows: list[Row] = []
    if len(keys) >= room:
        rows.append(Row(item, ((keys, "accent"),)))
        keys = ""
    for n, line in enumerate(lines):
        begin = (keys if not n else "").ljust(room)
        last = ((name, "quiet"),) if n == len(lines) - 1 and width >= _WIDE else ()
        rows.append(Row(item, ((begin, "accent"), (line, ""), *last)))
    return rows


class HelpRows(LineList):
    """A row a command, grouped; the pane's own commands first in each group."""

    def __init__(
        self,
        keys: Mapping[str, tuple[str, ...]],
        pane: str,
        answers: Callable[[str], bool] = lambda _command: True,
    ) -> None:
        """`pane` is the letter of the pane whose keys are shown, as far as a screen `answers`."""
        super().__init__(id="help-rows")
        self._keys = keys
        self._beside_text = pane in ALL
        self.commands = [c for c in COMMANDS if pane in c.panes and answers(c.id)]

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return what the list is."""
        wide = self.size.width >= _WIDE
        told = "a number before a key repeats it: 10j " if wide else "10j: j, ten times "
        return (("  Keys", ""),), ((told, "quiet"),)

    def build(self, width: int) -> list[Row]:
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
            name = f":{command.id}{' ' + command.argument if command.argument else ''}"
            keys = spell(keys_of(command, self._keys)) or name
            rows += _rows(item, keys, command.help, width, f"  {name}")
        if self._beside_text:
            rows += [Row(-1), Row(-1, (("Signs in the margin", "heading"),))]
            for sign, told in _SIGNS.items():
                rows += _rows(-1, sign, told, width)
        return rows

    def chosen(self) -> str | None:
        """Return the id of the command."""
        return self.commands[self.item].id if self.item >= 0 else None


class Help(Layer):
    """Closes with the id of a command to run, or with None."""

    HINT = "Enter run it  q close "

    def __init__(
        self,
        keys: Mapping[str, tuple[str, ...]],
        pane: str,
        answers: Callable[[str], bool] = lambda _command: True,
    ) -> None:
        """`pane` is the letter of the pane whose keys are shown, as far as a screen `answers`."""
        super().__init__(HelpRows(keys, pane, answers), keys, id="help")

    def do_help(self, _count: int) -> None:
        """Close what the same key opened."""
        self.close()
