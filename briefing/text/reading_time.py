"""How long a reading takes, in minutes and in words."""

from __future__ import annotations

_WORDS_A_MINUTE = 230
_LONG = 100
"""Minutes from which on they are told as hours."""


def minutes_for(words: int) -> int:
    """Return the minutes that so many words take to read, at least 1."""
    return max(1, round(words / _WORDS_A_MINUTE))


def written_minutes(minutes: int, unit: str = "min") -> str:
    """Return "12 min", or "24 h" for what takes long; `unit` is what minutes are called."""
    return f"{minutes} {unit}" if minutes < _LONG else f"{round(minutes / 60):,} h"
