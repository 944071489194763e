"""What the terminal benches share: commands, an empty home, a minimal app as the floor, a table."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "terminal"))

from ptydriver import Screen, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "BRIEFING", "FIRST_SENTENCE", "ROOT", "SEEDS", "Screen", "Terminal", "home_in", "minimal_app",
    "opened", "pager", "percentile", "print_table", "ratios", "stage", "write_stack",
]  # fmt: skip

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = [sys.executable, "-m", "briefing"]
SEEDS = ROOT / "seeds"
FIRST_SENTENCE = "Comprehensive Russian Satellite News Agency"
"""How the first sentence of the first sample article begins."""

_MINIMAL = """
from textual.app import App
from textual.widgets import Static


class Minimal(App):
    BINDINGS = [("q", "quit", "quit")]

    def compose(self):
        yield Static("READY " * 20)


Minimal().run()
"""


@contextmanager
def stage() -> Iterator[tuple[Path, dict[str, str]]]:
    """Give a folder that is deleted afterwards, and an environment with an empty home in it."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name), home_in(Path(name))


def home_in(folder: Path) -> dict[str, str]:
    """Return an environment whose home is that folder, with nothing of this machine's."""
    return {
        **{f"XDG_{k}_HOME": f"{folder}/{k}" for k in ("CONFIG", "DATA", "STATE", "CACHE")},
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
    }


def minimal_app(folder: Path) -> list[str]:
    """Write the smallest Textual app there is, one Static, and return its command."""
    path = folder / "minimal.py"
    path.write_text(_MINIMAL, encoding="utf-8")
    return [sys.executable, str(path)]


def pager(path: Path) -> list[str] | None:
    """Return the command that opens a file in less, None where that is not installed."""
    less = shutil.which("less")
    return [less, str(path)] if less else None


@contextmanager
def opened(
    command: Sequence[str],
    env: Mapping[str, str],
    text: str,
    size: tuple[int, int] = (80, 24),
    quiet: float = 0.3,
) -> Iterator[Terminal]:
    """Give a terminal in which a program shows a text and then was quiet so long; end it."""
    terminal = Terminal(command, env, size)
    try:
        terminal.wait_for(text)
        if quiet:
            terminal.settle(quiet)
        yield terminal
    finally:
        terminal.close()


def write_stack(folder: Path, count: int, paragraphs: int = 6) -> Path:
    """Write invented articles with names that recur, and return their folder.

    A paragraph has about 350 characters.
    """
    rng = random.Random(7)
    syllables = ["ar", "bel", "con", "dra", "el", "fin", "gor", "hal", "is", "jo", "kar", "lun"]
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 3))) for _ in range(3000)]
    names = [f"{a.title()} {b.title()}" for a, b in zip(words[:600], words[600:1200], strict=True)]
    target = folder / "stack"
    target.mkdir()
    for number in range(count):
        lines = [f"Report {number} on {rng.choice(names)}"]
        for _ in range(paragraphs):
            sentences = []
            for _ in range(4):
                body = " ".join(rng.choices(words, k=10))
                sentences.append(f"On Monday {rng.choice(names)} said that {body}.")
            lines.append(" ".join(sentences))
        (target / f"{number:05}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return target


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def print_table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a head, columns aligned; floats with at most two decimals."""
    cells = [[f"{c:.2f}" if isinstance(c, float) else str(c) for c in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w)
                        for i, (c, w) in enumerate(zip(row, widths, strict=True))))  # fmt: skip
    print()


def ratios(measured: Mapping[str, Sequence[float]], base: str) -> list[list[object]]:
    """Return a row for each name: median, and how many times the median of the base that is."""
    floor = median(measured[base])
    return [[name, median(v), median(v) / floor] for name, v in measured.items()]
