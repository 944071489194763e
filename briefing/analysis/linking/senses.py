"""Spellings of several meanings, told apart by what else their article names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import Known, known
from briefing.analysis.naming.normal import normal
from briefing.analysis.tables import cells, rows
from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def senses() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each spelling the names that it can mean, each with its cues."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for spelling, meant, cues in rows("senses"):
        found.setdefault(spelling, {})[meant] = tuple(cells(cues))
    return found


class Senses:
    """What the spellings of several meanings mean in each article of a growing stack.

    An article without cues means what the only sense of the stack is; where there is none, or
    several, nothing is settled.
    """

    def __init__(self) -> None:
        self._told: dict[str, dict[int, str]] = {}
        self._having: dict[str, list[int]] = {}

    def read(self, index: int, text: str, spellings: Iterable[str]) -> None:
        """Note what the cues of one more article tell."""
        for spelling in spellings:
            options = senses()[spelling]
            self._having.setdefault(spelling, []).append(index)
            told = [meant for meant, cues in options.items() if any(cue in text for cue in cues)]
            if len(told) == 1:
                self._told.setdefault(spelling, {})[index] = told[0]

    def has(self, spelling: str) -> bool:
        """Whether a spelling of several meanings stands in some article."""
        return spelling in self._having

    def meant(self, spelling: str, index: int) -> str:
        """Return what a spelling means in an article; "" where nothing settles it."""
        told = self._told.get(spelling, {})
        return told.get(index) or self._only(spelling)

    def _only(self, spelling: str) -> str:
        only = set(self._told.get(spelling, {}).values())
        return only.pop() if len(only) == 1 else ""

    def guesses(self) -> tuple[tuple[str, str], ...]:
        """Return what is taken for each spelling where an article has no cues."""
        return tuple(
            (spelling, self._only(spelling))
            for spelling, having in self._having.items()
            if len(having) > len(self._told.get(spelling, ()))
        )


def settle(spelling: str, meant: str) -> tuple[str, Known | None, str, str]:
    """Return key, table entry, rule and evidence of a spelling that means `meant`.

    One that nothing settles ("") keeps to itself.
    """
    if not meant:
        return f"{normal(spelling)}@", None, "", ""
    anchor = known(meant) or Known(meant, EntityKind.PLACE, "name", "country")
    if anchor.group == "sense":
        anchor = Known(meant, EntityKind.PLACE, "name", "country")
    if normal(meant) == normal(spelling):
        return normal(meant), anchor, "", ""
    return normal(meant), anchor, "sense", f"what else the text names points to {meant}"
