"""A real terminal fills what is erased as the encoder takes it to."""

from __future__ import annotations

import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from ptydriver import Screen

from briefing.tui.terminal.cells import BLANK, Cell, Line
from briefing.tui.terminal.encoding import Encoder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

WIDTH, HEIGHT = 60, 10
GROUNDS: list[Cell] = [BLANK, (" ", ("48;5;17",)), (" ", ("44",))]
INKS = [(), ("1",), ("4",), ("31",), ("3", "35")]


def draw(chance: random.Random) -> list[Line]:
    """Some words on coloured grounds, with long blanks."""
    lines = []
    for _ in range(HEIGHT):
        ground = chance.choice(GROUNDS)
        line = [ground] * WIDTH
        for _ in range(chance.randint(0, 3)):
            at, ink = chance.randrange(WIDTH - 8), chance.choice(INKS)
            for x in range(at, at + chance.randint(1, 8)):
                line[x] = (chance.choice("abc"), (*ink, *ground[1]))
        lines.append(line)
    return lines


def looks(screen: Screen) -> list[list[tuple[object, ...]]]:
    cells = screen.cells()
    rows = [[cells[x, y] for x in range(WIDTH)] for y in range(HEIGHT)]
    return [[(cell[2],) if cell[0] == " " and not cell[5] else cell for cell in r] for r in rows]


def painted(lines: list[Line]) -> Screen:
    """What a terminal shows when every cell is written in full."""
    screen = Screen((WIDTH, HEIGHT))
    for y, row in enumerate(lines):
        cells = "".join(f"\x1b[{';'.join(('0', *sgr))}m{text}" for text, sgr in row)
        screen.feed(f"\x1b[{y + 1}H{cells}".encode())
    return screen


def test_tmux_fills_what_is_erased(
    terminal: Callable[..., Terminal], short_folder: Path, tmp_path: Path
) -> None:
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    settings, frames = short_folder / "settings", tmp_path / "frames"
    settings.write_text("set -g status off\n")
    show = f"stty -echo -opost; while read x; do cat {frames}; done"
    run = terminal(
        ["tmux", "-f", str(settings), "new-session", f"echo ready; {show}"],
        (WIDTH, HEIGHT),
        TMUX_TMPDIR=str(short_folder),
    )
    try:
        run.wait_for("ready")
        chance, shown = random.Random(5), [[BLANK] * WIDTH for _ in range(HEIGHT)]
        for number in range(6):
            wanted = draw(chance)
            encoder = Encoder(fills=True)
            if not number:
                encoder.clear()
            sequence = encoder.encode(shown, wanted, (0, HEIGHT - 1))
            assert "K" in sequence
            assert "X" in sequence
            frames.write_text(sequence, encoding="utf-8")
            run.press("enter")
            expected = looks(painted(wanted))
            run.wait_until(lambda _, e=expected: looks(run.look()) == e, f"for frame {number}")
    finally:
        subprocess.run(["tmux", "kill-server"], env=run.env, capture_output=True, check=False)
