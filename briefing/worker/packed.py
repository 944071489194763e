"""The layers of many articles as they came over the pipe."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Layers

_UNPACKED = 64
"""Layers kept unpacked."""


class PackedLayers(Mapping[str, "Layers"]):
    """The layers of many articles, each unpacked when it is asked for."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._open = lru_cache(_UNPACKED)(self._unpack)  # safe to use from several threads

    def add(self, packed: Mapping[str, bytes]) -> None:
        """Take in pickled layers by article id."""
        self._packed.update(packed)

    def __getitem__(self, identity: str) -> Layers:
        return self._open(identity)

    def _unpack(self, identity: str) -> Layers:
        layers: Layers = unpack(self._packed[identity])
        return layers

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
