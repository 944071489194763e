"""Kill what finds and joins the names of a library at random moments, and look at what is left.

Half of the kills hit a library without names, half one to which a few articles came late. The
names must be as they were or as they are to be, the same once it has been done to its end, and
the user's corrections there.

    python tests/bench/naming_kills.py [--kills 200] [--seed N]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "collection"))

from killed_naming import KilledNaming


def main() -> None:
    """Print how many kills left everything in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="kills in all (200)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    faults, began = 0, time.monotonic()
    with TemporaryDirectory() as name:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = f"{name}/{kind}"
        killed = KilledNaming(Path(name) / "killed", options.seed)
        for number in range(options.kills):
            try:
                killed.kill("late" if number % 2 else "without")
            except AssertionError as error:
                faults += 1
                print(f"  kill {number}: {error}")
    print(f"{options.kills} kills, {faults} faults, {time.monotonic() - began:.0f} s; goal: none")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
