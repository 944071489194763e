"""Bytes that go down the line for each key, and for each cell that changed, beside the peers.

In one run, on one invented stack: briefing in the terminal's own colours and in a theme of true
colours, less, vim and newsboat where they are installed, and the same text in stock Textual
widgets. Then the time from a key to its last byte, and ten moves on a line of 9,600 bit/s.

A "~" stands behind what a second run did not send the same. The bytes of a row are the median of
its keys; those of "start" are all that is sent until the program is at rest.

    python tests/bench/line.py [--size COLUMNSxROWS ...] [--term TERM] [--only NAME ...]
                               [--seeds] [--runs N] [--no-times]
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from peers import NEXT_PANE, PEERS, TRUECOLOUR
from slow_line import HEAD as SLOW_HEAD
from slow_line import measure_slow_line
from stage import SEEDS, percentile, print_table, stage, write_stack
from traffic import measure, time_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from peers import Peer
    from traffic import Cost

GOALS = {
    "start": "6,000",
    "cursor down in a list": "100",
    "line down": "130",
    "line up": "130",
    "page down": "< less, 1.0 a cell",
    "page up": "< less, 1.0 a cell",
    "open a drawer": "1,500",
    "close a drawer": "1,500",
    "open search": "3,000",
    "next pane": "200",
}
"""Bytes at most: in the terminal's own colours, at 80x24; the next pane at 120x40."""
PANES_SIZE = "120x40"
"""A size at which all panes stand side by side."""
KEYS = ("j", "j", "space", "j", "k", "b") * 20
LIST_KEYS = ("down", "down", "up", "down", "up") * 24


def print_bytes(
    size: str, peers: Sequence[Peer], stack: Path, runs: int, env: Mapping[str, str]
) -> None:
    """Measure all peers at a size and print the actions as rows."""
    columns, rows = map(int, size.split("x"))
    panes = size == PANES_SIZE
    costs: dict[str, dict[str, Cost]] = {}
    for peer in peers:
        walk = NEXT_PANE if panes else peer.walk
        if not panes or peer.name in ("ansi", "dark", "stock"):
            costs[peer.name] = measure(peer, stack, (columns, rows), walk, runs, env)
    head, missing = [size, "goal"], [name for name, found in costs.items() if not found]
    shown = [name for name in costs if name not in missing]
    for name in shown:
        head += [name, "a cell"]
    table = []
    for action in dict.fromkeys(action for name in shown for action in costs[name]):
        row = [action, GOALS.get(action, "")]
        for name in shown:
            row += _describe(costs[name].get(action))
        table.append(row)
    print_table(head, table)
    for name in missing:
        print(f"{name} is not installed\n")


def _describe(cost: Cost | None) -> list[str]:
    if cost is None:
        return ["", ""]
    return [f"{cost.sent:,}{'' if cost.steady else '~'}", f"{cost.per_cell:.2f}"]


def print_times(peers: Sequence[Peer], stack: Path, env: Mapping[str, str]) -> None:
    """Print the time from a key to its last byte at 80x24, over lines and pages or rows."""
    rows: list[list[object]] = []
    for peer in peers:
        keys = LIST_KEYS if peer.name == "stock" else KEYS
        times = time_keys(peer, stack, keys, env)
        if times:
            rows.append([peer.name, len(times), *(percentile(times, s) for s in (0.5, 0.99, 1))])
    print_table(["key to last byte, 80x24", "keys", "median ms", "99 % ms", "max"], rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", nargs="*", default=["80x24", "200x50", PANES_SIZE])
    parser.add_argument("--term", default="xterm-256color", help="TERM (xterm-256color)")
    parser.add_argument("--only", nargs="*", help="names of programs; all if left out")
    parser.add_argument("--seeds", action="store_true", help="the sample instead of a long stack")
    parser.add_argument("--runs", type=int, default=2, help="walks of each, to compare (2)")
    parser.add_argument("--no-times", action="store_true", help="count bytes only")
    options = parser.parse_args()
    env = TRUECOLOUR | {"TERM": options.term}
    peers = [peer for peer in PEERS if not options.only or peer.name in options.only]
    with stage() as (folder, _):
        stack = SEEDS if options.seeds else write_stack(folder, 30, 60)
        for size in options.size:
            print_bytes(size, peers, stack, options.runs, env)
        if not options.no_times:
            print_times(peers, stack, env)
            print_table(SLOW_HEAD, measure_slow_line(peers, stack, env))


if __name__ == "__main__":
    main()
