"""What is copied reaches the outermost terminal, through real multiplexers too."""

from __future__ import annotations

import base64
import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ptydriver import Terminal

COPIED = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
ALLOWED = [("off", "off"), ("external", "on")]
"""What tmux may be told of the clipboard, and of sequences that pass through it."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Sentences of a length that no single piece holds."""
    path = tmp_path / "pier.txt"
    long = "the pier at Lowtown had held, and " * 60
    path.write_text(f"The pier\n\nNobody was hurt.\n\nAalto said that {long}it will.\n", "utf-8")
    return path


def copy_both(run: Terminal) -> list[str]:
    """Copy a short and a long sentence; return what reached the terminal."""
    run.wait_for("Nobody was hurt.")
    run.settle(0.15)  # the sentences are found a moment after the text is shown
    before = len(run.raw)
    run.type("gwwy")
    run.wait_for("copied.txt")
    run.settle()
    run.type("wy")
    run.settle()
    found = COPIED.findall(run.raw[before:])
    return [base64.b64decode(each).decode() for each in found]


def check_copies(run: Terminal, copies: list[str]) -> None:
    assert any(copy.startswith("Nobody was hurt.\n\n— The pier") for copy in copies), copies
    assert any(copy.startswith("Aalto said") and "it will.\n" in copy for copy in copies)
    assert not re.search(r"[A-Za-z0-9+/]{60}", run.screen), "base64 on the screen"


def test_a_bare_terminal_gets_one_sequence(
    terminal: Callable[..., Terminal], briefing: list[str], article: Path
) -> None:
    run = terminal([*briefing, str(article)])
    copies = copy_both(run)
    assert len(copies) == 2
    check_copies(run, copies)
    run.wait_for("copied · also in")
    home = article.parent / "home"
    assert (home / "state/briefing/copied.txt").read_text("utf-8") == copies[1]
    run.press("Q")
    assert run.wait() == 0


@pytest.mark.parametrize(("clipboard", "passing"), ALLOWED)
def test_tmux_whatever_it_allows(
    terminal: Callable[..., Terminal],
    briefing: list[str],
    article: Path,
    short_folder: Path,
    clipboard: str,
    passing: str,
) -> None:
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    settings = short_folder / "settings"
    settings.write_text(
        f"set -g set-clipboard {clipboard}\nset -gq allow-passthrough {passing}\n"
        "set -g status off\nset -g default-terminal screen-256color\n"
    )
    command = ["tmux", "-f", str(settings), "new-session", shlex.join([*briefing, str(article)])]
    extra = {"TMUX_TMPDIR": str(short_folder)}
    run = terminal(command, **extra)
    try:
        copies = copy_both(run)
        check_copies(run, copies)
        run.wait_for("copied through tmux")
        kept = subprocess.run(
            ["tmux", "show-buffer"], env=run.env, capture_output=True, check=True, encoding="utf-8"
        )
        assert kept.stdout.startswith("Aalto said")
        run.press("Q")
        assert run.wait() == 0
    finally:
        subprocess.run(["tmux", "kill-server"], env=run.env, capture_output=True, check=False)


def test_screen_passes_the_pieces_on(
    terminal: Callable[..., Terminal], briefing: list[str], article: Path, short_folder: Path
) -> None:
    if not shutil.which("screen"):
        pytest.skip("GNU screen is not installed")
    settings = short_folder / "settings"
    settings.write_text("startup_message off\n")
    command = ["screen", "-U", "-c", str(settings), *briefing, str(article)]
    run = terminal(command, SCREENDIR=str(short_folder / "screen"))
    copies = copy_both(run)
    assert len(copies) == 2
    check_copies(run, copies)
    run.wait_for("copied through screen")
    run.press("Q")
    assert run.wait() == 0
