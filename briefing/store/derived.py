"""Open the index file. It is derived: what is damaged is set aside and begun anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import CacheError, LostIndex

from .making import make_file
from .mounts import is_shared
from .reasons import BROKEN, find_reason, name_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION = 0x42524958
"""The `application_id` of an index: the letters BRIX."""
VERSION = 10
"""The `user_version` that this code reads and writes; an older index is begun anew."""

_PATIENCE = 5.0
"""Seconds that a call waits for another process to finish writing."""
_PAGE = 8_192
"""Bytes of a page: an eighth less is left empty between articles than in pages half as large."""
_CACHE, _CHECKPOINT = 32_768, 4_000
"""Kilobytes of pages that a writer keeps; pages in the log after which it is emptied."""
_ANEW = '"briefing library rebuild" makes it anew'
_NEWER = "a newer briefing wrote it"


def explain(error: Exception, path: Path) -> CacheError:
    """Return a failure as one that says what keeps the index from being used."""
    told = f"cannot use the index {path}: {find_reason(error, f'it is damaged; {_ANEW}')}"
    return LostIndex(told, "is damaged") if is_broken(error) else CacheError(told)


def is_broken(error: Exception) -> bool:
    """Whether the failure says that the file is damaged."""
    return name_of(error).startswith(BROKEN)


def open_index(path: Path, tell: Callable[[str], None]) -> sqlite3.Connection:
    """Open the index for reading and writing, made with its folder where it is missing.

    A damaged or foreign file is set aside, an older one begun anew; `tell` is told in a
    sentence. CacheError where it cannot be used, which includes one of a newer version.
    """
    import sqlite3

    for last in (False, True):
        database = None
        try:
            make_file(path)
            database = _connect(path.as_uri() + "?mode=rw")
            found = _prepare(database, path)
        except (OSError, sqlite3.Error) as error:
            found = "damaged" if is_broken(error) and not last else ""
            if not found:
                if database is not None:
                    database.close()
                raise explain(error, path) from error
        except CacheError:
            if database is not None:
                database.close()
            raise
        if not found and database is not None:
            return database
        if database is not None:
            database.close()
        tell(_clear_away(path, found))
    raise CacheError(f"cannot use the index {path}: another program keeps changing it")


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open an index that is there for reading alone; CacheError where that cannot be done.

    LostIndex where it is of no use any more, and has to be made anew.
    """
    import sqlite3

    for how in ("?mode=ro", "?immutable=1"):  # the second: in a folder that may not be written to
        database = None
        try:
            database = _connect(path.as_uri() + how)
            application = database.execute("PRAGMA application_id").fetchone()[0]
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if application == APPLICATION and version == VERSION:
                database.execute("SELECT count(*) FROM fact").fetchone()
        except sqlite3.Error as error:
            if database is not None:
                database.close()
            if how == "?mode=ro" and not is_broken(error):
                continue
            raise explain(error, path) from error
        if application == APPLICATION and version == VERSION:
            return database
        database.close()
        what = _name_version(application, version)
        if what == _NEWER:  # it is of use for the briefing that wrote it
            raise CacheError(f"cannot use the index {path}: {what}; {_ANEW} for this one")
        raise LostIndex(f"cannot use the index {path}: it {what}; {_ANEW}", what)
    raise CacheError(f"cannot use the index {path}: it cannot be opened")


def _name_version(application: int, version: int) -> str:
    """Return what is wrong with an index that is not of this version."""
    if application == APPLICATION:
        return _NEWER if version > VERSION else "is of an earlier version"
    return "is a file of another program" if application or version else "holds nothing"


def _connect(address: str) -> sqlite3.Connection:
    import sqlite3

    database = sqlite3.connect(
        address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def _clear_away(path: Path, why: str) -> str:
    """Make room for a new index; return what was done with the old one, in a sentence."""
    if why == "outdated":  # nothing of it is of use any more
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        return "the index was of an earlier version; a new one is begun"
    return f"the index was {why}; a new one is begun, the old one is {set_aside(path, why)}"


def set_aside(path: Path, why: str) -> Path:
    """Rename a file and what belongs to it; return where it is now."""
    aside = path.with_name(f"{path.name}.{why}")
    for ending in ("", "-wal", "-shm"):
        beside = Path(f"{path}{ending}")
        if beside.exists():
            beside.replace(f"{aside}{ending}")
    return aside


def _prepare(database: sqlite3.Connection, path: Path) -> str:
    """Bring an empty file to this version; return why it cannot be gone on with, "" if it can."""
    database.execute(f"PRAGMA page_size = {_PAGE}")  # of a file that is empty yet
    journal = "DELETE" if is_shared(path) else "WAL"
    database.execute(f"PRAGMA journal_mode = {journal}").fetchone()
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA secure_delete = OFF")  # its own pages hold the texts anyway
    # Many articles are added at once: fewer pages are read twice, and the disk is waited for less.
    database.execute(f"PRAGMA cache_size = {-_CACHE}")
    database.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not (application or version or tables):
        _create(database)
        return ""
    if application != APPLICATION:
        return "foreign"
    if version > VERSION:
        raise CacheError(
            f"cannot use the index {path}: a newer briefing wrote it "
            f"(its version {version}, known {VERSION})"
        )
    return "" if version == VERSION else "outdated"


def _create(database: sqlite3.Connection) -> None:
    """Make the tables, all or none."""
    _find_full_text(database)
    schema = Path(__file__).with_name("index.sql").read_text("utf-8")
    database.execute("BEGIN IMMEDIATE")
    try:
        if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _statements(schema):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")


def _statements(schema: str) -> list[str]:
    """Return the statements of a text; semicolons in comments are none."""
    bare = "\n".join(line.partition("--")[0] for line in schema.splitlines())
    return [statement for statement in bare.split(";") if statement.strip()]


def _find_full_text(database: sqlite3.Connection) -> None:
    """Raise CacheError where SQLite was built without full-text search."""
    import sqlite3

    try:
        database.execute("CREATE VIRTUAL TABLE temp.trial USING fts5 (word)")
        database.execute("DROP TABLE temp.trial")
    except sqlite3.OperationalError as error:
        raise CacheError(
            "cannot keep a library: this Python's SQLite has no full-text search (FTS5); "
            "files and folders are read and searched as always"
        ) from error
