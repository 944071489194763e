"""Styles over the text as layers of sorted spans, cut into the pieces of one row."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LAYERS = ("link", "mention", "point", "sentence", "hit", "current", "selection")
"""From the lowest to the highest: a later one is drawn over an earlier one."""


class Marks:
    """Spans of one article by layer. Spans of one layer do not overlap."""

    def __init__(self) -> None:
        """Begin with nothing marked."""
        self._spans: dict[str, list[tuple[int, int]]] = {layer: [] for layer in LAYERS}

    def set(self, layer: str, spans: Iterable[tuple[int, int]]) -> None:
        """Put `spans` in the place of what the layer held."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(span for span in spans if span[0] < span[1]):
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        self._spans[layer] = merged

    def get(self, layer: str) -> list[tuple[int, int]]:
        """Return the spans of a layer, ordered."""
        return self._spans[layer]

    def clear(self) -> None:
        """Take every mark away."""
        for layer in LAYERS:
            self._spans[layer] = []

    def _within(self, layer: str, start: int, end: int) -> list[tuple[int, int]]:
        spans = self._spans[layer]
        first = max(0, bisect_right(spans, (start, start)) - 1)
        behind = bisect_left(spans, (end, end))
        return [(a, b) for a, b in spans[first:behind] if a < end and b > start]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield (start, end, layers) for the pieces of a row, from left to right."""
        found = [
            (layer, within)
            for layer, spans in self._spans.items()
            if spans and (within := self._within(layer, start, end))
        ]
        cuts = {start, end}
        for _, spans in found:
            for a, b in spans:
                cuts.add(max(a, start))
                cuts.add(min(b, end))
        edges = sorted(cuts)
        for a, b in itertools.pairwise(edges):
            yield a, b, tuple(layer for layer, spans in found if any(s <= a < e for s, e in spans))
