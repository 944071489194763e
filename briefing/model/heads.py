"""What lists show of articles that are not in memory, a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable

_PAGE = 128
"""Heads that are fetched together: more than a screen has rows."""
_PAGES = 32
"""Pages that are kept once they were looked at."""


class Head(NamedTuple):
    """What lists show of an article without loading it."""

    number: int
    """By which it is loaded."""
    id: str
    title: str
    outlet: str
    published: str
    path: str
    words: int
    size: int
    """Characters of its text."""


class PagedHeads(Sequence[Head]):
    """The heads of many articles, of which numbers and ids alone are in memory."""

    def __init__(
        self,
        numbers: array[int],
        ids: list[str],
        fetch: Callable[[Sequence[int]], Iterable[Head]],
        weigh: Callable[[], int],
    ) -> None:
        """`numbers` and `ids` are those of the articles in order.

        `fetch` yields the heads of some numbers, `weigh` returns the characters of all texts.
        """
        self.numbers, self.ids = numbers, ids
        self._fetch, self._weigh = fetch, weigh
        self._pages: OrderedDict[int, list[Head]] = OrderedDict()
        self._size = -1

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Head: ...
    @overload
    def __getitem__(self, at: slice) -> list[Head]: ...
    def __getitem__(self, at: int | slice) -> Head | list[Head]:
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        page, place = divmod(range(len(self))[at], _PAGE)
        if page not in self._pages:
            self._pages[page] = self._read(page)
            while len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][place]

    def _read(self, page: int) -> list[Head]:
        """Return a page; what has left the index meanwhile has a head without a title."""
        first = page * _PAGE
        numbers = self.numbers[first : first + _PAGE]
        known = {head.number: head for head in self._fetch(numbers)}
        return [
            known.get(number) or Head(number, self.ids[at], "", "", "", "", 0, 0)
            for at, number in enumerate(numbers, first)
        ]

    @property
    def size(self) -> int:
        """Characters of all texts."""
        if self._size < 0:
            self._size = self._weigh()
        return self._size
