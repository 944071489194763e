"""Rows of a list, and strips made of styled pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from rich.segment import Segment
from textual.strip import Strip

from briefing.errors import CacheError
from briefing.tui.pieces import Piece, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.style import Style

__all__ = ["DrawnRows", "Piece", "Row", "draw"]

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    item: int
    """Index of the item that the line belongs to, or -1 for one that cannot be selected."""
    pieces: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()
    """Pieces at the right edge."""


_LOST = Row(-1, (("  (the index cannot be read here)", "quiet"),))


class DrawnRows(Sequence[Row], Generic[Thing]):
    """A row for each of many things, made when it is drawn."""

    def __init__(self, things: Sequence[Thing], make: Callable[[int, Thing], Row]) -> None:
        """`make` returns the row of a thing and its index."""
        self._things, self._make = things, make

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        at = range(len(self))[at]
        try:
            return self._make(at, self._things[at])
        except CacheError:  # the status line says it to who asks for more than the row
            return _LOST


def draw(
    pieces: Iterable[Piece],
    right: Iterable[Piece],
    width: int,
    style_of: Callable[[str], Style],
    under: str = "",
) -> Strip:
    """Return a strip of exactly `width` columns, `right` at its right edge.

    `under` names the style of the blanks between.
    """
    segments = [Segment(text, style_of(name)) for text, name in spread(pieces, right, width, under)]
    return Strip(segments, width)
