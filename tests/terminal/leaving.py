"""A user at the keyboard of a real reader who leaves notes, marks and corrections in it.

What the reader says on the screen to have kept is written down, and can be held against the
user's file afterwards. Used by the tests here and, many times over, by the benches.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ledger import NAMES, Ledger, first_name
from ptydriver import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

SIZE = (108, 20)
TITLES = ("Pier one", "Pier two", "Pier three", "Pier four")
_ANSWERS = (
    "note kept", "note changed", "note taken", "taken back", "left as it is", "marked as",
    "starred", "no longer", "another session", "nothing",
)  # fmt: skip
"""How what the reader answers begins, but for corrections, which begin with the name."""


def write_stack(folder: Path) -> Path:
    """Write four short articles that name everybody."""
    folder.mkdir(exist_ok=True)
    for number, title in enumerate(TITLES):
        lines = [
            f"{name} saw crane {n} lift the ferry at {title.lower()} on Tuesday."
            for n, name in enumerate(NAMES)
        ]
        text = f"{title}\n\n" + "\n\n".join([" ".join(lines[:3]), " ".join(lines[3:])]) + "\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


class Hand:
    """One user at one reader. What they leave are things that no other user of the file touches."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        ledger: Ledger,
        seed: int,
        part: int = 0,
    ) -> None:
        """Start the reader; `part` 0 and 1 are two users who share a file."""
        self.run = Terminal(command, env, SIZE)
        self.ledger = ledger
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.faults: list[str] = []
        """What the reader said that no user should read."""
        self._part, self._step, self._seed = part, 0, seed
        self._signs = itertools.cycle("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        self._letters = "abcdefghijklm" if part == 0 else "nopqrstuvwxyz"
        self._left: list[Deed] = []

    def wait_until_ready(self) -> None:
        """Wait until the reader takes keys and knows the names."""
        self.run.wait_for(TITLES[0])
        self.run.wait_until(lambda _: b"\x1b[?2004h" in self.run.raw, "for the whole screen")
        for _ in range(400):
            self.run.type(":both\r")
            self.run.wait_until(lambda _: self._status() != "", "for an answer")
            if "no name here" not in self._status():
                break
            self._clear()
            self.run.settle(0.02)
        self.run.type(":both\r")  # the name is marked no longer
        self._clear()

    def act(self) -> None:
        """Do something at random and wait until the reader has answered."""
        self._do(self.choose())

    def toggle_star(self) -> str:
        """Star an article or take the star away; return its title."""
        self._clear()
        deed = self._star()
        self._do(deed)
        return deed.told

    def _do(self, deed: Deed) -> None:
        self.run.type(deed.keys)
        self.run.wait_until(lambda _: self.take_answer(deed), f"for an answer to {deed}")

    def choose(self) -> Deed:
        """Go somewhere, and return what to do there."""
        self._step += 1
        self._clear()
        self.run.type(self.chance.choice(["w", "ww", "W", "J", "K", "Jw", "g", ""]))
        self._clear()
        choices = [self._star, self._read, self._mark, self._note, self._note, self._rename]
        if self._left:
            choices.append(self._undo)
        return self.chance.choice(choices)()

    def take_answer(self, deed: Deed) -> bool:
        """Write down what the status line says, if it is an answer."""
        status = self._status()
        if not status.startswith(self._answers()):
            return False
        self.done[deed.kind] += 1
        if deed.kind == "notes" and "another session has changed it" in status:
            self.run.type("\x03")  # it is not taken away unseen: leave it there
            return True
        if deed.told not in status:
            self.faults.append(f"{deed.kind}: {status}")
        elif deed.kind == "undo":
            last = self._left.pop()
            if status.startswith("taken back"):
                for kind, key, value in last.before:
                    self.ledger.set(kind, key, value)
        else:
            for kind, key, value in deed.after(status):
                self.ledger.set(kind, key, value)
            if "kept beside" in status:  # to take it back does not bring the old one back
                deed.before = [one for one in deed.before if not one[2]]
            self._left.append(deed)
        return True

    def leave(self) -> int:
        """Quit, and return the exit code."""
        self.run.press("Q")
        code = self.run.wait()
        self.faults += [line for line in self.run.lines if line.startswith("briefing:")]
        return code

    # What the screen says

    def _answers(self) -> tuple[str, ...]:
        return (*_ANSWERS, *(name.split()[0] for name in NAMES))

    def _status(self) -> str:
        return self.run.lines[-1].strip()

    def _title(self) -> str:
        found = re.search(r"(\d)\.txt", self.run.lines[0])
        assert found, self.run.screen
        return TITLES[int(found[1])]

    def _clear(self) -> None:
        """Put something into the status line that is not there yet, and is no answer."""
        sign = next(self._signs)
        self.run.type(f"'{sign}")
        told = f"no mark {sign} "
        self.run.wait_until(lambda _: self._status().startswith(told), f"for {told}")

    # What can be done

    def _toggle(self, kind: str, key: str, on: str) -> Deed:
        own = TITLES[self._part :: 2]
        number = 0
        self.run.settle(0.05)  # the title may be drawn after the status line
        while self._title() not in own:
            number += 1
            self.run.type(f":{number}\r")
            place = f"{number} of {len(TITLES)}"
            self.run.wait_until(lambda _, at=place: at in self.run.lines[0], f"to be at {place}")
        self._clear()
        title = self._title()
        deed = Deed(key, kind, title, [(kind, title)])

        def after(status: str) -> list[tuple[str, Any, bool]]:
            value = status.startswith(on)
            deed.before = [(kind, title, not value)]
            return [(kind, title, value)]

        deed.after = after
        return deed

    def _star(self) -> Deed:
        return self._toggle("stars", "+", "starred")

    def _read(self) -> Deed:
        return self._toggle("read", "r", "marked as read")

    def _mark(self) -> Deed:
        mark = self.chance.choice(self._letters), self._title()
        there = self.ledger.marks.get(mark, False)
        return _deed(f"m{mark[0]}", "marks", f"as {mark[0]}", {("marks", mark): (there, True)})

    def _note(self) -> Deed:
        self.run.type("a")
        self.run.wait_until(lambda _: self._at_note(), "for the note's line")
        old = self.run.lines[-2].strip().lstrip("†").strip()
        gone = bool(old) and self.chance.random() < 0.4
        changes = {} if gone else {("notes", f"note {self._tag}"): (False, True)}
        if old:
            changes["notes", old] = True, False
        new = "" if gone else f"note {self._tag}"
        return _deed(f"\x15{new}\r", "notes", "note", changes)

    def _at_note(self) -> bool:
        # The line is drawn after the one below it where a session opens its first.
        *_, line, status = self.run.lines
        return "Enter keeps it" in status and line.startswith(" †")

    def _rename(self) -> Deed:
        name = self.chance.choice(NAMES[self._part :: 2])
        old, new = self.ledger.called[name][-1], f"{first_name(name)} K{self._tag}"
        told = f"renamed to {new}"
        return _deed(
            f":rename {old} to {new}\r", "renames", told, {("renames", new): (False, True)}
        )

    def _undo(self) -> Deed:
        last = self._left[-1]
        return Deed("Z", "undo", last.told, last.touched)

    @property
    def _tag(self) -> str:
        return f"{self._seed}x{self._step}"


@dataclass
class Deed:
    """Something that is done at the keyboard, and what it changes in the file."""

    keys: str
    kind: str
    told: str
    """What the answer says."""
    touched: list[tuple[str, Any]]
    before: list[tuple[str, Any, bool]] = field(default_factory=list)
    after: Callable[[str], list[tuple[str, Any, bool]]] = lambda _status: []
    """What stands when it is done, from the answer to it."""


def _deed(
    keys: str, kind: str, told: str, changes: dict[tuple[str, Any], tuple[bool, bool]]
) -> Deed:
    """Return a deed that changes things from what they were to something that is known."""
    before = [(kind, key, old) for (kind, key), (old, _) in changes.items()]
    after = [(kind, key, new) for (kind, key), (_, new) in changes.items()]
    return Deed(keys, kind, told, list(changes), before, lambda _status: after)
