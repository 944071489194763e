"""Compared frames and Textual's own show the same cells, over a random walk through the app."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

STEPS = [
    ["j"], ["k"], ["space"], ["b"], ["d"], ["G"], ["g"], ["1"], ["2"], ["3"], ["4"], ["w"], ["W"],
    ["]"], ["["], ["n"], ["<"], [">"], ["J"], ["K"], ["}"], ["enter"], ["S"], ["r"], ["-"], ["_"],
    ["?", "j", "space", "q"], ["4", "x", "j", "q"], ["2", "v", "j", "j", "v"], ["z", "z"],
    ["2", "/", "m", "o", "l", "enter"], ["2", "/", "x", "backspace", "backspace"],
    ["1", "/", "l", "i", "n", "down", "enter"], [":", "t", "backspace", "backspace"],
    [":", "t", "h", "e", "m", "e", "enter"],
]  # fmt: skip
RESIZES = [(80, 24), (120, 40), (61, 17), (140, 30)]

ARTICLES = {
    "1.txt": "Ferry raised after nine days\n\n" + "\n\n".join(
        f"On day {n} Maren Holt of the Lindau yard said that 漢字 and café́ ({n}) kept their "
        f"columns, 😀 too, while the ferry Aurora lay off the north mole." for n in range(1, 30)
    ) + "\n",
    "2.md": "# Harbour gives back its ferry\n\nMaren Holt spoke of the *Aurora*.\n\n## Costs\n\n"
    "| who | what |\n|---|---|\n| yard | 漢字 2.4 |\n| port | 1.1 |\n\n```\ncode\twith tab\n```\n\n"
    + "\n\n".join(f"- point {n} on the north mole and Lindau" for n in range(30)),
}  # fmt: skip


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    folder = tmp_path / "stack"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def looks(run: Terminal) -> list[list[tuple[object, ...]]]:
    """Return the cells of a screen; blanks that look alike are equal."""
    columns, rows = run.size
    cells = run.look().cells()
    found = []
    for y in range(rows):
        line = []
        for x in range(columns):
            data, fg, bg, bold, italics, underscore, strike, reverse, blink = cells[x, y]
            if data in (" ", "") and not (reverse or underscore or strike):
                line.append((" " if data == " " else "", bg))
            else:
                line.append((data, fg, bg, bold, italics, underscore, strike, reverse, blink))
        found.append(line)
    return found


def wait_for_the_same(both: list[Terminal], trail: list[object]) -> None:
    """Wait until both screens show the same; one that stays different has failed."""
    end = time.monotonic() + 5
    while True:
        for run in both:
            run.settle(0.05)
        first, second = map(looks, both)
        if first == second:
            return
        if time.monotonic() > end:
            for y, (mine, theirs) in enumerate(zip(first, second, strict=True)):
                assert mine == theirs, f"line {y} after {trail[-4:]}"


@pytest.mark.parametrize(
    ("theme", "size", "seed"),
    [("ansi", (80, 24), 1), ("dark", (120, 40), 2), ("light", (64, 20), 3)],
)
def test_both_ways_show_the_same_cells(
    terminal: Callable[..., Terminal],
    briefing: list[str],
    stack: Path,
    theme: str,
    size: tuple[int, int],
    seed: int,
) -> None:
    chance = random.Random(seed)
    command = [*briefing, "--theme", theme, str(stack)]
    both = []
    for name, extra in (("light", {}), ("plain", {"BRIEFING_PLAIN_FRAMES": "1"})):
        home = {f"XDG_{kind}_HOME": str(stack.parent / name) for kind in ("DATA", "STATE")}
        both.append(terminal(command, size, COLORTERM="truecolor", **extra, **home))
    for run in both:
        run.wait_for("Ferry raised after nine days")
        run.settle(0.15)
    trail: list[object] = []
    for _ in range(26):
        if chance.random() < 0.08:
            new = chance.choice(RESIZES)
            trail.append(new)
            for run in both:
                run.resize(*new)
        else:
            keys = chance.choice(STEPS)
            trail.append(keys)
            for key in keys:
                for run in both:
                    run.press(key)
                for run in both:
                    run.settle(0.03)
        wait_for_the_same(both, trail)
    for run in both:
        run.press("Q")
        assert run.wait() == 0
        assert b"whole frames were sent" not in run.raw
    assert len(both[0].raw) < len(both[1].raw) / 2
