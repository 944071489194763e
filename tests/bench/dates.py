"""Measure dates: values found and right, days by sentence, and what the layer costs.

python tests/bench/dates.py [--data DIR] [--errors N]

A value counts where a found date overlaps the gold one and means the same days. By sentence:
the days that are given to each line of the text, news and interviews, whole days alone.
"""

from __future__ import annotations

import argparse
import json
import time
from calendar import monthrange
from pathlib import Path

from briefing.analysis.dates import Anchor, find_dates, resolve_dates
from briefing.analysis.mentions import find_mentions
from briefing.model import Article, Block, BlockKind, Known, Precision, Sentence

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
GENRES = ("news", "interview", "bio", "voyage", "academic", "court")


def read_documents(path: Path) -> list[dict]:
    """Return the documents: id, date, text and gold dates."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def as_article(document: dict) -> tuple[Article, list[Sentence]]:
    """Return a document as an article of one paragraph a line, and its lines."""
    blocks, sentences, at = [], [], 0
    for line in document["text"].split("\n"):
        if line.strip():
            sentences.append(Sentence(at, at + len(line), len(blocks)))
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    article = Article(
        document["id"], "", "", "text", "", document["text"], tuple(blocks),
        published=document["date"],
    )  # fmt: skip
    return article, sentences


def gold_days(date: dict) -> tuple[str, str]:
    """Return first and last day of a gold date, open years as X."""
    first = date.get("when") or date.get("from") or date.get("notBefore") or "?"
    last = date.get("when") or date.get("to") or date.get("notAfter") or "?"
    return fill(first, last=False), fill(last, last=True)


def fill(value: str, last: bool) -> str:
    """Return the first or last day of an ISO date of any length."""
    value = value.split("T")[0]
    if value.startswith("--"):
        value = f"XXXX-{value[2:]}"
    if value.startswith("-"):
        return value
    parts = value.split("-")
    if len(parts) == 1 and parts[0].isdigit():
        parts.append("12" if last else "01")
    if len(parts) == 2:
        year = int(parts[0]) if parts[0].isdigit() else 2001
        parts.append(f"{monthrange(max(year, 1), int(parts[1]))[1]:02}" if last else "01")
    return "-".join(parts)


def found_dates(document: dict) -> list[tuple[int, int, object]]:
    """Return (start, end, value) of each date that is found."""
    from datetime import date

    article, sentences = as_article(document)
    mentions = find_mentions(article, tuple(sentences))
    dates = find_dates(article, sentences, mentions)
    anchor = Anchor(date.fromisoformat(document["date"]), Known.RESOLVED)
    values = resolve_dates(dates, anchor)
    return [(d.start, d.end, v) for d, v in zip(dates, values, strict=True)]


def compare(document: dict, errors: list[str]) -> list[int]:
    """Return how many are found and gold, overlap, have equal ends, and mean the same days."""
    found, text = found_dates(document), document["text"]
    gold = document["dates"]
    used: set[int] = set()
    near = strict = right = 0
    for date in gold:
        at = next(
            (i for i, f in enumerate(found)
             if i not in used and f[0] < date["end"] and f[1] > date["start"]), None,
        )  # fmt: skip
        start, end = date["start"], date["end"]
        shown = f"{text[max(0, start - 30) : start]!r} [{text[start:end]}]"
        if at is None:
            errors.append(f"missed {document['id']} {shown} {gold_days(date)}")
            continue
        used.add(at)
        near += 1
        start, end, value = found[at]
        strict += (start, end) == (date["start"], date["end"])
        mine = (value.first, value.last) if value else ("?", "?")
        if mine == gold_days(date):
            right += 1
        else:
            errors.append(f"value  {document['id']} {shown} {gold_days(date)} mine {mine}")
    for i, (start, end, _) in enumerate(found):
        if i not in used:
            around = text[max(0, start - 40) : start], text[start:end], text[end : end + 30]
            errors.append(f"false  {document['id']} {around[0]!r} [{around[1]}] {around[2]!r}")
    return [len(found), len(gold), near, strict, right]


def by_sentence(document: dict) -> tuple[int, int, int]:
    """Return how many (line, day) pairs are right, found and gold."""
    _, sentences = as_article(document)

    def line(offset: int) -> int:
        return next(i for i, s in enumerate(sentences) if s.start <= offset < s.end)

    gold = {(line(d["start"]), d["when"][:10]) for d in document["dates"]
            if len(d.get("when", "").split("T")[0]) == 10 and d["when"][0] != "-"}  # fmt: skip
    mine = set()
    for start, _, value in found_dates(document):
        if (
            value
            and value.precision is Precision.DAY
            and not value.open
            and value.first == value.last
        ):
            mine.add((line(start), value.first))
    return len(mine & gold), len(mine), len(gold)


def f_measure(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * right / max(1, found + gold)


def measure_speed(documents: list[dict]) -> float:
    """Return milliseconds of one core for 600 words, finding and resolving, names known."""
    from datetime import date

    ready = []
    for document in documents:
        article, sentences = as_article(document)
        ready.append((article, sentences, find_mentions(article, tuple(sentences))))
    anchor = Anchor(date(2026, 3, 3), Known.RESOLVED)
    words = sum(len(article.text.split()) for article, _, _ in ready)
    best = 1e9
    for _ in range(5):
        began = time.process_time()
        for article, sentences, mentions in ready:
            resolve_dates(find_dates(article, sentences, mentions), anchor)
        best = min(best, time.process_time() - began)
    return best / words * 600 * 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", action="store_true", help="show what is wrong")
    options = parser.parse_args()
    documents = read_documents(options.data / "gum_dates" / "dev.jsonl")
    errors: list[str] = []
    total = [0] * 5
    print(f"{'':12}{'dates':>6}{'overlap':>9}{'strict':>8}{'value':>7}{'right of found':>16}")
    for genre in GENRES:
        sums = [0] * 5
        for document in documents:
            if document["id"].split("_")[1] == genre:
                sums = [a + b for a, b in zip(sums, compare(document, errors), strict=True)]
        total = [a + b for a, b in zip(total, sums, strict=True)]
        print_row(genre, sums)
    print_row("all", total)
    print(f"{'':12}value F1 of all: goal 80, first trial 75")
    days = [by_sentence(d) for d in documents if d["id"].split("_")[1] in ("news", "interview")]
    right, found, gold = (sum(column) for column in zip(*days, strict=True))
    print(
        f"days by sentence, news and interviews: P {right / found:.3f}  R {right / gold:.3f}"
        f"  F1 {f_measure(right, found, gold) / 100:.3f}  goal 0.78, first trial 0.69"
    )
    cost = measure_speed(documents)
    print(f"600 words: {cost:.2f} ms of one core ({1000 / cost:,.0f} articles/s)  goal below 1 ms")
    if options.errors:
        print("\n".join(errors))


def print_row(name: str, sums: list[int]) -> None:
    """Print the measures of a genre."""
    found, gold, near, strict, right = sums
    cells = [f_measure(hit, found, gold) for hit in (near, strict, right)]
    accuracy = 100 * right / max(1, near)
    print(f"{name:12}{gold:6}{cells[0]:9.1f}{cells[1]:8.1f}{cells[2]:7.1f}{accuracy:16.1f}")


if __name__ == "__main__":
    main()
