"""`briefing timeline` in words and in JSON: days, the name that is asked for, the day given."""

from __future__ import annotations

import re

import pytest

PRECISIONS = {"day", "week", "month", "season", "year", "decade", "century"}
ISO = {
    "day": r"[\dX]{4}-[\dX]{2}-\d\d",
    "week": r"\d{4}-W\d\d|[\dX]{4}-\d\d-\d\d",
    "month": r"[\dX]{4}-\d\d",
    "season": r"[\dX]{4}-2[1-4]",
    "year": r"\d{4}",
    "decade": r"\d{3}X",
    "century": r"\d\dXX",
}


@pytest.fixture
def stack(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Crews raise ferry\n\nCrews raised the sunken ferry Aurora on Tuesday, the port said on "
        "Wednesday. The Aurora was built in 1998.\n\nThe inquiry opened two days later. "
        "Maren Holt will speak on 6 March.\n"
    )
    return tmp_path


def test_rows_have_iso_dates_and_fixed_words(ask, stack):
    rows = ask("timeline", stack, "--as-of", "2026-03-05", "--json").document["timeline"]
    assert rows
    for row in rows:
        if row["date"]:
            assert re.fullmatch(ISO[row["precision"]], row["date"]), row
            assert row["known"] in {"stated", "resolved", "inferred"}
            assert row["first"] <= row["last"]


def test_the_day_that_is_given_places_what_has_none(ask, stack):
    def days(*words):
        rows = ask("timeline", stack, *words, "--json").document["timeline"]
        return [(row["date"], row["spans"][0]["when"]["text"]) for row in rows]

    assert days() == [
        ("1998", "1998"), ("XXXX-03-06", "6 March"), ("", "Tuesday"), ("", "two days later"),
    ]  # fmt: skip
    assert days("--as-of", "2026-03-05") == [
        ("1998", "1998"),
        ("2026-03-03", "Tuesday"),
        ("2026-03-06", "two days later"),
        ("2026-03-06", "6 March"),
    ]


def test_text_has_each_day_once_and_says_what_is_open(ask, stack):
    out = ask("timeline", stack).out
    assert "6 Mar (year?)" in out
    assert "year not stated" in out
    assert re.search(r'^no date +Crews raised .*\n.*\n.*"Tuesday"', out, re.MULTILINE)
    assert out.count("no date") == 1


def test_one_name_alone(ask, stack):
    rows = ask("timeline", stack, "--entity", "holt", "--json").document["timeline"]
    assert [row["spans"][0]["when"]["text"] for row in rows] == ["6 March"]
    answer = ask("timeline", stack, "--entity", "Nobody Here")
    assert (answer.code, answer.out) == (2, "")
    assert "no name 'Nobody Here'" in answer.err


def test_nothing_found(ask, tmp_path):
    (tmp_path / "a.txt").write_text("A title\n\nNothing has a day in this text, which is short.\n")
    answer = ask("timeline", tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert "no dates were found" in answer.err


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "20260305", "2026-3-5", "2026-W10-1"])
def test_a_day_that_is_none_is_named(ask, stack, day):
    answer = ask("timeline", stack, "--as-of", day)
    assert answer.code == 2
    assert day in answer.err
    assert "2026-03-31" in answer.err
