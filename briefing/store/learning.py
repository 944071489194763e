"""What numbers an index gives to terms, for those who take texts apart while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import CacheError

from .shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Lesson(NamedTuple):
    """Numbers of terms that are new since the last time."""

    numbers: Sequence[tuple[str, int]] = ()
    vocabulary: str = ""
    """That of the index."""


class Learning:
    """Reads the vocabulary of an index as it grows."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._newest = 0

    def go_on(self) -> Lesson:
        """Return what has come; nothing where the index cannot be read, which does no harm."""
        try:
            shelf = Shelf.open_to_read(self._path)  # left open, it would keep the log from its end
            asked = "SELECT term, number FROM term WHERE number > ? ORDER BY number"
            found = shelf.run(asked, self._newest)
            vocabulary = shelf.fact("vocabulary")
            shelf.close()
        except CacheError:
            return Lesson()
        if found:
            self._newest = found[-1][1]
        return Lesson(found, vocabulary)
