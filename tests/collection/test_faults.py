"""A library that is cut off: killed while it grows, a full disk, two that write at once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from array import array
from typing import TYPE_CHECKING

import pytest

from briefing import collection, paths
from briefing.store.numerals import numerals
from briefing.store.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

FILES, KILLS = 300, 8
ADD = "import sys; from briefing.cli import run; sys.exit(run(['library', 'add', *sys.argv[1:]]))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(FILES):
        text = f"Report {number}\n\n" + f"The ferry {number} was late, said Ada {number % 7}. " * 30
        (folder / f"{number}.txt").write_text(text)
        os.utime(folder / f"{number}.txt", (1_700_000_000, 1_700_000_000))
    return folder


def start(folder: Path, root: Path, before: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", before + ADD, str(folder)],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def check_whole() -> int:
    """Check that the index is in order; return how many articles it holds."""
    database = sqlite3.connect(paths.index_file())
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    told = int(database.execute("SELECT value FROM fact WHERE name = 'articles'").fetchone()[0])
    rows = database.execute("SELECT number FROM term WHERE term = 'ferry'").fetchall()
    word = numerals(array("I", [number for (number,) in rows])) or "none"
    said = f"words WHERE words MATCH '{word}'"
    for counted in ("leaf", said, "article WHERE listed", "source WHERE member"):
        assert database.execute(f"SELECT count(*) FROM {counted}").fetchone() == (told,)
    database.close()
    return told


def test_killed_at_any_moment_it_is_whole_and_goes_on(folder: Path, root: Path) -> None:
    rng = random.Random(5)
    before = 0
    for _ in range(KILLS):
        adding = start(folder, root)
        time.sleep(rng.uniform(0.1, 0.7))
        adding.send_signal(signal.SIGKILL)
        adding.communicate()
        if paths.index_file().is_file() and paths.index_file().stat().st_size:
            Shelf.open().close()
            now = check_whole()
            assert now >= before
            before = now
    report = collection.add([str(folder)], lambda _done, _all: None, print)
    assert report.added + report.unchanged == FILES
    assert check_whole() == FILES


def test_a_full_disk_is_told_and_nothing_is_lost(folder: Path, root: Path) -> None:
    pytest.importorskip("resource")
    collection.add([str(folder / "1.txt")], lambda _done, _all: None, print)
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); "
    )
    out, err = (adding := start(folder, root, limit)).communicate(timeout=30)
    assert adding.returncode == 2, out
    assert "full" in err
    assert check_whole() >= 1
    collection.add([str(folder)], lambda _done, _all: None, print)
    assert check_whole() == FILES


def test_two_that_add_at_once_add_everything_once(folder: Path, root: Path) -> None:
    both = [start(folder, root), start(folder, root)]
    for adding in both:
        _, err = adding.communicate(timeout=30)
        assert adding.returncode == 0, err
    assert check_whole() == FILES


def test_what_is_read_in_passing_is_not_kept_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import library
    from briefing.collection import folders, gathering

    monkeypatch.setattr(folders, "FEWEST", 1)
    monkeypatch.setattr(gathering, "_MOST_KEPT", 10)
    for first in range(0, 40, 8):
        library.open_stack([str(folder / f"{number}.txt") for number in range(first, first + 8)])
    shelf = Shelf.open()
    assert len(shelf.sources()) == 10
    assert shelf.run("SELECT count(*) FROM article") == shelf.run("SELECT count(*) FROM body")
    shelf.close()
