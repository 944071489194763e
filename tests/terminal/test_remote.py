"""Over a real ssh and in GNU screen: start, page, search, quit; a dropped line keeps the place."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest
from sshserver import SshServer, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ptydriver import Terminal


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text of many pages, each line of which can be told from the others."""
    lines = [f"On day {n} Captain Ines Aalto saw the pier of Lowtown." for n in range(1, 200)]
    path = tmp_path / "pier.txt"
    path.write_text("The pier of Lowtown\n\n" + "\n\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def server(short_folder: Path) -> Iterator[SshServer]:
    """An ssh server; the test is skipped where none can run."""
    if reason := why_not():
        pytest.skip(reason)
    running = SshServer(short_folder)
    yield running
    running.close()


def days(run: Terminal) -> list[int]:
    return [int(found) for found in re.findall(r"On day (\d+) ", run.screen)]


def journey(run: Terminal) -> None:
    """Page, search, and come back to a known line."""
    run.wait_for("On day 1 ")
    run.settle()
    run.press("space", "space")
    run.wait_until(lambda _: bool(days(run)) and days(run)[0] > 10, "to be pages on")
    run.type("/lowtwon\r")
    run.wait_for("n next")
    run.press("G")
    run.wait_for("On day 199 ")
    run.press("b")
    run.wait_gone("On day 199 ")


def test_over_ssh(
    terminal: Callable[..., Terminal],
    briefing: list[str],
    article: Path,
    env: dict[str, str],
    server: SshServer,
) -> None:
    run = terminal(server.command([*briefing, str(article)], env))
    journey(run)
    run.resize(120, 40)
    run.wait_for("Contents", "Summary", "Names")
    run.press("Q")
    assert run.wait() == 0
    assert run.left_on() == set()


def test_in_screen(
    terminal: Callable[..., Terminal], briefing: list[str], article: Path, short_folder: Path
) -> None:
    if not shutil.which("screen"):
        pytest.skip("GNU screen is not installed")
    settings = short_folder / "settings"
    settings.write_text("startup_message off\naltscreen on\n")
    inner = f'{shlex.join([*briefing, str(article)])}; echo "left with $?"; read x'
    command = ["screen", "-U", "-c", str(settings), "sh", "-c", inner]
    run = terminal(command, SCREENDIR=str(short_folder / "screen"))
    journey(run)
    run.press("Q")
    run.wait_for("left with 0")
    assert "On day" not in run.screen
    run.press("enter")
    assert run.wait() == 0
    assert run.left_on() == set()


def test_nothing_of_the_shell_stays_where_screen_has_no_second_screen(
    terminal: Callable[..., Terminal], briefing: list[str], article: Path, short_folder: Path
) -> None:
    if not shutil.which("screen"):
        pytest.skip("GNU screen is not installed")
    settings = short_folder / "settings"
    settings.write_text("startup_message off\naltscreen off\n")
    fill = "for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do echo leftover leftover $n; done"
    inner = f'{fill}; {shlex.join([*briefing, str(article)])}; echo "left with $?"; read x'
    command = ["screen", "-U", "-c", str(settings), "sh", "-c", inner]
    run = terminal(command, SCREENDIR=str(short_folder / "screen"))
    run.wait_for("On day 1 ", "keys")
    run.settle()
    assert "leftover" not in run.screen
    run.press("Q")
    run.wait_for("left with 0")
    run.press("enter")
    assert run.wait() == 0
