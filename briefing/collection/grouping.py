"""The articles of the library in groups: by month, and by source."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from briefing.text.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.store.shelf import Shelf

    Groups = list[tuple[str, str, array[int]]]
    """A short label, what is told of the group, and the numbers of its articles."""

_MONTH, _SOURCE = "substr(published, 1, 7)", "CASE outlet WHEN '' THEN byline ELSE outlet END"
_FULL = len("2026-03")


def group_articles() -> dict[str, Groups]:
    """Return the articles of the library by month and by source, under what that is called.

    Months are in order of time, sources in that of how many articles they have; articles without
    any come last. CacheError where the library cannot be read.
    """
    from briefing.store.shelf import Shelf

    shelf = Shelf.open_to_read()
    try:
        months, sources = _group(shelf, _MONTH), _group(shelf, _SOURCE)
    finally:
        shelf.close()
    by_time = sorted(months, key=lambda month: (not month, month))
    by_size = sorted(sources, key=lambda name: (not name, -len(sources[name]), name))
    years = {month[:4]: month for month in reversed(by_time)}
    return {
        "By month": [
            (*_tell_month(month, is_first=years[month[:4]] == month), months[month])
            for month in by_time
        ],
        "By source": [(*_tell_source(name), sources[name]) for name in by_size],
    }


def _group(shelf: Shelf, by: str) -> Mapping[str, array[int]]:
    found: dict[str, array[int]] = {}
    for number, key in shelf.run(f"SELECT number, {by} FROM article WHERE listed"):  # noqa: S608
        found.setdefault(key, array("I")).append(number)
    return found


def _tell_month(month: str, *, is_first: bool) -> tuple[str, str]:
    """Return label and words for "2026-03"; the label of a year's first month has the year."""
    if len(month) != _FULL or not "01" <= month[5:] <= "12":
        return month or "–", month or "without a date"
    name = MONTHS[int(month[5:]) - 1]
    label = f"{name}{month[2:4]}" if is_first else name
    return month[:4] if name == MONTHS[0] else label, f"{name} {month[:4]}"


def _tell_source(name: str) -> tuple[str, str]:
    return (name, name) if name else ("–", "of no known source")
