"""How long until the first sentence of something large can be read, and until keys are answered.

A folder of many files opened for the first time and again, one long article in each format, and
a library. While a long article comes in and is analysed, keys are pressed.

    python tests/bench/opening.py [--files N] [--megabytes N ...] [--formats NAME ...]
                                  [--index FILE] [--runs N]

`--index` is the index file of a library, as tests/bench/library.py writes it; a copy is used.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from statistics import median

from keys import press
from memory import peak
from stage import (
    BRIEFING,
    SEEDS,
    Screen,
    Terminal,
    opened,
    percentile,
    print_table,
    stage,
    write_stack,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

GOALS = {
    "first opening": "500",
    "second opening": "500",
    "1 MB txt": "1,200 to open",
    "10 MB txt": "500",
    "library": "1,000",
}
_PATIENCE = 120.0
_ACTIONS = {
    "contents: down": ("21", "j" * 30),
    "contents: page down": ("21", " " * 20),
    "contents: last and first": ("21", "GgGgGgGgGg"),
    "contents: last, open it": ("21", "G\r1g\r1G\r1g\r"),
    "next article": ("2", "J" * 15),
    "previous article": ("2", "K" * 15),
    "next unread": ("2", "." * 15),
    "text: page down": ("2", " " * 20),
    "read, unread": ("21", "rjrjrjrjrjrj"),
    "results: down": ("21/said", "\x0e" * 20),
}
"""Keys by what they do; those before it lead there and are not measured."""


def spent(pid: int) -> float:
    """Return the processor time of a process, all its threads, in milliseconds."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


def watch(terminal: Terminal, first: str, whole: str) -> tuple[float, ...]:
    """Return milliseconds until a text, the hint of the keys, and `whole` stood on the screen.

    Then the processor time of the program until about the first and the second.
    """
    used: dict[str, float] = {}
    seen: dict[str, float] = {}
    screen, fed, end = Screen(terminal.size), 0, time.monotonic() + _PATIENCE
    wanted = [first, "? keys", whole]
    while time.monotonic() < end and not all(text in seen for text in wanted):
        time.sleep(0.01)
        for moment, data in terminal.chunks[fed:]:
            fed += 1
            screen.feed(data)
            told = " ".join(screen.text.split())
            for text in wanted:
                if text not in seen and text in told:
                    seen[text] = (moment - terminal.started) * 1000
                    used[text] = spent(terminal.process.pid)
        if terminal.process.poll() is not None:
            raise AssertionError(screen.text)
    if not all(text in seen for text in wanted):
        raise AssertionError(f"{seen}\n{screen.text}")
    return *(seen[text] for text in wanted), used[first], used["? keys"]


def open_once(target: list[str], env: dict[str, str], first: str, whole: str) -> tuple[float, ...]:
    """Open something and leave; return what `watch` gives, and the peak of the memory in MB."""
    terminal = Terminal([*BRIEFING, *target], env, (120, 30))
    try:
        times = watch(terminal, first, whole)
        memory = peak(terminal.process.pid)
        terminal.press("q")
        terminal.wait()
    finally:
        terminal.close()
    return *times, memory


def time_actions(
    env: dict[str, str], target: list[str], size: tuple[int, int]
) -> tuple[dict[str, list[tuple[float, float]]], float, float]:
    """Return wall and processor milliseconds of the keys of each action, and MB before and after.

    A key counts until its last byte; what is done behind that in its time is in the second.
    """
    found: dict[str, list[tuple[float, float]]] = {}
    with opened([*BRIEFING, *target], env, "? keys", size, quiet=0.0) as terminal:
        terminal.type("p")  # what goes on beside the screen tells how far it is, again and again
        terminal.settle(2.0)
        pid = terminal.process.pid
        reading = peak(pid)
        for action, (before, keys) in _ACTIONS.items():
            for key in before:
                terminal.type(key)
                terminal.settle(0.3)
            found[action] = []
            for key in keys:
                began = spent(pid)
                took = press(terminal, key)
                found[action].append((took, spent(pid) - began))
            terminal.type("\x1b")
            terminal.settle(0.3)
        return found, reading, peak(pid)


def measure_keys(env: dict[str, str], target: list[str], name: str) -> None:
    """Print what keys cost over a large stack, beside the two articles of the sample."""
    for size in ((200, 50), (80, 24)):
        floor, *_ = time_actions(env, [str(SEEDS)], size)
        found, reading, last = time_actions(env, target, size)
        rows = []
        for action, times in found.items():
            drawn = [wall for wall, _ in times if wall >= 0] or [0.0]
            own, bare = (median(cpu for _, cpu in runs) for runs in (times, floor[action]))
            told = [percentile(drawn, 0.5), percentile(drawn, 0.95), own, bare]
            rows.append([action, len(drawn), *told])
        head = [
            "{}, {}x{}".format(name, *size),
            "keys",
            "median ms",
            "95 %",
            "processor",
            "two articles",
        ]
        print_table(head, rows)
        print(f"goal: median 16 ms; peak {reading:.0f} MB reading (goal 150), {last:.0f} at last\n")


