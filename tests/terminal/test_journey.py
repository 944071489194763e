"""A reader's way through the sample stack, in a real tmux at 80x24."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tmuxdriver import Tmux

FIRST = "Kim Jong-un ends six-day visit to Russia"
SECOND = "Kim receives drones as gifts from Russia"


@pytest.fixture
def opened(tmux: Callable[..., Tmux], briefing: list[str], seeds: Path) -> Tmux:
    """A tmux in which the sample stack is open."""
    run = tmux()
    run.type(f'{shlex.join([*briefing, str(seeds)])}; echo "exit code $?"')
    run.press("enter")
    run.wait_for(FIRST, "Comprehensive Russian Satellite News Agency")
    return run


def quit_and_check(run: Tmux) -> None:
    """Leave the reader, which must leave the terminal as it was."""
    run.press("q")
    run.wait_until(lambda _: run.left_on() == set(), "for a clean terminal")
    run.type('echo "exit code $?"')
    run.press("enter")
    run.wait_for("exit code 0")
    assert FIRST not in run.screen


def test_from_the_contents_into_an_article_and_a_page_on(opened: Tmux) -> None:
    opened.press("1")
    opened.wait_for(SECOND)
    opened.press("G", "enter")
    opened.wait_for("As North Korean Leader Kim Jong Un concluded his visit")
    opened.wait_for("2 of 2")
    opened.press("space")
    opened.wait_gone("As North Korean Leader Kim Jong Un concluded his visit")
    opened.press("b")
    opened.wait_for("As North Korean Leader Kim Jong Un concluded his visit")
    quit_and_check(opened)


def test_from_a_shared_name_to_its_mention_in_the_other_article(opened: Tmux) -> None:
    opened.press("4")
    opened.wait_for("Putin")
    opened.press("enter")
    opened.wait_for("mention 1 of", "article 1 of 2")
    titles = [opened.lines[0]]
    for _ in range(60):
        status = opened.lines[-1]
        opened.press("]")
        opened.wait_until(lambda _, old=status: opened.lines[-1] != old, "for the next mention")
        titles.append(opened.lines[0])
        if "2 of 2" in titles[-1]:
            break
    assert "1 of 2" in titles[0]
    assert "2 of 2" in titles[-1]
    quit_and_check(opened)


def test_a_misspelt_name_is_found_and_the_way_back_works(opened: Tmux) -> None:
    before = opened.lines[0]
    opened.press("/", "tab")
    opened.type("shoygu")
    opened.wait_for("Shoigu")
    opened.press("enter")
    opened.wait_until(lambda _: opened.lines[0] != before, "to jump")
    opened.wait_for("Sergei Shoigu")
    opened.press("<")
    opened.wait_until(lambda _: opened.lines[0] == before, "to come back")
    opened.wait_for("Comprehensive Russian Satellite News Agency")
    quit_and_check(opened)


def test_the_summary_leads_to_its_sentence(opened: Tmux) -> None:
    opened.press("3")
    opened.wait_for("Summary", "▸ ")
    opened.press("enter")
    opened.wait_for("1 of 2")
    quit_and_check(opened)


def test_suspending_gives_the_shell_back(opened: Tmux) -> None:
    opened.press("ctrl+z")
    opened.wait_gone(FIRST)
    opened.wait_until(lambda _: opened.left_on() == set(), "for a clean terminal")
    opened.type("fg")
    opened.press("enter")
    opened.wait_for(FIRST, "Comprehensive Russian Satellite News Agency")
    quit_and_check(opened)
