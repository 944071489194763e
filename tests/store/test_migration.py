"""A file of an earlier version is brought up to date, all or nothing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StateError
from briefing.store import State, opening
from briefing.store.schema import MIGRATIONS, VERSION

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def older(file: Path, root: Path) -> Path:
    """A file that version 1 made and filled."""
    file.parent.mkdir()
    database = sqlite3.connect(file)
    database.executescript((root / "tests/data/store/version-1.sql").read_text("utf-8"))
    database.close()
    return file


def test_an_older_file_keeps_what_it_holds_and_takes_corrections(older: Path, write) -> None:
    state = State.open(older)
    article = write("The crane raised the ferry.")
    assert state.read_ids(["0123456789abcdef"]) == {"0123456789abcdef"}
    assert state.last_stack() == ["/news"]
    assert state.position(article) == len("The crane ")
    assert state.corrections.in_effect() == []
    assert state._run("PRAGMA user_version") == [(VERSION,)]
    state.close()
    State.open(older).close()


def test_a_migrated_file_is_the_same_as_a_new_one(older: Path, tmp_path: Path) -> None:
    def tables(path: Path) -> list[tuple[str, str]]:
        state = State.open(path)
        found = state._run("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1")
        state.close()
        return found

    assert tables(older) == tables(tmp_path / "new.sqlite3")


def test_a_migration_that_fails_changes_nothing(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()
    broken = (*MIGRATIONS, "CREATE TABLE further (x TEXT); CREATE TABLE read_mark (y TEXT);")
    monkeypatch.setattr(opening, "MIGRATIONS", broken)
    monkeypatch.setattr(opening, "VERSION", len(broken))
    with pytest.raises(StateError):
        State.open(older)
    assert older.read_bytes() == before
