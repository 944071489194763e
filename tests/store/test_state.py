"""What the user made is there the next time."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from briefing import paths
from briefing.store import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from briefing.model import Article

TEXT = "The ferry ran again on Monday. " * 5 + "Captain Aalto said the pier had held. " * 3
PLACE = TEXT.index("Captain")


def test_a_new_file_knows_nothing(state: State, write: Callable[..., Article]) -> None:
    article = write(TEXT)
    assert state.last_stack() == []
    assert state.position(article) is None
    assert not state.is_read(article)
    assert state.read_ids([article.id]) == set()


def test_everything_is_there_after_reopening(file: Path, write: Callable[..., Article]) -> None:
    article = write(TEXT)
    state = State.open(file)
    state.save_position(article, PLACE)
    state.set_read(article, True)
    state.save_stack(["/news", "/other/ferry.txt"])
    state.close()
    state = State.open(file)
    assert state.position(article) == PLACE
    assert state.is_read(article)
    assert state.last_stack() == ["/news", "/other/ferry.txt"]
    state.close()


def test_the_usual_place_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "state_file", lambda: tmp_path / "deep" / "er" / "state.sqlite3")
    State.open().close()
    assert (tmp_path / "deep" / "er" / "state.sqlite3").is_file()


def test_nobody_else_can_read_the_file(file: Path, state: State) -> None:
    state.save_stack(["/news"])
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    for each in file.parent.iterdir():
        assert stat.S_IMODE(each.stat().st_mode) == 0o600


def test_a_later_position_replaces_an_earlier_one(
    state: State, write: Callable[..., Article]
) -> None:
    article = write(TEXT)
    state.save_position(article, 3)
    state.save_position(article, PLACE)
    assert state.position(article) == PLACE


def test_a_moved_file_keeps_its_place(state: State, write: Callable[..., Article]) -> None:
    state.save_position(write(TEXT, "/news/ferry.txt"), PLACE)
    assert state.position(write(TEXT, "/archive/monday.txt")) == PLACE


def test_an_edited_file_keeps_its_place_and_is_unread(
    state: State, write: Callable[..., Article]
) -> None:
    before = write(TEXT)
    state.save_position(before, PLACE)
    state.set_read(before, True)
    after = write("Updated at noon. " + TEXT)
    assert state.position(after) == PLACE + len("Updated at noon. ")
    assert not state.is_read(after)
    assert state.is_read(before)


def test_a_file_edited_twice_goes_by_the_newer_place(
    state: State, write: Callable[..., Article]
) -> None:
    first, second = write(TEXT), write("One. " + TEXT)
    state.save_position(first, 0)
    state.save_position(second, PLACE + 5)
    state.save_position(write("Elsewhere. " + TEXT, "/other.txt"), 0)
    assert state.position(write("One. Two. " + TEXT)) == PLACE + 10


def test_a_file_that_lost_the_words_has_no_place(
    state: State, write: Callable[..., Article]
) -> None:
    state.save_position(write(TEXT), PLACE)
    assert state.position(write("Something else altogether was written here.")) is None


def test_texts_from_standard_input_are_not_taken_for_one_another(
    state: State, write: Callable[..., Article]
) -> None:
    state.save_position(write(TEXT, "-"), PLACE)
    assert state.position(write("Updated. " + TEXT, "-")) is None
    assert state.position(write(TEXT, "-")) == PLACE


def test_a_read_mark_can_be_taken_back(state: State, write: Callable[..., Article]) -> None:
    article = write(TEXT)
    state.set_read(article, True)
    state.set_read(article, True)
    assert state.is_read(article)
    state.set_read(article, False)
    assert not state.is_read(article)


def test_read_marks_of_a_large_stack(state: State, write: Callable[..., Article]) -> None:
    articles = [write(f"Report number {n}.") for n in range(1203)]
    for article in articles[::100]:
        state.set_read(article, True)
    read = {a.id for a in articles[::100]}
    assert state.read_ids(a.id for a in articles) == read
    others = [f"{number:016x}" for number in range(5_000)]
    assert state.read_ids([*others, *(a.id for a in articles)]) == read
    assert state.read_ids(others) == set()


def test_standard_input_is_no_last_stack(state: State) -> None:
    state.save_stack(["/news", "-"])
    assert state.last_stack() == ["/news"]
    state.save_stack(["-"])
    assert state.last_stack() == ["/news"]


def test_paths_are_kept_absolute(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    state.save_stack(["ferry.txt", "./a/../b", "https://example.org/feed"])
    assert state.last_stack() == [
        str(tmp_path / "ferry.txt"), str(tmp_path / "b"), "https://example.org/feed",
    ]  # fmt: skip


def test_names_that_are_no_utf8_are_kept(state: State, write: Callable[..., Article]) -> None:
    name = os.fsdecode(b"/news/caf\xe9.txt")
    state.save_stack([name])
    assert state.last_stack() == [name]
    state.save_position(write(TEXT, name), PLACE)
    assert state.position(write("New. " + TEXT, name)) == PLACE + 5


def test_a_damaged_last_stack_is_no_stack(state: State) -> None:
    state._run("INSERT INTO fact VALUES ('last stack', '[1, \"/news\"')")
    assert state.last_stack() == []
