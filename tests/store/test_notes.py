"""Notes, stars and place marks are kept, changed, taken away and put back."""

from __future__ import annotations

import os
import random
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.model import Note, PlaceMark, Span
from briefing.model.anchor import make_anchor
from briefing.model.note import find_note
from briefing.store import State

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from briefing.model import Article

TEXT = "The crane raised the ferry. It was towed to the yard on Tuesday morning, they said."


def note_on(article: Article, words: str, text: str = "check this", identity: str = "a1") -> Note:
    start = article.text.index(words)
    anchor = make_anchor(article, start, start + len(words))
    return Note(identity, anchor, len(words), text, "2026-03-03T14:05:12Z")


def test_a_note_comes_back_with_its_passage(file: Path, write) -> None:
    article = write(TEXT)
    note = note_on(article, "It was towed to the yard on Tuesday morning, they said.")
    state = State.open(file)
    state.notes.keep(note)
    state.close()
    state = State.open(file)
    assert state.notes.standing() == [note]
    span = find_note(note, article)
    assert span is not None
    assert article.text[span.start : span.end].startswith("It was towed")
    state.close()


def test_a_passage_is_found_in_a_changed_article_and_told_where_it_is_gone(write) -> None:
    note = note_on(write(TEXT), "It was towed to the yard")
    changed = write("A correction was made. " + TEXT)
    at = changed.text.index("It was towed")
    assert find_note(note, changed) == Span(changed.id, at, at + len("It was towed to the yard"))
    assert find_note(note, write("Nothing of the sort was ever written by anybody.")) is None


def test_a_note_is_changed_taken_away_and_put_back(state: State, write) -> None:
    notes, note = state.notes, note_on(write(TEXT), "crane")
    notes.keep(note)
    other = replace(note, text="which crane?")
    notes.keep(other)
    assert notes.standing() == [other]
    assert notes.remove(other, "2026-03-04T00:00:00Z")
    assert notes.standing() == []
    notes.keep(other)
    assert notes.standing() == [other]


def test_stars_and_marks(state: State, write) -> None:
    notes, first, second = state.notes, write(TEXT), write(TEXT + " More.")
    notes.set_star(first, True)
    notes.set_star(first, True)
    assert notes.stars() == {first.id: first.key}
    notes.set_star(first, False)
    assert notes.stars() == {}
    one = PlaceMark("a", make_anchor(first, 4))
    two = PlaceMark("a", make_anchor(second, 9))
    notes.set_mark(one)
    notes.set_mark(two)
    assert notes.marks() == [one, two]
    notes.set_mark(one)
    assert notes.marks() == [two, one], "the newest is the last"
    notes.remove_mark(one)
    assert notes.marks() == [two]


def test_a_star_taken_away_is_taken_from_earlier_forms_too(state: State, write) -> None:
    notes, old, new = state.notes, write(TEXT), write(TEXT + " More.")
    elsewhere, piped = write(TEXT + " Else.", "/other.txt"), write(TEXT + " Piped.", "-")
    for article in (old, elsewhere, piped):
        notes.set_star(article, True)
    notes.set_star(new, False)
    assert set(notes.stars()) == {elsewhere.id, piped.id}
    notes.set_star(write("Something else came in.", "-"), False)
    assert piped.id in notes.stars()


def test_names_of_files_that_are_no_utf8_are_kept(state: State, write) -> None:
    article = write(TEXT, "/news/\udcff.txt")
    state.notes.keep(note_on(article, "crane"))
    (kept,) = state.notes.standing()
    assert kept.anchor.key == "/news/\\udcff.txt"


def test_two_sessions_see_each_others_work(file: Path, write) -> None:
    one, other = State.open(file), State.open(file)
    article = write(TEXT)
    before = other.changes()
    one.notes.keep(note_on(article, "crane"))
    assert other.changes() != before
    assert [note.text for note in other.notes.standing()] == ["check this"]
    before = other.changes()
    other.notes.set_star(article, True)
    assert other.changes() == before, "one's own work is no news"
    one.close()
    other.close()


WRITER = """
import sys
from pathlib import Path
from briefing.model import Article, Note
from briefing.model.anchor import make_anchor
from briefing.store import State
article = Article("0" * 16, "/a", "/a", "text", "t", "The crane raised the ferry.", ())
state = State.open(Path(sys.argv[1]))
n = len(state.notes.standing())
while True:
    note = Note(f"{n}", make_anchor(article, 4, 9), 5, f"note {n}", f"2026-03-03T14:05:12.{n:06}Z")
    state.notes.keep(note)
    print(n, flush=True)
    n += 1
"""


@pytest.mark.parametrize("kill", [1, 7, 20])
def test_a_note_that_was_acknowledged_outlives_a_kill(
    file: Path, start: Callable[..., subprocess.Popen[str]], kill: int
) -> None:
    process = start(WRITER, file)
    acknowledged = -1
    for _ in range(kill + random.randrange(5)):
        acknowledged = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    state = State.open(file)
    assert len(state.notes.standing()) > acknowledged
    assert state._run("PRAGMA integrity_check") == [("ok",)]
    state.close()
