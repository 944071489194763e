"""ROUGE-1 and ROUGE-2 as rouge-score counts them, with baselines and the interval of a gain.

Needs rouge-score, for its words alone.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from rouge_score import tokenizers

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKENIZER = tokenizers.DefaultTokenizer(use_stemmer=True)


@cache
def grams(text: str, size: int) -> Counter:
    """Return the word sequences of a text, as rouge-score takes its words."""
    words = _TOKENIZER.tokenize(text)
    return Counter(zip(*(words[n:] for n in range(size)), strict=False))


def rouge(sentences: Sequence[str], refs: Sequence[str]) -> tuple[float, float]:
    """Return the mean F-measure x 100 over the references for single words and for pairs."""
    text = "\n".join(sentences)
    found = []
    for size in (1, 2):
        mine, sums = grams(text, size), 0.0
        for ref in refs:
            gold = grams(ref, size)
            sums += 200 * (mine & gold).total() / max(1, mine.total() + gold.total())
        found.append(sums / len(refs))
    return found[0], found[1]


def lead(item: dict) -> list[str]:
    """Return the first sentence of every article, then the second ones, and so on."""
    order = [(s, d) for d, doc in enumerate(item["docs"]) for s in range(len(doc["sents"]))]
    return [item["docs"][d]["sents"][s] for s, d in sorted(order)[: item["k"]]]


def oracle(item: dict) -> list[str]:
    """Return the sentences that one who knows the reference takes, each the best next one."""
    left = [sentence for doc in item["docs"] for sentence in doc["sents"]]
    chosen: list[str] = []
    taken = (Counter(), Counter())
    best = 0.0
    while left and len(chosen) < item["k"]:
        value, at = max((_with(taken, s, item["refs"]), -n) for n, s in enumerate(left))
        if value <= best:
            break
        best = value
        chosen.append(left.pop(-at))
        taken = tuple(taken[n] + grams(chosen[-1], n + 1) for n in (0, 1))
    return chosen


def _with(taken: tuple[Counter, ...], sentence: str, refs: Sequence[str]) -> float:
    """Return the sum of both measures when a sentence is added, pairs across ends left out."""
    total = 0.0
    for n in (0, 1):
        mine = taken[n] + grams(sentence, n + 1)
        for ref in refs:
            gold = grams(ref, n + 1)
            total += (mine & gold).total() / max(1, mine.total() + gold.total()) / len(refs)
    return total


def interval(gains: Sequence[float], rounds: int) -> tuple[float, float, float]:
    """Return the mean and its 95 % interval by resampling."""
    rnd, size = random.Random(11), len(gains)
    means = sorted(sum(rnd.choices(gains, k=size)) / size for _ in range(rounds))
    return sum(gains) / size, means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]
