"""From keys to commands: counts, and the digits that are also panes.

A count is typed before a command: `50j`. The digits that choose a pane do so at once; when a
digit follows that chooses none, they were the beginning of a count after all (`10j`), and the
pane is put back. A count such as 12 is typed `012`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

_MOST = 9_999_999
PUT_BACK = "put-back"
"""The command that undoes the choice of a pane which began a count."""


def name_of(event: events.Key) -> str:
    """Return a key as the table of commands names it."""
    if event.character is not None and event.is_printable and event.character != " ":
        return event.character
    return event.key


@dataclass(frozen=True, slots=True)
class Stroke:
    """A command that a key asks for."""

    command: str
    count: int = 0
    """What was typed before it; 0 if nothing."""


class Keystrokes:
    """Reads keys one by one."""

    def __init__(self, bound: Mapping[tuple[str, str], str]) -> None:
        """`bound` leads from a pane letter and a key to a command."""
        self._bound = bound
        self._digits = ""
        self._chose_pane = False

    @property
    def pending(self) -> str:
        """The digits typed so far, as far as they are a count for certain."""
        return "" if self._chose_pane else self._digits

    def press(self, key: str, pane: str) -> Stroke | None:
        """Return the command that the key completes in that pane, if it does."""
        command = self._bound.get((pane, key))
        if len(key) == 1 and key.isdecimal() and key.isascii():
            if command is not None and (not self._digits or self._chose_pane):
                self._digits, self._chose_pane = key, True
                return Stroke(command)
            began_as_pane = self._chose_pane
            self._digits = (self._digits + key)[-8:]
            self._chose_pane = False
            return Stroke(PUT_BACK) if began_as_pane else None
        count = 0 if self._chose_pane or not self._digits else min(int(self._digits), _MOST)
        self._digits, self._chose_pane = "", False
        return Stroke(command, count) if command is not None else None
