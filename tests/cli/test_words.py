from __future__ import annotations

import pytest

from briefing.cli.dispatch import split_command

ARTICLE = "Lighthouse keeper retires\n\nThe keeper of Skagen left on Friday after forty years.\n"


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        ([], "", []),
        (["seeds"], "", ["seeds"]),
        (["summary", "seeds"], "summary", ["seeds"]),
        (["--json", "summary", "seeds"], "summary", ["--json", "seeds"]),
        (["-n", "3", "summary"], "summary", ["-n", "3"]),
        (["--theme", "summary", "seeds"], "", ["--theme", "summary", "seeds"]),
        (["--", "summary"], "", ["--", "summary"]),
        (["./summary"], "", ["./summary"]),
        (["-", "summary"], "", ["-", "summary"]),
        (["seeds", "summary"], "", ["seeds", "summary"]),
        (["summary", "summary"], "summary", ["summary"]),
    ],
)
def test_the_first_word_that_is_no_option_decides(words, command, rest):
    assert split_command(words) == (command, rest)


@pytest.fixture
def summary_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "summary"
    folder.mkdir()
    (folder / "keeper.txt").write_text(ARTICLE)
    return folder


@pytest.mark.parametrize("words", [["./summary"], ["--", "summary"]])
def test_a_folder_named_like_a_command_can_be_read(ask, summary_folder, words):
    answer = ask(*words)
    assert answer.code == 0
    assert "Lighthouse keeper retires" in answer.out
    assert "Contents" in answer.out


def test_behind_a_command_its_name_is_a_path(ask, summary_folder):
    answer = ask("contents", "summary", "--json")
    assert [row["path"] for row in answer.document["articles"]] == ["summary/keeper.txt"]


def test_options_stand_anywhere(ask, ferry):
    expected = ask("search", "Lindau", ferry, "-n", "2", "--json").out
    assert ask("search", "-n", "2", "Lindau", "--json", ferry).out == expected
    assert ask("--json", "search", "-n2", "Lindau", ferry).out == expected
    assert ask("search", "--json", "-n", "2", "--", "Lindau", ferry).out == expected


def test_behind_two_hyphens_words_may_begin_with_one(ask, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-odd.txt").write_text(ARTICLE)
    assert ask("contents", "--", "-odd.txt").code == 0
    assert ask("search", "--", "-Skagen", "-odd.txt").code in (0, 1)


def test_options_are_not_guessed_from_their_beginnings(ask, ferry):
    assert ask("contents", "--js", ferry).code == 2


def test_standard_input_is_read_for_a_hyphen_only(start, tmp_path):
    ran = start("contents", "-", "--json", stdin=ARTICLE.encode())
    assert ran.returncode == 0, ran.stderr
    assert b"Lighthouse keeper retires" in ran.stdout
    other = tmp_path / "other.txt"
    other.write_text("Another title\n\nAnother paragraph altogether.\n")
    ran = start("contents", other, stdin=ARTICLE.encode())
    assert b"Lighthouse" not in ran.stdout
    ran = start("contents", stdin=ARTICLE.encode())
    assert b"Lighthouse" not in ran.stdout
    assert b"Kim" in ran.stdout


def test_standard_input_with_nothing_in_it(start):
    ran = start("contents", "-")
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"briefing: ")
