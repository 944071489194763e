"""Phrases that several articles repeat, in scripts without capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.naming.uncased import (
    ends_word,
    find_openings,
    find_pieces,
    is_place,
    is_uncased,
    key_of,
)
from briefing.model import Alias, EntityKind, Mention

from .entities import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.model import Article, Layers

_SEVERAL = -1
_FEW = 300
"""New candidates up to which articles of before are asked for each by itself."""
_EVIDENCE = "{} articles repeat it; its script has no capitals to tell names by"


class Place(NamedTuple):
    """Where a candidate stands in an article."""

    start: int
    end: int
    phrase: str


class _Reading(NamedTuple):
    """An article with letters of such a script."""

    order: int
    """Index of the article in the stack."""
    identity: str
    text: str
    spans: tuple[tuple[int, int], ...]
    """Its sentences."""
    places: list[Place]
    """Of all candidates known so far."""


class Phrases:
    """The phrases of a stack that may grow. Articles in Latin letters cost one look."""

    def __init__(self) -> None:
        self._readings: list[_Reading] = []
        self._read = 0
        """Articles whose places are known for the candidates of before."""
        self._candidates: dict[str, int] = {}
        """The article that has each, or `_SEVERAL`."""
        self._by_key: dict[str, list[str]] = {}
        self._shared: set[str] = set()
        self._fresh: dict[str, None] = {}

    def read(self, index: int, article: Article, layers: Layers) -> None:
        """Take in one more article."""
        text = article.text
        if not is_uncased(text):
            return
        spans = tuple([(s.start, s.end) for s in layers.sentences])
        self._readings.append(_Reading(index, article.id, text, spans, []))
        for start, end in spans:
            for piece in find_pieces(text, start, end):
                if piece.text not in self._candidates:
                    self._fresh[piece.text] = None

    def drafts(self) -> dict[str, Draft]:
        """Return an entity for each phrase in two articles or more, by the phrase."""
        if not self._readings:
            return {}
        self._look()
        wanted = self._shared
        kept: dict[int, list[Place]] = {}
        for _ in range(3):
            kept = {r.order: _longest_first(r.places, wanted) for r in self._readings}
            left = _in_several(kept)
            if left == wanted:
                break
            wanted = left
        return _make_drafts(self._readings, kept, wanted)

    def _look(self) -> None:
        """Find new candidates in all articles, and the known ones in new articles."""
        fresh = _add_by_key({}, self._fresh)
        _add_by_key(self._by_key, self._fresh)
        few = len(self._fresh) < _FEW
        for number, reading in enumerate(self._readings):
            old = number < self._read
            if old and few and not any(map(reading.text.__contains__, self._fresh)):
                continue
            for place in _find(reading, fresh if old else self._by_key):
                reading.places.append(place)
                if self._candidates.setdefault(place.phrase, reading.order) != reading.order:
                    self._candidates[place.phrase] = _SEVERAL
                    self._shared.add(place.phrase)
        self._read = len(self._readings)
        self._fresh = {}


def _add_by_key(found: dict[str, list[str]], candidates: Iterable[str]) -> dict[str, list[str]]:
    """Enter candidates by where they may begin."""
    for phrase in candidates:
        found.setdefault(key_of(phrase), []).append(phrase)
    return found


def _find(reading: _Reading, wanted: Mapping[str, list[str]]) -> Iterable[Place]:
    text = reading.text
    for start, end in reading.spans:
        for opening in find_openings(text, start, end, wanted):
            for phrase in wanted[opening.key]:
                stop = opening.start + len(phrase)
                if stop > end or not text.startswith(phrase, opening.start):
                    continue
                if not opening.whole or ends_word(text, stop):
                    yield Place(opening.start, stop, phrase)


def _in_several(kept: Mapping[int, list[Place]]) -> set[str]:
    """Return the phrases that stand in two articles or more."""
    once: set[str] = set()
    shared: set[str] = set()
    for places in kept.values():
        here = {place.phrase for place in places}
        shared |= here & once
        once |= here
    return shared


def _longest_first(places: list[Place], wanted: set[str]) -> list[Place]:
    """Return the places of wanted phrases in order, a longer one in place of what it holds."""
    kept: list[Place] = []
    for place in sorted(p for p in places if p.phrase in wanted):
        if kept and place.start < kept[-1].end:
            if place.end - place.start <= kept[-1].end - kept[-1].start:
                continue
            del kept[-1]
        kept.append(place)
    return kept


def _make_drafts(
    readings: Iterable[_Reading], kept: Mapping[int, list[Place]], wanted: set[str]
) -> dict[str, Draft]:
    mentions: dict[str, list[Mention]] = {}
    indices: dict[str, list[int]] = {}
    for reading in readings:
        for start, end, phrase in kept[reading.order]:
            if phrase not in wanted:
                continue
            kind = EntityKind.PLACE if is_place(phrase) else EntityKind.OTHER
            mentions.setdefault(phrase, []).append(Mention(reading.identity, start, end, kind))
            indices.setdefault(phrase, []).append(reading.order)
    drafts = {}
    for phrase, found in mentions.items():
        spread = len(set(indices[phrase]))
        alias = Alias(phrase, "phrase", len(found), _EVIDENCE.format(spread))
        first = (indices[phrase][0], found[0].start)
        drafts[phrase] = Draft(
            phrase, found[0].kind, (alias,), tuple(found), phrase, first, spread, ""
        )
    return {phrase: draft for phrase, draft in drafts.items() if draft.spread > 1}
