"""Whom a statement comes from: independent origins, not articles, are counted.

Articles that are near copies of one text have one origin, and so have sentences that are, and
statements whose innermost named source is the same. Where no article names a source, who it is
stays unknown: such an origin is counted, and told to be unnamed.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import known, media
from briefing.model import EntityKind, SourceKind
from briefing.model.article import PROSE
from briefing.text.fold import fold_word
from briefing.text.words import find_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article, Source

    from .passages import Passage

_SHINGLE = 3
"""Words of a shingle."""
_COPIED = 0.19
"""Share of the shingles of the shorter article from which two articles are copies of one text."""
_USUAL = 150
"""Shingles of an article of some length."""
_SHORT = 0.25
"""How much more a short article must share: a sentence or two makes up much of it."""
_LEAST = 60
"""Shingles that an article must have for that."""
_COPIED_SENTENCE = 0.5
_LEAST_SENTENCE = 8
_CREDIT = re.compile(r"\(([A-Z][\w .&-]{1,30})\)\s?[-–—]|^(?:By\s)?([A-Z][\w .&-]{1,30})\Z")


class Copies:
    """Which articles, and which sentences, are near copies of each other."""

    def __init__(self) -> None:
        self._shingles: dict[str, frozenset[int]] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self._credits: dict[str, str] = {}

    def are_copies(self, one: Article, other: Article) -> bool:
        """Whether two articles are near copies of one text."""
        key = (one.id, other.id)
        if key not in self._known:
            mine, theirs = self._of(one), self._of(other)
            size = min(len(mine), len(theirs))
            least = _COPIED + _SHORT * max(0.0, 1 - size / _USUAL)
            self._known[key] = _share(mine, theirs, _LEAST) >= least
        return self._known[key]

    def _of(self, article: Article) -> frozenset[int]:
        found = self._shingles.get(article.id)
        if found is None:
            every: set[int] = set()
            for block in article.blocks:
                if block.kind in PROSE:
                    every |= shingle(article.text, block.start, block.end)
            found = self._shingles[article.id] = frozenset(every)
        return found

    def credit(self, article: Article) -> str:
        """Return the agency that an article is credited to in its byline or dateline, or ""."""
        found = self._credits.get(article.id)
        if found is None:
            found = self._credits[article.id] = _find_credit(article)
        return found


def shingle(text: str, start: int, end: int) -> set[int]:
    """Return the shingles of a piece of text, as numbers that hold for this run."""
    spelt = [fold_word(text[a:b]) for a, b in find_words(text, start, end)]
    return {hash(tuple(spelt[n : n + _SHINGLE])) for n in range(len(spelt) - _SHINGLE + 1)}


def _share(one: frozenset[int], other: frozenset[int], least: int) -> float:
    small = min(len(one), len(other))
    return len(one & other) / small if small >= least else 0.0


def _find_credit(article: Article) -> str:
    first = next((b for b in article.blocks if b.kind in PROSE), None)
    opening = article.text[first.start : first.start + 80] if first else ""
    for text in (article.byline, article.outlet, opening):
        match = _CREDIT.search(text.strip())
        name = (match[1] or match[2]) if match else ""
        found = known(name) if name else None
        if found is not None and found.name in media():
            return found.name
    return ""


def number_origins(
    places: Sequence[tuple[Passage, tuple[Source, ...]]], copies: Copies
) -> tuple[list[int], int]:
    """Return for each place the number of its origin, from 1, and how many have no named source."""
    group = list(range(len(places)))
    keys = [_source_key(passage, chain, copies) for passage, chain in places]
    shingles = [frozenset(shingle(p.article.text, p.span.start, p.span.end)) for p, _ in places]
    for i, j in combinations(range(len(places)), 2):
        if group[i] == group[j]:
            continue
        one, other = places[i][0].article, places[j][0].article
        if (
            one.id == other.id
            or (keys[i] and keys[i] == keys[j])
            or _share(shingles[i], shingles[j], _LEAST_SENTENCE) >= _COPIED_SENTENCE
            or copies.are_copies(one, other)
        ):
            old, new = group[j], group[i]
            group = [new if at == old else at for at in group]
    order = {at: n for n, at in enumerate(dict.fromkeys(group), 1)}
    named = {at for at, key in zip(group, keys, strict=True) if key}
    return [order[at] for at in group], len(order) - len(named)


def _source_key(passage: Passage, chain: tuple[Source, ...], copies: Copies) -> str:
    """Return what the innermost named source is known by; "" where there is none."""
    if chain:
        source = chain[-1]
        if source.entity or source.named >= 0:
            return source.entity or fold_word(source.name)
        if entity := _named_inside(passage, source):
            return entity
        if source.known and source.kind is not SourceKind.OTHER:
            return fold_word(source.name)
    return copies.credit(passage.article)


def _named_inside(passage: Passage, source: Source) -> str:
    """Return whom the words of a source name last: "a tally by Nordtow"; "" for nobody."""
    found = ""
    for name in passage.names:
        if source.start <= name.start < source.end and name.kind is not EntityKind.PLACE:
            found = name.entity
    return found


def find_chain(passage: Passage, start: int, end: int) -> tuple[Source, ...]:
    """Return who says so at a place: the chain of the shortest statement that covers it."""
    covering = [one for one in passage.layers.attributions if one.start <= start and end <= one.end]
    if not covering:
        return ()
    from dataclasses import replace

    best = min(covering, key=lambda one: (one.end - one.start, one.start))
    return tuple(
        replace(source, entity=found[0])
        if not source.entity and (found := passage.linked.get((passage.article.id, source.named)))
        else source
        for source in best.chain
    )
