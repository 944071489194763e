"""The terminal's own cursor stands where keys act; what a terminal cannot do is not asked of it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

ERASURE = re.compile(rb"\x1b\[\d*X")
FAULTY = """
import sys
from briefing.tui.terminal.encoding import Encoder
from briefing.cli import run

encode, frames = Encoder.encode, []
def fail(*what):
    frames.append(1)
    if len(frames) > 3:
        raise RuntimeError("a fault")
    return encode(*what)
Encoder.encode = fail
sys.argv[0] = "briefing"
sys.exit(run())
"""


@pytest.fixture
def stack(tmp_path: Path) -> list[str]:
    """Two texts that name the same people."""
    texts = {
        "pier.txt": "The pier of Lowtown\n\nCaptain Ines Aalto said the pier had held. Nobody was "
        "hurt.\n\nThe storm came from the north. Pavel Orlov saw it first.\n",
        "wall.txt": "The wall of Lowtown\n\nPavel Orlov said that the wall had not held. Ines "
        "Aalto did not agree.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


def under_cursor(run: Terminal) -> str:
    """The text from the cursor to the end of its line."""
    run.settle()
    shown = run.look()
    column, row = shown.cursor
    return shown.lines[row][column:]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_cursor_stands_where_keys_act(
    terminal: Callable[..., Terminal], briefing: list[str], stack: list[str], size: tuple[int, int]
) -> None:
    run = terminal([*briefing, *stack], size)
    run.wait_for("Captain Ines Aalto", "keys")
    assert under_cursor(run).startswith("The pier of Lowtown")
    run.type("ww")
    assert under_cursor(run).startswith("Captain Ines Aalto said")
    run.type("w")
    assert under_cursor(run).startswith("Nobody was hurt.")
    run.type("1")
    assert under_cursor(run).startswith("▸ ◐ The pier of Lowtown")
    run.type("j")
    assert under_cursor(run).startswith("▸ ○ The wall of Lowtown")
    run.type("4j")
    chosen = under_cursor(run)
    assert chosen.startswith("▸ ")
    run.type("x")
    run.wait_for("spelt")
    assert under_cursor(run).startswith("▸ ")
    run.type("q2:he")
    run.settle()
    column, row = run.look().cursor
    assert run.look().lines[row][:column].endswith(": he")
    run.press("escape")
    run.wait_gone(": he")
    run.type("Q")
    assert run.wait() == 0
    assert run.left_on() == set()


@pytest.mark.parametrize(("term", "erased"), [("xterm-256color", True), ("screen", False)])
def test_erasing_on_demand_is_asked_only_of_terminals_that_can(
    terminal: Callable[..., Terminal],
    briefing: list[str],
    stack: list[str],
    term: str,
    erased: bool,
) -> None:
    run = terminal([*briefing, *stack], (120, 40), TERM=term)
    run.wait_for("Captain Ines Aalto", "keys")
    run.settle()
    run.type("J")
    run.wait_for("Pavel Orlov said")
    run.settle()
    assert bool(ERASURE.search(bytes(run.raw))) is erased
    run.type("Q")
    run.wait()


def test_whole_frames_after_a_fault_hide_the_cursor(
    terminal: Callable[..., Terminal], stack: list[str]
) -> None:
    run = terminal([sys.executable, "-c", FAULTY, *stack])
    run.wait_for("Captain Ines Aalto", "keys")
    run.settle()
    for key in "4j1j2":
        run.type(key)
        run.settle()
    shown, hidden = bytes(run.raw).rfind(b"\x1b[?25h"), bytes(run.raw).rfind(b"\x1b[?25l")
    assert 0 <= shown < hidden
    assert "Captain Ines Aalto" in run.screen
    run.type("Q")
    assert run.wait() == 0
    assert "whole frames were sent after a fault: RuntimeError" in run.screen
