"""The words of names, and the field of a query that asks for them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.model import EntityKind

_FIELDS = {"person": "who", "organisation": "who", "place": "where"}


def field_of(kind: EntityKind) -> str:
    """Return the field whose value is read as names of a kind, "" if none is."""
    return _FIELDS.get(kind.value, "")


class Terms:
    """The words of names, by field, with the entities they stand in a spelling of."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, int]] = {}
        """By field and word: how many spellings hold it."""
        self._holders: dict[str, dict[str, int | array[int]]] = {}
        """The entities; most words stand in one alone."""

    def add(self, handle: int, field: str, spellings: Iterable[str]) -> None:
        """Take in the spellings of an entity; handles come in rising order."""
        from briefing.search.spellings import words_of_name

        counts = self._counts.setdefault(field, {})
        holders = self._holders.setdefault(field, {})
        for text in spellings:
            for term in words_of_name(text):
                counts[term] = counts.get(term, 0) + 1
                known = holders.get(term)
                if known is None:
                    holders[term] = handle
                elif isinstance(known, int):
                    if known != handle:
                        holders[term] = array("I", (known, handle))
                elif known[-1] != handle:
                    known.append(handle)

    def rows(self, order: Sequence[int]) -> Iterator[tuple[str, str, int, bytes]]:
        """Yield the rows of the table; `order` leads from handles to numbers."""
        for field, counts in sorted(self._counts.items()):
            for term, count in sorted(counts.items()):
                known = self._holders[field][term]
                handles = (known,) if isinstance(known, int) else known
                numbers = sorted(order[handle] for handle in handles)
                yield field, term, count, array("I", numbers).tobytes()
