"""Where the names of a sentence stand, which numbers may belong to."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Mention


class Names:
    """The names of a sentence; found by bisection, for there may be thousands."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """`mentions` are in order of their starts."""
        self._starts = [mention.start for mention in mentions]
        self._ends = [mention.end for mention in mentions]
        self._furthest = list(accumulate(self._ends, max))
        """The furthest end of each one and those before it."""

    def meet(self, start: int, end: int) -> bool:
        """Whether a name holds something of a span."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._furthest[at - 1] > start

    def end_of(self, start: int) -> int:
        """Return the end of the name that begins there; 0 where none does."""
        at = bisect_left(self._starts, start)
        begins = at < len(self._starts) and self._starts[at] == start
        return self._ends[at] if begins else 0
