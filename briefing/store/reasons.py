"""What a failure of SQLite or of the system means, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BROKEN = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
"""Beginnings of the names of failures that say that the file is damaged."""
_REASONS: Mapping[str, str] = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "it may not be written to",
    "SQLITE_PERM": "it may not be written to",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_BUSY": "another program keeps it locked",
    "SQLITE_LOCKED": "another program keeps it locked",
    "SQLITE_IOERR": "the disk reports an error or is full",
}


def find_reason(error: Exception, broken: str) -> str:
    """Return why a file cannot be used, a clause without a full stop; `broken` if it is damaged."""
    if isinstance(error, OSError):
        reason = error.strerror or "it cannot be opened"
        return reason[0].lower() + reason[1:]
    name = name_of(error)
    if name.startswith(BROKEN):
        return broken
    return next((said for start, said in _REASONS.items() if name.startswith(start)), str(error))


def name_of(error: Exception) -> str:
    """Return SQLite's name for a failure, "" if it has none."""
    return str(getattr(error, "sqlite_errorname", ""))
