"""Measure what analysis costs on one core, goals beside: layer by layer, the seeds, whole stacks.

    python tests/bench/analysis.py [--data DIR] [--stacks 100 1000] [--runs N]

Short news (AllSides) and open prose are told apart; stacks are mixed from both. All times are
processor time of this process. What is loaded, compiled and looked up once is left out of the
layers and the seeds, as each is run once beforehand, but not out of the stacks.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import random
import tempfile
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from stage import SEEDS, print_table

from briefing import analysis, library
from briefing.analysis.attributing import find_attributions
from briefing.analysis.dates import find_dates
from briefing.analysis.descriptions import find_descriptions
from briefing.analysis.mentions import find_mentions
from briefing.analysis.quantities import find_quantities
from briefing.analysis.sentences import find_sentences
from briefing.model import Article, Block, BlockKind, Stack
from briefing.steps import brief_in_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
GOALS = {"names": 1000, "all": 100}
"""Articles a second."""
SEEDS_GOAL = 50
"""Milliseconds."""
STACK_GOAL = 18
"""Milliseconds an article: 180 seconds for 10,000."""
STEPS = {
    "layers": "find_layers",
    "entities": "link_entities",
    "key points of each": "summarise_article",
    "key points of all": "summarise_stack",
    "sources": "join_sources",
    "timeline": "find_timeline",
}
"""Steps of a briefing and the functions that they call; agreement is the rest."""


def make_article(number: int, title: str, paragraphs: Sequence[str]) -> Article:
    """Return an article of a title and paragraphs."""
    blocks, pieces, at = [], [], 0
    for kind, piece in [(BlockKind.TITLE, title), *((BlockKind.PARAGRAPH, p) for p in paragraphs)]:
        if piece := " ".join(piece.split()):
            blocks.append(Block(kind, at, at + len(piece)))
            pieces.append(piece)
            at += len(piece) + 2
    identity = f"{number:016x}"
    text = "\n\n".join(pieces)
    return Article(identity, identity, identity, "text", title, text, tuple(blocks))


def read_news(data: Path) -> list[Article]:
    """Return the articles of AllSides, each with one paragraph."""
    lines = (data / "summary" / "multi_allsides.jsonl").read_text("utf-8").splitlines()
    docs = [doc for line in lines for doc in json.loads(line)["docs"]]
    return [make_article(n, doc["title"], [" ".join(doc["sents"])]) for n, doc in enumerate(docs)]


def read_prose(data: Path, count: int) -> list[Article]:
    """Return so many articles of open prose, drawn from all of it."""
    with gzip.open(data / "corpus" / "open.jsonl.gz", "rt", encoding="utf-8") as lines:
        docs = [json.loads(line) for line in lines]
    chosen = random.Random(7).sample(docs, count)
    return [
        make_article(1_000_000 + n, doc["title"], doc["text"].split("\n\n"))
        for n, doc in enumerate(chosen)
    ]


def layers_by_step(articles: Sequence[Article]) -> dict[str, float]:
    """Return the seconds that each layer takes over all articles."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, find: Callable[..., Any], *args: object) -> Any:
        began = time.process_time()
        found = find(*args)
        spent[name] += time.process_time() - began
        return found

    for article in articles:
        sentences = timed("sentences", find_sentences, article)
        mentions = timed("mentions", find_mentions, article, sentences)
        timed("descriptions", find_descriptions, article, mentions)
        timed("quantities", find_quantities, article, sentences, mentions)
        timed("dates", find_dates, article, sentences, mentions)
        timed("attributions", find_attributions, article, sentences, mentions)
    spent["names"] = spent["sentences"] + spent["mentions"] + spent["descriptions"]
    spent["all"] = spent["names"] + spent["quantities"] + spent["dates"] + spent["attributions"]
    return spent


def measure_layers(sets: dict[str, list[Article]], runs: int) -> None:
    """Print how many articles a second each layer takes."""
    head, columns = ["layers, articles a second"], []
    for name, articles in sets.items():
        layers_by_step(articles[:20])
        measured = [layers_by_step(articles) for _ in range(runs)]
        columns.append({key: median(one[key] for one in measured) for key in measured[0]})
        characters = sum(len(article.text) for article in articles) // len(articles)
        head.append(f"{name}, {len(articles)} of {characters} characters")
    counts = [len(articles) for articles in sets.values()]
    rows = [
        [layer, *(round(n / c[layer]) for n, c in zip(counts, columns, strict=True)), goal]
        for layer in columns[0]
        for goal in [GOALS.get(layer, "")]
    ]
    print_table([*head, "goal"], rows)


def measure_seeds(runs: int) -> None:
    """Print the milliseconds that the two articles of the seeds take."""
    articles = library.open_stack([str(SEEDS)]).articles
    for article in articles:
        analysis.find_layers(article)
    measured = []
    for _ in range(5 * runs):
        began = time.process_time()
        for article in articles:
            analysis.find_layers(article)
        measured.append(1000 * (time.process_time() - began))
    words = sum(len(article.text.split()) for article in articles)
    rows = [[f"{len(articles)} articles, {words} words", median(measured), SEEDS_GOAL]]
    print_table(["seeds, all layers, after load", "ms", "goal"], rows)


def brief(articles: Sequence[Article]) -> dict[str, float]:
    """Return the seconds that each step of a briefing takes."""
    spent = dict.fromkeys(STEPS, 0.0)
    plain = {function: getattr(analysis, function) for function in STEPS.values()}

    def timed(name: str, function: Callable[..., object], *args: object) -> object:
        began = time.process_time()
        found = function(*args)
        spent[name] += time.process_time() - began
        return found

    for name, function in STEPS.items():
        setattr(analysis, function, partial(timed, name, plain[function]))
    began = time.process_time()
    try:
        for _ in brief_in_steps(Stack(tuple(articles))):
            pass
    finally:
        for function, found in plain.items():
            setattr(analysis, function, found)
    whole = time.process_time() - began
    return {**spent, "agreement and the rest": whole - sum(spent.values()), "all": whole}


def measure_stacks(articles: Sequence[Article], sizes: Sequence[int]) -> None:
    """Print the seconds of each step for stacks of these sizes, and milliseconds an article."""
    measured = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = folder  # an index of its own: nothing is known yet
            measured.append(brief(articles[:size]))
    head = ["briefing of a stack, seconds (ms an article)", *(f"{size:,}" for size in sizes)]
    rows: list[list[object]] = [
        [step, *(f"{one[step]:.2f} ({1000 * one[step] / n:.2f})"
                 for n, one in zip(sizes, measured, strict=True))]
        for step in measured[0]
    ]  # fmt: skip
    goals = (f"{STACK_GOAL * size / 1000:.1f} ({STACK_GOAL}.00)" for size in sizes)
    print_table(head, [*rows, ["goal", *goals]])


def main() -> None:
    """Print three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--stacks", type=int, nargs="*", default=[100, 1000], help="their sizes")
    parser.add_argument("--runs", type=int, default=3, help="runs of layers and seeds (3)")
    options = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the program does
    news = read_news(options.data)
    prose = read_prose(options.data, max(300, *options.stacks, 0))
    measure_layers({"news": news[:300], "prose": prose[:300]}, options.runs)
    measure_seeds(options.runs)
    if options.stacks:
        mixed = [*news, *prose]
        random.Random(7).shuffle(mixed)
        measure_stacks(mixed, options.stacks)


if __name__ == "__main__":
    main()