def write_long(folder: Path, megabytes: int, ending: str) -> Path:
    """Write one article of invented sentences, and return its path."""
    folder = folder / f"{megabytes}{ending}"
    folder.mkdir()
    plain = next(iter(write_stack(folder, 1, 2_700 * megabytes).iterdir()))
    title, *paragraphs = plain.read_text("utf-8").split("\n\n")
    if ending == "md":
        parts = [f"# {title}", *(one.replace("said", "*said*", 1) for one in paragraphs)]
    elif ending == "html":
        parts = [f"<!doctype html><title>{title}</title><article><h1>{title}</h1>"]
        parts += [f"<p>{one}</p>" for one in paragraphs]
    else:
        return plain
    path = plain.with_suffix(f".{ending}")
    path.write_text("\n\n".join(parts), "utf-8")
    return path


def press_meanwhile(target: Path, env: dict[str, str]) -> tuple[list[float], list[float]]:
    """Return milliseconds of keys while a long article comes in, and after that, of 40 more."""
    with opened([*BRIEFING, str(target)], env, "? keys", (120, 30), quiet=0.0) as terminal:
        before: list[float] = []
        while "1 of 1" not in " ".join(terminal.look().text.split()):
            before.append(press(terminal, "jk"[len(before) % 2]))
        behind = [press(terminal, "jk"[turn % 2]) for turn in range(40)]
    return before, behind


def main() -> None:
    """Print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000, help="files of the folder (10,000)")
    parser.add_argument("--megabytes", type=int, nargs="*", default=[1, 10])
    parser.add_argument("--formats", nargs="*", default=["txt", "md", "html"])
    parser.add_argument("--index", type=Path, help="index file of a library")
    parser.add_argument("--runs", type=int, default=5, help="runs of each but the first (5)")
    options = parser.parse_args()
    measured: dict[str, list[tuple[float, ...]]] = {}
    with stage() as (folder, env):
        if options.files:
            files = write_stack(folder, options.files)
            last = time.time() - 60
            for path in files.iterdir():
                os.utime(path, (last, last))
            told = f"{options.files:,} articles"
            found = open_once([str(files)], env, "On Monday", "On Monday")
            measured.setdefault("first opening", []).append(found)
            began = time.perf_counter()
            listing = [*BRIEFING, "contents", "--json", str(files)]
            subprocess.run(listing, env=env, check=True, capture_output=True)
            print(f"read into the index in {time.perf_counter() - began:.1f} s\n")
            for _ in range(options.runs):
                found = open_once([str(files)], env, "On Monday", told)
                measured.setdefault("second opening", []).append(found)
        keys = []
        for megabytes, ending in product(options.megabytes, options.formats):
            path = write_long(folder, megabytes, ending)
            name = f"{megabytes} MB {ending}"
            for _ in range(options.runs):
                shutil.rmtree(folder / "STATE", ignore_errors=True)
                shutil.rmtree(folder / "DATA", ignore_errors=True)
                found = open_once([str(path)], env, "On Monday", "1 of 1")
                measured.setdefault(name, []).append(found)
            for when, times in zip(("coming in", "there"), press_meanwhile(path, env), strict=True):
                drawn = [time for time in times if time >= 0] or [0.0]
                keys.append([f"{name}, {when}", len(drawn), median(drawn), max(drawn)])
        print_table(["keys, the article", "keys", "median ms", "slowest"], keys)
        if options.index:
            cache = folder / "CACHE" / "briefing"
            shutil.rmtree(cache, ignore_errors=True)
            cache.mkdir(parents=True)
            shutil.copyfile(options.index, cache / "index.sqlite3")  # names are put into it
            for _ in range(options.runs):
                found = open_once(["--library"], env, "min", "articles")
                measured.setdefault("library", []).append(found)
            measure_keys(env, ["--library"], "library")
    rows = []
    for name, runs in measured.items():
        columns = [round(median(column)) for column in zip(*runs, strict=True)]
        rows.append([name, GOALS.get(name, ""), *columns])
    head = ["opening", "goal ms", "first frame ms", "keys", "whole"]
    print_table([*head, "processor", "to keys", "peak MB"], rows)


if __name__ == "__main__":
    main()
