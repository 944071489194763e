"""A line of 9,600 bit/s: how long ten moves in a list take until the screen is right.

The terminal takes in no more bytes than the line carries; what a program writes beyond waits in
the pseudo-terminal, and when that is full the program waits.

    python tests/bench/slow_line.py [--bits N]
"""

from __future__ import annotations

import argparse
import os
import select
import time
from typing import TYPE_CHECKING

from peers import PEERS, TRUECOLOUR
from ptydriver import PATIENCE
from stage import Terminal, print_table, stage, write_stack
from traffic import program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from peers import Peer

GOAL = 1.5
"""Seconds for the ten moves; the last key is pressed after 0.9 of them."""
HEAD = ("9,600 bit/s, 80x24", "goal s", "ten moves s", "bytes", "last key to settled s")
_TICK = 0.02
_MOVES, _PACE = 10, 0.1
_STILL = 1.0
"""Seconds without a byte after which everything has arrived."""


class SlowTerminal(Terminal):
    """A terminal whose line can be made slow."""

    bits = 0
    """Bits a second that the line carries, eight to a byte; 0 for a line without limit."""

    def _read(self) -> None:
        owed = 0.0
        while True:
            ready, _, _ = select.select([self._master, self._wake], [], [])
            if self._wake in ready:
                return
            most = 1 << 16
            bits = self.bits
            if bits:
                owed = min(owed + bits / 8 * _TICK, bits / 8 * _TICK * 2)
                most = max(1, int(owed))
                time.sleep(_TICK)
            try:
                data = os.read(self._master, most)
            except OSError:
                return
            if not data:
                return
            owed = owed - len(data) if bits else 0.0
            self.chunks.append((time.perf_counter(), data))


def ten_moves(peer: Peer, stack: Path, env: Mapping[str, str], bits: int) -> list[object]:
    """Return a row: seconds from the first of ten keys to the last byte, and what was sent."""
    with program(peer, stack, (80, 24), env, SlowTerminal) as terminal:
        if not isinstance(terminal, SlowTerminal):
            return [peer.name, GOAL, "not installed", "", ""]
        terminal.press(*peer.to_list[:-1])
        terminal.settle(peer.ready)
        sent, terminal.bits = len(terminal.raw), bits
        began = pressed = time.perf_counter()
        for number in range(_MOVES):
            time.sleep(max(began + number * _PACE - time.perf_counter(), 0))
            pressed = time.perf_counter()
            terminal.press(peer.to_list[-1])
        try:
            terminal.settle(_STILL)
        except AssertionError:  # it still writes after all patience
            size, terminal.bits = len(terminal.raw) - sent, 0
            return [peer.name, GOAL, f"over {PATIENCE:.0f}", f"over {size}", ""]
        arrived = terminal.chunks[-1][0]
        size, terminal.bits = len(terminal.raw) - sent, 0
        return [peer.name, GOAL, arrived - began, size, max(arrived - pressed, 0.0)]


def measure_slow_line(
    peers: Sequence[Peer], stack: Path, env: Mapping[str, str], bits: int = 9600
) -> list[list[object]]:
    """Return a row for each program that has a list."""
    return [ten_moves(peer, stack, env, bits) for peer in peers if peer.to_list]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bits", type=int, default=9600, help="bits a second (9600)")
    bits = parser.parse_args().bits
    with stage() as (folder, _):
        print_table(HEAD, measure_slow_line(PEERS, write_stack(folder, 30), TRUECOLOUR, bits))


if __name__ == "__main__":
    main()
