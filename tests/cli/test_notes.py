"""`briefing notes`: notes are listed with their passage, in text and in JSON."""

from __future__ import annotations

import pytest

from briefing.library import open_stack
from briefing.model import Note
from briefing.model.anchor import make_anchor
from briefing.store import State

WORDS = "46 divers"


@pytest.fixture
def noted(ferry):
    """A note on the first article that has the words, and one whose passage is gone."""
    article = next(a for a in open_stack([ferry]).articles if WORDS in a.text)
    start = article.text.index(WORDS)
    state = State.open()
    anchor = make_anchor(article, start, start + len(WORDS))
    state.notes.keep(Note("a", anchor, len(WORDS), "count them", "2026-03-03T10:00:00Z"))
    gone = make_anchor(article, 0)
    gone = type(gone)(article.key, "0" * 16, 5, "Words that nobody ever wrote there.", "qqq", "zzz")
    state.notes.keep(Note("b", gone, 20, "gone?", "2026-03-04T10:00:00Z"))
    state.close()
    return article


def test_notes_stand_with_their_passages(ask, ferry, noted):
    answer = ask("notes", ferry)
    assert answer.code == 0
    first, second = answer.out.split("\n\n")
    assert first.startswith(f"* count them\n  | {WORDS}\n  {noted.title} · 3 Mar 2026")
    assert "gone?" in second
    assert "detached" in second


def test_rows_hold_spans_of_the_text(ask, ferry, noted):
    document = ask("notes", ferry, "--json").document
    placed, gone = document["notes"]
    assert placed["text"] == noted.text[placed["start"] : placed["end"]] == WORDS
    assert (placed["article"], placed["note"]) == (noted.id, "count them")
    assert gone["detached"]
    assert gone["quote"].startswith("Words that nobody")
    assert "start" not in gone


def test_without_notes_it_says_so(ask, ferry):
    answer = ask("notes", ferry)
    assert (answer.code, answer.out) == (0, "")
    assert "no notes" in answer.err
    assert ask("notes", ferry, "--json").document["notes"] == []


def test_no_note_is_dropped_from_those_of_the_library(ask, ferry, noted, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Another day\n\nNothing was lifted.\n")
    ask("library", "add", other)
    answer = ask("notes", "--library")
    assert " ".join(answer.out.split()).count("detached: no article of the library") == 2
    assert f"* count them\n  | {WORDS}\n" in answer.out
    rows = ask("notes", "--library", "--json").document["notes"]
    assert [(row["note"], row["detached"]) for row in rows] == [
        ("count them", True),
        ("gone?", True),
    ]
    assert rows[0]["path"] == noted.key
    assert not ask("notes", "--library", "lifted").out
    ask("library", "add", ferry)
    answer = ask("notes", "--library")
    assert "no article of the library" not in " ".join(answer.out.split())
    assert answer.out.count("* ") == 2
