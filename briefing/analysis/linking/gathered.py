"""What is known of a group of mentions that are too many to be kept: how many, and where."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from .entities import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Alias

    from .names import Spot


class Gathered(Tally):
    """What is known of a group, and where each of its spellings stands."""

    __slots__ = ("_places", "_rows")

    def __init__(self, spots: Iterable[Spot]) -> None:
        """As `Tally`."""
        spots = list(spots)
        super().__init__(spots)
        self._places: dict[str, int] = {}
        """Number of each spelling here."""
        self._rows = array("I")
        """Article, spelling and count, one behind the other."""
        for spot in spots:
            self._note(spot)

    def add(self, spot: Spot) -> None:
        """As `Tally.add`."""
        super().add(spot)
        self._note(spot)

    def _note(self, spot: Spot) -> None:
        place = self._places.setdefault(spot.text, len(self._places))
        rows = self._rows
        if rows and rows[-3] == spot.article and rows[-2] == place:
            rows[-1] += 1
        else:
            rows.extend((spot.article, place, 1))

    def named(self) -> dict[int, int]:
        """Return how often each article names it."""
        rows, found = self._rows, dict[int, int]()
        for article, count in zip(rows[::3], rows[2::3], strict=True):
            found[article] = found.get(article, 0) + count
        return found

    def spelt(self, aliases: tuple[Alias, ...]) -> tuple[tuple[int, int, int], ...]:
        """Return article, spelling and count, by the index of spellings among the aliases."""
        if len(aliases) < 2:
            return ()
        order = {alias.text: at for at, alias in enumerate(aliases)}
        index = [order[text] for text in self._places]
        rows, found = self._rows, dict[tuple[int, int], int]()
        for article, place, count in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
            if index[place]:
                key = index[place], article
                found[key] = found.get(key, 0) + count
        return tuple([(article, at, found[at, article]) for at, article in sorted(found)])
