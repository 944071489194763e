"""The terminal between the first frame and Textual: keys wait, and every end leaves it clean."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

WAITING = """
import time
from briefing.tui.terminal.early import EarlyScreen
early = EarlyScreen([[(char, ()) for char in "waiting".ljust(80)]] * 24)
try:
    time.sleep(30)
finally:
    early.give_back()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_app_is_there_leaves_a_clean_terminal(
    terminal: Callable[..., Terminal], number: int
) -> None:
    run = terminal([sys.executable, "-c", WAITING])
    run.wait_for("waiting")
    run.type("echo\x03\x1a")
    run.signal(number)
    assert run.wait() == 128 + number
    assert run.left_on() == set()
    assert b"echo" not in run.raw


def test_a_fault_before_the_app_is_there_leaves_a_clean_terminal(
    terminal: Callable[..., Terminal],
) -> None:
    run = terminal([sys.executable, "-c", WAITING.replace("time.sleep(30)", "1 / 0")])
    assert run.wait() == 1
    assert run.left_on() == set()
    assert "ZeroDivisionError" in run.screen


def test_keys_that_are_typed_at_once_are_obeyed(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    text = tmp_path / "tide.txt"
    text.write_text("The tide\n\n" + "The pilot boat waits for the tide.\n\n" * 90)
    run = terminal([*briefing, str(text)])
    while b"pilot boat" not in run.raw:
        run.wait_for("pilot boat")
    run.type("G")
    run.wait_for("end of the last article")
    run.type("Q")
    assert run.wait() == 0
    assert run.left_on() == set()


def test_the_first_frame_is_gone_on_from(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    text = tmp_path / "tide.txt"
    text.write_text("The tide\n\n" + "The pilot boat waits for the tide.\n\n" * 90)
    run = terminal([*briefing, str(text)])
    run.wait_for("keys")
    run.settle()
    assert run.raw.count(b"The pilot boat waits") == run.screen.count("The pilot boat waits")
    assert run.raw.count(b"\x1b[?1049h") == 1
    assert run.raw.count(b"\x1b[2J") == 1


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_themes_with_a_background_wait_for_it(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path, theme: str
) -> None:
    text = tmp_path / "tide.txt"
    text.write_text("The tide\n\nThe pilot boat waits for the tide.\n")
    run = terminal([*briefing, "--theme", theme, str(text)])
    run.wait_for("pilot boat")
    run.settle()
    assert run.raw.count(b"\x1b[?1049h") == 1
    assert run.raw.count(b"The pilot boat waits") == 1
