"""A few keys for what is likely next, at the right edge of the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.commands import BY_ID, keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.tui.walk import Walk

_IN_THE_TEXT = ("search", "references", "help")
_ON_A_WALK = {
    "mention": ("next-mention", "card", "help"),
    "hit": ("next-hit", "search", "help"),
    "difference": ("next-difference", "agreement", "help"),
}
_ON_ANOTHER = ("next-hit", "search", "help")
_IN_A_LIST = ("open", "reader", "help")
_IN_NAMES = ("open", "card", "merge", "help")
_WORDS = {"open": "go there", "reader": "text", "next-hit": "next"}
_KEYS = {"enter": "Enter"}


def hints_for(pane: str, walk: Walk | None, keys: Mapping[str, tuple[str, ...]]) -> str:
    """Return the keys for the pane of that letter, the user's own where there are some."""
    return write_hints(_likely(pane, walk), keys)


def write_hints(commands: Sequence[str], keys: Mapping[str, tuple[str, ...]]) -> str:
    """Return the keys of some commands, the user's own where there are some."""
    shown = []
    for identity in commands:
        command = BY_ID[identity]
        bound = keys_of(command, keys)
        if bound:
            word = _WORDS.get(identity) or command.hint
            shown.append(f"{_KEYS.get(bound[0], bound[0])} {word}")
    return "  ".join(shown) + " "


def _likely(pane: str, walk: Walk | None) -> tuple[str, ...]:
    if pane == "X":
        return _IN_NAMES
    if pane != "R":
        return _IN_A_LIST
    return _ON_A_WALK.get(walk.noun, _ON_ANOTHER) if walk else _IN_THE_TEXT
