"""Lines drop, terminals shrink, programs are killed: the reader's place is not lost."""

from __future__ import annotations

import re
import shlex
import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text of many pages, each line of which can be told from the others."""
    lines = [
        f"On day {n} Captain Ines Aalto said that the pier at Lowtown had held for {n} hours."
        for n in range(1, 200)
    ]
    path = tmp_path / "pier.txt"
    path.write_text("The pier of Lowtown\n\n" + "\n\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def opened(
    terminal: Callable[..., Terminal], briefing: list[str], article: Path
) -> Callable[..., Terminal]:
    """Open the text in a terminal."""
    return lambda *size, **extra: terminal([*briefing, str(article)], *size, **extra)


def days(run: Terminal) -> list[int]:
    """The numbers of the lines on the screen."""
    return [int(found) for found in re.findall(r"On day (\d+)", run.screen)]


def walk(run: Terminal, first: int = 1) -> list[int]:
    """Go some pages on from a first line and return what stands there."""
    run.wait_for(f"On day {first} ")
    run.type("   jj")
    run.wait_until(lambda _: bool(days(run)) and days(run)[0] > first + 10, "to be pages on")
    run.settle()
    return days(run)


def test_being_told_to_go_on_without_a_stop_changes_nothing(
    opened: Callable[..., Terminal],
) -> None:
    run = opened()
    run.wait_for("On day 1 ")
    run.settle()
    for _ in range(3):
        run.signal(signal.SIGCONT)
        run.settle()
    walk(run)
    run.press("q")
    assert run.wait() == 0
    assert run.left_on() == set()


def test_an_edited_text_opens_at_the_same_line(
    opened: Callable[..., Terminal], article: Path
) -> None:
    run = opened()
    place = walk(run)
    run.press("q")
    run.wait()
    title, rest = article.read_text().split("\n\n", 1)
    new = "\n\n".join(f"News {n}: the council of Lowtown has met again." for n in range(30))
    article.write_text(f"{title}\n\n{new}\n\n{rest}")
    again = opened()
    again.wait_for(f"On day {place[0]} ")
    assert abs(days(again)[0] - place[0]) <= 1


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (1, 1)])
def test_every_size_is_survived(opened: Callable[..., Terminal], size: tuple[int, int]) -> None:
    run = opened(size)
    run.wait_until(lambda _: bool(run.raw))
    run.settle()
    if size >= (40, 12):
        run.wait_for("On day 1 ")
    for key in ("space", "1", "j", "4", "3", "z", "2", "/", "a", "enter", "?", "j", "q"):
        run.press(key)
    run.settle()
    assert all(len(line) <= size[0] for line in run.lines)
    run.press("Q")
    assert run.wait() == 0
    assert run.left_on() == set()


@pytest.mark.parametrize(
    "keys",
    [
        " 4j\r1G\r<>3\r?jqxqoq Q",
        "/aalto\rnnQ",
    ],
)
def test_keys_typed_ahead_are_not_lost(opened: Callable[..., Terminal], keys: str) -> None:
    """On a slow line many keys arrive at once; the last of these leaves the reader."""
    run = opened()
    run.wait_for("On day 1 ")
    run.type(keys)
    assert run.wait() == 0


def test_standard_input_is_read_and_keys_still_work(
    terminal: Callable[..., Terminal], briefing: list[str], article: Path
) -> None:
    run = terminal(["sh", "-c", f"cat {shlex.quote(str(article))} | {shlex.join(briefing)} -"])
    walk(run)
    run.press("q")
    assert run.wait() == 0


def test_a_terminal_that_cannot_draw_gets_text(opened: Callable[..., Terminal]) -> None:
    run = opened(TERM="dumb")
    assert run.wait() == 0
    assert b"Captain Ines Aalto" in run.raw
    assert b"\x1b" not in run.raw


def test_a_large_stack_is_analysed_beside_the_screen(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> None:
    for n in range(300):
        text = f"Report {n}\n\n" + f"Captain Ines Aalto said that the pier held in {n}. " * 20
        (tmp_path / f"{n:03}.txt").write_text(text)
    run = terminal([*briefing, str(tmp_path)])
    run.wait_for("the pier held in 0.")
    run.press("J")
    run.wait_for("the pier held in 1.")
    run.press("4")
    run.wait_for("Aalto", "300")
    run.press("Q")
    assert run.wait() == 0
