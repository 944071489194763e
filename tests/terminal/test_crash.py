"""A fault on the screen leaves the terminal clean, and shows nothing of the article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

FAULTY = """
import sys
from briefing.tui.screens.moving import Moving

def fail(self, count):
    raise KeyError(self.article.text)

Moving.do_half_down = fail
from briefing.cli import run
sys.exit(run([sys.argv[1]]))
"""


def test_a_fault_is_one_line_in_a_clean_terminal(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("A title\n\nOnly the screen may show this.\n", encoding="utf-8")
    run = terminal([sys.executable, "-c", FAULTY, str(article)])
    run.wait_for("Only the screen may show this.")
    run.settle()
    before = len(run.raw)
    run.press("d")
    assert run.wait() == 2
    told = run.raw[before:]
    assert b"a fault of the program (KeyError)" in told
    assert b"briefing.log" in told
    assert b"Only the screen" not in told
    assert run.left_on() == set()
