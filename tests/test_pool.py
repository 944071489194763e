"""Files are read by several processes at once; one that breaks its reader is named."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing import collection
from briefing.collection.naming import bring_up_to_date, find_lag
from briefing.errors import BriefingError
from briefing.sources.walk import Walk
from briefing.store.shelf import Shelf
from briefing.worker import pool
from briefing.worker.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.sources.walk import Place
    from briefing.store.adding import Report

FILES = 60
POISON = """
import os, signal, time
from briefing.collection import preparing
plain = preparing.read_place
def read(place):
    if place.key.endswith("/33.txt"):
        {what}
    return plain(place)
preparing.read_place = read
from briefing.worker import member
member.PATIENCE = {patience}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(FILES):
        text = f"Report {number}\n\nThe ferry {number} was late, said Ada Lindqvist.\n"
        (folder / f"{number}.txt").write_text(text)
        os.utime(folder / f"{number}.txt", (1_700_000_000, 1_700_000_000))
    (folder / "empty.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return folder


def add(*paths: Path, count: int = 2) -> Report:
    with Pool("prepare", count) as readers:
        return collection.add([str(p) for p in paths], lambda *_: None, print, readers.each)


def places(folder: Path) -> list[Place]:
    return list(Walk().places(str(folder)))  # type: ignore[arg-type]


def rows() -> list[tuple[object, ...]]:
    shelf = Shelf.open_to_read()
    found = shelf.run(
        "SELECT article.id, article.title, packed, text FROM article JOIN body USING (number)"
        " WHERE listed ORDER BY article.id"
    )
    found += shelf.run("SELECT name, value FROM fact WHERE name <> 'generation' ORDER BY name")
    counts = shelf.counts()
    found += sorted((term, counts[n]) for n, term in shelf.run("SELECT number, term FROM term"))
    shelf.close()
    return found


def reasons(report: Report) -> dict[str, str]:
    return {Path(one.path).name: one.reason for one in report.failures}


def test_the_library_is_the_one_made_in_one_process(folder: Path) -> None:
    here = collection.add([str(folder)], lambda *_: None, print)
    alone = rows()
    collection.remove([str(folder)], print)
    report = add(folder, count=3)
    assert (report.added, report.textless) == (FILES, 1) == (here.added, here.textless)
    assert report.failures == here.failures
    assert [row for row in rows() if row[-1] != 0] == [row for row in alone if row[-1] != 0]


def test_lots_come_back_in_order_and_few_are_read_ahead(folder: Path) -> None:
    found = places(folder)
    asked = 0

    def lots() -> Iterator[list[Place]]:
        nonlocal asked
        for place in found:
            asked += 1
            yield [place]

    with Pool("prepare", 2) as readers:
        pieces = readers.each(lots())
        first = next(pieces)
        assert asked <= 6
        assert [first.places, *(piece.places for piece in pieces)] == [[one] for one in found]


def test_all_processes_end_with_the_pool(folder: Path) -> None:
    with Pool("prepare", 2) as readers:
        pieces = readers.each([one] for one in places(folder))
        next(pieces)
        running = [member._process for member in readers._members]
        assert running
    assert all(process.returncode is not None for process in running)
    assert not [one for one in threading.enumerate() if one.name.startswith("pool")]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("os._exit(7)", "exit code 7"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "signal 11"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "signal 9"),
        ("time.sleep(60)", "took too long"),
        ("while True: pass", "took too long"),
        ("import re; re.match('(a*)*b', 'a' * 60)", "took too long"),
        ("bytearray(1 << 45)", "cannot be read (MemoryError)"),
        ("raise ZeroDivisionError", "cannot be read (ZeroDivisionError)"),
    ],
)
def test_a_file_that_breaks_its_reader_is_named_and_passed_over(
    folder: Path, what: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = 1.0 if said == "took too long" else 20.0
    code = POISON.format(what=what, patience=patience)
    monkeypatch.setattr(pool, "_CODE", code + pool._CODE)
    monkeypatch.setattr("briefing.worker.member.PATIENCE", patience)
    report = add(folder)
    assert report.added == FILES - 1
    told = reasons(report)
    assert said in told.pop("33.txt")
    assert told == {"empty.txt": "is empty"}


def test_a_process_that_was_killed_once_costs_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "killed"
    what = f"mark = {str(mark)!r}\n        if not os.path.exists(mark):"
    what += " open(mark, 'x'); os.kill(os.getpid(), 9)"
    code = POISON.format(what=what, patience=20.0)
    monkeypatch.setattr(pool, "_CODE", code + pool._CODE)
    report = add(folder)
    assert mark.exists()
    assert report.added == FILES
    assert reasons(report) == {"empty.txt": "is empty"}


def test_where_no_process_can_be_had_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_CODE", "raise SystemExit(3)")
    with pytest.raises(BriefingError, match="no process reads the files"):
        add(folder)


def test_what_is_no_plain_file_is_never_opened(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "chance.txt").symlink_to("/dev/urandom")
    with (folder / "sparse.txt").open("wb") as sparse:
        sparse.truncate(5 << 30)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "socket"))
    named = tmp_path / "named"
    os.mkfifo(named)
    report = add(folder, named)
    listener.close()
    assert report.added == FILES
    assert reasons(report) == {
        "empty.txt": "is empty",
        "pipe": "is a pipe",
        "zero.txt": "is a device",
        "chance.txt": "is a device",
        "sparse.txt": "is larger than 64 MB, the most that is read: split it",
        "socket": "is a socket",
        "named": "is no plain file, and only those are kept in the library",
    }


def test_the_processes_go_when_the_one_that_asks_is_killed(folder: Path) -> None:
    code = (
        "import sys, time\n"
        "from briefing.sources.walk import Walk\n"
        "from briefing.worker.pool import Pool\n"
        "with Pool('prepare', 2) as readers:\n"
        "    next(readers.each([one] for one in Walk().places(sys.argv[1])))\n"
        "    print(*(member._process.pid for member in readers._members), flush=True)\n"
        "    time.sleep(60)\n"
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as asking:
        assert asking.stdout is not None
        members = [int(pid) for pid in asking.stdout.readline().split()]
        asking.send_signal(signal.SIGKILL)
    assert members
    for member in members:
        for _ in range(1000):
            try:
                if "State:\tZ" in Path(f"/proc/{member}/status").read_text():
                    break
            except OSError:
                break
            threading.Event().wait(0.01)
        else:
            raise AssertionError("a process stayed behind")


def test_names_are_found_by_it_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(folder)
    code = (
        "import os\nfrom briefing import analysis\nplain = analysis.find_names\n"
        "def find(article):\n"
        "    if article.title == 'Report 33':\n        os._exit(7)\n"
        "    return plain(article)\n"
        "analysis.find_names = find\n"
    )
    monkeypatch.setattr(pool, "_CODE", code + pool._CODE)
    notes: list[str] = []
    with Pool("name", 2) as readers:
        assert bring_up_to_date((), lambda *_: None, notes.append, readers.each)
    (note,) = notes
    assert "33.txt: its names are left out: ended its reader with exit code 7" in note
    shelf = Shelf.open_to_read()
    assert not find_lag(shelf).unjoined
    shelf.close()
