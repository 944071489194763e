"""What users were told to have kept by the readers of one file, and whether it is there.

Used by the tests here and by the benches.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Ada Marsh", "Ben Stone", "Ines Aalto", "Maren Holt", "Ilya Brandt", "Tomas Lindqvist")
"""Entities of the articles; whatever they are renamed to, the first name stays."""


def first_name(name: str) -> str:
    """Return what stays of a name when it is changed."""
    return name.split()[0]


@dataclass
class Ledger:
    """What was told to be kept, by all who write to one file."""

    read: dict[str, bool] = field(default_factory=dict)
    stars: dict[str, bool] = field(default_factory=dict)
    notes: dict[str, bool] = field(default_factory=dict)
    """By text, whether it stands."""
    marks: dict[tuple[str, str], bool] = field(default_factory=dict)
    """By letter and title."""
    renames: dict[str, bool] = field(default_factory=dict)
    """By the new name."""
    called: dict[str, list[str]] = field(default_factory=lambda: {n: [n] for n in NAMES})
    """By the first name of each entity, what it was called, the newest last."""
    doubts: set[tuple[str, Any]] = field(default_factory=set)
    """What a kill may have come too early for, or not: one thing or the other is right."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def set(self, kind: str, key: Any, value: bool) -> None:
        """Write down that something was told to be kept, or to be taken away."""
        with self.lock:
            getattr(self, kind)[key] = value
            self.doubts.discard((kind, key))
            if kind == "renames":
                calls = next(
                    c for name, c in self.called.items() if first_name(name) == first_name(key)
                )
                calls[:] = [call for call in calls if call != key] + [key] * value

    def settle(self, file: Path, folder: Path) -> None:
        """Take what is in doubt as the file has it."""
        found = read_file(file, folder)
        for kind, key in list(self.doubts):
            self.set(kind, key, key in found[kind])

    def find_losses(self, file: Path, folder: Path) -> list[str]:
        """Return what was told to be kept and is not in the file, or the other way round."""
        with contextlib.closing(sqlite3.connect(file)) as database:
            whole = database.execute("PRAGMA integrity_check").fetchall()
        losses = [] if whole == [("ok",)] else [f"integrity: {whole}"]
        found = read_file(file, folder)
        for kind in ("read", "stars", "notes", "marks", "renames"):
            for key, value in getattr(self, kind).items():
                if (kind, key) not in self.doubts and (key in found[kind]) != value:
                    losses.append(f"{kind} {key}: {'lost' if value else 'came back'}")
        return losses


def read_file(file: Path, folder: Path) -> dict[str, set[object]]:
    """Return what the user's file holds, in the terms of a ledger."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from briefing.library import open_stack
    from briefing.store import State

    titles = {article.id: article.title for article in open_stack([str(folder)]).articles}
    state = State.open(file)
    try:
        return {
            "read": {titles[one] for one in state.read_ids(titles)},
            "stars": {titles[one] for one in state.notes.stars() if one in titles},
            "notes": {note.text for note in state.notes.standing()},
            "marks": {
                (mark.letter, titles[mark.anchor.article])
                for mark in state.notes.marks()
                if mark.anchor.article in titles
            },
            "renames": {getattr(one, "name", "") for one in state.corrections.in_effect()},
        }
    finally:
        state.close()
