"""What is pasted, and what no keyboard sends, does nothing but appear in a line being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

PASTED = "q\nQ\r\x1b[31mGq\x07 aalto\x1b]0;PWNED\x07\tq\n:quit\n"


@pytest.fixture
def opened(
    terminal: Callable[..., Terminal], briefing: list[str], tmp_path: Path
) -> Callable[..., Terminal]:
    """Open a text of two pages."""
    path = tmp_path / "pier.txt"
    lines = [f"On day {day} Ines Aalto saw the pier." for day in range(1, 40)]
    path.write_text("The pier\n\n" + "\n\n".join(lines), "utf-8")

    def start() -> Terminal:
        run = terminal([*briefing, str(path)], (120, 30))
        run.wait_for("On day 1 ", "person")
        run.settle()
        return run

    return start


def paste(run: Terminal, text: str) -> None:
    """Send it as terminals do that mark what is pasted."""
    run.type(f"\x1b[200~{text}\x1b[201~")
    run.settle()


def test_pasted_text_is_no_command_in_any_pane(opened: Callable[..., Terminal]) -> None:
    run = opened()
    for keys in ("", "1", "3", "4", "x", "q", "?", "q", "2", "v"):
        if keys:
            run.press(keys)
            run.settle()
        before = run.screen
        paste(run, PASTED)
        assert run.process.poll() is None, f"it left after {keys}"
        assert run.screen == before, f"after {keys}"
    run.press("Q")
    assert run.wait() == 0


def test_pasted_text_is_one_line_of_a_search(opened: Callable[..., Terminal]) -> None:
    run = opened()
    run.type("/\x1b[200~ines\n\naalto\x1b[201~\r")  # and Enter, in one lot
    run.wait_for("n next", "ines aalto")
    run.type("1/")
    paste(run, "ines\x1b[2J\n\taalto")
    run.wait_for("/ ines␛[2J aalto")
    paste(run, "x" * 3000)
    run.wait_for("xxx")
    run.press("tab")
    run.settle()
    run.press(":")
    paste(run, "quit\n")
    run.wait_for(": quit")
    assert run.process.poll() is None
    run.press("enter")
    assert run.wait() == 0
    assert b"\x1b[2J" not in run.raw.partition(b"ines")[2]


NO_KEYS = [
    b"\xff\xfe", b"\xe9", b"\xc3\xc3", b"\x80\x9b\x9d\x90", b"\x1b[M\xff\xff\xff", b"\x00\x00",
    b"\x1b[200~\xff\n\x1b[201~", b"\x1b[9;9R\x1b[?2026;2$y",
]  # fmt: skip


def test_bytes_that_are_no_keys_are_survived(opened: Callable[..., Terminal]) -> None:
    run = opened()
    for sent in NO_KEYS:
        run.send(sent)
        run.settle()
        assert run.process.poll() is None, sent
        run.press("2", "g")
        run.wait_for("On day 1 ")
    run.press("Q")
    assert run.wait() == 0
    assert b"Traceback" not in run.raw
    assert run.left_on() == set()
