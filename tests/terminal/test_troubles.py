"""Where the user's file or the index cannot be used, the stack opens all the same and says why."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from leaving import SIZE, write_stack
from ledger import ROOT
from troubled_disks import FixedFolder, SmallDisk

from briefing.collection.folders import FEWEST
from briefing.model import Note
from briefing.model.anchor import Anchor
from briefing.store import State
from briefing.store.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ptydriver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="disks are mounted on Linux")
KEPT = "kept before"


class Reader:
    """A reader in a terminal, and the same program without one."""

    def __init__(self, command: list[str], env: dict[str, str], start: Callable[..., Terminal]):
        self.command, self.env, self._start = command, env, start
        self.folder = write_stack(Path(env["HOME"], "stack"))
        self.data = Path(env["XDG_DATA_HOME"])
        self.file = self.data / "briefing" / "state.sqlite3"
        self.run: Terminal

    def seed(self) -> bytes:
        """Make the user's file with a note on the first article; return its bytes."""
        state = State.open(self.file)
        text = (self.folder / "0.txt").read_text("utf-8")
        place = text.index("Ada")
        anchor = Anchor(
            str(self.folder / "0.txt"), "0" * 16, place, text[place : place + 30], "", ""
        )
        state.notes.keep(Note("a", anchor, 30, KEPT, "2026-03-03T10:00:00Z"))
        state.close()
        return self.file.read_bytes()

    def open(self, told: str, *paths: Path) -> None:
        """Open the stack, which must show, and wait until the status line says something."""
        command = [*self.command, *map(str, paths or [self.folder])]
        self.run = self._start(command, SIZE)
        self.run.wait_for("Pier one", "Ada Marsh saw crane 0", told)

    def write_note(self, text: str, told: str) -> None:
        self.run.type("wwwa")  # on the second sentence
        self.run.wait_for("Enter keeps it")
        self.run.type(f"{text}\r")
        self.run.wait_for(told)

    def leave(self) -> str:
        """Quit, and return what is said when the screen is gone."""
        self.run.press("Q")
        assert self.run.wait() == 0
        return self.run.raw.decode(errors="replace").rpartition("\x1b[?1049l")[2]

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command without a screen."""
        return subprocess.run(
            [*self.command, *words], env=self.env, capture_output=True, text=True, check=False,
            timeout=60,
        )  # fmt: skip


@pytest.fixture
def reader(briefing: list[str], env: dict[str, str], terminal: Callable[..., Terminal]) -> Reader:
    return Reader(briefing, env, terminal)


@pytest.fixture
def closing() -> Iterator[contextlib.ExitStack]:
    with contextlib.ExitStack() as stack:
        yield stack


def check_whole(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def notes_in(file: Path) -> list[str]:
    state = State.open(file)
    try:
        return sorted(note.text for note in state.notes.standing())
    finally:
        state.close()


# A full disk


@pytest.mark.parametrize("there", [True, False], ids=["a file", "no file yet"])
def test_a_full_disk(there: bool, reader: Reader, closing: contextlib.ExitStack) -> None:
    disk = closing.enter_context(contextlib.closing(SmallDisk(reader.data)))
    before = reader.seed() if there else b""
    disk.fill()
    reader.open("nothing is kept: the disk is full")
    if there:
        assert "†" in reader.run.screen, "what is kept is shown"
    reader.write_note(
        "while it is full", "nothing is changed, for it cannot be kept: the disk is full"
    )
    assert "while it is full" in reader.run.screen, "what was typed stays there"
    assert reader.ask("entities", str(reader.folder)).returncode == 0
    if there:
        assert reader.file.read_bytes() == before
    disk.make_room()
    reader.run.press("enter")
    reader.run.wait_for("note kept")
    told = reader.leave()
    assert (
        f"briefing: nothing is kept: cannot keep places, notes and corrections in {reader.file}:"
        in told
    )
    assert "briefing: what could not be kept is kept now" in told
    assert notes_in(reader.file) == ([KEPT] if there else []) + ["while it is full"]
    check_whole(reader.file)
    reader.open("†")  # the stack is the last one, and the place is kept
    reader.leave()


def test_a_place_that_could_not_be_kept_is_kept_when_there_is_room(
    reader: Reader, closing: contextlib.ExitStack
) -> None:
    disk = closing.enter_context(contextlib.closing(SmallDisk(reader.data)))
    reader.seed()
    disk.fill()
    long = reader.folder / "0.txt"
    long.write_text("Pier one\n\nAda Marsh saw crane 0.\n\n" + "\n\n".join(
        f"On day {n} Ada Marsh saw the pier." for n in range(90)))  # fmt: skip
    reader.open("nothing is kept: the disk is full", long)
    reader.run.press("space")
    reader.run.wait_gone("crane 0")
    reader.run.settle(0.7)
    disk.make_room()
    reader.leave()
    with contextlib.closing(sqlite3.connect(reader.file)) as database:
        (start,) = database.execute("SELECT start FROM position").fetchone()
    assert start > 0


def test_an_older_file_on_a_full_disk_is_read_and_left_as_it_is(
    reader: Reader, closing: contextlib.ExitStack
) -> None:
    disk = closing.enter_context(contextlib.closing(SmallDisk(reader.data)))
    reader.file.parent.mkdir()
    with contextlib.closing(sqlite3.connect(reader.file)) as database:
        database.executescript((ROOT / "tests/data/store/version-3.sql").read_text("utf-8"))
    before = reader.file.read_bytes()
    disk.fill()
    reader.open("nothing is kept: the disk is full")
    reader.leave()
    assert reader.file.read_bytes() == before
    assert [path.name for path in reader.file.parent.iterdir()] == [reader.file.name]
    disk.make_room()
    reader.open("Pier one")
    reader.leave()
    assert notes_in(reader.file) == ["which crane?"]
    with contextlib.closing(
        sqlite3.connect(reader.file.with_name("state.version-3.sqlite3"))
    ) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (3,)
        assert kept.execute("SELECT count(*) FROM note").fetchone() == (2,)


def test_a_full_disk_under_the_index(reader: Reader, closing: contextlib.ExitStack) -> None:
    cache = Path(reader.env["XDG_CACHE_HOME"])
    disk = closing.enter_context(contextlib.closing(SmallDisk(cache, 600)))
    assert reader.ask("library", "add", str(reader.folder / "0.txt")).returncode == 0
    disk.fill()
    more = reader.folder.parent / "more"
    more.mkdir()
    for number in range(60):
        (more / f"{number}.txt").write_text(f"Report {number}\n\n" + f"Crane {number} rose. " * 300)
    full = reader.ask("library", "add", str(more))
    assert full.returncode == 2
    assert full.stderr.splitlines()[-1].endswith("is full")
    found = reader.ask("search", "--library", "crane")
    assert found.returncode == 0
    assert found.stderr.splitlines()[-1].endswith("is full; answered from what is there")
    reader.open("Pier one")
    reader.write_note("beside a full index", "note kept")
    reader.leave()
    disk.make_room()
    check_whole(cache / "briefing" / "index.sqlite3")
    assert reader.ask("library", "add", str(reader.folder)).returncode == 0


# Folders that may not be written to


@pytest.mark.parametrize("version", [3, VERSION])
def test_a_read_only_folder(version: int, reader: Reader, closing: contextlib.ExitStack) -> None:
    data = closing.enter_context(contextlib.closing(FixedFolder(reader.data)))
    reader.seed()
    if version < VERSION:
        with contextlib.closing(sqlite3.connect(reader.file)) as database:
            database.executescript(
                "DROP TABLE query; ALTER TABLE star DROP COLUMN source; PRAGMA user_version = 3;"
            )
    before = reader.file.read_bytes()
    data.set(writable=False)
    reader.open("nothing is kept: ")
    assert "†" in reader.run.screen, "what is kept is shown"
    reader.write_note("not now", "nothing is changed, for it cannot be kept: ")
    notes = reader.ask("notes", str(reader.folder))
    assert (notes.returncode, notes.stderr) == (0, "")
    assert KEPT in notes.stdout
    added = reader.ask("library", "add", str(reader.folder))
    assert added.returncode == 2
    assert added.stderr.startswith("briefing: cannot keep what is in the library: ")
    assert reader.file.read_bytes() == before
    data.set(writable=True)
    reader.run.press("enter")
    reader.run.wait_for("note kept")
    reader.leave()
    assert notes_in(reader.file) == [KEPT, "not now"]


@pytest.mark.parametrize("filled", [True, False], ids=["an index", "no index yet"])
def test_a_read_only_cache(filled: bool, reader: Reader, closing: contextlib.ExitStack) -> None:
    folder = Path(reader.env["XDG_CACHE_HOME"])
    cache = closing.enter_context(contextlib.closing(FixedFolder(folder)))
    if filled:
        assert reader.ask("library", "add", str(reader.folder / "0.txt")).returncode == 0
    cache.set(writable=False)
    found = reader.ask("search", "--library", "crane")
    assert found.returncode == (0 if filled else 2)
    reader.open("Pier one")
    reader.write_note("beside a cache", "note kept")
    reader.leave()
    added = reader.ask("library", "add", str(reader.folder))
    assert added.returncode == 2
    what = "index" if filled else "folder"
    assert added.stderr.startswith(f"briefing: cannot use the {what} ")
    cache.set(writable=True)
    assert reader.ask("library", "add").returncode == 0


def test_many_files_are_read_without_a_cache(reader: Reader, closing: contextlib.ExitStack) -> None:
    folder = Path(reader.env["XDG_CACHE_HOME"])
    cache = closing.enter_context(contextlib.closing(FixedFolder(folder)))
    for number in range(FEWEST):
        (reader.folder / f"more {number}.txt").write_text(
            f"Report {number}\n\nCrane {number} rose.\n"
        )
    cache.set(writable=False)
    told = reader.ask("contents", str(reader.folder))
    assert told.returncode == 0
    assert "Report 7" in told.stdout
    assert "read anew, and so will be the next time: cannot use the index" in told.stderr
    cache.set(writable=True)
    again = reader.ask("contents", str(reader.folder))
    assert (again.stdout, again.stderr) == (told.stdout, "")


def test_folders_that_are_files(reader: Reader) -> None:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        Path(reader.env[f"XDG_{kind}_HOME"]).write_text("")
    reader.open("nothing is kept: ")
    reader.write_note("not now", "nothing is changed, for it cannot be kept: ")
    reader.run.type("\x03")
    assert (
        f"briefing: nothing is kept: cannot keep places, notes and corrections in {reader.file}:"
        in reader.leave()
    )
    assert reader.ask("entities", str(reader.folder)).returncode == 0
    added = reader.ask("library", "add", str(reader.folder))
    assert added.returncode == 2
    assert added.stderr.startswith("briefing: cannot keep what is in the library: ")


def test_a_user_whom_the_system_does_not_know(
    reader: Reader, closing: contextlib.ExitStack
) -> None:
    readable = closing.enter_context(tempfile.TemporaryDirectory())
    Path(readable).chmod(0o755)
    reader.folder = write_stack(Path(readable, "stack"))
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    stranger = ["setpriv", "--reuid", "64123", "--regid", "64123", "--clear-groups"]
    for name in [name for name in reader.env if name.startswith("XDG_")] + ["HOME"]:
        del reader.env[name]
    try:
        tried = subprocess.run(
            [*stranger, *reader.command, "contents", str(reader.folder)], env=reader.env,
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("setpriv is not installed")
    unreached = b"ermission denied" in tried.stderr or b"No module named briefing" in tried.stderr
    if tried.returncode != 0 and unreached:
        pytest.skip("a stranger cannot reach this checkout, or this user cannot become one")
    assert tried.returncode == 0, tried.stderr
    reader.command = [*stranger, *reader.command]
    reader.open("nothing is kept: ")
    assert "in /nonexistent/" in reader.leave()
    assert not Path("/nonexistent").exists()


# Files that cannot be used


def make_damaged(file: Path) -> None:
    file.write_bytes(b"not a database at all " * 300)


def make_foreign(file: Path) -> None:
    file.unlink()
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE bookmark (address TEXT)")


def make_newer(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("make", "short", "told"),
    [
        (make_damaged, "the file is damaged", "damaged or not a file of briefing; move it away"),
        (make_foreign, "its file is one of another program", "is not a file of briefing; move it"),
        (make_newer, "a newer briefing wrote the file", "update briefing to keep places, notes"),
    ],
)
def test_a_file_that_cannot_be_used(
    make: Callable[[Path], None], short: str, told: str, reader: Reader
) -> None:
    reader.seed()
    make(reader.file)
    before = reader.file.read_bytes()
    reader.open(f"nothing is kept: {short}")
    reader.write_note("not now", f"nothing is changed, for it cannot be kept: {short}")
    reader.run.type("\x03")
    assert told in reader.leave()
    assert told in reader.ask("notes", str(reader.folder)).stderr
    names = reader.ask("entities", str(reader.folder))
    assert names.returncode == 0
    assert names.stderr.startswith("briefing: shown without your corrections: ")
    assert reader.file.read_bytes() == before
    assert list(reader.file.parent.iterdir()) == [reader.file]


def test_a_file_that_is_taken_away_while_it_is_open_is_made_anew(reader: Reader) -> None:
    reader.seed()
    reader.open("†")
    reader.file.unlink()
    reader.write_note("after it was gone", "note kept")
    reader.leave()
    assert notes_in(reader.file) == ["after it was gone"]
