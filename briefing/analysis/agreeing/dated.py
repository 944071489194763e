"""Compare the days of two sentences: the same day told twice, or two for one event.

A day belongs to the words right beside it. Days beside words that tell who says so are days of
reports, which differ from article to article and say nothing of the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Aspect
from briefing.text.words import stem

from .days import compare_days
from .frames import acts, plain
from .restated import are_of_others, is_restated
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .days import Day
    from .pairing import Pair
    from .passages import Passage

_LIKE = 0.3
"""Share of the larger sentence that both must have for a difference of days."""
_BESIDE = 3
"""Words before a day that it belongs to."""


def compare_dates(pair: Pair) -> Iterator[Verdict]:
    """Yield the day that two sentences agree on or differ in, if there is one."""
    mine, theirs = pair.one.event_days, pair.other.event_days
    if not mine or not theirs:
        return
    found = [(a, b, compare_days(a, b)) for a in mine for b in theirs]
    equal = [(a, b) for a, b, same in found if same]
    if equal:
        if is_restated(pair):
            yield _verdict(pair, *equal[0], equal=True)
        return
    if len(found) > 1 or found[0][2] is not False or pair.larger < _LIKE:
        return
    if not all(day.weekday or day.day for day in (mine[0], theirs[0])):
        return  # reports of two months are two reports
    if are_of_others(pair):
        return
    if _beside(pair.one, mine[0]) & _beside(pair.other, theirs[0]):
        yield _verdict(pair, mine[0], theirs[0], equal=False)


def _beside(passage: Passage, day: Day) -> frozenset[str]:
    """Return the stems, and the acts, of the common words right before a day: no names."""
    before = [word for word in passage.words if word.end <= day.start][-_BESIDE:]
    text, known = passage.article.text, acts()
    spelt = [text[word.start : word.end] for word in before if word.told]
    common = [word for word in spelt if word.islower()]
    stems = {stem(word) for word in common} - plain()
    return frozenset(stems | {known[word] for word in common if word in known})


def _verdict(pair: Pair, one: Day, other: Day, *, equal: bool) -> Verdict:
    told = f"{pair.one.cut(one.start, one.end)} and {pair.other.cut(other.start, other.end)}"
    reason = "the same day, told of the same" if equal else f"{told} cannot be one day"
    if not equal:
        reason = f"the words beside the day agree; {reason}"
    return Verdict(
        Aspect.DATE,
        Slot(pair.one, one.start, one.end),
        Slot(pair.other, other.start, other.end),
        equal,
        pair.smaller + pair.larger,
        reason,
    )
