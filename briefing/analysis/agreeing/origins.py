"""Whom a statement comes from: independent origins, not articles, are counted.

Articles that are near copies of one text have one origin, and so have sentences that are, and
statements whose innermost named source is the same. Where no article names a source, who it is
stays unknown: such an origin is counted, and told to be unnamed.
"""

from __future__ import annotations

import re
from dataclasses import replace
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

Chains = tuple[tuple["Source", ...], ...]
"""The chains of those who say one thing in one place."""
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
    places: Sequence[tuple[Passage, Chains]], copies: Copies
) -> tuple[list[int], int, int]:
    """Return the number of each place's first origin, the number of all, and of those unnamed.

    Origins count from 1. What two say in one place comes from both.
    """
    named = [
        (n, _source_key(passage, chain, copies))
        for n, (passage, chains) in enumerate(places)
        for chain in chains or ((),)
    ]
    group = list(range(len(named)))
    first = {n: at for at, (n, _) in reversed(list(enumerate(named)))}
    shingles = [frozenset(shingle(p.article.text, p.span.start, p.span.end)) for p, _ in places]
    for i, j in combinations(range(len(named)), 2):
        (a, mine), (b, their) = named[i], named[j]
        if group[i] == group[j] or a == b:
            continue
        one, other = places[a][0].article, places[b][0].article
        if (mine and mine == their) or (
            i == first[a]
            and j == first[b]
            and (
                one.id == other.id
                or _share(shingles[a], shingles[b], _LEAST_SENTENCE) >= _COPIED_SENTENCE
                or copies.are_copies(one, other)
            )
        ):
            old, new = group[j], group[i]
            group = [new if at == old else at for at in group]
    order = {at: n for n, at in enumerate(dict.fromkeys(group), 1)}
    known = {at for at, (_, key) in zip(group, named, strict=True) if key}
    numbers = [order[group[first[n]]] for n in range(len(places))]
    return numbers, len(order), len(order) - len(known)


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


def find_chains(passage: Passage, start: int, end: int) -> Chains:
    """Return who says so at a place: the chains of the shortest statement that covers it.

    There are several where several say it: "X and Y reported".
    """
    covering = [one for one in passage.layers.attributions if one.start <= start and end <= one.end]
    if not covering:
        return ()
    best = min(covering, key=lambda one: (one.end - one.start, one.start))
    cue = best.start, best.end, best.cue_start, best.cue_end
    return tuple(
        tuple(_link(passage, source) for source in one.chain)
        for one in covering
        if (one.start, one.end, one.cue_start, one.cue_end) == cue
    )


def _link(passage: Passage, source: Source) -> Source:
    """Return a source with the entity that its name is of."""
    found = passage.linked.get((passage.article.id, source.named))
    return replace(source, entity=found[0]) if found and not source.entity else source
