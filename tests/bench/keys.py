"""Time from a key to the last byte it caused: idle, and while a large stack is analysed.

Both are measured in the same program on the same stack; the floor is less on one article.

    python tests/bench/keys.py [--articles N] [--keys N]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from stage import BRIEFING, opened, pager, percentile, print_table, stage, write_stack

if TYPE_CHECKING:
    from ptydriver import Terminal

KEYS = "jjkj jkbjj kjb"
"""Pressed in turn: lines and pages, forth and back."""
PACE = 0.09
"""Seconds between two keys; longer where nothing has been drawn yet."""


def press(terminal: Terminal, key: str) -> float:
    """Press a key and return the milliseconds until the last byte it caused; -1 if none came.

    Bytes that change nothing above the bottom row are progress, not the key's. Nothing is
    decoded while bytes may come in, so that decoding does not delay their time stamps.
    """
    screen = terminal.look()
    before, seen = screen.lines[:-1], len(terminal.chunks)
    pressed = time.perf_counter()
    terminal.type(key)
    last = -1.0
    while last < 0 and time.perf_counter() < pressed + 1.0:
        time.sleep(PACE)
        for moment, data in terminal.chunks[seen:]:
            seen += 1
            screen.feed(data)
            if screen.lines[:-1] != before:
                before, last = screen.lines[:-1], (moment - pressed) * 1000
    terminal.skip(seen)
    return last


def works(terminal: Terminal) -> bool:
    """Whether the program has a process of its own at work."""
    pid = terminal.process.pid
    return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").strip())


def main() -> None:
    """Print medians and 99th percentiles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000, help="articles in the stack (2000)")
    parser.add_argument("--keys", type=int, default=200, help="keys at most in each state (200)")
    options = parser.parse_args()
    measured: dict[str, list[float]] = {}
    with stage() as (folder, env):
        stack = write_stack(folder, options.articles)
        first = min(stack.iterdir())
        title = first.read_text(encoding="utf-8").split("\n")[0]
        if less := pager(first):
            with opened(less, env, title) as terminal:
                measured["less"] = [press(terminal, k) for k in KEYS * 5]
        began = time.perf_counter()
        with opened([*BRIEFING, str(stack)], env, "? keys", quiet=0.01) as terminal:
            print(f"{options.articles} articles, open after {time.perf_counter() - began:.1f} s")
            measured["briefing, at work"] = []
            while works(terminal) and len(measured["briefing, at work"]) < options.keys:
                for key in KEYS:
                    measured["briefing, at work"].append(press(terminal, key))
            while works(terminal):
                time.sleep(0.1)
            print(f"analysed after {time.perf_counter() - began:.1f} s")
            terminal.settle(1.0)
            rounds = -(-options.keys // len(KEYS))
            measured["briefing, idle"] = [press(terminal, k) for k in KEYS * rounds]
    rows = []
    for name, times in measured.items():
        drawn = [t for t in times if t >= 0] or [0.0]
        rows.append([name, len(times), len(times) - len(drawn), percentile(drawn, 0.5),
                     percentile(drawn, 0.99), max(drawn)])  # fmt: skip
    print_table(["key to last byte", "keys", "nothing drawn", "median ms", "99 % ms", "max"], rows)


if __name__ == "__main__":
    main()
