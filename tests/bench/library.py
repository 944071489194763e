"""Measure a library: building it, opening it, and a key pressed in its search field.

    python tests/bench/library.py [--articles 2 1000 10000] [--queries 200] [--seed 7]

Articles are cut from open prose; above its 35,000 they are mixed anew from its sentences, each
with three invented surnames, so that the vocabulary keeps growing. Queries are known items (see
search.py): clean, noisy (half of the words misspelt), and noisy with the last word cut. Times of
queries are processor time of the searching thread; a key asks for as many hits as on the screen. A
word-level scan of every sentence stands beside it as far as that is bearable, and fzf and newsboat
where they are installed (library_peers.py). Articles are handed over read and with their sentences:
making them is not counted. The ranking was tuned on articles and queries of another seed (11).
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.search import build_index
from briefing.search.engine import Engine
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

sys.path.insert(0, str(Path(__file__).resolve().parent))
from building import build
from library_peers import compare_peers
from search import ROOT, make_article, make_kinds, measure, nonsense, percentile

if TYPE_CHECKING:
    from collections.abc import Callable

    from search import Document

    from briefing.model import Index

GOALS = {
    2: "key 1 / 5 ms, ready < 50 ms",
    1_000: "key 4 / 15 ms, MRR noisy >= .96, index < 0.5 s",
    10_000: "key 8 / 25 ms, MRR .93 / .91",
    100_000: "key 11 / 45 ms, MRR .89 / .85, build <= 30 s, open <= 1 s, memory <= 320 MB",
}
_LETTERS = re.compile(r"[a-z]+")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_REAL, _ASKED = 35_000, 3_500
"""Articles above which some are mixed; the first ones, never mixed in again, that are asked for."""
_MIXED = 20
"""Sentences of a mixed article."""


def read_documents(data: Path, count: int, rng: random.Random) -> list[Document]:
    """Return title and sentences of so many articles."""
    found: list[Document] = []
    with gzip.open(data / "corpus" / "open.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            found.append((doc["title"], _SENTENCE.split(doc["text"])))
    rng.shuffle(found)
    real = found[:count]
    if count <= len(found):
        return real
    pool = [sentence for _, sentences in found[_ASKED:] for sentence in sentences]
    names = [nonsense(rng).capitalize() for _ in range(count // 2)]
    while len(real) < count:
        own = [
            nonsense(rng).capitalize(),
            *(names[int(rng.paretovariate(1)) % len(names)] for _ in "ab"),
        ]
        sentences = rng.choices(pool, k=_MIXED)
        for name in own:
            at = rng.randrange(_MIXED)
            sentences[at] = f"{name} said: {sentences[at]}"
        real.append((f"{own[0]} and {own[1]}, {len(real)}", sentences))
    return real


def time_floor() -> float:
    """Return the milliseconds of a loop that is always the same: it tells machines apart."""
    began, total = time.thread_time(), 0
    for number in range(300_000):
        total += number * number
    return 1000 * (time.thread_time() - began)


def type_queries(index: Index, queries: list[str]) -> list[float]:
    """Type queries letter by letter; return the milliseconds of each key."""
    spent = []
    for query in queries:
        for end in range(1, len(query)):
            began = time.thread_time()
            index.search(query[:end])
            spent.append(1000 * (time.thread_time() - began))
    return spent


_CHILD = """
import sys, time, re
from pathlib import Path
from briefing import paths
paths.index_file = lambda: Path(sys.argv[1])
began = time.perf_counter()
from briefing.collection.opening import LibraryIndex, open_stack
stack = open_stack("library://")
stack.articles[0].text
opened = time.perf_counter() - began
status = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
read = status()
began = time.perf_counter()
index = LibraryIndex()
ready = time.perf_counter() - began
for query in sys.stdin.read().splitlines():
    for end in range(1, len(query)):
        index.search(query[:end])
print(opened, ready, read, status())
"""


def measure_process(path: Path, queries: list[str]) -> tuple[float, ...]:
    """Open a library in its own process: seconds to open, to be ready; MB then, and at last."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], cwd=ROOT, check=True,
        input="\n".join(queries), capture_output=True, text=True,
    )  # fmt: skip
    return tuple(map(float, done.stdout.split()))


def find_unique(documents: list[Document], queries: list[tuple[int, str, str]]) -> set[int]:
    """Return the numbers of clean queries whose words one sentence of one article alone holds."""
    asked = [set(query.lower().split()) for _, _, query in queries]
    words = set().union(*asked)
    holders: dict[str, set[int]] = {word: set() for word in words}
    owners: list[int] = []
    for number, (title, sentences) in enumerate(documents):
        for sentence in (title, *sentences):
            for word in words.intersection(_LETTERS.findall(sentence.lower())):
                holders[word].add(len(owners))
            owners.append(number)
    return {
        at
        for at, some in enumerate(asked)
        if len({owners[n] for n in set.intersection(*(holders[word] for word in some))}) == 1
    }


