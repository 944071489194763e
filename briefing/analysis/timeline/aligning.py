"""Articles whose own day is not known, set beside the others by the events that both tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.analysis.dates import Anchor, resolve_dates
from briefing.analysis.dates.anchors import is_partial
from briefing.model import DateValue, Known, Precision

from .joining import Near

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from briefing.model import Layers

    from .joining import Rarity
    from .tellings import Told

_AGREEING = 2
"""Different days that have to agree before an article is set beside another."""
_MOST_DAYS = 12
"""Days of other articles that are tried."""
_DAYS_A_WEEK = 7


def find_days(
    tellings: Mapping[str, Sequence[Told]],
    layers: Mapping[str, Layers],
    anchors: Mapping[str, Anchor],
    rarity: Rarity,
) -> dict[str, Anchor]:
    """Return, for articles without a day, that of another one with which their days agree.

    Two different weekdays or day numbers at least, counted from that day, are those that other
    articles give for the same events, and none is another.
    """
    counted = Counter(anchor.day for anchor in anchors.values())
    days = sorted(day for day, _ in counted.most_common(_MOST_DAYS))
    near = Near((one for identity in anchors for one in tellings[identity]), rarity)
    found = {}
    for identity, mine in tellings.items():
        if identity in anchors:
            continue
        pairs = _pair((one for one in mine if is_partial(one.mention)), near)
        fitting = [day for day in days if _fits(day, pairs, layers[identity])]
        if len(fitting) == 1:
            found[identity] = Anchor(fitting[0], Known.INFERRED)
    return found


def _pair(tellings: Iterable[Told], others: Near) -> list[tuple[Told, Told]]:
    """Return each telling with the nearest of the others, where one is near enough."""
    pairs = ((one, others.find(one)) for one in tellings)
    return [(one, other) for one, other in pairs if other is not None]


def _fits(day: date, pairs: Sequence[tuple[Told, Told]], layers: Layers) -> bool:
    """Whether the days of an article, counted from a day, are those of the other tellings."""
    if not pairs:
        return False
    counted = resolve_dates(layers.dates, Anchor(day, Known.INFERRED))
    values = dict(zip(layers.dates, counted, strict=True))
    agreed = set()
    for one, other in pairs:
        value, theirs = values[one.mention], other.value
        if value is None or theirs is None or theirs.precision is not Precision.DAY:
            continue
        if value.first != theirs.first:
            return False
        agreed.add(value.first)
    return len(agreed) >= _AGREEING


def lend_years(tellings: Mapping[str, Sequence[Told]], rarity: Rarity) -> dict[str, list[Told]]:
    """Return the tellings, with the year where another article gives it for the same event.

    The day and the month have to be equal. What gets its year in this way is inferred.
    """
    dated: dict[str, list[Told]] = {}
    for told in tellings.values():
        for one in told:
            if _number(one) and one.value is not None and not one.value.open:
                dated.setdefault(one.value.first[4:], []).append(one)
    near = {day: Near(told, rarity) for day, told in dated.items()}
    return {identity: [_lend(one, near) for one in told] for identity, told in tellings.items()}


def _lend(one: Told, near: Mapping[str, Near]) -> Told:
    value = one.value
    if value is None or not value.open or not _number(one) or value.first[4:] not in near:
        return one
    found = near[value.first[4:]].find(one)
    if found is None or found.value is None or found.span.article == one.span.article:
        return one
    day = found.value.first
    return one._replace(value=DateValue(day, day, Precision.DAY, Known.INFERRED))


def number_weekdays(
    tellings: Mapping[str, Sequence[Told]], anchors: Mapping[str, Anchor], rarity: Rarity
) -> dict[str, list[Told]]:
    """Return the tellings, with the number of the day where only a weekday is told.

    For articles whose day is not known: some of them tell of the 17th, others of Sunday. Where
    two weekdays at least agree with the numbers that others give for the same events, and none
    does not, all weekdays get theirs, marked as inferred.
    """
    free = [one for i, told in tellings.items() if i not in anchors for one in told]
    weekdays = [one for one in free if one.mention.weekday and one.value is None]
    numbers = [one for one in free if _number(one)]
    pairs = _pair(weekdays, Near(numbers, rarity))
    known = {a.mention.weekday: b.value.first for a, b in pairs if b.value}
    agreed = {(int(day[8:]) - weekday) % _DAYS_A_WEEK for weekday, day in known.items()}
    firm = len(known) >= _AGREEING and len(agreed) == 1 and _are_sole(pairs)
    if not firm or len({day[:8] for day in known.values()}) != 1:
        return {identity: list(told) for identity, told in tellings.items()}
    last, day = max(known.items(), key=lambda pair: pair[1])
    for weekday in range(1, _DAYS_A_WEEK + 1):
        number = int(day[8:]) - (last - weekday) % _DAYS_A_WEEK
        if number >= 1:
            known.setdefault(weekday, f"{day[:8]}{number:02}")
    open_days = set(weekdays)
    return {
        identity: [_set_day(one, known) if one in open_days else one for one in told]
        for identity, told in tellings.items()
    }


def _are_sole(pairs: Sequence[tuple[Told, Told]]) -> bool:
    """Whether no weekday is paired with two days, and no telling with its own article."""
    days: dict[int, set[str]] = {}
    for one, other in pairs:
        if one.span.article == other.span.article:
            return False
        days.setdefault(one.mention.weekday, set()).add(other.value.first if other.value else "")
    return all(len(found) == 1 for found in days.values())


def _number(one: Told) -> int:
    """Return the day of the month that a telling gives, 0 where it gives none or several."""
    value = one.value
    if value is None or value.precision is not Precision.DAY or value.first != value.last:
        return 0
    return int(value.first[8:])


def _set_day(one: Told, days: Mapping[int, str]) -> Told:
    day = days.get(one.mention.weekday)
    if day is None or one.mention.shift:
        return one
    return one._replace(value=DateValue(day, day, Precision.DAY, Known.INFERRED))
