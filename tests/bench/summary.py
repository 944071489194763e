"""Measure the summaries against human ones and against the first sentences.

    python tests/bench/summary.py [--data DIR] [--boot N] [--wide] [--dump FOLDER]

Needs rouge-score.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from functools import cache
from pathlib import Path

from rouge_score import tokenizers

from briefing.analysis import summarise_article, summarise_stack
from briefing.model import Article, Block, BlockKind, Layers, Sentence

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SETS = ("multi_allsides", "single_wikinews", "single_cnndm")
_TOKENIZER = tokenizers.DefaultTokenizer(use_stemmer=True)


def build(doc: dict, name: str) -> tuple[Article, Layers]:
    """Return an article whose blocks and sentences are those of the gold item."""
    pieces = [(BlockKind.TITLE, doc["title"])] if doc["title"] else []
    pieces += [(BlockKind.PARAGRAPH, sentence) for sentence in doc["sents"]]
    blocks, at = [], 0
    for kind, piece in pieces:
        blocks.append(Block(kind, at, at + len(piece)))
        at += len(piece) + 2
    text = "\n\n".join(piece for _, piece in pieces)
    sentences = tuple(Sentence(b.start, b.end, n) for n, b in enumerate(blocks))
    article = Article(name, name, name, "text", doc["title"], text, tuple(blocks))
    return article, Layers(sentences=sentences)


def summarise(item: dict) -> list[str]:
    """Return the sentences that the product chooses."""
    made = [build(doc, f"{n:016x}") for n, doc in enumerate(item["docs"])]
    if len(made) == 1:
        points = summarise_article(*made[0], item["k"])
    else:
        layers = {article.id: layer for article, layer in made}
        points = summarise_stack([article for article, _ in made], layers, item["k"])
    texts = {article.id: article.text for article, _ in made}
    return [texts[p.span.article][p.span.start : p.span.end] for p in points]


def lead(item: dict) -> list[str]:
    """Return the first sentence of every article, then the second ones, and so on."""
    order = [(s, d) for d, doc in enumerate(item["docs"]) for s in range(len(doc["sents"]))]
    return [item["docs"][d]["sents"][s] for s, d in sorted(order)[: item["k"]]]


@cache
def grams(text: str, size: int) -> Counter:
    """Return the word sequences of a text, as rouge-score takes its words."""
    words = _TOKENIZER.tokenize(text)
    return Counter(zip(*(words[n:] for n in range(size)), strict=False))


def rouge(sentences: list[str], refs: list[str]) -> tuple[float, float]:
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


def interval(gains: list[float], rounds: int) -> tuple[float, float, float]:
    """Return the mean and its 95 % interval by resampling."""
    rnd, size = random.Random(11), len(gains)
    means = sorted(sum(rnd.choices(gains, k=size)) / size for _ in range(rounds))
    return sum(gains) / size, means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]


def report(name: str, items: list[dict], rounds: int) -> None:
    """Print one set: the first sentences, ours, and the interval of the difference."""
    base = [rouge(lead(item), item["refs"]) for item in items]
    mine = [rouge(summarise(item), item["refs"]) for item in items]
    for n, label in enumerate(("R1", "R2")):
        a, b = ([row[n] for row in rows] for rows in (base, mine))
        mean, low, high = interval([y - x for x, y in zip(a, b, strict=True)], rounds)
        print(
            f"{name:16} {len(items):4} {label}  lead {sum(a) / len(a):6.2f}  ours "
            f"{sum(b) / len(b):6.2f}  {mean:+.2f} [{low:+.2f}, {high:+.2f}]"
        )


def wide(items: list[dict], size: int) -> list[dict]:
    """Return stacks of several events each: breadth is needed to do well on them."""
    items = items[:]
    random.Random(3).shuffle(items)
    groups = [items[at : at + size] for at in range(0, len(items) - size + 1, size)]
    return [
        {
            "id": f"wide-{n}",
            "docs": [doc for item in group for doc in item["docs"]],
            "refs": [" ".join(item["refs"][0] for item in group)],
            "k": 2 * size,
        }
        for n, group in enumerate(groups)
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--boot", type=int, default=1000)
    parser.add_argument("--wide", action="store_true", help="also stacks of 4 and 10 events")
    parser.add_argument("--dump", type=Path, help="write the choices for tools/score_summary.py")
    options = parser.parse_args()
    for name in SETS:
        lines = (options.data / "summary" / f"{name}.jsonl").read_text(encoding="utf8").splitlines()
        items = [json.loads(line) for line in lines if line.strip()]
        report(name, items, options.boot)
        if options.dump:
            rows = ({"id": item["id"], "sentences": summarise(item)} for item in items)
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (options.dump / f"{name}.jsonl").write_text(text, encoding="utf8")
        if options.wide and name == "multi_allsides":
            for size in (4, 10):
                report(f"wide, {size} events", wide(items, size), options.boot)


if __name__ == "__main__":
    main()
