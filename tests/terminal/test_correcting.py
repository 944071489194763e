"""What the user said of a name outlives the end of the process, whatever ends it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

NOTE = """Harbour log {n}

Ada Marsh opened the log in Lindau, and Ben Stone closed it.
"""


def test_a_correction_is_there_after_a_kill(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    for n in (1, 2):
        (folder / f"{n}.txt").write_text(NOTE.format(n=n), encoding="utf-8")
    command = [*briefing, str(folder)]
    first = terminal(command, (120, 40))
    first.wait_for("Ada Marsh person", "Ben Stone person")
    first.press("4", "g")
    for _ in range(4):
        if "▸ Ben Stone" in first.screen:
            break
        first.press("j")
        first.settle()
    first.wait_for("▸ Ben Stone")
    first.press("H")
    first.wait_for("Ben Stone hidden")
    first.signal(signal.SIGKILL)
    first.wait()

    second = terminal(command, (120, 40))
    second.wait_for("Ada Marsh person")
    assert "Ben Stone person" not in " ".join(second.screen.split())
    second.press("4", "Z")
    second.wait_for("taken back: Ben Stone hidden", "▸ Ben Stone")
    second.press("Q")
    assert second.wait() == 0
