"""Sentences, lines of a page, and the speed of the layers of an article, goals beside."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median

from page_text import reader as read_page
from page_text import score
from sentences import f_measure, read_paragraphs

from briefing.analysis import find_layers
from briefing.library import brief, open_stack
from briefing.model import Article
from briefing.sources.plain import read
from briefing.text.sentences import split_sentences


def print_structure(data: Path) -> None:
    """Print all three."""
    pages = _rows(data / "summary" / "page_text_lines.jsonl")
    paragraphs = read_paragraphs(data / "summary" / "sentences_wikinews.jsonl")
    sums = [0, 0, 0]
    for text, spans in paragraphs:
        gold = {end for _, end in spans[:-1]}
        mine = {end for _, end in split_sentences(text)[:-1]}
        for n, value in enumerate((len(gold & mine), len(mine), len(gold))):
            sums[n] += value
    told = "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*f_measure(*sums))
    print(f"sentence boundaries, news, inner  {told}  goal 0.968")
    scores = [score(read_page(page["lines"]), page["article"]) for page in pages]
    precision, recall = (sum(s[n] for s in scores) / len(scores) for n in (0, 1))
    f1 = 2 * precision * recall / (precision + recall)
    print(f"page text lines  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  goal 0.86")
    _print_speed(data, pages)


def _print_speed(data: Path, pages: list[dict]) -> None:
    """Print how many articles of usual length one core takes a second, after load."""
    texts = [page["article"] for page in pages]
    for doc in _rows(data / "summary" / "single_wikinews.jsonl"):
        texts += ["\n\n".join([d["title"], *d["sents"]]) for d in doc["docs"]]
    articles = []
    for n, text in enumerate(texts):
        reading = read(text)
        name = f"{n:016x}"
        articles.append(Article(name, name, name, "text", "", reading.text, reading.blocks))
    find_layers(articles[0])
    began = time.process_time()
    layers = {article.id: find_layers(article) for article in articles}
    spent = time.process_time() - began
    length = median(len(one.sentences) for one in layers.values())
    print(
        f"layers  {len(articles) / spent:.0f} articles/s of {length:.0f} sentences (median)"
        "  goal 100"
    )
    _print_seeds()


def _print_seeds() -> None:
    """Print how long the sample briefing takes with all that crosses its articles."""
    stack = open_stack([str(Path(__file__).parents[2] / "seeds")])
    spent = []
    for _ in range(15):
        began = time.process_time()
        brief(stack)
        spent.append(time.process_time() - began)
    print(f"all of the seeds, after load  {1000 * median(spent):.0f} ms (median of 15)  goal 50")


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
