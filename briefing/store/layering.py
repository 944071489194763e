"""Keeping what the analysis found in articles, each as soon as it is found."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from briefing.errors import CacheError
from briefing.model.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Layers

    from .shelf import Shelf

_QUICK = 1
"""Level of compression."""


def keep_layers(shelf: Shelf, found: Iterable[tuple[int, Layers]], key: str) -> None:
    """Keep the layers of articles by their numbers, all or none, on the disk before it returns.

    What has left the index meanwhile is passed over. `key` stands for the code that found them.
    CacheError where they cannot be kept.
    """
    packed = [(number, key, zlib.compress(pack(layers), _QUICK)) for number, layers in found]
    shelf.run("BEGIN IMMEDIATE")
    try:
        shelf.run_many(
            "INSERT OR REPLACE INTO layer SELECT ?1, ?2, ?3"
            " WHERE EXISTS (SELECT 1 FROM article WHERE number = ?1)",
            packed,
        )
        shelf.run("COMMIT")
    except CacheError:
        if shelf.database.in_transaction:
            shelf.database.rollback()
        raise
