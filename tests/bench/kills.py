"""Kill what keeps the user's work, at random moments, and count what is lost.

The goal is nothing, whatever the moment: while a file is made, taken from an earlier version to
this one, or changed. Readers are real ones at a terminal, and what they have drawn counts as told
to be kept; sessions are programs that do nothing but change the file, so that more of the kills
come in the middle of it.

    python tests/bench/kills.py [--readers N] [--sessions N] [--seed N]
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "store"), str(ROOT / "tests" / "terminal")]

from killed_readers import Victims  # noqa: E402
from killing import find_losses, kill_once  # noqa: E402

from briefing.store.schema import VERSION  # noqa: E402

_ROUNDS = 5
"""Kills with one file."""


def main() -> None:
    """Kill, look, and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--readers", type=int, default=200, help="kills of readers (200)")
    parser.add_argument("--sessions", type=int, default=200, help="kills of sessions (200)")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    losses = kill_readers(options.readers, options.seed)
    losses += kill_sessions(options.sessions, options.seed)
    for loss in losses[:20]:
        print("  " + loss)
    sys.exit(1 if losses else 0)


def kill_readers(count: int, seed: int) -> list[str]:
    """Kill readers, print what was done, and return what was lost."""
    began = time.perf_counter()
    kills = early = undecided = 0
    done: Counter[str] = Counter()
    losses: list[str] = []
    while kills < count:
        with tempfile.TemporaryDirectory() as name:
            home = Path(name)
            env = {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CONFIG", "DATA", "CACHE")}
            env |= {"HOME": name, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
            env["PYTHONFAULTHANDLER"] = "1"
            env |= {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
            command = [sys.executable, "-m", "briefing"]
            victims = Victims(command, env, home / "stack", kills // _ROUNDS % VERSION)
            for _ in range(min(_ROUNDS, count - kills)):
                kills += 1
                losses += victims.kill_one(seed + kills)
            losses += victims.faults
            early += victims.early
            undecided += victims.undecided
            done += victims.done
    told = ", ".join(f"{number} {kind}" for kind, number in done.most_common())
    print(
        f"readers: {kills} kills, {early} at the start, {undecided} before the answer; "
        f"{done.total():,} changes shown ({told}), {len(losses)} lost; "
        f"{time.perf_counter() - began:.0f} s"
    )
    return losses


def kill_sessions(count: int, seed: int) -> list[str]:
    """Kill sessions, print how many changes were told to be kept, and return what was lost."""
    chance = random.Random(seed)
    kills = changes = 0
    losses: list[str] = []
    while kills < count:
        with tempfile.TemporaryDirectory() as folder:
            file, told = Path(folder) / "state.sqlite3", []
            version = chance.randrange(VERSION)
            if version:
                database = sqlite3.connect(file)
                script = ROOT / f"tests/data/store/version-{version}.sql"
                database.executescript(script.read_text("utf-8"))
                database.close()
            for _ in range(_ROUNDS):
                kills += 1
                told += kill_once(file, seed + kills)
                losses += find_losses(file, told) if file.exists() else []
            changes += sum(state == "kept" for state, *_ in told)
    print(f"sessions: {kills} kills, {changes:,} changes told, {len(losses)} lost")
    return losses


if __name__ == "__main__":
    main()
