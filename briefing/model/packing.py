"""Nouns as bytes, for a process of our own on the other end of a pipe, and back.

Only what this program wrote itself is ever unpacked: a pickle can run code.
"""

from __future__ import annotations

import pickle
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def pack(value: object) -> bytes:
    """Pickle a value, nouns of the model as calls of their classes: half the time of the default.

    A frozen dataclass with slots is otherwise taken apart and put together in Python code.
    """
    body = BytesIO()
    pickler = pickle.Pickler(body, protocol=5)
    pickler.dispatch_table = _table()
    pickler.dump(value)
    return body.getvalue()


def unpack(packed: bytes) -> Any:
    """Return the value that `pack` was given."""
    return pickle.loads(packed)  # noqa: S301 (written by ourselves)


@cache
def _table() -> dict[type, Callable[[Any], Any]]:
    """Return how each noun is pickled."""
    import copyreg
    from dataclasses import is_dataclass

    from briefing import model

    nouns: list[type] = [getattr(model, name) for name in model.__all__]
    table: dict[type, Callable[[Any], Any]] = dict(copyreg.dispatch_table)
    table.update({noun: _taken_apart(noun) for noun in nouns if is_dataclass(noun)})
    return table


def _taken_apart(noun: Any) -> Callable[[Any], tuple[type, tuple[object, ...]]]:
    from dataclasses import fields

    names = [field.name for field in fields(noun)]
    return lambda one: (noun, tuple(getattr(one, name) for name in names))
