"""What a key costs the screen's own thread over much, beside the same key over two articles.

The app runs without a terminal; only the processor time of the thread that draws is counted, so
that neither other work of the program nor of the machine is in the figures. Analysis beside the
screen is ended first.

    python tests/bench/panes.py [PATH ... | --index FILE] [--runs N]

`--index` is the index file of a library, as tests/bench/library.py writes it.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from stage import ROOT, SEEDS, home_in, percentile, print_table

sys.path.insert(0, str(ROOT))

ACTIONS = {
    "contents: down": "1" + "j" * 30,
    "contents: page down": "1" + " " * 20,
    "contents: last, first": "1" + "Gg" * 8,
    "contents: open the last, the first": "1" + "G\rg\r" * 4,
    "article 500, and on": "2:500\r" + "J" * 15,
    "article before": "2" + "K" * 15,
    "next unread": "2" + "." * 15,
    "text: page down": "2" + " " * 20,
    "mark as read, as unread": "1" + "rj" * 8,
}
"""Keys by what they do; the first leads there and is not counted."""
_NAMES = {" ": "space", "\r": "enter", ".": "full_stop", ":": "colon"}
GOAL = 16


async def press_all(paths: list[str], size: tuple[int, int], runs: int) -> dict[str, list[float]]:
    """Return the milliseconds of each key by action."""
    from briefing.config import Config
    from briefing.library import open_stack
    from briefing.tui.app import BriefingApp

    app = BriefingApp(paths, open_stack(paths), Config())
    spent: dict[str, list[float]] = {action: [] for action in ACTIONS}
    async with app.run_test(size=size) as pilot:
        while not app.screen.begun:
            await pilot.pause(0.02)
        app.screen.workers.cancel_all()
        await pilot.pause(0.5)
        gc.collect()
        gc.freeze()  # as the program does
        gc.set_threshold(5_000, 10, 10)
        for _ in range(runs):
            for action, keys in ACTIONS.items():
                for at, key in enumerate(keys):
                    began = time.thread_time()
                    await pilot.press(_NAMES.get(key, key))
                    if at:
                        spent[action].append(1000 * (time.thread_time() - began))
        app.exit()
    return spent


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", help="a stack")
    parser.add_argument("--index", type=Path, help="index file of a library")
    parser.add_argument("--runs", type=int, default=1, help="rounds (1)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ.update(home_in(Path(name)))
        cache = Path(name) / "CACHE" / "briefing"
        if options.index:
            cache.mkdir(parents=True)
            (cache / "index.sqlite3").symlink_to(options.index.resolve())
        paths = options.paths or ["library://" if options.index else str(SEEDS)]
        for size in ((80, 24), (200, 50)):
            floor = asyncio.run(press_all([str(SEEDS)], size, options.runs))
            found = asyncio.run(press_all(paths, size, options.runs))
            rows = [
                [action, GOAL, median(times), percentile(times, 0.95), median(floor[action])]
                for action, times in found.items()
            ]
            head = ["{}x{}, a key".format(*size), "goal ms", "median ms", "95 %", "two articles"]
            print_table(head, rows)


if __name__ == "__main__":
    main()
