"""How long until the first sentence can be read, and what commands without a screen cost.

Floors in the same run, interleaved: a Textual app with one Static for the screen, a bare
interpreter for the commands.

    python tests/bench/start.py [--runs N]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from itertools import product

from stage import (
    BRIEFING,
    FIRST_SENTENCE,
    ROOT,
    SEEDS,
    Screen,
    Terminal,
    minimal_app,
    pager,
    print_table,
    ratios,
    stage,
)


def first_seen(terminal: Terminal, text: str) -> float:
    """Return the milliseconds from the start until a text stood on the screen."""
    screen = Screen(terminal.size)
    for moment, data in terminal.chunks:
        screen.feed(data)
        if text in " ".join(screen.text.split()):
            return (moment - terminal.started) * 1000
    raise ValueError(text)


def used() -> float:
    """Return the processor time of all ended children in milliseconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (usage.ru_utime + usage.ru_stime) * 1000


def measure_screens(runs: int) -> None:
    """Print the time to the first sentence and the processor time of opening and leaving."""
    with stage() as (folder, _):
        article = min(SEEDS.iterdir())
        shown = {
            "minimal app": (minimal_app(folder), "READY READY"),
            "briefing": ([*BRIEFING, str(SEEDS)], FIRST_SENTENCE),
            "briefing, one article": ([*BRIEFING, str(article)], FIRST_SENTENCE),
        }
        if less := pager(article):
            shown["less, one article"] = (less, FIRST_SENTENCE)
        times: dict[str, list[float]] = {name: [] for name in shown}
        work: dict[str, list[float]] = {name: [] for name in shown}
        for _, (name, (command, text)) in product(range(runs), shown.items()):
            before = used()
            with stage() as (_, env):
                terminal = Terminal(command, env)
                try:
                    terminal.wait_for(text)
                    terminal.press("q")
                    terminal.wait()
                    times[name].append(first_seen(terminal, text))
                finally:
                    terminal.close()
            work[name].append(used() - before)
    print_table(["first sentence readable", "ms", "x floor"], ratios(times, "minimal app"))
    print_table(["processor, open and quit", "ms", "x floor"], ratios(work, "minimal app"))


def measure_commands(runs: int) -> None:
    """Print the processor time of commands that need no screen."""
    seeds = str(SEEDS)
    commands = {
        "bare interpreter": [sys.executable, "-c", ""],
        "--version": [*BRIEFING, "--version"],
        "search --json": [*BRIEFING, "search", "shoygu", seeds, "--json"],
        "summary --json": [*BRIEFING, "summary", seeds, "--json"],
        "entities --json": [*BRIEFING, "entities", seeds, "--json"],
    }
    work: dict[str, list[float]] = {name: [] for name in commands}
    with stage() as (_, env):
        for _ in range(runs):
            for name, command in commands.items():
                before = used()
                subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True)
                work[name].append(used() - before)
    print_table(["processor, command", "ms", "x floor"], ratios(work, "bare interpreter"))


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=11, help="runs of each (11)")
    runs = parser.parse_args().runs
    measure_screens(runs)
    measure_commands(runs)


if __name__ == "__main__":
    main()
