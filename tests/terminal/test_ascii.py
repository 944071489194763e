"""Where the locale is not UTF-8, the screen is ASCII, column for column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

TEXT = (
    "Fähre gehoben\n\nMaren Holt says that 漢字 and cafe\u0301 keep their columns.\n\n"
    "“Aurora” — the ferry, 😀, ‘north’ mole… costs 10² €.\n\nMaren Holt agrees.\n"
)


@pytest.mark.parametrize("plain", ["", "1"])
def test_no_byte_beyond_ascii_leaves(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path, plain: str
) -> None:
    stack = tmp_path / "stack"
    stack.mkdir()
    (stack / "fähre.txt").write_text(TEXT, "utf-8")
    (stack / "two.txt").write_text("Second text\n\nMaren Holt spoke of the Aurora.\n", "utf-8")
    run = terminal([*briefing, str(stack)], (120, 30), LC_ALL="C", BRIEFING_PLAIN_FRAMES=plain)
    run.wait_for(
        "Maren Holt says that ???? and cafe keep their",
        "\"Aurora\" - the ferry, ??, 'north' mole. costs",
        "Fahre gehoben",
        "> ~ Fahre gehoben",
    )
    for key in ("4", "j", "x", "q", "3", "2", "/", "é", "tab", "é", "tab", "?", "space", "q"):
        run.press(key)
        run.settle(0.05)
    run.press("2", "y")
    run.wait_for("copied | also in")
    run.press("Q")
    assert run.wait() == 0
    assert run.raw.isascii()
    assert b"whole frames were sent" not in run.raw
