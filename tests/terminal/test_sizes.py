"""After any row of sizes the screen is that of a fresh start; every column is where it belongs."""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

SIZES = 50
NOTICE = "needs 40x12"
TEXT = "Fähre 漢字 gehoben\n\n" + "\n\n".join(
    f"On day {n} Maren Holt said that 漢字 and cafe\u0301 kept their columns, 😀 too, and 👩‍🚀 "
    f"as well as ｆｕｌｌ width and क्षि, while the ferry Aurora lay off the mole."
    for n in range(1, 30)
)


@pytest.fixture
def opened(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> Callable[..., Terminal]:
    """Open a text with characters of all widths, each time in a home of its own."""
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    homes = iter(range(9))

    def start(size: tuple[int, int]) -> Terminal:
        home = str(tmp_path / f"home {next(homes)}")
        run = terminal([*briefing, str(path)], size, XDG_DATA_HOME=home, XDG_STATE_HOME=home)
        run.wait_until(lambda shown: NOTICE in shown or "Maren Holt" in shown, "for the screen")
        return run

    return start


def looks(run: Terminal) -> list[list[object]]:
    """The cells with their styles; of a blank only what shows."""
    columns, rows = run.size
    cells = run.look().cells()
    lines = [[cells[x, y] for x in range(columns)] for y in range(rows)]
    return [
        [c[2:3] if c[0] in (" ", "") and not c[5] and not c[7] else c for c in r] for r in lines
    ]


def wait_for_the_same(run: Terminal, fresh: Terminal) -> None:
    end = time.monotonic() + 10
    while looks(run) != looks(fresh):
        assert time.monotonic() < end, f"{run.size}:\n{run.screen}\n\nfresh:\n{fresh.screen}"
        time.sleep(0.05)


@pytest.mark.parametrize("last", [(121, 33), (40, 12), (39, 12)])
def test_a_storm_of_sizes_settles_on_the_right_screen(
    opened: Callable[..., Terminal], last: tuple[int, int]
) -> None:
    chance = random.Random(last[0])
    run = opened((100, 30))
    run.settle(0.3)
    for _ in range(SIZES - 1):
        run.resize(chance.randint(1, 220), chance.randint(1, 60))
        if chance.random() < 0.1:
            time.sleep(0.03)
    run.resize(*last)
    wait_for_the_same(run, opened(last))
    run.press("Q")
    assert run.wait() == 0
    assert b"whole frames were sent" not in run.raw
    assert run.left_on() == set()


@pytest.mark.parametrize("size", [(40, 11), (12, 3)])
def test_below_the_smallest_size_one_line_says_so(
    opened: Callable[..., Terminal], size: tuple[int, int]
) -> None:
    run = opened(size)
    run.settle(0.3)
    assert [line for line in run.lines if line] == [NOTICE]
    run.resize(40, 12)
    run.wait_for("On day 1 Maren Holt")
    run.press("Q")
    assert run.wait() == 0


def test_rules_stand_in_one_column_beside_characters_of_any_width(
    opened: Callable[..., Terminal],
) -> None:
    run = opened((120, 40))
    run.wait_for("Names")
    run.press("space")
    run.settle(0.3)
    cells = run.look().cells()
    text = re.compile("漢|é|😀|ｆ|क")
    rules = [x for x in range(120) if cells[x, 2][0] == "│"]
    assert len(rules) == 2
    found = 0
    for y in range(1, 39):
        assert cells[rules[0], y][0] == "│", f"line {y}"
        assert cells[rules[1], y][0] in "│─", f"line {y}"
        found += bool(text.search("".join(str(cells[x, y][0]) for x in range(120))))
    assert found > 5
    run.press("Q")
    assert run.wait() == 0
