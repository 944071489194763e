"""From what the user named to the files that are to be read, in order."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import NothingToRead, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

LIMIT = 64 * 2**20
"""Bytes that a source may have. A longer one is no article, and would fill the memory."""

_ATTACHED = (".js", ".mjs", ".css", ".map", ".svg")
"""Ends of the names of files that belong to a web page and are none."""
_PAGES, _FILES = (".html", ".htm"), "_files"
"""What browsers write for a whole page: "X.html", and beside it the folder "X_files"."""
_DIGITS = re.compile(r"\d+")
_SPECIAL = {
    stat.S_IFIFO: "is a pipe",
    stat.S_IFSOCK: "is a socket",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A file that is to be read."""

    key: str
    """Absolute path, as the system takes it: it may hold lone surrogates."""
    path: str
    """As the user named it, or as the named folder lists it; not neutralised."""
    named: bool
    """The user named this file itself, not a folder that holds it."""


class Walk:
    """Goes over paths and yields a place, or what is wrong with it, in natural order.

    Every folder is entered once, however many links lead to it.
    """

    def __init__(self) -> None:
        self.hidden = 0
        """Hidden files and folders passed over so far."""
        self.attached = 0
        """Files and folders passed over that belong to web pages."""
        self._entered: set[tuple[int, int]] = set()

    def places(self, path: str) -> Iterator[Place | SourceError]:
        """Yield the file of that path, or the files below that folder."""
        if not path:
            yield SourceError(path, clause(FileNotFoundError()))
            return
        first = Place(os.path.abspath(path), path, named=True)  # noqa: PTH100 - folds ".."
        open_folders = [iter([(first, False)])]
        while open_folders:
            place, plain = next(open_folders[-1], (None, False))
            if place is None:
                open_folders.pop()
                continue
            if plain:
                yield place
                continue
            try:
                inner = self._enter(place)
                found = _checked(place) if inner is None else place
            except (OSError, ValueError) as error:
                yield SourceError(place.path, clause(error))
                continue
            if inner is None:
                yield found
            else:
                open_folders.append(inner)

    def _enter(self, place: Place) -> Iterator[tuple[Place, bool]] | None:
        """Return the entries of a folder, and whether each is known to be a plain file.

        Hidden ones are left out and counted, and so is what belongs to web pages. None if the
        place is no folder.
        """
        info = os.stat(place.key)  # noqa: PTH116
        if not stat.S_ISDIR(info.st_mode):
            return None
        identity = (info.st_dev, info.st_ino)
        if identity in self._entered:
            return iter(())
        self._entered.add(identity)
        with os.scandir(place.key) as entries:
            plain = {entry.name: entry.is_file(follow_symlinks=False) for entry in entries}
        shown = [name for name in plain if not name.startswith(".")]
        self.hidden += len(plain) - len(shown)
        seen = sorted((name for name in shown if not _is_attached(name, plain)), key=natural)
        self.attached += len(shown) - len(seen)
        key, path = _join(place.key, ""), _join(place.path, "")
        return ((Place(key + name, path + name, named=False), plain[name]) for name in seen)


def _is_attached(name: str, beside: Mapping[str, bool]) -> bool:
    """Whether something belongs to a web page; `beside` tells what lies there: files or not."""
    low = name.lower()
    if low.endswith(_ATTACHED):
        return beside[name]
    if not low.endswith(_FILES) or beside[name]:
        return False
    return any(name[: -len(_FILES)] + page in beside for page in _PAGES)


def _checked(place: Place) -> Place | SourceError:
    """Refuse what is no plain file; a pipe that the user named himself is read."""
    kind = stat.S_IFMT(os.stat(place.key).st_mode)  # noqa: PTH116
    if kind in _SPECIAL and not (kind == stat.S_IFIFO and place.named):
        return SourceError(place.path, _SPECIAL[kind])
    return place


def is_special(path: str) -> bool:
    """Whether a path is that of a pipe, socket or device; False where that cannot be told."""
    try:
        return stat.S_IFMT(os.stat(path).st_mode) in _SPECIAL  # noqa: PTH116
    except (OSError, ValueError):
        return False


def read_bytes(place: Place) -> bytes:
    """Return what a file holds; raise SourceError where it is too large or cannot be read."""
    try:
        # Without O_NONBLOCK, a pipe that nobody writes to would be waited for without end.
        number = os.open(place.key, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as stream:
            os.set_blocking(number, True)
            _check_size(os.fstat(number).st_size, place.path)  # none of it need be read
            return read_stream(stream, place.path)
    except (OSError, ValueError) as error:
        raise SourceError(place.path, clause(error)) from error


def read_stream(stream: BinaryIO, path: str) -> bytes:
    """Return what a stream holds; NothingToRead where it is empty, SourceError if too large."""
    data = stream.read(LIMIT + 1)
    _check_size(len(data), path)
    if not data.strip():
        raise NothingToRead(path, "is empty")
    return data


def _check_size(size: int, path: str) -> None:
    if size > LIMIT:
        raise SourceError(path, f"is larger than {LIMIT >> 20} MB, the most that is read: split it")


def _join(folder: str, name: str) -> str:
    return folder + name if folder.endswith("/") else f"{folder}/{name}"


def natural(name: str) -> tuple[str, str]:
    """Return a sort key by which "9" stands before "10" and case does not count."""
    return _DIGITS.sub(_weigh, name.casefold()), name


def _weigh(digits: re.Match[str]) -> str:
    """Return a number so that text order is its order: its length stands before it."""
    number = str(int(digits[0]))
    return chr(len(number)) + number


def clause(error: Exception) -> str:
    """Return what went wrong as one clause without a full stop."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    words = getattr(error, "strerror", None) or type(error).__name__
    return str(words)[:1].lower() + str(words)[1:]
