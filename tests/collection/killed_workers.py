"""Kill the processes that work for the reader, at random moments, and look at what is left.

Used by a test here and by `tests/bench/worker_kills.py`.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import library, paths
from briefing.collection import folders
from briefing.worker import parent

if TYPE_CHECKING:
    from briefing.model import Briefing, Stack

FILES = 120
CHANGED = 60
"""Files that are written anew before each addition."""
ARTICLES = 40
_ADD = "import sys; from briefing.cli import run; sys.exit(run(['library', 'add', *sys.argv[1:]]))"
_SLOWLY = """
import time
from briefing import analysis
from briefing.worker import start
start.step_back = lambda: None  # on a busy machine the test would wait for it
from briefing.collection import layers
layers.FEWEST = 10
find = analysis.find_layers
def find_slowly(article):
    with open({log!r}, "a") as log:
        log.write(article.id + "\\n")
    time.sleep(0.004)
    return find(article)
analysis.find_layers = find_slowly
"""


def check_index() -> int:
    """Check that the index is in order; return how many articles of the library it holds."""
    database = sqlite3.connect(paths.index_file())
    try:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        told = int(database.execute("SELECT value FROM fact WHERE name = 'articles'").fetchone()[0])
        for counted in ("leaf", "article WHERE listed", "source WHERE member"):
            found = database.execute(f"SELECT count(*) FROM {counted}").fetchone()[0]
            assert found == told, f"{counted}: {found}, not {told}"
        return told
    finally:
        database.close()


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except OSError:
        return []


def kill(pid: int) -> None:
    """Kill a process that may have ended."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


class KilledAdding:
    """`briefing library add`, killed itself or in one of the processes that read for it."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Write the files and add them once, undisturbed."""
        self._folder, self._rng = folder, random.Random(seed)
        self._version = 0
        folder.mkdir()
        self._write(range(FILES))
        began = time.monotonic()
        assert self._start().wait() == 0
        self._takes = time.monotonic() - began
        assert check_index() == FILES

    def _write(self, numbers: range | list[int]) -> None:
        self._version += 1
        for number in numbers:
            path = self._folder / f"{number}.txt"
            text = f"Report {number}\n\nThe ferry {number} was late {self._version} times. "
            path.write_text(text + f"Ada Lindqvist said so on day {number}. " * 20)
            os.utime(path, (1_700_000_000 + self._version,) * 2)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", _ADD, str(self._folder)],
            cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill_all(self) -> None:
        """Kill the command itself: the index is whole, and adding goes on."""
        self._write(self._rng.sample(range(FILES), CHANGED))
        adding = self._start()
        time.sleep(self._rng.uniform(0.05, self._takes))
        adding.kill()
        adding.wait()
        assert check_index() == FILES  # a changed file is there in its old version or its new one

    def kill_one(self) -> None:
        """Kill one of its processes: nothing is lost, and the command does what it was to do."""
        self._write(self._rng.sample(range(FILES), CHANGED))
        adding = self._start()
        end = time.monotonic() + self._rng.uniform(0.05, self._takes)
        while not (members := children(adding.pid)) and adding.poll() is None:
            time.sleep(0.002)
        time.sleep(max(0.0, end - time.monotonic()))
        for member in members[:1]:
            kill(member)
        assert adding.wait() == 0
        self._check_files()

    def finish(self) -> None:
        """Check that one more addition does what those that were killed have left."""
        assert self._start().wait() == 0
        self._check_files()

    def _check_files(self) -> None:
        """Check that the library holds the files as they are now."""
        assert check_index() == FILES
        database = sqlite3.connect(paths.index_file())
        rows = database.execute("SELECT key, size, changed FROM source WHERE member").fetchall()
        database.close()
        for key, size, changed in rows:
            info = Path(key).stat()
            assert (size, changed) == (info.st_size, info.st_mtime_ns), key


class KilledAnalysis:
    """The analysis of a stack that is kept in the index, its process killed once on the way."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Write the articles and analyse them once, undisturbed."""
        self._rng = random.Random(seed)
        self._log = folder / "found"
        texts = folder / "stack"
        texts.mkdir(parents=True)
        for number in range(ARTICLES):
            words = " ".join("".join(self._rng.choices("abdeiklmnorstu", k=7)) for _ in range(8))
            path = texts / f"{number}.txt"
            path.write_text(f"Report {number}\n\nAda Lindqvist of Lowtown {words} on 3 March.\n")
            os.utime(path, (1_700_000_000, 1_700_000_000))
        code = _SLOWLY.format(log=str(self._log))
        module = "from briefing.worker.child"
        parent._START = parent.code_for("child").replace(module, f"{code}\n{module}")
        folders.FEWEST, folders.MOST_AT_ONCE = 3, 3
        self._stack: Stack = library.open_stack([str(texts)])
        began = time.monotonic()
        self._whole = self._analyse(None)
        self._takes = time.monotonic() - began

    def _analyse(self, after: float | None) -> Briefing:
        """Return the briefing; its process is killed after so many seconds."""

        async def work() -> Briefing:
            making = asyncio.create_task(parent.brief_in_process(self._stack, lambda *_: None))
            if after is not None:
                await asyncio.sleep(after)
                for child in children(os.getpid()):
                    kill(child)
                    self._check_kept()
            return await making

        return asyncio.run(work())

    def _check_kept(self) -> None:
        """Check that no more than the article in hand is lost."""
        found = self._found()
        database = sqlite3.connect(paths.index_file())
        kept = database.execute("SELECT count(*) FROM layer").fetchone()[0]
        database.close()
        assert len(found) - 1 <= kept <= len(found), f"{kept} kept of {len(found)}"

    def _found(self) -> list[str]:
        return self._log.read_text().split() if self._log.exists() else []

    def kill_one(self) -> None:
        """Kill the process once: the briefing is the same, and next to nothing is done twice."""
        database = sqlite3.connect(paths.index_file())
        database.execute("DELETE FROM layer")
        database.commit()
        database.close()
        self._log.unlink(missing_ok=True)
        made = self._analyse(self._rng.uniform(0.1, self._takes))
        assert made.entities == self._whole.entities
        assert made.points == self._whole.points
        assert made.unanalysed == ()
        assert dict(made.layers) == dict(self._whole.layers)
        assert len(self._found()) <= ARTICLES + 1
        database = sqlite3.connect(paths.index_file())
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.close()
