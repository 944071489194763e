"""Without colours all can be told apart: by bold, dim, underlined and reversed letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")
ATTRIBUTES = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"}
"""Parameters that choose no colour."""
BOLD, UNDERLINED, REVERSED = 3, 5, 7
"""Places in a decoded cell."""


@pytest.fixture
def stack(tmp_path: Path) -> list[str]:
    """Texts with names to walk and words to find."""
    names = []
    for number in (1, 2):
        path = tmp_path / f"{number}.txt"
        lines = [f"On day {day} Maren Holt of the yard saw the ferry." for day in range(9)]
        path.write_text(f"Report {number}\n\n" + "\n\n".join(lines), "utf-8")
        names.append(str(path))
    return names


def walk(run: Terminal) -> None:
    """Through all panes, a search, a card, help and a selection."""
    run.wait_for("On day 8")
    run.press("4")
    run.wait_for("Maren Holt", "person")
    for key in ("j", "x", "q", "enter", "]", "3", "1", "j", "2", "v", "w", "v", "?", "q", "z"):
        run.press(key)
        run.settle(0.05)
    run.type(":nonsense\r2/ferry")
    run.wait_for("hit", "of 9")
    run.press("enter")
    run.wait_for("n next")
    run.settle()


def colours(raw: bytes) -> set[str]:
    return {code for found in STYLE.findall(raw) for code in found.decode().split(";")} - ATTRIBUTES


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (["--theme", "mono"], {"COLORTERM": "truecolor"}),
        (["--theme", "dark"], {"NO_COLOR": "1", "BRIEFING_PLAIN_FRAMES": "1"}),
    ],
)
def test_no_colour_leaves(
    terminal: Callable[..., Terminal],
    briefing: list[str],
    stack: list[str],
    arguments: list[str],
    extra: dict[str, str],
) -> None:
    run = terminal([*briefing, *arguments, *stack], (120, 30), **extra)
    walk(run)
    check_told_apart(run)
    run.press("Q")
    assert run.wait() == 0
    assert colours(run.raw) == set()


def test_an_empty_wish_for_no_colour_is_none(
    terminal: Callable[..., Terminal], briefing: list[str], stack: list[str]
) -> None:
    run = terminal([*briefing, *stack], NO_COLOR="")
    run.wait_for("On day 8")
    run.press("4")
    run.wait_until(lambda _: bool(colours(run.raw)), "for a colour")
    run.press("Q")
    assert run.wait() == 0
    assert colours(run.raw) == {"35"}


def check_told_apart(run: Terminal) -> None:
    """The hits, the current one and plain text each look their own way."""
    cells = run.look().cells()
    kinds = set()
    for y, line in enumerate(run.lines):
        for found in re.finditer("ferry", line):
            cell = cells[found.start(), y]
            kinds.add((cell[BOLD], cell[UNDERLINED], cell[REVERSED]))
    assert any(reverse for _, _, reverse in kinds), "the current hit"
    assert (True, True, False) in kinds, "the other hits"
    row = next(y for y, line in enumerate(run.lines) if "day" in line)
    plain = cells[run.lines[row].index("day"), row]
    assert (plain[BOLD], plain[UNDERLINED], plain[REVERSED]) == (False, False, False)


def test_an_unknown_theme_is_named(
    terminal: Callable[..., Terminal], briefing: list[str], stack: list[str]
) -> None:
    run = terminal([*briefing, "--theme", "amber", *stack])
    assert run.wait() == 2
    assert 'no theme "amber"; there are ansi, dark, light, mono' in run.screen
    assert run.left_on() == set()
