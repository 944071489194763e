"""Bytes that go down the line for each key, and bytes for each cell that changed.

The floor is less with the same article in the same run, where less is installed.

    python tests/bench/line.py [--term TERM] [--theme NAME] [--size COLUMNSxROWS ...]
"""

from __future__ import annotations

import argparse
from statistics import median
from typing import TYPE_CHECKING

from stage import BRIEFING, FIRST_SENTENCE, SEEDS, opened, pager, print_table, stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ptydriver import Terminal

ACTIONS = (
    ("start", ""),
    ("line down", "jjjjj"),
    ("line up", "kkk"),
    ("page down", "   "),
    ("page up", "bb"),
    ("open contents", "1"),
    ("cursor down in contents", "jj"),
    ("next pane", "\t\t\t"),
    ("open summary", "3"),
    ("open cross-references", "4"),
    ("cursor down in references", "jjj"),
    ("back to the text", "2"),
    ("open search", "/"),
    ("type a letter", "shoygu"),
    ("go to the hit", "\r"),
)
PAGER = (("start", ""), ("line down", "jjjjj"), ("line up", "kkk"), ("page down", " "),
         ("page up", "b"))  # fmt: skip


def measure(
    terminal: Terminal, actions: Sequence[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """Return, for each action, the median bytes of its keys and the median of changed cells."""
    found = {}
    for name, keys in actions:
        sizes, changes = [], []
        for key in keys:
            before, sent = terminal.look().cells(), len(terminal.raw)
            terminal.type(key)
            terminal.settle(0.25)
            after = terminal.look().cells()
            sizes.append(len(terminal.raw) - sent)
            changes.append(sum(before[at] != after[at] for at in before))
        if not keys:
            sizes.append(len(terminal.raw))
            changes.append(sum(cell[0] != " " for cell in terminal.look().cells().values()))
        found[name] = median(sizes), median(changes)
    return found


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--term", default="xterm-256color", help="TERM (xterm-256color)")
    parser.add_argument("--theme", help="theme of briefing; its own choice if left out")
    parser.add_argument("--size", nargs="*", default=["80x24", "200x50"])
    options = parser.parse_args()
    article = min(SEEDS.iterdir())
    theme = ["--theme", options.theme] if options.theme else []
    for size in options.size:
        columns, rows = map(int, size.split("x"))
        with stage() as (_, env):
            env["TERM"] = options.term
            command = [*BRIEFING, *theme, str(SEEDS)]
            with opened(command, env, FIRST_SENTENCE, (columns, rows)) as terminal:
                ours = measure(terminal, ACTIONS)
            theirs = {}
            if less := pager(article):
                with opened(less, env, FIRST_SENTENCE, (columns, rows)) as terminal:
                    theirs = measure(terminal, PAGER)
        table = []
        for name, (sent, changed) in ours.items():
            row = [name, int(sent), int(changed), sent / max(changed, 1)]
            if name in theirs:
                other, cells = theirs[name]
                row += [int(other), other / max(cells, 1), sent / max(other, 1)]
            table.append(row + [""] * (7 - len(row)))
        head = [size, "bytes", "cells changed", "bytes a cell"]
        print_table([*head, "less: bytes", "bytes a cell", "x less"], table)


if __name__ == "__main__":
    main()
