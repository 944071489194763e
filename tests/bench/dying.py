"""End the reader in each way that there is, many times, and look at what it leaves behind.

After each end: the exit code, the terminal's modes and settings, the state file's own check, the
kept place, and what still runs. Then how long the end took.

    python tests/bench/dying.py [--times N] [--only WAY ...]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from stage import BRIEFING, home_in, minimal_app, opened, print_table, stage

# isort: split
# The stage has told where these are.
from dying_ways import WAYS, Stage
from sshserver import SshServer, why_not

GOAL = 50
"""Milliseconds from the key that quits to the end of the process, at most."""


def try_way(name: str, times: int, server: SshServer | None) -> list[object]:
    """Return a row: way, times, good ends, milliseconds to the end; print what went wrong."""
    good, seconds = 0, []
    for number in range(times):
        with tempfile.TemporaryDirectory() as folder:
            env = home_in(Path(folder)) | {"ENV": "", "PS1": "$ "}
            reader = Stage(BRIEFING, env, Path(folder), server)
            try:
                faults = WAYS[name](reader)
            except AssertionError as error:
                faults = [str(error)]
        good += not faults
        seconds.append(reader.seconds * 1000)
        for fault in faults:
            print(f"{name}, number {number + 1}: {fault}")
    goal = f"<= {GOAL}" if name in ("q", "Q") else ""
    return [name, times, good, goal, f"{median(seconds):.0f}", f"{max(seconds):.0f}"]


def quit_minimal(times: int) -> list[object]:
    """Return a row for the smallest Textual app there is, as the floor beside."""
    seconds = []
    for _ in range(times):
        with stage() as (folder, env), opened(minimal_app(folder), env, "READY") as run:
            began = time.perf_counter()
            run.press("q")
            run.process.wait()
            seconds.append((time.perf_counter() - began) * 1000)
    return ["a minimal app, q", times, "", "", f"{median(seconds):.0f}", f"{max(seconds):.0f}"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=20, help="ends of each way (20)")
    parser.add_argument("--only", nargs="*", help="names of ways; all if left out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reason = why_not()
        server = SshServer(Path(folder)) if not reason else None
        rows = []
        for name in options.only or WAYS:
            if "ssh" in name and server is None:
                print(f"{name}: {reason}")
                continue
            rows.append(try_way(name, options.times, server))
        if server is not None:
            server.close()
        rows.append(quit_minimal(options.times))
    print_table(["way", "times", "good", "goal", "median ms", "most"], rows)


if __name__ == "__main__":
    main()
