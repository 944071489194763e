"""Measure search on known items: is the sentence that a misspelt query was made from found?

Queries are two to four words of one sentence that occurs once, in order. In the noisy kind
half of the words are misspelt, at least one; in the prefix kind the last word is cut as well.
The engine stands beside a plain scan of every sentence by edits (tests/search/scan.py).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import Article, Block, BlockKind, Layers, Sentence
from briefing.search import build_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Index

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "search"))
from scan import Scan  # noqa: E402

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SOUNDS = (
    ("kh", "h"), ("y", "i"), ("i", "y"), ("oo", "u"), ("u", "oo"), ("ei", "ey"), ("ey", "ei"),
    ("ph", "f"), ("f", "ph"), ("k", "c"), ("c", "k"), ("v", "w"), ("w", "v"), ("ov", "off"),
    ("ts", "c"), ("zh", "j"), ("x", "ks"), ("q", "k"), ("sky", "skiy"), ("ai", "ay"),
)  # fmt: skip
_STARTS = (
    "b", "bl", "d", "dr", "f", "g", "gl", "k", "kl", "m", "n",
    "p", "pr", "qu", "s", "st", "t", "tr", "v", "w", "z",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{4,}")
Document = tuple[str, list[str]]


def read_documents(data: Path, count: int) -> list[Document]:
    """Return title and sentences of articles, from all news sets; open prose fills up."""
    found: list[Document] = []
    summary = data / "summary"
    for name in ("multi_allsides", "single_wikinews", "single_cnndm"):
        most = 70 if name == "multi_allsides" else 50
        for line in (summary / f"{name}.jsonl").read_text().splitlines()[:most]:
            doc = json.loads(line)["docs"][0]
            found.append((doc["title"], doc["sents"]))
    for line in (data / "meantime" / "full.jsonl").read_text().splitlines():
        title, *rest = json.loads(line)["text"].split("\n")
        found.append((title, rest))
    if count > len(found):
        with gzip.open(data / "corpus" / "open.jsonl.gz", "rt") as lines:
            for line in lines:
                doc = json.loads(line)
                found.append((doc["title"], re.split(r"(?<=[.!?]) +(?=[A-Z])", doc["text"])))
                if len(found) >= count:
                    break
    return found[:count]


def make_article(number: int, document: Document) -> tuple[Article, Layers]:
    """Return an article with a title and one paragraph for each sentence."""
    title, sents = document
    text, blocks, sentences = "", [], []
    for kind, part in [(BlockKind.TITLE, title), *((BlockKind.PARAGRAPH, s) for s in sents)]:
        part = " ".join(part.split())
        if part:
            if kind is BlockKind.PARAGRAPH:
                sentences.append(Sentence(len(text), len(text) + len(part), len(blocks)))
            blocks.append(Block(kind, len(text), len(text) + len(part)))
            text += part + "\n"
    name = f"{number:016x}"
    article = Article(name, name, name, "text", title, text, tuple(blocks))
    return article, Layers(tuple(sentences))


def misspell(word: str, rng: random.Random) -> str:
    """Return the word with one plausible mistake."""
    if word[0].isupper() and rng.random() < 0.3:
        fitting = [(a, b) for a, b in SOUNDS if a in word.lower()]
        if fitting:
            old, new = rng.choice(fitting)
            return word.lower().replace(old, new, 1)
    at = 0 if rng.random() < 0.1 else rng.randrange(1, len(word))
    kind = rng.random()
    if kind < 0.3:
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.55:
        return word[:at] + word[at + 1 :]
    if kind < 0.75:
        return word[:at] + word[at] + word[at:]
    row = next(row for row in KEYS if word[at].lower() in row)
    key = row.index(word[at].lower())
    return word[:at] + row[key - 1 if key else 1] + word[at + 1 :]


def make_queries(
    documents: list[Document], count: int, rng: random.Random
) -> list[tuple[int, str, list[str]]]:
    """Return document, sentence and words of queries, one a document as long as they last."""
    every = [(n, s) for n, (_, sents) in enumerate(documents) for s in sents]
    seen = Counter(s for _, s in every)
    frequency = Counter(w.lower() for _, s in every for w in set(_WORD.findall(s)))
    once = [(n, s) for n, s in every if seen[s] == 1 and len(set(_WORD.findall(s))) >= 4]
    rng.shuffle(once)
    made = []
    for number, sentence in once[:count]:
        words = list(dict.fromkeys(_WORD.findall(sentence)))
        weight = {w: sqrt(log(1 + len(every) / frequency[w.lower()])) for w in words}
        wanted = rng.randint(2, 4)
        ranked = sorted(words, key=lambda w: rng.random() ** (1 / weight[w]), reverse=True)
        chosen = set(ranked[:wanted])
        made.append((number, sentence, [w for w in words if w in chosen]))
    return made


def make_noisy(words: list[str], rng: random.Random) -> list[str]:
    """Return the words, half of them misspelt, at least one."""
    hit = [rng.random() < 0.5 for _ in words]
    if not any(hit):
        hit[rng.randrange(len(words))] = True
    return [misspell(w, rng) if h else w for w, h in zip(words, hit, strict=True)]


def rank_of(target: int, owners: list[int]) -> float:
    """Return one over the place of the target among distinct owners, 0 beyond ten."""
    places = list(dict.fromkeys(owners))[:10]
    return 1 / (places.index(target) + 1) if target in places else 0.0


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Figures(NamedTuple):
    """What a run over queries of one kind gave."""

    mrr: float
    right: float
    """Share of queries whose first hit is the sentence they were made from."""
    spent: list[float]
    """Milliseconds of processor time for each query."""
    failed: list[tuple[float, str, str]]

    def __str__(self) -> str:
        p50, p99 = percentile(self.spent, 0.5), percentile(self.spent, 0.99)
        return f"{self.mrr:10.3f}{self.right:10.3f}{p50:7.1f}{p99:7.1f}"


def measure(
    search: Callable[[str], list[tuple[int, str]]], queries: list[tuple[int, str, str]]
) -> Figures:
    """Ask every query; `search` gives document and sentence of each hit, best first."""
    gained, right, spent, failed = 0.0, 0, [], []
    for target, sentence, query in queries:
        began = time.thread_time()
        found = search(query)
        spent.append(1000 * (time.thread_time() - began))
        rank = rank_of(target, [owner for owner, _ in found])
        gained += rank
        right += found[:1] == [(target, " ".join(sentence.split()))]
        if rank < 1:
            failed.append((round(rank, 2), query, sentence))
    return Figures(gained / len(queries), right / len(queries), spent, failed)


def nonsense(rng: random.Random) -> str:
    """Return a word that no language has but a mouth could say."""
    syllables = [rng.choice(_STARTS) + rng.choice("aeiou") for _ in range(rng.randint(2, 4))]
    return "".join(syllables) + rng.choice(["", "b", "k", "n", "rt", "x", "zz"])


def make_kinds(
    documents: list[Document], count: int, rng: random.Random
) -> dict[str, list[tuple[int, str, str]]]:
    """Return document, sentence and query of each kind."""
    items = make_queries(documents, count, rng)
    noisy = [(n, s, make_noisy(words, rng)) for n, s, words in items]

    def cut(word: str) -> str:
        return word[: max(3, int(0.65 * len(word) + 0.5))]

    return {
        "clean": [(n, s, " ".join(words) + " ") for n, s, words in items],
        "noisy": [(n, s, " ".join(words) + " ") for n, s, words in noisy],
        "prefix": [(n, s, " ".join([*most, cut(last)])) for n, s, (*most, last) in noisy],
    }


def print_typing(index: Index, queries: list[str]) -> None:
    """Type the queries letter by letter and print what a key stroke costs."""
    spent = []
    for query in queries:
        for end in range(1, len(query)):
            began = time.thread_time()
            index.search(query[:end])
            spent.append(1000 * (time.thread_time() - began))
    p50, p95, p99 = (percentile(spent, share) for share in (0.5, 0.95, 0.99))
    print(f"{len(spent)} key strokes: p50 {p50:.1f}, p95 {p95:.1f}, p99 {p99:.1f}", end="")
    print(f", max {max(spent):.1f} ms")


def print_nonsense(index: Index, rng: random.Random) -> None:
    """Print how often words that no language has find nothing, as they should."""
    one = sum(not index.search(nonsense(rng)).hits for _ in range(300))
    two = sum(not index.search(f"{nonsense(rng)} {nonsense(rng)} ").hits for _ in range(300))
    print(f"nonsense finds nothing: one word {one / 300:.3f}, two words {two / 300:.3f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-scan", action="store_true", help="leave the slow scan out")
    parser.add_argument("--failed", type=int, default=0, help="print so many failures")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    documents = read_documents(args.data, args.articles)
    made = [make_article(n, document) for n, document in enumerate(documents)]
    articles = [article for article, _ in made]
    owners = {article.id: n for n, article in enumerate(articles)}
    began = time.thread_time()
    index = build_index(articles, {article.id: known for article, known in made}, ())
    print(f"{len(articles)} articles, index {1000 * (time.thread_time() - began):.0f} ms")
    sentences = [(owners[a.id], a.text[b.start : b.end]) for a in articles for b in a.blocks]
    scan = Scan(sentences)

    def ask(query: str) -> list[tuple[int, str]]:
        spans = [hit.span for hit in index.search(query).hits]
        return [(n := owners[s.article], articles[n].text[s.start : s.end]) for s in spans]

    def ask_scan(query: str) -> list[tuple[int, str]]:
        return [sentences[number] for _, number in scan.rank(query, 50)]

    kinds = make_kinds(documents, args.queries, rng)
    columns = f"{'MRR@10':>10}{'sentence':>10}{'p50':>7}{'p99 ms':>7}"
    print(f"{'':8}{'engine':>34}{'scan':>34}\n{'':8}{columns}{columns}")
    for kind, queries in kinds.items():
        figures = measure(ask, queries)
        print(f"{kind:8}{figures}{'' if args.no_scan else measure(ask_scan, queries)}")
        for failure in figures.failed[: args.failed]:
            print("   ", *failure)
    print_typing(index, [query for _, _, query in kinds["noisy"][:60]])
    print_nonsense(index, rng)


if __name__ == "__main__":
    main()
