"""Kill a session that keeps the user's work, at random moments, and count what is lost.

The goal is nothing, whatever the moment: while a file is made, taken from an earlier version to
this one, or changed.

    python tests/bench/kills.py [--count N] [--seed N]
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "store"))

from killing import find_losses, kill_once  # noqa: E402

from briefing.store.schema import VERSION  # noqa: E402

_ROUNDS = 5
"""Kills of sessions on one file."""


def main() -> None:
    """Kill, look, and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=200, help="kills (200)")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    kills = changes = 0
    losses: list[str] = []
    while kills < options.count:
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
                told += kill_once(file, options.seed + kills)
                losses += find_losses(file, told) if file.exists() else []
            changes += sum(state == "kept" for state, *_ in told)
    print(f"seed {options.seed}: {kills} kills, {changes:,} changes kept, {len(losses)} losses")
    for loss in losses[:20]:
        print("  " + loss)


if __name__ == "__main__":
    main()
