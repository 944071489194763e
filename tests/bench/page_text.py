"""How much of a page's article is found in its text alone: precision, recall, F1 by shingles.

    python tests/bench/page_text.py [--data DIR] [--half tune|report|all] [--worst N]

Reads `summary/page_text_lines.jsonl`: lines of whole news pages with the article's text. The rules
were made with the pages at even places before the eye; those at odd places are the report. Then
prints which share of the words is taken for furniture or a caption in texts that hold (next to)
none: novels, speeches, manuals and news in `corpus/` and `summary/`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from briefing.model import BlockKind
from briefing.sources.plain import read

LEFT_OUT = {BlockKind.FURNITURE, BlockKind.TITLE, BlockKind.CAPTION}
SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(*(words[n:] for n in range(SHINGLE)), strict=False))


def score(found: str, gold: str) -> tuple[float, float]:
    """Return precision and recall."""
    a, b = shingles(found), shingles(gold)
    both = (a & b).total()
    return both / max(1, a.total()), both / max(1, b.total())


def everything(lines: list[str]) -> str:
    return "\n".join(lines)


def long_lines(lines: list[str]) -> str:
    return "\n".join(line for line in lines if len(line.split()) >= 10)


def reader(lines: list[str]) -> str:
    reading = read("\n".join(lines))
    kept = (reading.text[b.start : b.end] for b in reading.blocks if b.kind not in LEFT_OUT)
    return "\n".join(kept)


METHODS = {"everything": everything, "lines of 10+ words": long_lines, "plain reader": reader}


def prose_texts(data: Path) -> dict[str, list[str]]:
    """Return texts without furniture by the name of their source."""
    texts: dict[str, list[str]] = {}
    with gzip.open(data / "corpus" / "open.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts.setdefault(row["source"], []).append(row["text"])
    for name in ("multi_allsides", "single_wikinews"):
        source = data / "summary" / f"{name}.jsonl"
        for line in source.read_text("utf-8").splitlines():
            for doc in json.loads(line)["docs"]:
                text = "\n\n".join([doc["title"], *doc["sents"]])
                texts.setdefault(name, []).append(text)
    return texts


def print_shares(data: Path, most: int = 1000) -> None:
    """Print which share of the words of ordinary texts is taken for something else."""
    print(f"\n{'prose':20} {'texts':>6} {'furniture':>10} {'caption':>10}")
    for name, texts in prose_texts(data).items():
        words: Counter[BlockKind] = Counter()
        texts = texts[:: max(1, len(texts) // most)]
        for text in texts:
            reading = read(text)
            for block in reading.blocks:
                words[block.kind] += len(reading.text[block.start : block.end].split())
        shares = [words[k] / words.total() for k in (BlockKind.FURNITURE, BlockKind.CAPTION)]
        print(f"{name:20} {len(texts):6} {shares[0]:10.4%} {shares[1]:10.4%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    beside = Path(__file__).parents[2] / ".." / "shared" / "data"
    parser.add_argument("--data", type=Path, default=beside)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all")
    parser.add_argument("--worst", type=int, default=0, help="print the pages with the lowest F1")
    chosen = parser.parse_args()
    source = chosen.data / "summary" / "page_text_lines.jsonl"
    pages = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line]
    halves = {"tune": pages[::2], "report": pages[1::2], "all": pages}
    pages = halves[chosen.half]
    print(f"{len(pages)} pages ({chosen.half})\n{'method':20} {'P':>6} {'R':>6} {'F1':>6}")
    each: list[tuple[float, str, float, float]] = []
    for name, method in METHODS.items():
        scores = [score(method(page["lines"]), page["article"]) for page in pages]
        precision = sum(p for p, _ in scores) / len(scores)
        recall = sum(r for _, r in scores) / len(scores)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:20} {precision:6.3f} {recall:6.3f} {f1:6.3f}")
        if name == "plain reader":
            each = [(p * r, page["url"], p, r) for page, (p, r) in zip(pages, scores, strict=True)]
    for _, url, precision, recall in sorted(each)[: chosen.worst]:
        print(f"{precision:.2f} {recall:.2f} {url}")
    print_shares(chosen.data)


if __name__ == "__main__":
    main()
