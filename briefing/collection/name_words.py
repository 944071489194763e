"""The words of names, and the field of a query that asks for them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.model import EntityKind

_FIELDS = {"person": "who", "organisation": "who", "place": "where"}


def field_of(kind: EntityKind) -> str:
    """Return the field whose value is read as names of a kind, "" if none is."""
    return _FIELDS.get(kind.value, "")


def words_of_name(spelling: str) -> set[str]:
    """Return the words that a name is found by, those that a hyphen hides among them."""
    from briefing.model import HitKind
    from briefing.search.index import Splitter

    passage = Splitter.passage(HitKind.NAME, 0, len(spelling), spelling)
    return {*passage.terms, *(join[0] for join in passage.joins)}


class Terms:
    """The words of names, by field, with the entities they stand in a spelling of."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[list[int], array[int]]] = {}

    def add(self, number: int, field: str, spellings: Iterable[str]) -> None:
        """Take in the spellings of an entity; numbers come in rising order."""
        for text in spellings:
            for term in words_of_name(text):
                key = field, term
                if key not in self._found:
                    self._found[key] = [0], array("I")
                count, holders = self._found[key]
                count[0] += 1
                if not holders or holders[-1] != number:
                    holders.append(number)

    def rows(self) -> Iterator[tuple[str, str, int, bytes]]:
        """Yield the rows of the table."""
        for (field, term), (count, holders) in sorted(self._found.items()):
            yield field, term, count[0], holders.tobytes()
