"""Files that are to be read, and what was made of them by whatever process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.leaf import Sheaf


class Place(Protocol):
    """A file that is to be read."""

    @property
    def key(self) -> str:
        """Absolute path."""

    @property
    def path(self) -> str:
        """As the user named it."""

    @property
    def named(self) -> bool:
        """Whether the user named this very file."""


class Unfit(NamedTuple):
    """A file was read to its end, and holds no article."""

    reason: str


class Lot(NamedTuple):
    """Some files made ready for the library."""

    made: Sequence[Any]
    """For each file its Entry, None if it holds no text, Unfit, or why it cannot be read now."""
    sheaf: Sheaf
    """The leaves of the entries, in their order."""


class Piece(NamedTuple):
    """Files and what was made of them."""

    places: Sequence[Place]
    lot: Lot | None
    """None where nothing could be made of them."""
    reason: str = ""
    """Why nothing could."""
