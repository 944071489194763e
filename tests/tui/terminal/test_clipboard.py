"""What is copied reaches the terminal whole, and nothing of it outside the clipboard sequence."""

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.copying import send_copy, tell_copied
from briefing.tui.terminal.clipboard import (
    MOST,
    Between,
    copying_sequence,
    hand_to_tmux,
    look_between,
)

OSC = r"\x1b]52;c;([A-Za-z0-9+/=]*)\x07"
SHAPES = {
    Between.NOTHING: OSC,
    Between.TMUX: rf"{OSC}\x1bPtmux;\x1b{OSC}\x1b\\",
    Between.SCREEN: r"(?:\x1bP(?:\x1b\]52;c;)?[A-Za-z0-9+/=]*\x07?\x1b\\)+",
    Between.EITHER: rf"(?:{OSC})?(?:\x1bP(?:\x1b\]52;c;)?[A-Za-z0-9+/=]*\x07?\x1b\\)+",
    Between.CONSOLE: "",
}
TEXTS = st.text(alphabet=st.characters() | st.sampled_from("\x1b\x07\\\x9c;c]P"), max_size=900)


@pytest.mark.parametrize(
    ("env", "between"),
    [
        ({"TERM": "xterm-256color"}, Between.NOTHING),
        ({}, Between.NOTHING),
        ({"TERM": "tmux-256color"}, Between.TMUX),
        ({"TERM": "screen-256color", "TMUX": "/tmp/t,1,0"}, Between.TMUX),
        ({"TERM": "screen", "STY": "1.pts-0.host"}, Between.SCREEN),
        ({"TERM": "screen", "STY": "1.pts-0.host", "TMUX": "/tmp/t,1,0"}, Between.SCREEN),
        ({"TERM": "tmux", "STY": "1.pts-0.host", "TMUX": "/tmp/t,1,0"}, Between.TMUX),
        ({"TERM": "screen.xterm-256color"}, Between.SCREEN),
        ({"TERM": "screen-256color"}, Between.EITHER),
        ({"TERM": "linux"}, Between.CONSOLE),
    ],
)
def test_what_lies_between_is_told_by_the_environment(env, between):
    assert look_between(env) is between


@given(TEXTS, st.sampled_from(Between))
def test_nothing_that_is_copied_breaks_out(text, between):
    sequence = copying_sequence(text, between)
    assert re.fullmatch(SHAPES[between], sequence)
    for found in re.findall(OSC, sequence):
        payload = found if isinstance(found, str) else found[0]
        assert base64.b64decode(payload) == text.encode(errors="replace")


@given(TEXTS)
def test_screen_gets_pieces_that_it_can_hold_and_puts_them_together(text):
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", copying_sequence(text, Between.SCREEN), re.DOTALL)
    assert all(len(piece) < 768 for piece in pieces)
    assert "".join(pieces) == copying_sequence(text, Between.NOTHING)


def test_a_tmux_that_has_the_text_gets_no_second_one():
    sequence = copying_sequence("pier", Between.TMUX, handed_over=True)
    assert sequence == "\x1bPtmux;\x1b\x1b]52;c;cGllcg==\x07\x1b\\"


@pytest.mark.parametrize("env", [{}, {"TMUX": "/nowhere/socket,1,0", "PATH": "/nowhere"}])
def test_a_tmux_out_of_reach_is_no_fault(env):
    assert not hand_to_tmux("pier", env)


@pytest.mark.parametrize(
    ("env", "passage", "said"),
    [
        ({}, "pier", "copied · also in /x/copied.txt"),
        ({"STY": "1.a"}, "pier", "copied through screen · also in /x/copied.txt"),
        ({"TERM": "linux"}, "pier", "this terminal has no clipboard · in /x/copied.txt"),
        (
            {},
            "é" * (MOST // 2 + 1),
            "too long for the clipboard (56,002 of 56,000 bytes) · in /x/copied.txt",
        ),
    ],
)
def test_the_message_says_which_way_it_went(env, passage, said):
    written = []
    assert tell_copied(send_copy(passage, written.append, env), "/x/copied.txt") == said
    assert bool(written) is said.startswith("copied")


def test_the_message_says_that_there_is_no_file():
    assert tell_copied("copied", "").endswith("no file could be written")
