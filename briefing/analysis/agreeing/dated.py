"""Compare the days of two sentences: the same day told twice, or two for one event.

A day belongs to the words right beside it. Days beside words that tell who says so are days of
reports, which differ from article to article and say nothing of the event. Of one day the parts
are compared: "Sunday afternoon" is not "Sunday night".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Aspect
from briefing.text.words import stem

from .days import compare_days
from .frames import acts, plain
from .hours import are_apart, are_of_one_night, find_part
from .restated import are_elsewhere, are_of_others, is_restated
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .days import Day
    from .pairing import Pair
    from .passages import Passage

_LIKE = 0.3
"""Share of the larger sentence that both must have for a difference of days."""
_NEAR = 0.15
"""The same where the days are the two sides of one night."""
_NIGHTLY = 0.25
"""The same where besides the words beside the days do not agree."""
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
        parts = _parts(pair, *found[0][:2]) if len(found) == 1 else None
        if parts is not None:
            yield parts
        elif is_restated(pair):
            yield _verdict(pair, *equal[0], equal=True)
        return
    if len(found) > 1 or found[0][2] is not False or are_of_others(pair):
        return
    if not all(day.weekday or day.day for day in (mine[0], theirs[0])):
        return  # reports of two months are two reports
    if _speak_of_one(pair, mine[0], theirs[0]):
        yield _verdict(pair, mine[0], theirs[0], equal=False)


def _speak_of_one(pair: Pair, one: Day, other: Day) -> bool:
    """Whether the words beside two days agree, and enough of the sentences does."""
    both = _beside(pair.one, one) & _beside(pair.other, other)
    if pair.larger >= _LIKE:
        return bool(both)
    enough = len(both) > 1 or pair.larger >= _NIGHTLY
    return pair.larger >= _NEAR and enough and _of_one_night(pair, one, other)


def _of_one_night(pair: Pair, one: Day, other: Day) -> bool:
    """Whether they are the late hours of one day and the early ones of the next."""
    parts = find_part(pair.one, one), find_part(pair.other, other)
    return are_of_one_night((one, parts[0]), (other, parts[1]))


def _parts(pair: Pair, one: Day, other: Day) -> Verdict | None:
    """Return that one event is told of two parts of one day, or None."""
    mine, their = find_part(pair.one, one), find_part(pair.other, other)
    if mine is None or their is None or not are_apart(mine, their):
        return None
    if pair.larger < _LIKE or are_of_others(pair) or are_elsewhere(pair):
        return None
    beside = _beside(pair.one, one) & _beside(pair.other, other)
    if not beside and not _acts(pair.one) & _acts(pair.other):
        return None
    left, right = Slot(pair.one, *mine[:2]), Slot(pair.other, *their[:2])
    told = " and ".join(slot.passage.cut(slot.start, slot.end) for slot in (left, right))
    reason = f"both tell of one day; {told} have no hour in common"
    return Verdict(Aspect.DATE, left, right, False, pair.smaller + pair.larger, reason)


def _acts(passage: Passage) -> frozenset[str]:
    """Return the acts that the words of a sentence tell."""
    text, known = passage.article.text, acts()
    spelt = (text[word.start : word.end].lower() for word in passage.words)
    return frozenset(known[word] for word in spelt if word in known)


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
