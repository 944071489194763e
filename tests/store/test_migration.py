"""A file of an earlier version is brought up to date, all or nothing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StateError
from briefing.model import EntityKind, Hide, Named
from briefing.store import State, opening
from briefing.store.schema import MIGRATIONS, VERSION

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = Hide(Named("Share", EntityKind.OTHER), "2026-03-04T08:00:00.000Z")


@pytest.fixture(params=range(1, VERSION))
def older(request: pytest.FixtureRequest, file: Path, root: Path) -> Path:
    """A file that an earlier version made and filled."""
    script = root / f"tests/data/store/version-{request.param}.sql"
    file.parent.mkdir()
    database = sqlite3.connect(file)
    database.executescript(script.read_text("utf-8"))
    database.close()
    return file


def version_of(path: Path) -> int:
    database = sqlite3.connect(path)
    try:
        return int(database.execute("PRAGMA user_version").fetchone()[0])
    finally:
        database.close()


def test_an_older_file_keeps_what_it_holds(older: Path, write) -> None:
    before = version_of(older)
    kept = [] if before < 2 else [HIDDEN]
    state = State.open(older)
    article = write("The crane raised the ferry.")
    assert state.read_ids(["0123456789abcdef"]) == {"0123456789abcdef"}
    assert state.last_stack() == ["/news"]
    assert state.position(article) == len("The crane ")
    assert state.corrections.in_effect() == kept
    notes, starred = ([], {}) if before < 3 else (["which crane?"], {"0123456789abcdef": ""})
    assert [note.text for note in state.notes.standing()] == notes
    assert state.notes.stars() == starred
    assert [mark.letter for mark in state.notes.marks()] == ["a"] * len(notes)
    assert state.queries.kept() == ([] if before < 4 else ["crane -mole", "who:kim visit"])
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


def test_a_copy_of_the_older_file_is_set_aside(older: Path, monkeypatch) -> None:
    version, before = version_of(older), older.read_bytes()
    State.open(older).close()
    copy = older.with_name(f"state.version-{version}.sqlite3")
    assert version_of(copy) == version
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in older.parent.iterdir()) == sorted((older.name, copy.name))

    older.write_bytes(before)  # an earlier briefing was gone back to
    copy.write_bytes(b"the first copy is the one that was never migrated")
    State.open(older).close()
    assert copy.read_bytes().startswith(b"the first copy")


def test_a_file_is_not_migrated_where_no_copy_can_be_kept(older: Path) -> None:
    before = older.read_bytes()
    older.with_name(f"state.version-{version_of(older)}.sqlite3.part").mkdir()
    with pytest.raises(StateError, match="cannot keep"):
        State.open(older)
    assert older.read_bytes() == before
