"""The spellings of a name as they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.fold import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .entity import Alias


def fits(forms: Iterable[str], words: Sequence[str]) -> bool:
    """Whether every word stands in one of the spellings; both as names are compared."""
    return any(all(word in form for word in words) for form in forms)


def forms_of(name: str, aliases: Iterable[Alias]) -> tuple[str, ...]:
    """Return the spellings of an entity as they are compared, its name first."""
    return tuple(dict.fromkeys(map(fold_name, (name, *(alias.text for alias in aliases)))))
