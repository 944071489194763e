"""The fields of a briefing in portions, each small enough to be unpacked between two keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEIGHT = 400
"""Nouns, about, that go into one portion with what hangs on them: an entity with its mentions."""


def portions_of(value: Any) -> Iterator[list[Any] | dict[Any, Any]]:
    """Yield a tuple as lists, a mapping as dicts; at least one, which may be empty."""
    if isinstance(value, Mapping):
        yield from (dict(some) for some in _portions(value.items()))
    else:
        yield from _portions(value)


def _portions(nouns: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    weight = 0
    for noun in nouns:
        part.append(noun)
        weight += _weigh(noun)
        if weight >= WEIGHT:
            yield part
            part, weight = [], 0
    yield part


def _weigh(noun: object) -> int:
    """Return 1 for a noun, and 1 for each that it holds in a tuple of its own."""
    held = noun if isinstance(noun, tuple) else [getattr(noun, n, 0) for n in _slots(type(noun))]
    return 1 + sum(len(one) for one in held if isinstance(one, tuple))


def _slots(noun: type) -> tuple[str, ...]:
    return getattr(noun, "__slots__", ())
