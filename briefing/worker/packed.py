"""The layers of many articles: as they came over the pipe, and from where they lie besides."""

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

    def __init__(self, under: Mapping[str, Layers] | None = None) -> None:
        """`under` has the layers of articles of which none came over the pipe."""
        self._packed: dict[str, bytes] = {}
        self._under: Mapping[str, Layers] = {} if under is None else under
        self._open = lru_cache(_UNPACKED)(self._find)  # safe to use from several threads

    def add(self, packed: Mapping[str, bytes]) -> None:
        """Take in pickled layers by article id."""
        self._packed.update(packed)
        if self._under:
            self._open.cache_clear()

    def __getitem__(self, identity: str) -> Layers:
        return self._open(identity)

    def _find(self, identity: str) -> Layers:
        if identity not in self._packed and self._under:
            return self._under[identity]
        layers: Layers = unpack(self._packed[identity])
        return layers

    def __contains__(self, identity: object) -> bool:
        return identity in self._packed or identity in self._under

    def __iter__(self) -> Iterator[str]:
        return iter(self._under or self._packed)

    def __len__(self) -> int:
        return len(self._under or self._packed)
