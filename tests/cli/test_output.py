from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.text.width import text_width

HOSTILE = (
    "\x1b]0;owned\x07Breaking \x9b31mnews \x1b[2J\u202egnp\n\n"
    "Minister \x1b[31mOlga Brandt\x1b[0m said \x1bP1$r\x1b\\ on \u2066Monday\u2069 that "
    "\x9d52;c;aGk=\x9c the yard at Lindau \u200bwould \x08\x08close.\n\n"
    "Olga Brandt told the Lindau Post that \x0e\x0f the yard \U000e0041 was lost.\n"
)
COMMANDS = [
    "", "contents", "summary", "summary --each", "summary --format text", "summary --format md",
    "entities", "agreement", "timeline", "sources",
    "search yard", "search Brandt",
]  # fmt: skip


def acting(text: str) -> list[str]:
    """The characters that could act on a terminal, or hide."""
    return [
        c for c in text if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066"
    ]


@pytest.fixture
def hostile(tmp_path):
    for number in (1, 2):
        path = tmp_path / f"evil\x1b[31m{number}\x9b\u202e.txt"
        path.write_text(f"{HOSTILE}\nIt is paragraph {number} that tells them apart.\n", "utf-8")
    (tmp_path / "gone\x1b]2;x\x07.txt").symlink_to("nowhere")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acting_reaches_a_pipe(ask, hostile, command):
    answer = ask(*command.split(), hostile, hostile / "missing\x1b[5m.txt")
    assert answer.code == 0, answer.err
    assert acting(answer.out) == []
    assert acting(answer.err) == []
    assert "missing␛[5m.txt: " in answer.err


@pytest.mark.parametrize("command", [c for c in COMMANDS if c and "--format" not in c])
def test_nothing_acting_reaches_json(ask, hostile, command):
    answer = ask(*command.split(), hostile, "--json")
    assert acting(answer.out) == []
    assert "\\u001b" not in answer.out


def test_nothing_acting_in_faults_that_quote_the_command_line(ask):
    for words in (["--\x1b[31m"], ["contents", "--as-of", "\x1b[2J"], ["summary", "-n", "\x1b[2J"],
                  ["\x1b[31m\nx"], ["search", "\x1b[31m", "seeds"]):  # fmt: skip
        answer = ask(*words)
        assert acting(answer.out + answer.err) == []
        assert "\x1b" not in answer.err


def test_a_text_is_printed_as_offsets_count_it(ask, hostile):
    path = next(iter(sorted(hostile.glob("evil*1*"))))
    text = ask("text", path).out
    assert acting(text) == []
    assert len(text) == len(path.read_text("utf-8"))
    assert text.startswith("␛]0;owned␇Breaking")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "summary --format md"])
def test_lines_keep_to_the_width(ask, ferry, seeds, monkeypatch, command):
    for columns in (40, 80, 133):
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.chdir(seeds.parent)
        answer = ask(*command.split(), "seeds", "tests/data/cli/ferry")
        wide = [line for line in answer.out.splitlines() if text_width(line) > columns]
        assert [line for line in wide if "briefing " not in line] == []


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "1" * 40, "²"])
def test_an_odd_width_is_passed_over(ask, ferry, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    assert ask("contents", ferry).code == 0


@pytest.mark.parametrize(
    "command", ["", "summary --json", "entities --json", "search Brandt --json"]
)
def test_two_runs_give_the_same_bytes(start, seeds, ferry, command):
    first = start(*command.split(), seeds, ferry, PYTHONHASHSEED="1")
    second = start(*command.split(), seeds, ferry, PYTHONHASHSEED="77")
    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert first.stdout


def test_an_encoding_without_the_letters_gets_plain_ones(start, tmp_path):
    path = tmp_path / "a.txt"
    text = "Café “Zürich” – a title\n\nIt’s 5 € … and Łódź 東京.\n"
    path.write_text(text, "utf-8")
    for encoding in ("ascii", "latin-1"):
        ran = start("text", path, PYTHONIOENCODING=encoding)
        assert ran.returncode == 0, ran.stderr
        assert len(ran.stdout.decode(encoding)) == len(text)
    ascii_text = start("text", path, PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert ascii_text.startswith('Cafe "Zurich" - a title\n\nIt\'s 5 ? . and ?')
    contents = start("contents", path, PYTHONIOENCODING="ascii")
    assert contents.returncode == 0
    assert b'Cafe "Zurich" - a title' in contents.stdout


def test_json_is_utf_8_whatever_the_locale(start, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Zürich votes\n\nThe city of Zürich votes on Sunday.\n", "utf-8")
    ran = start("contents", path, "--json", PYTHONIOENCODING="ascii")
    assert "Zürich votes".encode() in ran.stdout


@pytest.mark.parametrize("command", ["contents", "entities --json", "text", ""])
def test_a_reader_that_leaves_early_is_no_fault(tmp_path, command):
    path = tmp_path / "long.txt"
    path.write_text("A title\n\n" + "Olga Brandt went to Lindau on Monday.\n\n" * 4000)
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", *command.split(), str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told(ferry):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "briefing", "contents", ferry],
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"briefing: ")
    assert len(ran.stderr.splitlines()) == 1


def test_a_closed_output_is_told(ferry):
    ran = subprocess.run(
        ["sh", "-c", 'exec "$0" -m briefing contents "$1" >&-', sys.executable, ferry],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 2
    assert b"closed" in ran.stderr


def on_terminal(words: list[str], **environment: str) -> str:
    """What a terminal is sent for a command."""
    above, below = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", *words],
        stdin=below, stdout=below, stderr=below, env={**os.environ, **environment},
    ) as process:  # fmt: skip
        os.close(below)
        got = b""
        try:
            while piece := os.read(above, 65536):
                got += piece
        except OSError:  # the other side has closed
            pass
        os.close(above)
        assert process.wait(60) == 0
    return got.decode()


def test_matched_words_are_bold_on_a_terminal_only(ask, ferry):
    shown = on_terminal(["search", "lindau yard", ferry], TERM="xterm")
    assert "\x1b[1mLindau\x1b[22m" in shown
    assert shown.count("\x1b[1m") == shown.count("\x1b[22m")
    dumb = on_terminal(["search", "lindau yard", ferry], TERM="dumb")
    assert "\x1b" not in dumb
    assert "\x1b" not in ask("search", "lindau yard", ferry).out


def test_a_dumb_terminal_gets_the_briefing_as_text(ferry):
    shown = on_terminal([ferry], TERM="dumb")
    assert "\x1b" not in shown
    assert "Key points" in shown
    plain = on_terminal([ferry, "--plain"], TERM="xterm")
    assert "\x1b" not in plain
    assert "Key points" in plain
