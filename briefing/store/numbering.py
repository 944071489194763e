"""The numbers that an index gives to terms, and how often each term stands."""

from __future__ import annotations

from collections import Counter
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from briefing.model.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model.leaf import Sheaf

    from .shelf import Shelf


class Numbering(dict[str, int]):
    """Numbers by term; a new term is given the next one. Kept from one batch to the next."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        """How much more often each term stands since the batch began."""
        self._next = self._first_new = 1

    def __missing__(self, term: str) -> int:
        number = self[term] = self._next
        self._next += 1
        return number

    def begin(self, shelf: Shelf) -> None:
        """Read what others have numbered meanwhile; nobody else writes until the batch ends."""
        asked = "SELECT term, number FROM term WHERE number >= ?"
        rows = shelf.run(asked, self._next)
        self.update(rows)
        self._next = self._first_new = max((row[1] + 1 for row in rows), default=self._next)

    def write(self, shelf: Shelf) -> None:
        """Write what is new."""
        latest = takewhile(lambda one: one[1] >= self._first_new, reversed(self.items()))
        new = [(number, term) for term, number in latest]
        shelf.run_many("INSERT INTO term VALUES (?, ?)", reversed(new))
        if self.counts:
            counts = shelf.counts()
            counts.frombytes(bytes(counts.itemsize * (self._next - len(counts))))
            for number, more in self.counts.items():
                counts[number] += more
            shelf.run("UPDATE tally SET counts = ?", counts.tobytes())
            self.counts.clear()

    def forget(self) -> None:
        """Begin anew: the batch was not kept."""
        self.clear()
        self.counts.clear()
        self._next = self._first_new = 1

    def of(self, sheaf: Sheaf) -> dict[int, int]:
        """Return the number here for each own number of a sheaf; what is new gets one."""
        terms: Iterable[tuple[int, str]] = sheaf.terms.items()
        if not self:  # the most frequent ones are to take the least room
            often = Counter(chain.from_iterable(map(Leaf.every, sheaf.leaves)))
            terms = sorted(terms, key=lambda one: often[one[0]], reverse=True)
        return {own: self[term] for own, term in terms}
