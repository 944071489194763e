"""How the library stands: what its index holds, what it lacks, and how far its names are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import LostIndex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Standing:
    """How the library stands."""

    path: str
    """Of the index file."""
    roots: tuple[str, ...]
    lacks: str
    """What is wrong with the index, a clause behind "the index of the library"; "" if nothing."""
    stale: bool
    """Whether it answers, though code of another version made it."""
    size: int = 0
    """Bytes of the index on the disk."""
    articles: int = 0
    files: int = 0
    passages: int = 0
    terms: int = 0
    named: int = 0
    """Articles whose names are found."""
    joined: int = 0
    """Articles whose names are joined with those of the others."""
    names: int = 0
    """Names that those articles have, each counted once."""
    names_behind: bool = False
    """Whether names are to be found or joined yet."""


def look_up(aliases: Sequence[str] = ()) -> Standing:
    """Return how the library stands; CacheError where nothing is in it, or it may not be read.

    `aliases` are the lines of the user's alias file.
    """
    from briefing import paths
    from briefing.store.names import KeptNames
    from briefing.store.roots import read_roots
    from briefing.store.shelf import Shelf

    from .naming import find_lag
    from .renewing import find_lack

    lack, roots = find_lack(), tuple(read_roots())
    lacks, stale = (lack.reason, not lack.is_part) if lack is not None else ("", False)
    try:
        shelf = Shelf.open_to_read()
    except LostIndex:
        return Standing(str(paths.index_file()), roots, lacks, stale)
    try:
        articles, lag = int(shelf.fact("articles") or 0), find_lag(shelf, aliases)
        return Standing(
            path=str(shelf.path),
            roots=roots,
            lacks=lacks,
            stale=stale,
            size=_size(shelf.path),
            articles=articles,
            files=_count(shelf, "source WHERE member"),
            passages=int(shelf.fact("passages") or 0),
            terms=sum(map(bool, shelf.counts())),
            named=articles - lag.unnamed,
            joined=KeptNames(shelf).articles(),
            names=_count(shelf, "entity"),
            names_behind=lag.unjoined and articles > 0,
        )
    finally:
        shelf.close()


def _size(path: Path) -> int:
    """Return the bytes of the index on the disk, with what is written but not yet in its place."""
    written = path.with_name(f"{path.name}-wal")
    return path.stat().st_size + (written.stat().st_size if written.exists() else 0)


def _count(shelf: Shelf, what: str) -> int:
    return int(shelf.run(f"SELECT count(*) FROM {what}")[0][0])  # noqa: S608
