"""Measure text structure and summaries, goals and baselines beside, in one run.

    python tests/bench/summary.py [--data DIR] [--boot N] [--sumy PYTHON] [--dump FOLDER]

Summaries stand beside the first sentences (lead), the best sentences that one who knows the
references would take (oracle), centrality over the same candidates, and sumy where `--sumy`
names an interpreter that has it. Needs rouge-score beside what the package needs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aspects import print_aspects, print_repeats, wide
from centrality import choose_central
from rouge import interval, lead, oracle, rouge
from structure import print_structure

from briefing.analysis import summarise_article, summarise_stack
from briefing.model import Article, Block, BlockKind, Layers, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
GOALS = {
    "single_wikinews": ("40.0", "17.7"),
    "single_cnndm": ("lead +1.0", "lead +0.8"),
    "multi_allsides": ("39.6", "18.5"),
}
"""R1 and R2 to reach; of AllSides the interval over lead is above zero too."""


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


def build_all(item: dict) -> tuple[list[Article], dict[str, Layers]]:
    """Return the articles of an item and their layers by id."""
    made = [build(doc, f"{n:016x}") for n, doc in enumerate(item["docs"])]
    return [article for article, _ in made], {article.id: layers for article, layers in made}


def summarise(item: dict, count: int = 0) -> list[str]:
    """Return the sentences that the product chooses, `count` or as many as the item asks for."""
    articles, layers = build_all(item)
    count = count or item["k"]
    if len(articles) == 1:
        points = summarise_article(articles[0], layers[articles[0].id], count)
    else:
        points = summarise_stack(articles, layers, count)
    texts = {article.id: article.text for article in articles}
    return [texts[p.span.article][p.span.start : p.span.end] for p in points]


def centre(item: dict, count: int = 0) -> list[str]:
    """Return the most central sentences."""
    return choose_central(*build_all(item), count or item["k"])


def ask_sumy(python: Path, items: list[dict]) -> dict[str, list[list[str]]]:
    """Return what each method of sumy chooses."""
    script = Path(__file__).with_name("sumy_choices.py")
    asked = json.dumps([{"docs": item["docs"], "k": item["k"]} for item in items])
    command = [str(python), str(script)]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def report(name: str, items: list[dict], rounds: int, others: dict[str, list[list[str]]]) -> None:
    """Print one set: every system, then the gain of ours over the first sentences."""
    systems: dict[str, Callable[[dict], list[str]]] = {
        "lead": lead, "centrality": centre, "ours": summarise,
    }  # fmt: skip
    if name in GOALS:
        systems["oracle"] = oracle
    scores = {n: [rouge(f(i), i["refs"]) for i in items] for n, f in systems.items()}
    for other, chosen in others.items():
        scores[other] = [rouge(c, i["refs"]) for c, i in zip(chosen, items, strict=True)]
    goals = GOALS.get(name, ("-", "-"))
    for n, label in enumerate(("R1", "R2")):
        means = {s: sum(row[n] for row in rows) / len(rows) for s, rows in scores.items()}
        pairs = zip(scores["lead"], scores["ours"], strict=True)
        mean, low, high = interval([b[n] - a[n] for a, b in pairs], rounds)
        told = "  ".join(f"{s} {value:5.2f}" for s, value in means.items())
        print(f"{name:15} {len(items):3} {label}  {told}  goal {goals[n]}")
        print(f"{'':23} ours - lead {mean:+.2f} [{low:+.2f}, {high:+.2f}]")


def read_items(path: Path) -> list[dict]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--boot", type=int, default=1000)
    parser.add_argument("--sumy", type=Path, help="interpreter of an environment that has sumy")
    parser.add_argument("--dump", type=Path, help="write the choices for tools/score_summary.py")
    options = parser.parse_args()
    if options.sumy is None:
        print("sumy: missing, name an interpreter that has it with --sumy")
    sets = {name: read_items(options.data / "summary" / f"{name}.jsonl") for name in GOALS}
    for name, items in sets.items():
        others = ask_sumy(options.sumy, items) if options.sumy else {}
        report(name, items, options.boot, others)
        if options.dump:
            rows = ({"id": item["id"], "sentences": summarise(item)} for item in items)
            text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (options.dump / f"{name}.jsonl").write_text(text, encoding="utf8")
    clusters = sets["multi_allsides"]
    for size in (4, 10):
        report(f"{size} events", wide(clusters, size), options.boot, {})
    systems = {"lead": lead, "centrality": centre, "ours": summarise}
    print_aspects(options.data, systems)
    print_repeats(clusters, lambda item: summarise(item, 10))
    print_structure(options.data)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
