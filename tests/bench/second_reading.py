"""How far two independent readings of the labelled pairs agree: in per cent, and as kappa.

Kappa is the agreement beyond what two readers would reach by chance who use each label as often.

    python tests/bench/second_reading.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from stage import print_table

LABELS = Path(__file__).resolve().parents[1] / "data" / "agreement"


def read_labels(*names: str) -> dict[tuple[str, ...], str]:
    """Return the label of each pair of places in these files."""
    lines = [line for name in names for line in (LABELS / name).read_text("utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {tuple(row[:4]): row[5] for row in rows}


def main() -> None:
    """Print how often the readings agree, and which labels were exchanged for which."""
    first, second = read_labels("labels.tsv", "sealed.tsv"), read_labels("second.tsv")
    both = Counter((label, second[place]) for place, label in first.items() if place in second)
    count = sum(both.values())
    agreed = sum(n for (one, other), n in both.items() if one == other) / count
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (one, other), n in both.items():
        ones[one] += n
        others[other] += n
    chance = sum(ones[label] * others[label] for label in ones) / count**2
    print(f"{count} pairs, {agreed:.1%} agree, kappa {(agreed - chance) / (1 - chance):.2f}\n")
    print_table(("first", "second", "pairs"), [[*labels, n] for labels, n in both.most_common()])


if __name__ == "__main__":
    main()
