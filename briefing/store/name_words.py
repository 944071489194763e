"""Reading the names of a library by what they are called: their spellings, and words of these."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .shelf import Shelf

FIELDS = ("who", "where", "")
"""The fields of a query that names belong to, and none."""
_BATCH = 500
_REMEMBERED = 10_000
"""Spellings whose entities are remembered."""
_WORD = re.compile(r"[^\W\d_]+")
_Value = TypeVar("_Value")


class KeptWords:
    """The spellings of the names of a library, as they were joined last."""

    def __init__(self, shelf: Shelf) -> None:
        """Read from an index that is open."""
        self._shelf = shelf
        self._called: dict[str, tuple[int, ...]] = {}

    def called(self, form: str) -> tuple[int, ...]:
        """Return the numbers of the entities that have a spelling, as it is compared, in order."""
        if form not in self._called:
            if len(self._called) > _REMEMBERED:
                self._called.clear()
            found = self.forms(self._spelt_like(form)) if form else {}
            fitting = [number for number, told in found.items() if form in told.split("\n")]
            self._called[form] = tuple(sorted(fitting))
        return self._called[form]

    def _spelt_like(self, form: str) -> list[int]:
        """Return the numbers of entities among which are all that have a spelling."""
        found: set[int] | None = None
        for word in _WORD.findall(form):
            terms = {word, word.removesuffix("s")} - {""}  # "mcdonalds" may be "McDonald's"
            own = {n for term in terms for field in FIELDS for n in self.holders(field, term)}
            if own or form.isascii():  # words of other scripts may be parted otherwise
                found = own if found is None else found & own
        return [n for n, _ in self.holding([form])] if found is None else sorted(found)

    def holding(self, words: Sequence[str], kind: int = -1) -> list[tuple[int, str]]:
        """Return number and spellings of the entities whose spellings hold all words, in order.

        Words and spellings are as they are compared; of several words each may stand in another
        spelling.
        """
        said = ["instr(forms, ?)"] * len(words)
        values: list[object] = list(words)
        if kind >= 0:
            said.append("kind = ?")
            values.append(kind)
        asked = f"SELECT number, forms FROM entity WHERE {' AND '.join(said)} ORDER BY number"  # noqa: S608
        return self._shelf.run(asked, *values)

    def with_word(self, word: str, kind: int = -1) -> array[int]:
        """Return the numbers of the entities that have a spelling with a word in it, in order."""
        asked = (
            "SELECT number FROM entity WHERE instr(forms, ?) AND ? IN (-1, kind) ORDER BY number"
        )
        rows = self._shelf.run(asked, word, kind)
        return array("I", [number for (number,) in rows])

    def forms(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the spellings of some entities as they are compared, a line each, by number."""
        found: dict[int, str] = {}
        for batch in batches(numbers):
            marks = ",".join("?" * len(batch))
            asked = f"SELECT number, forms FROM entity WHERE number IN ({marks})"  # noqa: S608
            found.update(self._shelf.run(asked, *batch))
        return found

    # The words of names

    def terms(self, field: str) -> dict[str, int]:
        """Return the words of the names of a field, with how many spellings hold each."""
        asked = "SELECT term, spellings FROM name_term WHERE field = ?"
        return dict(self._shelf.run(asked, field))

    def holders(self, field: str, term: str) -> array[int]:
        """Return the numbers of entities of a field that a word stands in a spelling of."""
        asked = "SELECT entities FROM name_term WHERE field = ? AND term = ?"
        rows = self._shelf.run(asked, field, term)
        return array("I", rows[0][0]) if rows else array("I")

    @staticmethod
    def given() -> tuple[tuple[str, ...], ...]:
        """Return the spellings of entities that the user named: none, they are as joined."""
        return ()

    def with_terms(self, terms: Iterable[str]) -> dict[str, array[int]]:
        """Return the numbers of the entities that each word stands in a spelling of, rising."""
        found: dict[str, array[int]] = {}
        fields = ",".join("?" * len(FIELDS))
        for batch in batches(list(terms)):
            marks = ",".join("?" * len(batch))
            asked = (
                "SELECT term, entities FROM name_term "  # noqa: S608
                f"WHERE field IN ({fields}) AND term IN ({marks})"
            )
            for term, packed in self._shelf.run(asked, *FIELDS, *batch):
                numbers = array("I", packed)
                known = found.get(term)
                found[term] = numbers if known is None else array("I", sorted({*known, *numbers}))
        return found


def batches(numbers: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Yield numbers or words, as many at a time as one statement takes."""
    for first in range(0, len(numbers), _BATCH):
        yield numbers[first : first + _BATCH]
