"""From the fields of a query to limits, and what of all that is shown as understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.model.postings import Limits
from briefing.text.clean import clean_line

from .days import read_days
from .readings import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from briefing.model.postings import Terms

    from .groups import Groups
    from .query import Field, Query, Word

GRAINS = ("title", "names", "article")
"""What `in:` may say."""
ONE_WAY = frozenset({"after", "before", "date", "in", "title"})
"""Fields that say where to look; what they say cannot be left out."""
_LONGEST = 40


class Wishes(NamedTuple):
    """What the fields of a query ask for."""

    limits: Limits
    grain: str = ""
    """One of `GRAINS`, "" where none was asked for."""
    missing: str = ""
    """What of the fields nothing can answer, in words; "" where all can be."""


def read_fields(
    fields: Iterable[Field],
    groups: Groups,
    sources: Callable[[Field], frozenset[str]],
    today: date,
) -> Wishes:
    """Return the limits that fields set; `sources` finds the outlets that a value means."""
    limits, grain, missing = Limits(), "", ""
    for field in fields:
        if field.but and field.name in ONE_WAY:
            continue
        if field.name in ("after", "before", "date"):
            limits = _limit_days(limits, field, today)
        elif field.name == "in":
            grain = next((g for g in GRAINS if field.value and g.startswith(field.value)), grain)
        elif field.name == "source":
            found = sources(field)
            if field.but:
                limits = limits._replace(without=limits.without | found)
            elif not found:
                missing = f"no source like “{clean_line(field.value)[:_LONGEST]}”"
            else:
                both = found if limits.sources is None else limits.sources & found
                limits = limits._replace(sources=both)
        else:
            ways = [_ways(word, groups) for word in field.words]
            limits = limits._replace(titled=(*limits.titled, *ways))
    return Wishes(limits._replace(in_title=grain == "title"), grain, missing)


def _limit_days(limits: Limits, field: Field, today: date) -> Limits:
    days = read_days(field.value, today)
    if days is None:
        return limits
    first, behind = days
    if field.name == "before":
        return limits._replace(before=min(filter(None, (limits.before, first))))
    limits = limits._replace(after=max(limits.after, first))
    if field.name == "date":
        limits = limits._replace(before=min(filter(None, (limits.before, behind))))
    return limits


def _ways(word: Word, groups: Groups) -> tuple[Terms, ...]:
    """Return what a word of a title may be read as: as typed, else more freely."""
    for level in (Level.TYPED, Level.FUZZY):
        readings = groups.of((word,), level).readings
        if readings:
            return tuple(reading.terms for reading in readings)
    return ()


def describe(
    query: Query,
    say: Callable[[Word], str] = lambda _: "",
    left: Collection[Word] = (),
    unknown: Collection[Word] = (),
) -> tuple[str, ...]:
    """Return what a query was understood as, one short text for each part.

    `say` adds what the value of a field was read as. Words that were `left`, because a text may
    answer without them, stand together in brackets; those that are `unknown` have nothing like
    them in any article.
    """

    def told(word: Word) -> str:
        if word in unknown:
            sure = word.exact or word.key.isdecimal()
            return _describe(word) + (" (nowhere)" if sure else " (nothing like it)")
        return _describe(word) + (say(word) if word.field else "")

    wanted = [words for words in query.wanted if not all(word in left for word in words)]
    chips = [" or ".join(map(told, words)) for words in wanted]
    if left:
        chips.append(f"({_short(' '.join(dict.fromkeys(word.typed for word in left)))})")
    chips += [f"not {told(word)}" for word in query.unwanted]
    for field in query.fields:
        told_field = f"{field.name}: {_short(field.value)}"
        if field.but:
            told_field = (
                f"-{told_field} (cannot be left out)"
                if field.name in ONE_WAY
                else f"not {told_field}"
            )
        chips.append(told_field)
    return tuple(chips)


def _describe(word: Word) -> str:
    typed = _short(word.typed)
    if word.field:
        return f"{word.field}: {typed}"
    if word.exact:
        return f"“{typed}”" if len(word.terms) > 1 else f"exactly {typed}"
    return f"{typed}…" if word.unfinished else typed


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
