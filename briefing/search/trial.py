"""Say what was looked for where nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.clean import clean_line

from .query import is_little

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.postings import Limits

    from .groups import Wanted
    from .query import Query

_LONGEST = 60
"""Characters of a typed word that are repeated."""
_MOST = 4
"""Words that are named, the last standing for all that are not."""


def say_tried(query: Query, groups: Sequence[Wanted], where: str) -> str:
    """Return one clause for an empty answer, "" where nothing was asked for."""
    if not query.wanted:
        return "only words to leave out, none to look for" if query.unwanted else ""
    asked = list(zip(query.wanted, groups, strict=False))
    telling = [pair for pair in asked if not is_little(pair[0])] or asked
    missing = [words for words, group in telling if not group.readings]
    if missing:
        named = _list([_quote(word.typed) for words in missing for word in words], "or")
        sure = all(word.exact for words in missing for word in words)
        return f"{'no' if sure else 'nothing like'} {named} in {where}"
    together = _list([_quote(words[0].typed) for words, _ in telling], "and")
    without = _list([_quote(word.typed) for word in query.unwanted], "or")
    where = f"without {without} in {where}" if without else f"in {where}"
    if len(telling) == 1:
        return f"no {together} {where}"
    return f"nothing holds {together} together {where}"


def say_where(articles: int, *, one: bool) -> str:
    """Return where was looked: in one article of the stack, or in all."""
    if one:
        return "this article"
    return "1 article" if articles == 1 else f"{articles} articles"


def say_undated(limits: Limits) -> str:
    """Return what to add where days were asked for: articles without one cannot answer."""
    if limits.after or limits.before:
        return "; articles without a day are left out"
    return ""


def _quote(typed: str) -> str:
    line = clean_line(typed)
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 1]}…”"


def _list(parts: list[str], last: str) -> str:
    if len(parts) > _MOST:
        parts = [*parts[: _MOST - 1], f"{len(parts) - _MOST + 1} more words"]
    return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
