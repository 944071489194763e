"""Styles as the terminal knows them, and the shortest way from one to the next.

A style is a tuple of parameters, each a whole ("1", "38;5;9"); the empty tuple is the terminal's
own. Foreground and background stand last, so that styles that look the same are equal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style

Sgr = tuple[str, ...]

PLAIN: Sgr = ()

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What turns an attribute off again. Others are turned off by a reset."""
_LINES = frozenset({"4", "7", "9", "21", "53"})
"""Lines under, through and over, and reversed colours: they show in blanks."""


@lru_cache(maxsize=4096)
def sgr_of(style: Style, depth: ColorSystem) -> Sgr:
    """Return the parameters of a Rich style at a colour depth."""
    from textual.strip import Strip  # not at the top: the first frame is drawn without Textual

    return parse(Strip.render_ansi(style, depth))


def parse(parameters: str) -> Sgr:
    """Return the parts of "1;38;2;10;20;30", without those that say "as it is by default"."""
    parts = parameters.split(";") if parameters else []
    found: list[str] = []
    at = 0
    while at < len(parts):
        length = 1
        if parts[at] in ("38", "48") and at + 1 < len(parts):
            length = 5 if parts[at + 1] == "2" else 3
        part = ";".join(parts[at : at + length])
        at += length
        if part not in ("39", "49", "0", ""):
            found.append(part)
    return tuple(found)


def _is_foreground(part: str) -> bool:
    if part.startswith("38;"):
        return True
    return part.isdecimal() and (30 <= int(part) <= 37 or 90 <= int(part) <= 97)


def _is_background(part: str) -> bool:
    return part.startswith("48;") or (
        part.isdecimal() and (40 <= int(part) <= 47 or 100 <= int(part) <= 107)
    )


@lru_cache(maxsize=4096)
def ground_of(sgr: Sgr) -> Sgr:
    """Return what of a style shows in a blank: the background; all of it where lines show too."""
    if not _LINES.isdisjoint(sgr):
        return sgr
    return tuple(part for part in sgr if _is_background(part))


def is_ground(sgr: Sgr) -> bool:
    """Whether a style is a background and nothing more, or the terminal's own."""
    return not sgr or (len(sgr) == 1 and _is_background(sgr[0]))


@lru_cache(maxsize=4096)
def change(before: Sgr, after: Sgr) -> str:
    """Return the sequence that leads from one style to another; "" if they are the same."""
    if before == after:
        return ""
    if not after:
        return "\x1b[m"
    afresh = "\x1b[" + ";".join(("0", *after)) + "m"
    lost = [part for part in before if part not in after]
    gained = [part for part in after if part not in before]
    switches: list[str] = []
    for part in lost:
        if _is_foreground(part):
            if not any(map(_is_foreground, after)):
                switches.append("39")
        elif _is_background(part):
            if not any(map(_is_background, after)):
                switches.append("49")
        elif part in _OFF:
            switches.append(_OFF[part])
            twin = {"1": "2", "2": "1"}.get(part)  # 22 turns both bold and dim off
            if twin in after and twin not in gained:
                gained.append(twin)
        else:
            return afresh
    stepwise = "\x1b[" + ";".join([*dict.fromkeys(switches), *gained]) + "m"
    return min(stepwise, afresh, key=len)
