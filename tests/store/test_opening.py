"""Where the file cannot be used the user is told why, and nothing is overwritten."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StateError
from briefing.store import State
from briefing.store.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.model import Article

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a user without rights can reach."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@contextlib.contextmanager
def without_rights() -> Iterator[None]:
    """Run as a user to whom file modes apply."""
    if os.geteuid():
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def fill(state: State, write: Callable[..., Article]) -> None:
    """Save more than the tests leave room for."""
    for n in range(2000):
        state.save_position(write(f"Report number {n}. " * 20), 0)


def test_garbage_is_refused_and_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"not a database at all " * 300)
    before = file.read_bytes()
    with pytest.raises(StateError, match="damaged or not a file of briefing") as caught:
        State.open(file)
    assert str(file) in str(caught.value)
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]


def test_a_torn_file_is_refused_or_fails_plainly(file: Path, write: Callable[..., Article]) -> None:
    state = State.open(file)
    with state.together():
        for n in range(300):
            state._run("INSERT INTO read_mark VALUES (?)", f"{n:016}" * 8)
    state.close()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(StateError, match="damaged"):
        State.open(file).set_read(write("Text."), True)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE bookmark (address TEXT)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(StateError, match="not a file of briefing"):
        State.open(file)
    assert file.read_bytes() == before


def test_a_newer_file_is_left_alone(file: Path, state: State) -> None:
    state._run(f"PRAGMA user_version = {VERSION + 1}")
    state.close()
    before = file.read_bytes()
    with pytest.raises(StateError, match="newer briefing"):
        State.open(file)
    assert file.read_bytes() == before


def test_an_empty_file_is_taken_over(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    State.open(file).close()
    assert file.stat().st_size > 0


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StateError):
        State.open(tmp_path / "data" / "state.sqlite3")


def test_a_folder_where_the_file_should_be(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(StateError, match="is a directory"):
        State.open(file)


def test_a_folder_without_rights(folder: Path) -> None:
    folder.chmod(0o555)
    with without_rights(), pytest.raises(StateError, match="permission denied"):
        State.open(folder / "data" / "state.sqlite3")


def test_a_folder_that_became_read_only(folder: Path) -> None:
    file = folder / "state.sqlite3"
    State.open(file).close()
    file.chmod(0o666)
    folder.chmod(0o555)
    with without_rights(), pytest.raises(StateError, match="permission denied"):
        State.open(file)


def test_a_file_that_became_read_only(folder: Path) -> None:
    file = folder / "state.sqlite3"
    State.open(file).close()
    file.chmod(0o444)
    with without_rights(), pytest.raises(StateError, match="permission denied"):
        State.open(file)


def test_a_full_disk_is_said_and_earlier_work_stays(
    file: Path, state: State, write: Callable[..., Article]
) -> None:
    first = write("The first of many.")
    state.set_read(first, True)
    pages = state._run("PRAGMA page_count")[0][0]
    state._run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StateError, match="disk is full"):
        fill(state, write)
    assert state.is_read(first)
    again = State.open(file)
    assert again.is_read(first)
    again.close()


@pytest.mark.skipif(sys.platform != "linux", reason="limits of file sizes are tried on Linux")
def test_a_quota_is_said_and_earlier_work_stays(
    file: Path, state: State, write: Callable[..., Article]
) -> None:
    first = write("The first of many.")
    state.set_read(first, True)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 5000, hard))
    try:
        with pytest.raises(StateError, match="full"):
            fill(state, write)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert state.is_read(first)
    state.save_position(first, 4)
    assert state.position(first) == 4


def test_a_lock_that_stays_is_said(
    file: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.store.opening._PATIENCE", 0.05)
    state._run("BEGIN EXCLUSIVE")
    with pytest.raises(StateError, match="another program keeps it locked"):
        State.open(file)
    state._run("ROLLBACK")


def test_python_without_sqlite_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with pytest.raises(StateError, match="without sqlite3"):
        State.open(file)


# Opened to read alone


def test_a_file_that_is_only_read_is_not_written_to(file: Path, write) -> None:
    state = State.open(file)
    state.set_read(write("Text."), True)
    state.close()
    before = file.read_bytes()
    state = State.open_to_read(file)
    assert state.is_read(write("Text."))
    with pytest.raises(StateError, match="may not be written to"):
        state.set_read(write("More."), True)
    state.close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_file_is_read_from_a_copy_in_memory(version: int, file: Path, root: Path) -> None:
    file.parent.mkdir()
    database = sqlite3.connect(file)
    database.executescript((root / f"tests/data/store/version-{version}.sql").read_text("utf-8"))
    database.close()
    before = file.read_bytes()
    state = State.open_to_read(file)
    assert state.last_stack() == ["/news"]
    assert state.read_ids(["0123456789abcdef"]) == {"0123456789abcdef"}
    assert len(state.notes.standing()) == (version >= 3)
    with pytest.raises(StateError, match="may not be written to"):
        state.save_stack(["/other"])
    state.close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_cannot_be_used_is_not_read_either(file: Path) -> None:
    with pytest.raises(StateError):
        State.open_to_read(file)
    assert not file.exists()
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"not a database at all " * 300)
    with pytest.raises(StateError, match="damaged") as caught:
        State.open_to_read(file)
    assert caught.value.reason == "the file is damaged"


def test_a_change_that_a_kill_cut_off_is_undone_by_who_looks_something_up(
    file: Path, start, write
) -> None:
    State.open(file).close()
    process = start(CUT_OFF, file)
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.wait()
    assert file.with_name(file.name + "-journal").stat().st_size > 0
    state = State.open_as_it_is(file)
    assert state._run("SELECT count(*) FROM read_mark") == [(0,)]
    assert state._run("PRAGMA integrity_check") == [("ok",)]
    state.close()


CUT_OFF = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA cache_size = 5")
database.execute("BEGIN IMMEDIATE")
for n in range(3000):
    database.execute("INSERT INTO read_mark VALUES (?)", (f"{n:016}" * 4,))
print("written", flush=True)
time.sleep(60)
"""


def test_changes_are_kept_together_or_not_at_all(file: Path, state: State, write) -> None:
    one, other = write("One."), write("Other.")

    def fail_halfway() -> None:
        with state.together():
            state.set_read(one, True)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert not state.is_read(one)
    with state.together():
        state.set_read(one, True)
        state.set_read(other, True)
    assert state.read_ids([one.id, other.id]) == {one.id, other.id}


def test_a_power_cut_cannot_bring_a_journal_back(state: State) -> None:
    assert state._run("PRAGMA synchronous") == [(3,)], "EXTRA: the folder is synchronised as well"
    assert state._run("PRAGMA journal_mode") == [("delete",)]
