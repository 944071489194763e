"""Measure the sentence splitter: boundaries inside paragraphs, whole sentences, speed.

python tests/bench/sentences.py [--data DIR] [--errors N]
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from briefing.text.sentences import split_sentences

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def read_paragraphs(path: Path) -> list[tuple[str, list[tuple[int, int]]]]:
    """Return each gold paragraph as its text and the offsets of its sentences."""
    found = []
    for line in path.read_text(encoding="utf8").splitlines():
        for paragraph in json.loads(line)["paragraphs"]:
            spans, at = [], 0
            for sentence in paragraph["sents"]:
                spans.append((at, at + len(sentence)))
                at += len(sentence) + 1
            found.append((" ".join(paragraph["sents"]), spans))
    return found


def f_measure(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    precision, recall = right / max(1, found), right / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def show_error(text: str, gold: set[int], mine: set[int]) -> list[str]:
    """Return one line for each boundary that is wrong, with what stands around it."""
    lines = []
    for at in sorted(gold ^ mine):
        kind = "missed" if at in gold else "false "
        lines.append(f"{kind} {text[max(0, at - 50) : at]!r} | {text[at : at + 50]!r}")
    return lines


def measure_speed(texts: list[str]) -> float:
    """Return millions of characters a second."""
    text = "\n\n".join(texts) * 20
    began = time.perf_counter()
    split_sentences(text)
    return len(text) / (time.perf_counter() - began) / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", type=int, default=0, help="show this many wrong boundaries")
    options = parser.parse_args()
    paragraphs = read_paragraphs(options.data / "summary" / "sentences_wikinews.jsonl")
    inner, whole, errors = [0, 0, 0], [0, 0, 0], []
    for text, spans in paragraphs:
        mine = split_sentences(text)
        ends, my_ends = {end for _, end in spans[:-1]}, {end for _, end in mine[:-1]}
        for sums, a, b in ((inner, ends, my_ends), (whole, set(spans), set(mine))):
            sums[0] += len(a & b)
            sums[1] += len(b)
            sums[2] += len(a)
        errors += show_error(text, ends, my_ends)
    print(f"{len(paragraphs)} paragraphs, {whole[2]} sentences")
    for name, sums in (("inner boundaries", inner), ("whole sentences", whole)):
        print("{:17} P {:.3f}  R {:.3f}  F1 {:.3f}".format(name, *f_measure(*sums)))
    print(f"speed             {measure_speed([text for text, _ in paragraphs]):.1f} Mchar/s")
    print("\n".join(errors[: options.errors]))


if __name__ == "__main__":
    main()
