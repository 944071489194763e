"""Two real readers at once on one library and one file of the user's, each used at random.

Used by a test and by `tests/bench/two_readers.py`.
"""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from leaving import TITLES, Hand, write_stack
from ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOOKS = 8
"""Times that one reader waits to see what the other has left."""


@dataclass
class Outcome:
    """What came of it."""

    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Locks, losses, exit codes, and whatever else no user should see."""
    seen: list[float] = field(default_factory=list)
    """Seconds after which one reader showed what the other had left."""


def use_both(
    command: Sequence[str], env: Mapping[str, str], folder: Path, actions: int, seed: int
) -> Outcome:
    """Put a stack into the library, use two readers of it at once, and look what is there."""
    write_stack(folder)
    subprocess.run([*command, "library", "add", str(folder)], env=env, check=True, timeout=60,
                   capture_output=True)  # fmt: skip
    ledger, outcome = Ledger(), Outcome()
    hands = [Hand([*command, "--library"], env, ledger, seed + part, part) for part in (0, 1)]
    try:
        for hand in hands:
            hand.wait_until_ready()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda hand: _use(hand, actions // 2), hands))
        for number in range(_LOOKS):
            outcome.seen.append(_look(hands[number % 2], hands[1 - number % 2]))
        for hand in hands:
            code = hand.leave()
            outcome.done += hand.done
            outcome.faults += hand.faults + ([f"exit code {code}"] if code else [])
    finally:
        for hand in hands:
            hand.run.close()
    file = Path(env["XDG_DATA_HOME"], "briefing", "state.sqlite3")
    outcome.faults += ledger.find_losses(file, folder)
    return outcome


def _use(hand: Hand, actions: int) -> None:
    for _ in range(actions):
        hand.act()


def _look(one: Hand, other: Hand) -> float:
    """Let one reader star an article; return when the contents of the other show it."""
    other.run.press("1")
    other.run.wait_for(*TITLES)
    title = one.toggle_star()
    began = time.perf_counter()
    starred = one.ledger.stars[title]

    def shows(_screen: str) -> bool:
        lines = other.run.lines
        row = next(number for number, line in enumerate(lines) if title in line[:40])
        return ("★" in lines[row + 1][:40]) == starred  # beneath the title

    other.run.wait_until(shows, f"to see that {title} is {'' if starred else 'not '}starred")
    other.run.press("2")
    return time.perf_counter() - began
