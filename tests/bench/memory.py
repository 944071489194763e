"""Peak memory with the sample stack on the screen, beside a Textual app with one Static.

python tests/bench/memory.py [--runs N] [PATH ...]
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import product
from pathlib import Path

from stage import (
    BRIEFING,
    SEEDS,
    minimal_app,
    opened,
    print_table,
    ratios,
    stage,
)


def peak(pid: int) -> float:
    """Return the highest resident memory, in MB, of a process and of all below it."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    held = re.search(r"VmHWM:\s+(\d+)", status)
    own = int(held[1]) / 1024 if held else 0.0  # one that has just ended holds nothing
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return own + sum(peak(int(child)) for child in below)


def main() -> None:
    """Open each program, walk through it, and print its peak."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", help="a stack instead of the sample")
    parser.add_argument("--until", default="? keys", help="text that shows it is open")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (5)")
    options = parser.parse_args()
    paths = [str(Path(path).resolve()) for path in options.paths] or [str(SEEDS)]
    bare = [sys.executable, "-c", "print('READY'); input()"]
    with stage() as (folder, _):
        programs = {
            "minimal app": (minimal_app(folder), "READY", ""),
            "bare interpreter": (bare, "READY", ""),
            "briefing, opened": ([*BRIEFING, *paths], options.until, ""),
            "briefing, used": ([*BRIEFING, *paths], options.until, "134  /shoygu\r<"),
        }
        measured: dict[str, list[float]] = {name: [] for name in programs}
        for _, (name, (command, text, keys)) in product(range(options.runs), programs.items()):
            with stage() as (_, env), opened(command, env, text) as terminal:
                for key in keys:
                    terminal.type(key)
                    terminal.settle(0.1)
                measured[name].append(peak(terminal.process.pid))
    print_table(["peak memory", "MB", "x floor"], ratios(measured, "minimal app"))


if __name__ == "__main__":
    main()
