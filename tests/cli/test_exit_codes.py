from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing import __version__, paths
from briefing.cli import dispatch

COMMANDS = ["contents", "summary", "entities", "text", "search x"]


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(ask, flag):
    answer = ask(flag)
    assert (answer.code, answer.out, answer.err) == (0, f"briefing {__version__}\n", "")
    assert ask("contents", flag).out == answer.out


def test_help_names_every_command_and_option(ask):
    answer = ask("-h")
    assert answer.code == 0
    for word in ("contents", "text", "summary", "entities", "search", "--plain", "--mouse",
                 "--theme", "--strict", "--as-of", "--version"):  # fmt: skip
        assert word in answer.out
    for command in COMMANDS:
        one = ask(command.split()[0], "--help")
        assert one.code == 0
        assert one.out.startswith(f"usage: briefing {command.split()[0]} ")


@pytest.mark.parametrize("width", [40, 80])
def test_help_keeps_to_the_width(ask, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    for command in ("", *dispatch.COMMANDS):
        told = ask(*command.split(), "-h").out
        assert [line for line in told.splitlines() if len(line) > width] == []
        assert "\t" not in told


def test_every_option_with_a_value_may_stand_before_the_command(ask):
    for name, command in dispatch.COMMANDS.items():
        parser = dispatch._build_parser(name, command)
        valued = {
            option
            for action in parser._actions
            if action.nargs is None
            for option in action.option_strings
        }
        assert valued <= dispatch._VALUED
    assert ask("--format", "md", "summary", "no/such/file.txt").err.startswith("briefing: no/such")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["contents", "--strct"], "no option --strct; did you mean --strict?"),
        (["--lbrary=x"], "no option --lbrary; did you mean --library?"),
        (["contents", "--quite-other"], "no option --quite-other (see"),
        (["agreement", "--status", "differ"],
         "--status wants one of differs, corroborated, single, not 'differ'"),
        (["agreement", "--aspect", ""], "--aspect wants one of number, date, place, name, wording"),
        (["summary", "--format", "pdf"], "--format wants one of text, md, not 'pdf'"),
        (["summary", "-n"], "-n wants a value"),
        (["summary", "-n", "0"], "-n wants a whole number from 1, not '0'"),
        (["summary", "--json", "--format", "md"], "--format does not go with --json"),
        (["contents", "--json=yes"], "--json takes no value"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_fault_in_an_option_says_what_is_wanted(ask, words, told):
    answer = ask(*words)
    assert answer.code == 2
    assert answer.err.startswith(f"briefing: {told}")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_is_two_and_one_line(ask, command):
    answer = ask(*command.split(), "no/such/file.txt")
    assert answer.code == 2
    assert answer.out == ""
    (line,) = answer.err.splitlines()
    assert line.startswith("briefing: no/such/file.txt: ")


@pytest.mark.parametrize("command", ["contents", "summary", "entities", "search ferry"])
def test_one_bad_file_among_good_ones_is_told_and_no_more(ask, ferry, command):
    words = [*command.split(), ferry, "missing.txt"]
    answer = ask(*words)
    assert answer.code == 0
    assert "briefing: missing.txt: " in answer.err
    assert answer.out
    strict = ask(*words, "--strict")
    assert strict.code == 2
    assert strict.out == answer.out
    assert ask(*command.split(), ferry, "--strict").code == 0


def test_a_binary_file_that_is_named_is_a_failure(ask, tmp_path):
    path = tmp_path / "picture.bin"
    path.write_bytes(bytes(range(256)) * 16)
    answer = ask("contents", path)
    assert answer.code == 2
    assert answer.out == ""
    assert "picture.bin: " in answer.err


def test_what_a_folder_holds_beside_articles_is_counted(ask, tmp_path):
    (tmp_path / ".hidden.txt").write_text("Not to be read.\n")
    (tmp_path / "picture.bin").write_bytes(bytes(range(256)) * 16)
    (tmp_path / "a.txt").write_text("A title\n\nA paragraph that says something.\n")
    answer = ask("contents", tmp_path, "--strict")
    assert answer.code == 0
    assert answer.err == "briefing: passed over in folders: 1 hidden, 1 without text\n"
    assert "Not to be read" not in answer.out


def test_an_empty_folder_opens_nothing(ask, tmp_path):
    answer = ask("contents", tmp_path)
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1


def test_nothing_found_is_one_and_says_what_was_tried(ask, ferry):
    for more in ([], ["--json"]):
        answer = ask("search", "zzqxwv", ferry, *more)
        assert answer.code == 1
        assert "zzqxwv" in answer.err
    assert ask("search", "zzqxwv", ferry, "missing.txt", "--strict").code == 2


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("entities", "no name was found"),
        ("entities --shared", "no name that several articles share was found"),
        ("summary", "no key points were found"),
        ("summary --each", "no key points were found"),
        ("agreement", "nothing to compare was found"),
    ],
)
def test_an_article_that_holds_none_of_it_is_one(ask, tmp_path, command, told):
    path = tmp_path / "a.txt"
    path.write_text("x\n")
    answer = ask(*command.split(), path)
    assert answer.code == 1
    assert answer.err == f"briefing: {told} in these articles\n"
    assert ask(*command.split(), path, "--json").code == 1


