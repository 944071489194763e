"""What the user put into the library: files and folders, a line each, in a file of their own.

The index can be made anew from it; it is the user's, so it is written beside and then put in
place, and never emptied because of a fault.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import paths
from briefing.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


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


def change_roots(
    change: Callable[[list[str]], Iterable[str]], path: Path | None = None
) -> list[str]:
    """Keep what `change` makes of the paths, and return it; StateError where that fails.

    Nothing has changed then. Two that do it at once take turns, so that neither is lost.
    """
    path = Path(os.path.realpath(path or paths.library_file()))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with lock_folder(path.parent) as folder:
            roots = list(change(read_roots(path)))
            _write(path, b"".join(os.fsencode(root) + b"\n" for root in roots))
            os.fsync(folder)
    except OSError as error:
        raise StateError(f"cannot keep what is in the library: {path}: {error.strerror}") from error
    return roots


@contextmanager
def lock_folder(folder: Path, tell_wait: Callable[[], None] = lambda: None) -> Iterator[int]:
    """Have a folder to oneself among those who ask, where the system can do that; it is open.

    `tell_wait` is called before another one is waited for.
    """
    number = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(ImportError, OSError):
            import fcntl

            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell_wait()
                fcntl.flock(number, fcntl.LOCK_EX)
        yield number
    finally:
        os.close(number)


def _write(path: Path, content: bytes) -> None:
    """Write a file beside, and put it in place when it is on the disk."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def covers(root: str, key: str) -> bool:
    """Whether a file or folder is a root, or lies below it."""
    return key == root or key.startswith(root.rstrip("/") + "/")
