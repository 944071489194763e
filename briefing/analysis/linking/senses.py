"""Spellings of several meanings, told apart by what else their article names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import Known, known
from briefing.analysis.naming.normal import normal
from briefing.analysis.tables import cells, rows
from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article


@cache
def senses() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return for each spelling the names that it can mean, each with its cues."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for spelling, meant, cues in rows("senses"):
        found.setdefault(spelling, {})[meant] = tuple(cells(cues))
    return found


def choose(spelling: str, articles: Sequence[Article], having: Sequence[int]) -> dict[int, str]:
    """Return what a spelling means in each article of `having`, by index.

    An article without cues means what the only sense of the stack is; where there is none, or
    several, it is left out.
    """
    options = senses()[spelling]
    found: dict[int, str] = {}
    for index in having:
        text = articles[index].text
        told = [meant for meant, cues in options.items() if any(cue in text for cue in cues)]
        if len(told) == 1:
            found[index] = told[0]
    only = set(found.values())
    if len(only) == 1:
        found.update(dict.fromkeys(set(having) - set(found), only.pop()))
    return found


def entry(meant: str) -> tuple[str, Known]:
    """Return key and table entry of a meaning."""
    anchor = known(meant) or Known(meant, EntityKind.PLACE, "name", "country")
    return normal(meant), anchor
