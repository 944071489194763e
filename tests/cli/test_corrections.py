"""Corrections leave as a text and come back from one."""

from __future__ import annotations

import pytest

from briefing.model import EntityKind, Hide, Merge, Named, Rename
from briefing.store import State

PERSON = EntityKind.PERSON
HOLT = Named("Maren Holt", PERSON)
MADE = [
    Merge(Named("M. Holt", PERSON), HOLT, "2026-03-03T14:05:12.345Z"),
    Rename(HOLT, 'Maren "K." Holt', "2026-03-03T14:05:12.346Z"),
]
LINES = """\
merge "M. Holt" person into "Maren Holt" person on 2026-03-03T14:05:12.345Z
rename "Maren Holt" person to "Maren \\"K.\\" Holt" on 2026-03-03T14:05:12.346Z
"""


@pytest.fixture
def keep():
    def keep(*corrections):
        state = State.open()
        state.corrections.add(corrections)
        found = state.corrections.in_effect()
        state.close()
        return found

    return keep


def test_corrections_are_written_one_a_line(ask, keep, tmp_path):
    keep(*reversed(MADE))
    answer = ask("entities", "--export-corrections")
    assert answer.code == 0
    assert answer.out.startswith("# ")
    assert answer.out.endswith(LINES)
    file = tmp_path / "names.txt"
    file.write_text("old")
    told = ask("entities", "--export-corrections", file)
    assert told.out == f"2 corrections written to {file}\n"
    assert file.read_text() == answer.out
    assert [path.name for path in tmp_path.iterdir()] == ["names.txt"]


def test_without_corrections_the_text_says_what_it_is(ask):
    answer = ask("entities", "--export-corrections")
    assert answer.code == 0
    assert all(line.startswith("#") for line in answer.out.splitlines())


def test_what_was_written_is_taken_once(ask, keep, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("\ufeff# ours\n\n" + LINES.replace("\n", "\r\n"), "utf-8")
    answer = ask("entities", "--import-corrections", file)
    assert (answer.code, answer.out) == (0, "2 corrections taken\n")
    answer = ask("entities", "--import-corrections", file)
    assert (answer.code, answer.out) == (0, "0 corrections taken, 2 were there already\n")
    file.write_text(LINES + 'hide "Share"\n' + LINES)
    answer = ask("entities", "--import-corrections", file)
    assert answer.out == "1 correction taken, 2 were there already\n"
    assert keep() == [Hide(Named("Share", EntityKind.OTHER)), *MADE]


def test_standard_input_is_taken(start):
    answer = start("entities", "--import-corrections", "-", stdin=LINES.encode())
    assert (answer.returncode, answer.stdout) == (0, b"2 corrections taken\n")
    answer = start("entities", "--export-corrections")
    assert answer.stdout.decode().endswith(LINES)


def test_lines_at_fault_are_named_and_nothing_is_taken(ask, keep, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text(LINES + "<<<<<<< ours\nmerge Holt\n" + 'hide "Aurora" vessel\n')
    answer = ask("entities", "--import-corrections", file)
    assert answer.code == 2
    assert 'line 3: no correction "<<<<<<<"; begin with merge' in answer.err
    assert "line 4: a name is missing" in answer.err
    assert "line 5: " in answer.err
    assert "nothing was taken" in answer.err
    assert keep() == []


def test_of_many_lines_at_fault_some_are_named(ask, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("praise\n" * 50)
    answer = ask("entities", "--import-corrections", file)
    assert len(answer.err.splitlines()) == 11
    assert "(50 in all)" in answer.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--import-corrections", "none.txt"], "none.txt: No such file"),
        (["--export-corrections", "none/names.txt"], "none/names.txt: No such file"),
        (["--export-corrections", "a", "--import-corrections", "a"], "not both"),
        (["--export-corrections", "a", "--json"], "there is no PATH, --json"),
        (["--import-corrections", "a", "b"], "no PATH"),
        (["--import-corrections"], "wants a value"),
    ],
)
def test_what_cannot_be_done_is_told(ask, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    answer = ask("entities", *words)
    assert answer.code == 2
    assert told in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_text_is_told(ask, tmp_path):
    file = tmp_path / "names.txt"
    file.write_bytes(b"\xff\xfe\x00hide")
    answer = ask("entities", "--import-corrections", file)
    assert answer.code == 2
    assert "is not UTF-8" in answer.err


def test_what_was_taken_is_shown(ask, ferry, tmp_path):
    file = tmp_path / "names.txt"
    file.write_text('rename "Maren Holt" to "Salvage chief Holt"\n')
    ask("entities", "--import-corrections", file)
    names = [row["name"] for row in ask("entities", ferry, "--json").document["entities"]]
    assert "Salvage chief Holt" in names
