"""What the user put into the library: files and folders, a line each, in a file of their own.

The index can be made anew from it; it is the user's, so it is written beside and then put in
place, and never emptied because of a fault.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing import paths
from briefing.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_roots(path: Path | None = None) -> list[str]:
    """Return the absolute paths in the order in which they were added; StateError if unreadable."""
    path = path or paths.library_file()
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StateError(f"cannot read what is in the library: {path}: {error.strerror}") from error
    lines = (os.fsdecode(line).rstrip("\r") for line in data.split(b"\n"))
    return list(dict.fromkeys(line for line in lines if line.startswith("/")))


def write_roots(roots: Iterable[str], path: Path | None = None) -> None:
    """Keep these paths; StateError where that fails, and then nothing has changed."""
    path = path or paths.library_file()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(b"".join(os.fsencode(root) + b"\n" for root in roots))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise StateError(f"cannot keep what is in the library: {path}: {error.strerror}") from error


def covers(root: str, key: str) -> bool:
    """Whether a file or folder is a root, or lies below it."""
    return key == root or key.startswith(root.rstrip("/") + "/")
