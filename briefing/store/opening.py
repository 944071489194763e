"""Open the user's own file, or say plainly why it cannot be used."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import StateError

from .making import make_file
from .reasons import find_reason
from .schema import APPLICATION, MIGRATIONS, VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_PATIENCE = 10.0
"""Seconds that a call waits for another session to finish writing."""
_PATIENCE_TO_READ = 1.0
"""The same for one that only reads: nobody who writes keeps it from that for long."""

_DAMAGED = "it is damaged or not a file of briefing; move it away to start afresh"
_KEPT = "places, notes and corrections"


def explain(error: Exception, path: Path) -> StateError:
    """Return a failure as one that says what keeps the file from being used."""
    message = f"cannot keep {_KEPT} in {path}: {find_reason(error, _DAMAGED)}"
    return StateError(message, find_reason(error, "the file is damaged"))


def open_database(path: Path) -> sqlite3.Connection:
    """Open the file at a path, made with its folder where missing; StateError if unusable.

    The file keeps a rollback journal: a write-ahead log is damaged without a sign when two
    machines share it, as they do where home folders lie on a server.
    """

    def connect() -> sqlite3.Connection:
        make_file(path)
        return _connect(os.path.abspath(path), _PATIENCE)  # noqa: PTH100 - keeps links

    return _open(path, connect, _prepare)


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a file that is there without ever writing to it; StateError if it cannot be read.

    A file of an earlier version is read from a copy in memory that is brought up to date.
    """
    address = Path(os.path.abspath(path)).as_uri() + "?mode=ro"  # noqa: PTH100 - keeps links
    return _open(path, lambda: _connect(address, _PATIENCE_TO_READ), _prepare_to_read)


def _open(
    path: Path,
    connect: Callable[[], sqlite3.Connection],
    prepare: Callable[[sqlite3.Connection, Path], sqlite3.Connection],
) -> sqlite3.Connection:
    """Return a database that is connected and prepared; StateError says why there is none."""
    try:
        import sqlite3
    except ImportError as error:
        message = f"cannot keep {_KEPT}: this Python was built without sqlite3"
        raise StateError(message) from error
    database = None
    try:
        database = connect()
        return prepare(database, path)
    except (OSError, sqlite3.Error, StateError) as error:
        if database is not None:
            database.close()
        if isinstance(error, StateError):
            raise
        raise explain(error, path) from error


def _connect(address: str, patience: float) -> sqlite3.Connection:
    import sqlite3

    return sqlite3.connect(
        address,
        uri=address.startswith("file:"),
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )


def _prepare(database: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Check that the file is ours and can be written; bring an empty or older one up to date."""
    # One step beyond FULL: the folder is synchronised as well, so that a power cut cannot bring
    # back the journal of a change that was told to be kept.
    database.execute("PRAGMA synchronous = EXTRA")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("BEGIN IMMEDIATE")
    try:
        version = _find_version(database, path)
        if 0 < version < VERSION:
            _set_aside(path, version)
        _migrate(database, version)
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
    return database


def _prepare_to_read(database: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Check that the file is ours; return it, or if it is an older one a copy in memory."""
    database.execute("PRAGMA trusted_schema = OFF")
    version = _find_version(database, path)
    if version < VERSION:
        file, database = database, _connect(":memory:", 0)
        file.backup(database)
        file.close()
        _migrate(database, version)
    database.execute("PRAGMA query_only = ON")
    return database


def _find_version(database: sqlite3.Connection, path: Path) -> int:
    """Return the version of a file, 0 of an empty one; StateError if it is not for this code."""
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = int(database.execute("PRAGMA user_version").fetchone()[0])
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if (application or version or tables) and application != APPLICATION:
        message = f"{path} is not a file of briefing; move it away to keep {_KEPT} there"
        raise StateError(message, "its file is one of another program")
    if version > VERSION:
        message = (
            f"{path} was written by a newer briefing (its version {version}, known {VERSION}); "
            f"update briefing to keep {_KEPT}"
        )
        raise StateError(message, "a newer briefing wrote the file")
    return version


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
    except sqlite3.Error:
        part.unlink(missing_ok=True)
        raise
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
