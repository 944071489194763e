"""What a walk through a program costs on the line: bytes, cells that changed, time."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from peers import title_of
from stage import Terminal, stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from peers import Peer, Walk

QUIET = 0.12
"""Seconds without a byte after which a key has had its answer."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one action costs: medians over its keys."""

    sent: int
    """Bytes."""
    changed: int
    """Cells that look different afterwards; at the start, cells that are not blank."""
    steady: bool = True
    """Whether a second run sent the same."""

    @property
    def per_cell(self) -> float:
        """Bytes for each changed cell."""
        return self.sent / max(self.changed, 1)


@contextmanager
def program(
    peer: Peer,
    stack: Path,
    size: tuple[int, int],
    env: Mapping[str, str],
    kind: type[Terminal] = Terminal,
) -> Iterator[Terminal | None]:
    """Give a terminal in which a program has opened a stack in a new home; None if missing."""
    with stage() as (_, home):
        home.update(env)
        command = peer.build(stack, home)
        if not command:
            yield None
            return
        terminal = kind(command, home, size)
        try:
            terminal.wait_for(peer.text or title_of(min(stack.iterdir())))
            terminal.settle(peer.ready)
            yield terminal
        finally:
            terminal.close()


def walk_through(terminal: Terminal, walk: Walk) -> dict[str, Cost]:
    """Return what each action of a walk costs in a program that has just opened."""
    sizes: dict[str, list[int]] = {}
    changes: dict[str, list[int]] = {}
    for name, keys in walk:
        sent_for, changed_by = sizes.setdefault(name, []), changes.setdefault(name, [])
        if not keys:
            sent_for.append(len(terminal.raw))
            changed_by.append(sum(cell[0] != " " for cell in terminal.look().cells().values()))
        for key in keys:
            before, sent = terminal.look().cells(), len(terminal.raw)
            terminal.press(key)
            terminal.settle(QUIET)
            after = terminal.look().cells()
            sent_for.append(len(terminal.raw) - sent)
            changed_by.append(sum(before[at] != after[at] for at in before))
    return {
        name: Cost(int(median(sent)), int(median(changes[name])))
        for name, sent in sizes.items()
        if not name.startswith("-")
    }


def measure(
    peer: Peer, stack: Path, size: tuple[int, int], walk: Walk, runs: int, env: Mapping[str, str]
) -> dict[str, Cost]:
    """Walk several times, each in a new home; the first counts, and tells if another differs.

    The costs are empty if the program is not installed. `env` goes over the home's environment.
    """
    costs = []
    for _ in range(runs):
        with program(peer, stack, size, env) as terminal:
            if terminal is None:
                return {}
            costs.append(walk_through(terminal, walk))
    first, *others = costs
    return {
        name: Cost(cost.sent, cost.changed, all(other[name] == cost for other in others))
        for name, cost in first.items()
    }


def time_keys(
    peer: Peer, stack: Path, keys: Sequence[str], env: Mapping[str, str]
) -> list[float] | None:
    """Return the milliseconds from each key to its last byte, where it had an answer."""
    times = []
    with program(peer, stack, (80, 24), env) as terminal:
        if terminal is None:
            return None
        for key in keys:
            seen = len(terminal.chunks)
            pressed = time.perf_counter()
            terminal.press(key)
            terminal.settle(QUIET)
            if len(terminal.chunks) > seen:
                times.append((terminal.chunks[-1][0] - pressed) * 1000)
    return times
