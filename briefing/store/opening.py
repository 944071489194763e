"""Open the user's own file, or say plainly why it cannot be used."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from briefing.errors import StateError

from .reasons import find_reason
from .schema import APPLICATION, MIGRATIONS, VERSION

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_PATIENCE = 10.0
"""Seconds that a call waits for another session to finish writing."""

_DAMAGED = "it is damaged or not a file of briefing; move it away to start afresh"
_KEPT = "places, notes and corrections"


def explain(error: Exception, path: Path) -> str:
    """Return what keeps the file from being used, as a sentence without a full stop."""
    return f"cannot keep {_KEPT} in {path}: {find_reason(error, _DAMAGED)}"


def open_database(path: Path) -> sqlite3.Connection:
    """Open the file at a path, made with its folder where missing; StateError if unusable.

    The file keeps a rollback journal: a write-ahead log is damaged without a sign when two
    machines share it, as they do where home folders lie on a server.
    """
    try:
        import sqlite3
    except ImportError as error:
        message = f"cannot keep {_KEPT}: this Python was built without sqlite3"
        raise StateError(message) from error
    database = None
    try:
        _make(path)
        # Each call is one statement, so calls from several threads cannot mix.
        database = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        _prepare(database, path)
    except (OSError, sqlite3.Error, StateError) as error:
        if database is not None:
            database.close()
        if isinstance(error, StateError):
            raise
        raise StateError(explain(error, path)) from error
    return database


def _make(path: Path) -> None:
    """Make the folder and an empty file that only the user can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    if not os.access(path.parent, os.W_OK):  # the journal lies beside the file
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    """Check that the file is ours and can be written; bring an empty or older one up to date."""
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("BEGIN IMMEDIATE")
    try:
        application = database.execute("PRAGMA application_id").fetchone()[0]
        version = database.execute("PRAGMA user_version").fetchone()[0]
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        empty = not (application or version or tables)
        if not empty and application != APPLICATION:
            message = f"{path} is not a file of briefing; move it away to keep {_KEPT} there"
            raise StateError(message)
        if version > VERSION:
            message = (
                f"{path} was written by a newer briefing (its version {version}, known {VERSION}); "
                f"update briefing to keep {_KEPT}"
            )
            raise StateError(message)
        if not empty and version < VERSION:
            _set_aside(path, version)
        _migrate(database, version)
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")


def _set_aside(path: Path, version: int) -> None:
    """Keep a copy of a file of an earlier version, for an earlier briefing; once."""
    import sqlite3

    copy = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    if copy.exists():
        return
    part = copy.with_name(copy.name + ".part")
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600))
    source, target = sqlite3.connect(path), sqlite3.connect(part)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    part.replace(copy)


def _migrate(database: sqlite3.Connection, version: int) -> None:
    """Take a file of an earlier version to this one, step by step; all or nothing."""
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        for statement in script.split(";"):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")