def compare(
    name: str,
    ask: Callable[[str], list[tuple[int, str]]],
    kinds: dict[str, list[tuple[int, str, str]]],
    count: int,
) -> None:
    """Print MRR@10 and times of somebody for each kind of query."""
    parts = []
    for kind, queries in kinds.items():
        figures = measure(ask, queries[:count])
        p50, p99 = percentile(figures.spent, 0.5), percentile(figures.spent, 0.99)
        parts.append(f"{kind} {figures.mrr:.3f} ({p50:.1f} / {p99:.1f} ms)")
    print(f"  {name:8} MRR@10, first {min(count, len(kinds['clean']))}: {', '.join(parts)}")


def run(
    documents: list[Document], queries: int, rng: random.Random, folder: Path, *, peers: bool
) -> None:
    """Measure one size and print its figures."""
    count = len(documents)
    print(f"{count:,} articles   goal: {GOALS.get(count, '-')}")
    path = folder / "index.sqlite3"
    gc.set_threshold(100_000, 20, 20)  # as the program has it
    gc.collect()
    gc.freeze()
    for members in (0, 2) if count >= 1_000 else (0,):
        path.unlink(missing_ok=True)
        spent = build(path, documents, members)
        how = f"with {members} beside it" if members else "alone"
        print(f"  build    {how}: {spent.clock:.2f} s ({spent.processor:.2f} s of processor)")
    print(f"  file     {path.stat().st_size / 1e6:.1f} MB")
    kinds = make_kinds(documents[:_ASKED] if count > _REAL else documents, queries, rng)
    typed = [query for _, _, query in kinds["noisy"][: max(2, queries // 5)]]
    opened, ready, reading, searching = measure_process(path, typed[:20])
    print(f"  process  open {opened:.2f} s, search ready {ready:.2f} s; ", end="")
    print(f"{reading:.0f} MB reading, {searching:.0f} MB searching")
    postings = LibraryPostings(Shelf.open_to_read(path))
    engine = Engine(postings)
    for _ in engine.warm():  # the program does it beside the screen
        pass
    gc.freeze()
    indices: dict[str, Index] = {"library": engine}
    if count <= 1_000:
        made = [make_article(n, one) for n, one in enumerate(documents)]
        articles = [article for article, _ in made]
        began = time.process_time()
        indices["memory"] = build_index(articles, {a.id: k for a, k in made}, ())
        print(f"  memory   index {1000 * (time.process_time() - began):.0f} ms")
    texts = (
        {n: make_article(n, documents[n])[0].text for n in range(count)} if count <= 10_000 else {}
    )

    def asker(index: Index) -> Callable[[str], list[tuple[int, str]]]:
        def ask(query: str) -> list[tuple[int, str]]:
            spans = [hit.span for hit in index.search(query).hits]
            owners = [int(span.article, 16) for span in spans]
            return [
                (n, texts.get(n, "")[s.start : s.end]) for n, s in zip(owners, spans, strict=True)
            ]

        return ask

    unique = find_unique(documents, kinds["clean"])
    alone = {kind: [asked[at] for at in sorted(unique)] for kind, asked in kinds.items()}
    for name, index in indices.items():
        compare(name, asker(index), kinds, queries)
        compare(f"{name}, one answer alone", asker(index), alone, len(unique))
        before = time_floor()
        spent_keys = type_queries(index, typed)
        floor = (before + time_floor()) / 2
        told = ", ".join(
            f"p{int(100 * s)} {percentile(spent_keys, s):.1f}" for s in (0.5, 0.95, 0.99)
        )
        print(f"  {name:8} {len(spent_keys)} keys: {told}, max {max(spent_keys):.1f} ms", end="")
        print(f" (a loop of 300,000 products meanwhile: {floor:.0f} ms)")
    if peers:
        compare_peers(documents, kinds, asker(indices["library"]), compare)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--articles", type=int, nargs="*", default=[2, 1_000, 10_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-peers", action="store_true", help="leave all others out")
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    for count in options.articles:
        rng = random.Random(options.seed)
        documents = read_documents(options.data, count, rng)
        with tempfile.TemporaryDirectory() as folder:
            run(documents, options.queries, rng, Path(folder), peers=not options.no_peers)


if __name__ == "__main__":
    main()
