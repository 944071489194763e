"""The terminal's clipboard, through whatever lies between: tmux, GNU screen, or nothing.

    nothing     one sequence (OSC 52)
    tmux        its own command, which also works where it lets no sequence through; and the
                sequence wrapped so that it passes where that is allowed
    screen      the sequence in pieces, as longer ones would be shown as text
    linux       nothing: the console has no clipboard

What is copied goes out as base64, so that nothing in it can end the sequence. No terminal says
whether it took what it was sent.
"""

from __future__ import annotations

import subprocess
from base64 import b64encode
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 56_000
"""Bytes that are copied at most: as base64 what the most modest terminals take."""
_PIECE = 500
"""Characters of a piece for GNU screen, which keeps 768."""
_SHORT = 700
"""Characters that GNU screen takes, and drops, as one sequence that it does not know."""
_PATIENCE = 0.5
"""Seconds that tmux has to answer."""


class Between(Enum):
    """What a sequence meets first on its way to the terminal."""

    NOTHING = ""
    TMUX = "tmux"
    SCREEN = "screen"
    EITHER = "tmux or screen"
    """One of the two; over ssh the name of the terminal is all there is to go by."""
    CONSOLE = "the console"
    """It has no clipboard."""


def look_between(env: Mapping[str, str]) -> Between:
    """Return what an environment tells of the way to the terminal."""
    term = env.get("TERM", "")
    if term.startswith("tmux"):
        return Between.TMUX
    if env.get("STY") or term.startswith("screen."):
        return Between.SCREEN
    if env.get("TMUX"):
        return Between.TMUX
    if term.startswith("screen"):
        return Between.EITHER
    return Between.CONSOLE if term in ("linux", "cons25") else Between.NOTHING


def copying_sequence(text: str, between: Between, handed_over: bool = False) -> str:
    """Return what makes the terminal take a text into its clipboard; "" where none can.

    `handed_over` says that tmux has the text already and needs no sequence of its own.
    """
    payload = b64encode(text.encode(errors="replace")).decode("ascii")
    plain = f"\x1b]52;c;{payload}\a"
    if between is Between.CONSOLE:
        return ""
    if between is Between.TMUX:
        wrapped = f"\x1bPtmux;\x1b{plain}\x1b\\"
        return wrapped if handed_over else plain + wrapped
    if between is Between.NOTHING:
        return plain
    pieces = [plain[at : at + _PIECE] for at in range(0, len(plain), _PIECE)]
    sequence = "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    if between is Between.EITHER and len(plain) <= _SHORT:
        return plain + sequence
    return sequence


def hand_to_tmux(text: str, env: Mapping[str, str]) -> bool:
    """Put a text into tmux's buffer and the clipboard of its terminal; whether that worked.

    False also where the tmux that is known does not run here.
    """
    if not env.get("TMUX"):
        return False
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],  # noqa: S607 - the one that runs here
            input=text.encode(errors="replace"), env=env, check=False, timeout=_PATIENCE,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
