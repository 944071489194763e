"""Use two readers at once on one library, and count locks, losses and what each sees of the other.

The goals: no lock error and nothing lost in 1,000 actions; what one leaves is shown by the other
within 2 s.

    python tests/bench/two_readers.py [--actions N] [--seed N]
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "terminal")]

from two_readers import use_both  # noqa: E402


def main() -> None:
    """Use both, and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--actions", type=int, default=1_000, help="of both together (1000)")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        env = {f"XDG_{kind}_HOME": f"{name}/{kind}" for kind in ("CONFIG", "DATA", "CACHE")}
        env |= {"HOME": name, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        env |= {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "briefing"]
        began = time.perf_counter()
        outcome = use_both(command, env, Path(name, "stack"), options.actions, options.seed)
    told = ", ".join(f"{number} {kind}" for kind, number in outcome.done.most_common())
    print(f"seed {options.seed}: {outcome.done.total():,} actions ({told})")
    print(f"in {time.perf_counter() - began:.0f} s: {len(outcome.faults)} faults")
    for fault in outcome.faults[:20]:
        print("  " + fault)
    seen = sorted(outcome.seen)
    print(f"seen by the other after {seen[len(seen) // 2]:.1f} s, {seen[-1]:.1f} s at the most")
    sys.exit(1 if outcome.faults else 0)


if __name__ == "__main__":
    main()
