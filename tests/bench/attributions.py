"""Measure attributions: sentences with a cue found, and what the layer costs.

python tests/bench/attributions.py [--data DIR] [--errors N] [--gold FILE]

Gold is `gum_attributions.jsonl` in the data folder: news of the GUM corpus with `id`, `text`
and `sentences`, each `[start, end, attributed]`: whether the corpus's discourse annotation puts
an attribution there. A sentence counts as found where a cue lies in it. Costs are taken on
`summary/single_wikinews.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from briefing.analysis.attributing import find_attributions
from briefing.analysis.mentions import find_mentions
from briefing.model import Article, Attribution, Block, BlockKind, Sentence

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
GOAL = 80.0
WORDS = 600
"""Words of the article that the goal for the cost is set for."""


def as_article(identity: str, lines: list[str]) -> tuple[Article, list[Sentence]]:
    """Return lines as an article of one paragraph a line, and its sentences."""
    blocks, sentences, at = [], [], 0
    for number, line in enumerate(lines):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        sentences.append(Sentence(at, at + len(line), number))
        at += len(line) + 1
    return Article(identity, "", "", "text", "", "\n".join(lines), tuple(blocks)), sentences


def read(lines: list[str]) -> tuple[Article, list[Sentence], tuple[Attribution, ...]]:
    """Return the attributions of lines that are a sentence each."""
    article, sentences = as_article("a", lines)
    found = find_attributions(article, sentences, find_mentions(article, sentences))
    return article, sentences, found


def score_cues(path: Path, errors: int) -> None:
    """Print precision, recall and F1 of sentences with a cue."""
    right = wrong = missed = 0
    shown: list[str] = []
    for document in map(json.loads, path.read_text("utf-8").splitlines()):
        gold = document["sentences"]
        lines = [document["text"][start:end] for start, end, _ in gold]
        _, sentences, found = read(lines)
        cued = {
            number
            for number, sentence in enumerate(sentences)
            for one in found
            if sentence.start <= one.cue_start < one.cue_end <= sentence.end
        }
        for number, (_, _, attributed) in enumerate(gold):
            right += attributed and number in cued
            wrong += not attributed and number in cued
            missed += attributed and number not in cued
            if attributed != (number in cued):
                shown.append(f"{'missed' if attributed else 'wrong '}  {lines[number]}")
    precision = 100 * right / max(right + wrong, 1)
    recall = 100 * right / max(right + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1)
    print(f"cues, GUM news: P {precision:.1f}  R {recall:.1f}  F1 {f1:.1f}  (goal {GOAL:g})")
    for line in shown[:errors]:
        print("  ", line)


def measure_cost(path: Path) -> None:
    """Print articles a second of one core, and milliseconds for an article of usual length."""
    read_in = []
    for document in map(json.loads, path.read_text("utf-8").splitlines()):
        lines = [sent for doc in document["docs"] for sent in doc["sents"]]
        article, sentences = as_article("a", lines)
        read_in.append((article, sentences, find_mentions(article, sentences)))
    words = sum(article.words for article, _, _ in read_in)
    best = min(_time(read_in) for _ in range(5))
    each = 1000 * best * WORDS / words
    print(f"cost: {len(read_in) / best:,.0f} articles/s of {words / len(read_in):.0f} words; "
          f"{each:.2f} ms for {WORDS} words (goal < 1)")  # fmt: skip


def _time(read_in: list) -> float:
    began = time.process_time()
    for article, sentences, mentions in read_in:
        find_attributions(article, sentences, mentions)
    return time.process_time() - began


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--gold", type=Path, help="instead of DIR/gum_attributions.jsonl")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    gold = options.gold or options.data / "gum_attributions.jsonl"
    if gold.exists():
        score_cues(gold, options.errors)
    else:
        print(f"cues: no {gold.name}")
    measure_cost(options.data / "summary" / "single_wikinews.jsonl")


if __name__ == "__main__":
    main()
