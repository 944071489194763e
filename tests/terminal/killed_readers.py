"""Kill a real reader at a random moment, and look whether what it said to have kept is there.

Used by a test and by `tests/bench/kills.py`.
"""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from leaving import Hand, write_stack
from ledger import ROOT, Ledger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STARTING = 0.25
"""Share of kills that come while the reader still starts, and so while it migrates the file."""
_LATEST_START, _LATEST_DEED = 1.2, 0.2
"""Seconds after which a kill comes at the latest: after the start, and after the last keys."""
_OLD = "0123456789abcdef"
"""What the files of earlier versions speak of."""


@dataclass
class Victims:
    """Readers that are killed one after the other, all with one file of the user's."""

    command: Sequence[str]
    env: Mapping[str, str]
    folder: Path
    """Where the articles are put."""
    version: int = 0
    """Of the file that the first of them finds; 0 for none."""
    ledger: Ledger = field(default_factory=Ledger)
    kills: int = 0
    early: int = 0
    """Kills while the reader started."""
    undecided: int = 0
    """Kills between the last keys and the answer to them."""
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        write_stack(self.folder)
        self.file.parent.mkdir(parents=True)
        if self.version:
            script = ROOT / f"tests/data/store/version-{self.version}.sql"
            with contextlib.closing(sqlite3.connect(self.file)) as database:
                database.executescript(script.read_text("utf-8"))

    @property
    def file(self) -> Path:
        """The user's own file."""
        return Path(self.env["XDG_DATA_HOME"], "briefing", "state.sqlite3")

    def kill_one(self, seed: int) -> list[str]:
        """Start a reader, kill it, and return what is lost."""
        chance = random.Random(seed)
        hand = Hand([*self.command, str(self.folder)], self.env, self.ledger, seed)
        try:
            if chance.random() < _STARTING:
                self.early += 1
                time.sleep(chance.uniform(0.05, _LATEST_START))
                self._end(hand)
            else:
                hand.wait_until_ready()
                for _ in range(chance.randrange(5)):
                    hand.act()
                deed = hand.choose()
                self.ledger.doubts.update(deed.touched)
                hand.run.type(deed.keys)
                time.sleep(chance.random() ** 2 * _LATEST_DEED)
                self._end(hand)
                self.undecided += not hand.take_answer(deed)
        except AssertionError as error:
            hand.run.signal(signal.SIGABRT)  # with PYTHONFAULTHANDLER it says where it was
            hand.run.wait()
            message = f"{error}\n{hand.run.raw[-3000:].decode(errors='replace')}"
            raise AssertionError(message) from error
        finally:
            hand.run.close()
        self.kills += 1
        self.done += hand.done
        self.faults += hand.faults
        return self._find_losses()

    def _end(self, hand: Hand) -> None:
        """Kill it, and read what it still wrote."""
        hand.run.signal(signal.SIGKILL)
        hand.run.wait()

    def _find_losses(self) -> list[str]:
        if not self.file.exists():
            return ["no file"] if self.done else []
        losses = self.ledger.find_losses(self.file, self.folder) + self._find_lost_old()
        self.ledger.settle(self.file, self.folder)
        return losses

    def _find_lost_old(self) -> list[str]:
        """Return what was in the file of an earlier version and is not there any more."""
        questions = {
            1: f"SELECT 1 FROM read_mark WHERE article = '{_OLD}'",
            2: "SELECT 1 FROM correction WHERE line LIKE 'hide \"Share\"%' AND undone IS NULL",
            3: "SELECT 1 FROM note WHERE text = 'which crane?' AND removed IS NULL",
        }
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            return [
                f"of version {version}: {question}"
                for version, question in questions.items()
                if version <= self.version and not database.execute(question).fetchone()
            ]
