"""Time from a key to the last byte it caused: while a large stack is read and analysed, and idle.

Both are measured in the same program on the same stack, in turns: for a moment of idleness the
processes that work for the screen are stopped. Beside the time by the clock stands that of the
processor, in the program itself, and how long it waited for a core; on a machine that does other
work too, these tell whether it is the program that is slow. The floor is less on one article.
The articles are open prose where that is at hand, else invented.

    python tests/bench/keys.py [--articles N] [--keys N] [--data FOLDER]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stage import BRIEFING, ROOT, opened, pager, percentile, print_table, stage, write_stack

if TYPE_CHECKING:
    from ptydriver import Terminal

KEYS = "jjkk jkbjj kkb"
"""Pressed in turn: lines and pages, forth and back; they end where they began. At the end of the
article a key would draw nothing, and what came next would be taken for its own."""
PACE = 0.09
"""Seconds between two keys; longer where nothing has been drawn yet."""


def press(terminal: Terminal, key: str) -> float:
    """Press a key and return the milliseconds until the last byte it caused; -1 if none came.

    Bytes that change nothing but the top and the bottom row are progress, not the key's. Nothing
    is decoded while bytes may come in, so that decoding does not delay their time stamps.
    """
    screen = terminal.look()
    before, seen = screen.lines[1:-1], len(terminal.chunks)
    pressed = time.perf_counter()
    terminal.type(key)
    last = -1.0
    while last < 0 and time.perf_counter() < pressed + 1.0:
        time.sleep(PACE)
        for moment, data in terminal.chunks[seen:]:
            seen += 1
            screen.feed(data)
            if screen.lines[1:-1] != before:
                before, last = screen.lines[1:-1], (moment - pressed) * 1000
    terminal.skip(seen)
    return last


class Press(NamedTuple):
    """What one key cost, in milliseconds."""

    drawn: float
    """Until the last byte; -1 if nothing was drawn."""
    spent: float
    """Of the processor, in all threads of the program."""
    waited: float
    """In which the program could have run and had no core."""


def press_all(terminal: Terminal, keys: str) -> list[Press]:
    """Press keys and return what each one cost."""
    found = []
    for key in keys:
        before = look_at_clock(terminal)
        drawn = press(terminal, key)
        after = look_at_clock(terminal)
        found.append(Press(drawn, after[0] - before[0], after[1] - before[1]))
    return found


def look_at_clock(terminal: Terminal) -> tuple[float, float]:
    """Return the milliseconds that a program has run, and waited for a core."""
    spent = waited = 0
    for task in Path(f"/proc/{terminal.process.pid}/task").iterdir():
        try:
            run, wait, _ = map(int, (task / "schedstat").read_text("ascii").split())
        except (OSError, ValueError):
            continue
        spent, waited = spent + run, waited + wait
    return spent / 1e6, waited / 1e6


def children(pid: int) -> list[int]:
    """Return the processes that work for one, and those that work for them."""
    try:
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [one for child in map(int, own) for one in (child, *children(child))]


def signal_all(terminal: Terminal, number: int) -> None:
    """Send a signal to all that work for the program."""
    for pid in children(terminal.process.pid):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue
    time.sleep(PACE)  # woken all at once they push aside who wakes with them: no reader does that


def write_articles(folder: Path, data: Path, count: int) -> Path:
    """Write so many articles of open prose as files, invented ones where there is none."""
    source = data / "corpus" / "open.jsonl.gz"
    if not source.exists():
        return write_stack(folder, count)
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    random.Random(7).shuffle(articles)
    target = folder / "stack"
    target.mkdir()
    for number, article in enumerate(articles[:count]):
        text = f"{article['title']}\n\n{article['text']}\n"
        (target / f"{number:05}.txt").write_text(text, encoding="utf-8")
        os.utime(target / f"{number:05}.txt", (1_700_000_000, 1_700_000_000))
    return target


def press_in_turns(terminal: Terminal, most: int) -> tuple[list[Press], list[Press]]:
    """Press keys while the program has work, in turns with moments in which it is stopped."""
    at_work: list[Press] = []
    idle: list[Press] = []
    while children(terminal.process.pid) and len(at_work) < most:
        at_work += press_all(terminal, KEYS)
        signal_all(terminal, signal.SIGSTOP)
        try:
            idle += press_all(terminal, KEYS)
        finally:
            signal_all(terminal, signal.SIGCONT)
    return at_work, idle


def main() -> None:
    """Print medians and 99th percentiles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000, help="articles in the stack (2000)")
    parser.add_argument("--keys", type=int, default=400, help="keys at most in each state (400)")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    options = parser.parse_args()
    sys.modules["ptydriver"].PATIENCE = 120.0  # type: ignore[attr-defined]
    measured: dict[str, list[Press]] = {}
    with stage() as (folder, env):
        stack = write_articles(folder, options.data, options.articles)
        first = min(stack.iterdir())
        title = first.read_text(encoding="utf-8").split("\n")[0]
        if less := pager(first):
            with opened(less, env, title) as terminal:
                measured["less"] = press_all(terminal, KEYS * 5)
        began = time.perf_counter()
        with opened([*BRIEFING, str(stack)], env, "? keys", quiet=0.01) as terminal:
            print(f"{options.articles} articles, open after {time.perf_counter() - began:.1f} s")
            at_work, idle = press_in_turns(terminal, options.keys)
            measured["briefing, at work"], measured["briefing, idle in between"] = at_work, idle
            print(f"keys pressed until {time.perf_counter() - began:.1f} s; it showed last:")
            print(terminal.lines[-1])
    rows = []
    for name, pressed in measured.items():
        drawn = [one.drawn for one in pressed if one.drawn >= 0] or [0.0]
        spent = [one.spent for one in pressed] or [0.0]
        waited = [one.waited for one in pressed] or [0.0]
        rows.append([name, len(pressed), len(pressed) - len(drawn),
                     percentile(drawn, 0.5), percentile(drawn, 0.99), max(drawn),
                     percentile(spent, 0.5), percentile(spent, 0.99),
                     percentile(waited, 0.5), percentile(waited, 0.99)])  # fmt: skip
    print_table(
        ["key to last byte", "keys", "nothing drawn", "median ms", "99 % ms", "max",
         "processor 50 %", "99 %", "no core 50 %", "99 %"], rows,
    )  # fmt: skip
    print("goal: median <= 16 ms; 99 % at work <= 1.5 x 99 % idle")


if __name__ == "__main__":
    main()
