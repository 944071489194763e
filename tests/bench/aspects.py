"""How broad a summary of a stack is, and whether it says anything twice.

Breadth is measured on ECB+, where people marked which words of which articles tell of one event:
a point that holds such a word tells of the event, and an event weighs as many as the articles
that tell of it.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from rouge import grams

from briefing.analysis.concepts import find_concepts
from briefing.text.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

POINTS = 10
HALF = 0.5
_WORD = re.compile(r"\w+")


def wide(items: list[dict], size: int) -> list[dict]:
    """Return stacks of several events each: breadth is needed to do well on them."""
    items = items[:]
    random.Random(3).shuffle(items)
    groups = [items[at : at + size] for at in range(0, len(items) - size + 1, size)]
    return [
        {
            "id": f"wide-{n}",
            "docs": [doc for item in group for doc in item["docs"]],
            "refs": [" ".join(item["refs"][0] for item in group)],
            "k": 2 * size,
        }
        for n, group in enumerate(groups)
    ]


def read_topics(path: Path) -> Iterator[tuple[dict, dict[str, set[str]], dict[str, int]]]:
    """Yield stacks of two stories each: what each sentence tells of, and what an event weighs."""
    stacks = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        stacks[row["topic"]].append(row)
    for name, rows in stacks.items():
        docs, told, places = [], defaultdict(set), defaultdict(set)
        for row in rows:
            acts = [m for m in row["mentions"] if m["type"] == "ACT"]
            sents, at = [], 0
            for line in row["text"].split("\n"):
                here, sentence = range(at, at + len(line) + 1), line.strip()
                at = here.stop
                if sentence:
                    sents.append(sentence)
                    told[sentence] |= {m["cluster"] for m in acts if m["start"] in here}
            for event in {m["cluster"] for m in acts}:
                places[event].add(row["id"])
            docs.append({"title": "", "sents": sents})
        weights = {event: len(ids) for event, ids in places.items() if len(ids) > 1}
        yield {"id": name, "docs": docs, "refs": [], "k": POINTS}, told, weights


def print_aspects(data: Path, systems: dict[str, Callable[[dict], list[str]]]) -> None:
    """Print how much of the weight of shared events ten points tell of, and how many of them."""
    for part in ("train", "dev"):
        stacks = list(read_topics(data / "ecbplus" / f"{part}.jsonl"))
        for name, choose in systems.items():
            weighed, counted, words, points = 0.0, 0.0, 0, 0
            for item, events, weights in stacks:
                chosen = choose(item)
                met = set().union(*(events[sentence] for sentence in chosen)) & set(weights)
                weighed += sum(weights[event] for event in met) / max(1, sum(weights.values()))
                counted += len(met) / max(1, len(weights))
                words += sum(len(sentence.split()) for sentence in chosen)
                points += len(chosen)
            size = len(stacks)
            print(
                f"ECB+ {part:5} {size:3} stacks  {name:10}  shared events told "
                f"{100 * weighed / size:5.1f} % by weight, {100 * counted / size:5.1f} % of all"
                f"  ({points / size:.1f} points of {words / points:.0f} words)"
            )


def _ours(text: str) -> frozenset[str]:
    return frozenset(find_concepts(text)[0])


def _porter(text: str) -> frozenset[str]:
    words = (word for (word,) in grams(text, 1) if word not in STOP_WORDS)
    return frozenset(word for word in words if len(word) > 1 or word.isdigit())


def _plain(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word for word in words if len(word) > 3 and word not in STOP_WORDS)


def print_repeats(items: list[dict], choose: Callable[[dict], list[str]]) -> None:
    """Print in how many summaries two points share half of the smaller one's content words."""
    chosen = [choose(item) for item in items]
    mean = sum(map(len, chosen)) / len(chosen)
    for name, words in (("own stems", _ours), ("Porter", _porter), ("words of 4+", _plain)):
        seen = cache(words)
        bad = sum(
            any(_share(seen(a), seen(b)) >= HALF for a, b in combinations(points, 2))
            for points in chosen
        )
        print(
            f"ten points, {name:12} {len(items)} clusters, {mean:.1f} points each: "
            f"{bad} repeat half of their words  goal 0"
        )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
