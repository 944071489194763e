from __future__ import annotations

import os
import pty
import subprocess
import sys
from types import ModuleType

import pytest

from briefing import paths
from briefing.config import Config
from briefing.store.state import State

ARTICLE = "Lighthouse keeper retires\n\nThe keeper of Skagen left on Friday after forty years.\n"


@pytest.fixture
def screen(monkeypatch):
    """A screen that only remembers what it was asked to show."""
    shown = []

    def show(chosen, stack, config, _begun):
        shown.append((chosen, stack, config))
        return 0

    module = ModuleType("briefing.tui.show")
    module.show = show
    monkeypatch.setitem(sys.modules, "briefing.tui.show", module)
    monkeypatch.setattr("briefing.cli.reader._can_show", lambda: True)
    monkeypatch.setattr("briefing.cli.reader._take_keys", lambda: True)
    return shown


def test_without_a_terminal_the_briefing_is_text(ask, ferry):
    answer = ask(ferry)
    assert answer.code == 0
    assert answer.err == ""
    for title in ("Contents", "Key points", "Named by several articles", "To read on"):
        assert title in answer.out.splitlines()
    assert "Harbour gives back its ferry" in answer.out
    assert f"briefing text {ferry}/coast.txt" in answer.out


def test_the_text_is_no_copy_of_the_articles(ask, seeds):
    longest = (seeds / "000_5bd85f4b440f411d.txt").read_text("utf-8")
    assert len(ask(seeds).out) < len(longest)


def test_without_a_path_the_sample_is_read(ask):
    answer = ask()
    assert answer.code == 0
    assert "Kim receives drones as gifts from Russia" in answer.out


@pytest.mark.parametrize("command", ["", "contents", "summary", "entities", "search keeper"])
def test_without_a_path_the_last_stack_is_read(ask, tmp_path, command):
    path = tmp_path / "keeper.txt"
    path.write_text(ARTICLE)
    state = State.open()
    state.save_stack([str(path)])
    state.close()
    answer = ask(*command.split())
    assert answer.code == 0
    assert "Kim" not in answer.out
    path.unlink()
    gone = ask(*command.split())
    assert gone.code == 2
    assert "keeper.txt: " in gone.err


def test_a_state_that_cannot_be_read_is_no_hindrance(ask):
    paths.state_file().parent.mkdir(parents=True)
    paths.state_file().write_bytes(b"This is no database. " * 100)
    answer = ask("contents")
    assert answer.code == 0
    assert "Kim" in answer.out


def test_asking_for_the_last_stack_leaves_nothing_behind(ask, home):
    ask("contents")
    assert list(home.rglob("*")) == []


def test_the_screen_is_handed_paths_stack_and_settings(ask, screen, ferry):
    assert ask(ferry, "--theme", "amber", "--no-mouse").code == 0
    ((chosen, stack, config),) = screen
    assert chosen == [ferry]
    assert len(stack.articles) == 3
    assert config == Config(theme="amber", mouse=False)


def test_the_command_line_goes_over_the_settings(ask, screen, ferry):
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text('theme = "amber"\nmouse = false\ntext_width = 60\n')
    ask(ferry, "--mouse")
    assert screen[0][2] == Config(theme="amber", mouse=True, text_width=60)


def test_plain_asks_for_no_screen(ask, screen, ferry):
    assert "Key points" in ask(ferry, "--plain").out
    assert screen == []


def test_a_fault_in_the_settings_is_told_before_the_screen(ask, screen, ferry):
    paths.config_file().parent.mkdir(parents=True)
    paths.config_file().write_text("text_widht = 60\n")
    answer = ask(ferry)
    assert answer.code == 2
    assert 'did you mean "text_width"?' in answer.err
    assert screen == []


def test_nothing_opened_shows_no_screen(ask, screen):
    assert ask("missing.txt").code == 2
    assert screen == []


def test_failures_are_told_again_behind_the_screen(ask, screen, ferry):
    answer = ask(ferry, "missing.txt")
    assert answer.code == 0
    assert len(screen) == 1
    assert "missing.txt: " in answer.err
    assert ask(ferry, "missing.txt", "--strict").code == 2


SHOWING = """
import os, sys, types
os.open(sys.argv[1], os.O_RDWR)  # becomes the terminal of this session
import briefing.cli
app = types.ModuleType("briefing.tui.show")
def show(chosen, stack, config, _begun):
    print("title", stack.articles[0].title, "keys", os.isatty(0), os.ttyname(0) == sys.argv[1])
    return 0
app.show = show
sys.modules["briefing.tui.show"] = app
sys.exit(briefing.cli.run(sys.argv[2:]))
"""


@pytest.mark.parametrize("words", [["-"], ["{path}"]])
def test_keys_come_from_the_terminal_when_input_was_a_pipe(tmp_path, words):
    path = tmp_path / "keeper.txt"
    path.write_text(ARTICLE)
    above, below = pty.openpty()
    terminal = os.ttyname(below)
    with subprocess.Popen(
        [sys.executable, "-c", SHOWING, terminal, *(word.format(path=path) for word in words)],
        stdin=subprocess.PIPE,
        stdout=below,
        stderr=below,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm"},
    ) as process:
        process.communicate(ARTICLE.encode(), timeout=60)
    os.close(below)
    shown = os.read(above, 65536).decode()
    os.close(above)
    assert "title Lighthouse keeper retires keys True" in shown
    assert process.returncode == 0


def test_without_any_terminal_for_keys_the_text_is_printed(start, ferry):
    ran = start(ferry, TERM="xterm")
    assert ran.returncode == 0
    assert b"Key points" in ran.stdout


def test_what_leads_further_can_be_typed(ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("summary", "-odd.txt"):
        (tmp_path / name).write_text(f"On {name}\n\nThe ferry Aurora was raised near {name}.\n")
    out = ask("--plain", "--", "summary", "-odd.txt").out
    assert "  briefing ./summary ./-odd.txt  (" in out
    assert "  briefing text ./-odd.txt  (" in ask("--plain", "--", "-odd.txt").out
