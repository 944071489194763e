"""Kill a program that keeps the user's work at a random moment, and look what is there afterwards.

Used by a test and by `tests/bench/kills.py`. The victim tells each change only when its call has
returned; whatever it has told must be in the file.

    python killing.py FILE SEED     is the victim: opens (and so migrates) the file, then changes it
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
ARTICLES = 6
LATEST = 0.25
"""Seconds after the victim has begun to change things at which it is killed at the latest."""


def change(seed: int, file: Path) -> None:
    """Change the file in random ways without end, telling each change in a line."""
    sys.path.insert(0, str(ROOT))
    from briefing.model import Article, EntityKind, Hide, Named, Note, PlaceMark
    from briefing.model.anchor import make_anchor
    from briefing.store import State

    chance = random.Random(seed)
    text = "The crane raised the ferry. " * 9
    articles = [Article(f"{n:016x}", f"/n{n}", "x", "text", "x", text, ()) for n in range(ARTICLES)]
    state = State.open(file)
    step = seed * 1_000_000

    def remove(identity: str) -> None:
        for note in state.notes.standing():
            if note.id == identity:
                state.notes.remove(note, "2026")

    while True:
        step += 1
        article, on = chance.choice(articles), chance.random() < 0.6
        place = chance.randrange(len(text))
        anchor = make_anchor(article, place, place + 20)
        note = Note(article.id, anchor, 20, f"note {step}", f"{step:020}")
        hide = Hide(Named(f"N{step}", EntityKind.OTHER), "2026-03-03T14:05:12.345Z")
        what, name, value, work = chance.choice([
            ("read", article.id, on, lambda a=article, v=on: state.set_read(a, v)),
            ("star", article.id, on, lambda a=article, v=on: state.notes.set_star(a, v)),
            ("note", article.id, note.text, lambda n=note: state.notes.keep(n)),
            ("note", article.id, "", lambda a=article: remove(a.id)),
            ("mark", article.id, place, lambda p=anchor: state.notes.set_mark(PlaceMark("a", p))),
            ("hide", hide.entity.name, True, lambda h=hide: state.corrections.add([h])),
            ("query", f"q{step % 50}", True, lambda n=step % 50: state.queries.keep(f"q{n}")),
            ("position", article.id, place, lambda a=article, p=place: state.save_position(a, p)),
        ])  # fmt: skip
        print(json.dumps(["begun", what, name, value]), flush=True)
        work()
        print(json.dumps(["kept", what, name, value]), flush=True)


def kill_once(file: Path, seed: int) -> list[list[object]]:
    """Run a victim on the file, kill it, and return what it told."""
    chance = random.Random(seed)
    command = [sys.executable, str(HERE), str(file), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as victim:
        assert victim.stdout is not None
        first = b""
        if chance.random() < 0.75:  # else it may be killed while it still opens the file
            first = victim.stdout.readline()
        else:
            time.sleep(chance.random() * LATEST)
        time.sleep(chance.random() ** 3 * LATEST)
        os.kill(victim.pid, signal.SIGKILL)
        lines = (first + victim.stdout.read()).split(b"\n")[:-1]  # the last may be half a line
    return [json.loads(line) for line in lines]


def find_losses(file: Path, told: list[list[object]]) -> list[str]:
    """Return what was told to be kept and is not in the file.

    What was told last of each thing counts; a change that had only begun may be there or not.
    """
    database = sqlite3.connect(file)
    try:
        whole = database.execute("PRAGMA integrity_check").fetchall()
        losses = [] if whole == [("ok",)] else [f"integrity: {whole}"]
        kept: dict[tuple[str, object], object] = {}
        if told:
            for what, query in _QUERIES.items():
                for name, value in database.execute(query):
                    kept[what, name] = bool(value) if what in ("read", "star", "query") else value
            for (line,) in database.execute("SELECT line FROM correction"):
                kept["hide", line.split('"')[1]] = True
    finally:
        database.close()
    last: dict[tuple[str, object], list[object]] = {}
    for state, what, name, value in told:
        last[str(what), name] = [state, value]
    for (what, name), (state, value) in last.items():
        there = kept.get((what, name), "" if what == "note" else False)
        if state == "kept" and there != value:
            losses.append(f"{what} {name}: {value} was kept, {there} is there")
    return losses


_QUERIES = {
    "read": "SELECT article, 1 FROM read_mark",
    "star": "SELECT article, 1 FROM star",
    "note": "SELECT id, text FROM note WHERE removed IS NULL",
    "mark": "SELECT article, start FROM place_mark",
    "position": "SELECT article, start FROM position",
    "query": "SELECT text, 1 FROM query",
}


if __name__ == "__main__":
    change(int(sys.argv[2]), Path(sys.argv[1]))
