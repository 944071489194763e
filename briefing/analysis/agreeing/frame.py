"""What stands around a number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Frame:
    """The surroundings of one number."""

    act: str
    """What happens to those who are counted: "death"; "" where the table knows no such word."""
    forecast: bool
    scope: frozenset[str]
    """Words in its clause that set it apart from other numbers of the same things."""
    near: frozenset[str]
    """Stems of the telling words beside it, its own noun left out."""
    places: frozenset[str]
    """Entities of the places in its clause."""
    months: frozenset[int]
    """The months named in its clause."""
    base: frozenset[str]
    """What a rise or fall is measured from, in units of time: "over the previous month"."""
    base_months: frozenset[int]
    """The months named there."""
    head: str
