"""`briefing agreement`: filters, what it says, and its exit codes."""

from __future__ import annotations

import pytest

HERALD = """Ferry raised

The salvage operation off the mole used two floating cranes and 46 divers, Ilya Brandt said.

All 31 people on board the ferry Aurora were taken off by the pilot boat.

The light on the mole cost 240,000 euros when the harbour board had it built by the state.
"""
COAST = """Ferry afloat

Some 40 divers took part in the salvage operation off the mole, a councillor told reporters.

All 31 people on board the Aurora had been taken off by the pilot boat when it sank.
"""


@pytest.fixture
def differing(tmp_path):
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    (tmp_path / "coast.txt").write_text(COAST, encoding="utf-8")
    return tmp_path


def rows(answer):
    return answer.document["agreement"]


def test_differences_come_first_with_both_places_and_the_reason(ask, differing):
    first = rows(ask("agreement", "--json", differing))[0]
    assert (first["status"], first["aspect"]) == ("differs", "number")
    assert sorted(span["value"] for span in first["spans"]) == ["46 divers", "Some 40 divers"]
    assert all(span["compared"]["text"] == span["value"] for span in first["spans"])
    assert {span["stance"] for span in first["spans"]} == {"differs"}
    assert "46" in first["reason"]
    assert "40" in first["reason"]


@pytest.mark.parametrize("status", ["differs", "corroborated", "single"])
def test_one_status_alone(ask, differing, status):
    every = rows(ask("agreement", "--json", differing))
    found = rows(ask("agreement", "--status", status, "--json", differing))
    assert found == [row for row in every if row["status"] == status]
    assert found


def test_one_name_alone(ask, differing):
    found = rows(ask("agreement", "--entity", "aurora", "--json", differing))
    assert [row["spans"][0]["value"] for row in found] == ["31 people"]
    assert ask("agreement", "--entity", "Nobody", differing).code == 2


def test_lines_say_who_differs_and_why(ask, differing):
    out = ask("agreement", differing).out
    assert out.startswith("2 articles · 1 differs · 1 corroborated · 1 alone\n")
    assert "≠ … divers" in out
    assert "why: both give a number of divers; no rounding or sum joins" in out


def test_nothing_of_the_kind_is_said(ask, differing):
    answer = ask("agreement", "--aspect", "place", differing)
    assert (answer.code, answer.out) == (1, "")
    assert "nothing to compare" in answer.err


def test_an_unknown_status_is_told(ask, differing):
    answer = ask("agreement", "--status", "maybe", differing)
    assert answer.code == 2
