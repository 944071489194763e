"""A key costs one frame: what Textual paints before everything has its place is not sent."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

COUNTING = """
import sys
from pathlib import Path
from briefing.tui.terminal import stage
log = Path(sys.argv.pop())
end = stage.LightApp._end_update
def count(app):
    with log.open("a") as file:
        file.write("x")
    end(app)
stage.LightApp._end_update = count
from briefing.cli import run
sys.exit(run(sys.argv[1:]))
"""
KEYS = [
    *("j", "k", "space", "b", "w", "1", "j", "1", "3", "S", "3", "4", "j", "2", "z", "z", "J"),
    *("?", "q", "x", "q", "tab", "tab", "v", "v", "_", "-"),
]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_key_costs_one_frame(
    terminal: Callable[..., Terminal], root: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    log = tmp_path / "frames"
    log.touch()
    run = terminal([sys.executable, "-c", COUNTING, str(root / "seeds"), str(log)], size)
    run.wait_for("keys")
    run.wait_for("= Kim Jong-un")  # the analysis has come to its end
    run.settle(0.15)
    costs = {}
    for at, key in enumerate(KEYS):
        before = log.stat().st_size
        run.press(key)
        run.settle(0.15)
        costs[at, key] = log.stat().st_size - before
    assert {place: count for place, count in costs.items() if count > 1} == {}
    assert sum(costs.values()) > len(KEYS) / 2
