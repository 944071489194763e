"""Names that stand for one thing: UN for United Nations, Kyiv and Kiev."""

from __future__ import annotations

from _thread import allocate_lock
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.text.words import STOP_WORDS

from .tokens import join_terms, read_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model.postings import Terms


class OtherNames:
    """What a name is also called; taken in when it is first asked for."""

    def __init__(self, rows: Iterable[Sequence[str]] = ()) -> None:
        """Take the names of things, those of one thing in a row."""
        self._rows = rows
        self._made: dict[Terms, set[Terms]] | None = None
        self._busy = allocate_lock()

    @property
    def _known(self) -> dict[Terms, set[Terms]]:
        with self._busy:  # rows are gone through once, and may be asked for beside a search
            if self._made is None:
                self._made = {}
                for row in self._rows:
                    names = {terms for name in row for terms in _ways(name)}
                    for name in names:
                        self._made.setdefault(name, set()).update(names)
            return self._made

    @cached_property
    def longest(self) -> int:
        """Words of the longest name."""
        return max(map(len, self._known), default=0)

    def of(self, terms: Terms, typed: str = "") -> list[Terms]:
        """Return the other names of what some terms name, in a fixed order.

        A little word is only a name where it was `typed` in capitals: WHO, US. It is never what
        another name is read as: most that are so written are none.
        """
        if len(terms) == 1 and terms[0] in STOP_WORDS and not typed.isupper():
            return []
        others = self._known.get(terms, set()) - {terms}
        return sorted(one for one in others if len(one) > 1 or one[0] not in STOP_WORDS)


def _ways(name: str) -> set[Terms]:
    """Return the terms of a name; of letters with points between also as one."""
    terms = tuple(token.term for token in read_tokens(name))
    ways = {terms}
    if len(terms) > 1 and all(len(term) == 1 for term in terms):
        ways = {(join_terms(terms),)}
    return ways - {()}