def test_a_name_that_is_asked_for_where_there_are_none(ask, tmp_path):
    (tmp_path / "a.txt").write_text("x\n")
    for command in ("agreement", "timeline"):
        answer = ask(command, "--entity", "Holt", tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert "no name 'Holt'" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ["--no-such-option"],
        ["contents", "--each"],
        ["contents", "--plain"],
        ["summary", "-n"],
        ["summary", "-n", "0"],
        ["summary", "-n", "-3"],
        ["summary", "-n", "many"],
        ["summary", "-n", "²"],
        ["summary", "--format", "pdf"],
        ["summary", "--format", "md", "--json"],
        ["search"],
        ["search", "  "],
        ["text"],
        ["text", "a", "b"],
        ["contents", "--as-of", "yesterday"],
        ["contents", "--as-of", "20260331"],
        ["contents", "--as-of", "2026-02-30"],
        ["contents", "--as-of"],
        ["--theme"],
    ],
    ids=" ".join,
)
def test_a_faulty_command_line_is_two_and_one_line(ask, words):
    answer = ask(*words)
    assert answer.code == 2
    assert answer.out == ""
    (line,) = answer.err.splitlines()
    assert line.startswith("briefing: ")


def test_text_of_several_articles_names_them(ask, ferry):
    answer = ask("text", ferry)
    assert answer.code == 2
    assert "3 articles" in answer.err
    assert "coast.txt" in answer.err


def test_a_mistyped_command_is_told(ask, ferry):
    for words in (["sumary", ferry], ["sumary"]):
        assert 'did you mean the command "summary"?' in ask(*words).err
    assert "did you mean" not in ask("summit.txt").err


def test_as_of_takes_a_day(ask, ferry):
    for command in ("contents", "summary", "entities", "search ferry", "--plain"):
        assert ask(*command.split(), ferry, "--as-of", "2026-03-31").code == 0


def test_interrupted(monkeypatch, ask):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.cli.dispatch.dispatch", interrupt)
    assert ask("contents").code == 130
    assert ask("contents").err == ""


def test_a_fault_of_ours_is_reported_neutralised(monkeypatch, ask):
    def fail(*_: object) -> None:
        raise RuntimeError("\x1b]0;title\x07")

    monkeypatch.setattr("briefing.cli.dispatch.dispatch", fail)
    answer = ask("contents")
    assert answer.code == 2
    assert "RuntimeError" in answer.err
    assert "\x1b" not in answer.err


def test_a_path_without_a_name_is_told(ask):
    assert ask("contents", "").err == "briefing: a path without a name: no such file or folder\n"


def test_standard_input_is_read_once(start):
    ran = start("contents", "-", "-", stdin=b"A title\n\nA text that says something.\n")
    assert ran.returncode == 0
    assert ran.stdout.startswith(b"1 article ")
    assert ran.stderr == b"briefing: standard input is read once\n"


def test_what_waits_on_standard_input_unnamed_is_told(start, tmp_path, ferry):
    file = tmp_path / "sent.txt"
    file.write_text("A title\n\nA text.\n")
    command = [sys.executable, "-m", "briefing", "contents"]
    with file.open() as stream:
        ran = subprocess.run(command, stdin=stream, capture_output=True, check=False)
    assert ran.returncode == 0
    assert b'name it "-"' in ran.stderr
    assert start("contents", stdin=b"").stderr == b""
    with file.open() as stream:
        ran = subprocess.run([*command, ferry], stdin=stream, capture_output=True, check=False)
    assert ran.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["-V", "contents", "contents --json"])
def test_a_full_disk_is_told_in_a_sentence(words):
    command = [sys.executable, "-m", "briefing", *words.split()]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr == b"briefing: cannot go on: No space left on device\n"


def test_a_name_that_several_share_is_told(ask, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Two towns\n\nThe mayor of North Lindau met Ada Berg on 3 March 2026.\n\n"
        "The council of South Lindau met Ada Berg on 4 March 2026.\n"
    )
    names = {row["name"] for row in ask("entities", tmp_path, "--json").document["entities"]}
    assert {"North Lindau", "South Lindau"} <= names
    answer = ask("timeline", "--entity", "lindau", tmp_path)
    assert answer.code == 0
    assert "was taken for" in answer.err
    assert "did you mean 'Ada Berg'?" in ask("timeline", "--entity", "Ada Brg", tmp_path).err
    assert ask("timeline", "--entity", " ", tmp_path).code == 2


def test_a_last_stack_that_cannot_be_known_is_told(ask):
    file = paths.state_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"rubbish" * 1000)
    answer = ask("contents")
    assert answer.code == 0
    assert "the last stack is not known, the sample is shown: " in answer.err
    assert str(file) in answer.err
    assert ask("contents", "no/such.txt").err.startswith("briefing: no/such.txt: ")
