"""Measure the timeline: rows joined over articles, false joins, false clashes, speed.

python tests/bench/timeline.py [--data DIR] [--show]

ECB+ has stacks of two stories each that are alike: a row with articles of both is a false join.
No story in it, and in AllSides, is known to have two days, so every clash is suspicious.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from briefing import library
from briefing.model import Article, Block, BlockKind, Stack

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
DAY = "2021-06-16"
"""The day that all articles are taken to be from: the data sets do not say."""


def make_article(identity: str, text: str) -> Article:
    """Return an article of one paragraph."""
    text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Article(identity, identity, identity, "text", "", text, blocks)


def read_ecbplus(path: Path) -> list[list[tuple[str, str]]]:
    """Return a stack a topic: (story, text) of each article."""
    stacks: dict[str, list[tuple[str, str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        stacks.setdefault(document["topic"], []).append((document["subtopic"], document["text"]))
    return list(stacks.values())


def read_allsides(path: Path) -> list[list[tuple[str, str]]]:
    """Return a stack a cluster, all of one story."""
    clusters = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [[("", " ".join(doc["sents"])) for doc in cluster["docs"]] for cluster in clusters]


def measure(stacks: list[list[tuple[str, str]]], show: bool) -> Counter[str]:
    """Return how many rows there are, joined, joined falsely, with a clash."""
    sums: Counter[str] = Counter()
    for stack in stacks:
        articles = [make_article(str(n), text) for n, (_, text) in enumerate(stack)]
        layers = library.find_layers(articles)
        entities = library.link_entities(articles, layers)
        began = time.perf_counter()
        events = library.find_timeline(Stack(tuple(articles), as_of=DAY), layers, entities)
        sums["microseconds"] += round(1e6 * (time.perf_counter() - began))
        sums["articles"] += len(articles)
        for event in events:
            stories = {stack[int(article)][0] for article in event.articles}
            sums["rows"] += 1
            sums["joined"] += len(event.articles) > 1
            sums["false"] += len(stories) > 1
            sums["clashes"] += bool(event.clashes)
            if show and (event.clashes or len(event.articles) > 1):
                print("clash" if event.clashes else "row", event.date.iso if event.date else "")
                for span in event.spans:
                    print("   ", articles[int(span.article)].text[span.start : span.end][:150])
    return sums


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--show", action="store_true", help="show joined rows and clashes")
    options = parser.parse_args()
    sets = {
        "ecbplus": read_ecbplus(options.data / "ecbplus" / "dev.jsonl"),
        "allsides": read_allsides(options.data / "summary" / "multi_allsides.jsonl"),
    }
    print(
        f"{'':10}{'articles':>9}{'rows':>6}{'joined':>8}{'false':>7}{'clashes':>9}{'ms/article':>12}"
    )
    for name, stacks in sets.items():
        sums = measure(stacks, options.show)
        cost = sums["microseconds"] / sums["articles"] / 1000
        counts = [sums[key] for key in ("articles", "rows", "joined", "false", "clashes")]
        print(f"{name:10}" + "{:9}{:6}{:8}{:7}{:9}".format(*counts) + f"{cost:12.2f}")
    print(f"{'goal':10}{'':23}{0:7}{0:9}")


if __name__ == "__main__":
    main()
