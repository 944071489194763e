"""Sources behind a preposition: "according to Y", "as reported by Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cue import Cue
from .followers import phrase_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token


def read_according(tokens: Sequence[Token], at: int, behind: int) -> Cue | None:
    """Return the cue at `at` whose source begins at `behind`, or None where there is none."""
    source = phrase_right(tokens, behind)
    if source is None:
        return None
    last = source.beside[1] if source.beside else source.last
    start, end = 0, len(tokens)
    if at <= 1:
        start = min(last + 1, end - 1) if last < end and tokens[last].text == "," else last
    else:
        end = at - (tokens[at - 1].text == ",") - (tokens[at - 1].low == "as")
    if end <= start:
        return None
    return Cue(at, behind, source, start, end, edge=True)


def is_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether "reported by" or "as quoted by" is an aside and no clause of its own."""
    return at == 0 or tokens[at - 1].low in ("as", "first") or tokens[at - 1].text in (",", "(")
