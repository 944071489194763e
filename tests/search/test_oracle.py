"""The engine beside a scan of every sentence: it must not miss what the scan puts first."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "data" / "search"
NEAR_TIE = 0.04


def misspell(word: str, rng: random.Random) -> str:
    """Return the word with a swap, a letter left out, or one doubled."""
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
        ]
    )


def read_articles(name: str) -> list[str]:
    text = (CASES / f"{name}.txt").read_text(encoding="utf8").split("\n? ")[0]
    text = "\n".join(line for line in text.split("\n") if not line.startswith("# "))
    return [f"== {part}" for part in text.split("== ")[1:]]


@pytest.mark.parametrize("name", ["names", "joins", "signs"])
def test_the_engine_finds_what_the_scan_finds(name: str, scan, make_stack) -> None:
    stack = make_stack(*read_articles(name))
    sentences = [
        (n, line.removeprefix("== ").removeprefix("## "))
        for n, text in enumerate(read_articles(name))
        for line in text.split("\n")
        if line.strip()
    ]
    oracle = scan.Scan(sentences)
    rng = random.Random(name)
    asked = 0
    for _, sentence in sentences * 6:
        words = [w for w in scan.words_of(sentence) if len(w) > 4 and w.isalpha()]
        if len(words) < 2:
            continue
        pair = rng.sample(list(pairwise(words)), 1)[0]
        query = " ".join(misspell(w, rng) if rng.random() < 0.6 else w for w in pair) + " "
        ranked = oracle.rank(query)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < NEAR_TIE):
            continue
        asked += 1
        hits = stack.index.search(query).hits
        assert [stack.cut(hit) for hit in hits[:1]] == [sentences[ranked[0][1]][1]], query
    assert asked > 10
