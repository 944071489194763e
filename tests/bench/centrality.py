"""The other way to choose: the sentences most like all others, none like one chosen before.

Stands beside the product's coverage in `summary.py`, over the same candidates and with the same
promise that no two points share half of their words.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

from briefing.analysis.concepts import find_candidates, find_concepts
from briefing.analysis.coverage import find_overlap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Layers

BAR = 0.35
"""Cosine from which two sentences are not both taken."""
HALF = 0.45
"""Share of words from which they are not either: the product's own promise."""
_DAMPING = 0.85
_ROUNDS = 30


def choose_central(
    articles: Sequence[Article], layers: Mapping[str, Layers], count: int, bar: float = BAR
) -> list[str]:
    """Return at most `count` sentences, most central first."""
    candidates = [c for article in articles for c in find_candidates(article, layers[article.id])]
    bodies = {article.id: article.text for article in articles}
    spans = [candidate.span for candidate in candidates]
    texts = [bodies[span.article][span.start : span.end] for span in spans]
    vectors = _vectors(texts)
    likes = [[_cosine(a, b) for b in vectors] for a in vectors]
    rank = _rank(likes)
    chosen: list[int] = []
    for at in sorted(range(len(texts)), key=lambda n: (-rank[n], n)):
        if len(chosen) == count:
            break
        if candidates[at].leans or any(likes[at][other] >= bar for other in chosen):
            continue
        mine = candidates[at].words
        if all(find_overlap(mine, candidates[other].words) < HALF for other in chosen):
            chosen.append(at)
    return [texts[at] for at in chosen]


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return the stems of each text weighed by how rare they are, each vector of length 1."""
    counts = [Counter(find_concepts(text)[0]) for text in texts]
    met = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        raw = {word: n * log(1 + len(texts) / met[word]) for word, n in count.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors.append({word: value / length for word, value in raw.items()})
    return vectors


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)


def _rank(likes: Sequence[Sequence[float]]) -> list[float]:
    """Return how central each sentence is: where a walk over likenesses stays longest."""
    size = len(likes)
    sums = [sum(row) or 1.0 for row in likes]
    rank = [1 / size] * size
    for _ in range(_ROUNDS):
        shares = [value / total for value, total in zip(rank, sums, strict=True)]
        rank = [
            (1 - _DAMPING) / size
            + _DAMPING * sum(like * share for like, share in zip(row, shares, strict=True))
            for row in likes
        ]
    return rank
