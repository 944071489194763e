"""Kill the processes that work for the reader at random moments, and look at what is left.

Half of the kills hit `briefing library add`, itself or one of its readers, the other half the
analysis of a stack. Afterwards the index must be in order, nothing lost but what was in hand.

    python tests/bench/worker_kills.py [--kills 200] [--seed N]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "collection"))

from killed_workers import KilledAdding, KilledAnalysis

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Print how many kills left everything in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="kills in all (200)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = f"{name}/{kind}"
        adding = KilledAdding(Path(name) / "texts", options.seed)
        analysis = KilledAnalysis(Path(name) / "analysis", options.seed)
        ways: dict[str, Callable[[], None]] = {
            "library add killed": adding.kill_all,
            "a reader of library add killed": adding.kill_one,
            "analysis killed": analysis.kill_one,
            "analysis killed, again": analysis.kill_one,
        }
        faults = 0
        for way, kill in ways.items():
            began, lost = time.monotonic(), 0
            for _ in range(options.kills // len(ways)):
                try:
                    kill()
                except AssertionError as error:
                    lost += 1
                    print(f"  {way}: {error}")
            print(f"{way}: {options.kills // len(ways)} times, {lost} faults, "
                  f"{time.monotonic() - began:.0f} s")  # fmt: skip
            faults += lost
        adding.finish()
    print(f"{faults} faults; goal: none")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
