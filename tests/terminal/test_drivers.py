"""The drivers see what a terminal would show, and notice what is left behind."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ptydriver import Terminal
    from tmuxdriver import Tmux


def test_typing_and_reading(terminal: Callable[..., Terminal]) -> None:
    run = terminal(["sh", "-c", "printf 'name? '; read name; echo \"hello $name\"; exit 7"])
    run.wait_for("name?")
    run.type("Aalto")
    run.press("enter")
    run.wait_for("hello Aalto")
    assert run.wait() == 7
    assert run.left_on() == set()


def test_a_text_that_does_not_come(
    terminal: Callable[..., Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = terminal(["echo", "hello"])
    with pytest.raises(AssertionError, match="hello"):
        run.wait_for("good morning")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"one\033[>1u two", "one two"),
        (r"one\033[?2026$p two", "one two"),
        (r"a\r\nb\r\nc\033[1S\r\033[1Ad", "b\nd"),
        (r"a\r\nb\033[1T\033[1;1Hc", "c\na\nb"),
        (r"a\r\nb\r\nc\033[1;2r\033[1S\033[2;1Hd", "b\nd\nc"),
    ],
)
def test_sequences_that_the_decoder_does_not_know(
    terminal: Callable[..., Terminal], written: str, shown: str
) -> None:
    run = terminal(["printf", written])
    run.wait()
    assert run.screen.strip() == shown


def test_modes_that_were_left_on(terminal: Callable[..., Terminal]) -> None:
    run = terminal(
        ["sh", "-c", r"stty -echo; printf '\033[?1049h\033[?1000;1006h\033[?25l\033[>1u'"]
    )
    run.wait()
    assert run.left_on() == {"1049", "1000", "1006", "25", "keyboard protocol", "line settings"}


def test_a_resize_is_noticed(terminal: Callable[..., Terminal]) -> None:
    say = "print(*os.get_terminal_size())"
    code = f"signal.signal(signal.SIGWINCH, lambda *_: {say}); {say}; time.sleep(60)"
    run = terminal([sys.executable, "-uc", f"import os, signal, time; {code}"])
    run.wait_for("80 24")
    run.resize(120, 40)
    run.wait_for("120 40")


def test_signals_and_a_dropped_line(terminal: Callable[..., Terminal]) -> None:
    run = terminal(["sleep", "60"])
    run.signal(signal.SIGTERM)
    assert run.wait() == -signal.SIGTERM
    run = terminal(["sleep", "60"])
    run.hang_up()
    assert run.wait() == -signal.SIGHUP


def test_tmux(tmux: Callable[..., Tmux]) -> None:
    run = tmux((60, 10))
    run.type("tput cols; printf '\\033[?1049h'")
    run.press("enter")
    run.wait_until(lambda _: "alternate_on" in run.left_on())
    run.type("clear; printf '\\033[?1049l'")
    run.press("enter")
    run.wait_for("60")
    run.wait_until(lambda _: run.left_on() == set())
