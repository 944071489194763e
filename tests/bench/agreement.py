"""Measure agreement: origins of made stacks, changed facts, labelled pairs, stories, speed.

    python tests/bench/agreement.py [--data DIR] [--speed N] [--once] [--show]

Changed facts: a number, day or place is changed in one copy of a sentence that nobody chose, and
must be told to differ; the same sentences with another spelling, rounding, order or unit word
must not. The labels are in tests/data/agreement, without the texts, which lie beside the
repository and are not part of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from stories import (
    DATA,
    agree,
    make_article,
    measure_stories,
    pairs_of,
    part_stories,
    print_stacks,
    read_clusters,
    read_topics,
)

from briefing.analysis import find_agreement, find_layers, link_entities
from briefing.analysis.tables import rows
from briefing.model import Aspect, QuantityKind, Status
from briefing.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.model import Article

LABELS = Path(__file__).resolve().parents[1] / "data" / "agreement"
_DAY = re.compile(
    r"(?<!Black )(?<!Cyber )(?<!Super )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
    r" (?P<day>[0-3]?\d)\b"
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TOLD = (
    "Firemen led {n} people out of the mill in Sandford before dawn, the mayor said.",
    "Before dawn {n} people were rescued from the burning mill in Sandford.",
    "In Sandford, {n} people were saved by firemen when the mill caught fire.",
    "The mill fire in Sandford: {n} people were rescued, according to the fire brigade.",
    "Rescuers carried {n} people from the mill in Sandford, a hospital said.",
    "A total of {n} people were rescued as flames tore through the mill in Sandford.",
)


def read_pages(data: Path) -> list[list[str]]:
    """Return the sentences of each news page, whole ones of a usual length."""
    found = []
    for line in (data / "summary" / "page_text_lines.jsonl").open():
        sentences = []
        for paragraph in json.loads(line)["article"].split("\n"):
            for start, end in split_sentences(paragraph, 0, len(paragraph)):
                piece = paragraph[start:end]
                if 60 <= len(piece) <= 320 and piece[0].isupper() and piece[-1] in '.”"':
                    sentences.append(piece)
        found.append(sentences)
    return found


# Origins


def rewrite(sentence: str, words: list[str], rnd: random.Random) -> str:
    """Return a sentence with a fifth of its words replaced by others."""
    parts = sentence.split(" ")
    for at in rnd.sample(range(len(parts)), max(1, round(0.2 * len(parts)))):
        if not any(char.isdigit() for char in parts[at]):
            parts[at] = rnd.choice(words)
    return " ".join(parts)


def measure_origins(pages: list[list[str]], count: int) -> None:
    """Print how often the origins of a made stack are right: k of n articles from one wire."""
    rnd = random.Random(5)
    long = [page for page in pages if len(page) >= 8]
    words = sorted({w for page in pages for s in page for w in s.split() if w.islower()})
    right = made = 0
    for _ in range(count):
        chosen = rnd.sample(long, 6)
        copies = rnd.randint(2, 5)
        number = rnd.randint(13, 97)
        wire = [*chosen[0][:7], TOLD[0].format(n=number)]
        stack = [
            make_article(f"{n:016x}", [rewrite(s, words, rnd) for s in wire[:-1]] + wire[-1:])
            for n in range(copies)
        ]
        stack += [
            make_article(f"{n:016x}", [*chosen[n][:7], TOLD[n].format(n=number)])
            for n in range(copies, 6)
        ]
        told = [s for s in agree(stack) if any(str(number) in p.value for p in s.places)]
        best = max(told, key=lambda s: len(s.places), default=None)
        made += 1
        if best is None:
            continue
        origins = {place.span.article: place.origin for place in best.places}
        wired = {origins.get(article.id) for article in stack[:copies]} - {None}
        others = [origins[a.id] for a in stack[copies:] if a.id in origins]
        right += len(wired) == 1 and not wired & set(others) and len(set(others)) == len(others)
    print(f"origins of stacks, k of 6 from one wire   {right}/{made}   goal all")


# Changed facts


def swap_number(sentence: str, rnd: random.Random) -> str | None:
    """Return the sentence with one of its numbers changed well beyond rounding."""
    article = make_article("0" * 16, [sentence])
    wanted = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT)
    found = [q for q in find_layers(article).quantities if q.kind in wanted and q.low == q.high]
    for quantity in rnd.sample(found, len(found)):
        spelt = sentence[quantity.number_start : quantity.number_end]
        around = sentence[quantity.number_start - 1 :][:1] + sentence[quantity.number_end :][:1]
        if any(char.isalnum() or char in "-/(" for char in around):
            continue  # part of a type, a score or a list
        if spelt.lower() in WORDS:
            new = rnd.choice([word for word in WORDS if word != spelt.lower()])
        elif match := re.search(r"\d[\d,]*(?:\.\d+)?", spelt):
            digits = match[0].replace(",", "")
            places = len(digits.partition(".")[2])
            value = float(digits) * rnd.choice((1.5, 1.7, 2.3)) + 1
            shown = f"{value:,.{places}f}" if "," in match[0] else f"{value:.{places}f}"
            new = spelt[: match.start()] + shown + spelt[match.end() :]
        else:
            continue
        return sentence[: quantity.number_start] + new + sentence[quantity.number_end :]
    return None


def swap_day(sentence: str, rnd: random.Random) -> str | None:
    """Return the sentence with one of its days changed."""
    for match in _DAY.finditer(sentence):
        if match["day"]:
            start, end = match.span("day")
            new = str(int(match["day"]) % 28 + 1)
        else:
            start, end = match.span()
            new = rnd.choice([name for name in WEEKDAYS if name != match[0]])
        return sentence[:start] + new + sentence[end:]
    return None


def swap_place(sentence: str, rnd: random.Random) -> str | None:
    """Return the sentence with a country or state changed for another."""
    article = make_article("0" * 16, [sentence])
    known = {(m.start, m.end) for m in find_layers(article).mentions}
    names = [row[0] for row in rows("countries")]
    states = [row[0] for row in rows("places") if row[2] == "United States"]
    for pool in (names, states):
        for name in rnd.sample(pool, len(pool)):
            match = re.search(
                rf"\b(?:in|from|to|of|at)\s({re.escape(name)})\b(?!\s[A-Z])", sentence
            )
            if match and match.span(1) in known and sentence.count(name) == 1:
                new = rnd.choice([other for other in pool if other != name])
                return sentence[: match.start(1)] + new + sentence[match.end(1) :]
    return None


SWAPS: dict[Aspect, Callable[[str, random.Random], str | None]] = {
    Aspect.NUMBER: swap_number,
    Aspect.DATE: swap_day,
    Aspect.PLACE: swap_place,
}


def vary(sentence: str) -> Iterator[str]:
    """Yield the sentence in other spellings, roundings, orders and unit words."""
    for old, new in ((r"(\d)%", r"\1 percent"), (r"(\d) percent\b", r"\1%"), (r"\bper cent\b", "%"),
                     (r"\$(\d[\d.,]*) (million|billion)\b", r"\1 \2 dollars"),
                     (r"(\d),(\d{3})\b", r"\1\2"), (r"(\w)ize(d?)\b", r"\1ise\2"),
                     (r"\b(\w+)or(ed|s)?\b(?=.*\bcolo)", r"\1our\2"), (r"’", "'"),
                     (r"\b(two)\b", "2"), (r"\b(three)\b", "3"), (r"\b(five)\b", "5"),
                     (r"\bon (\w+day)\b", r"\1"), (r"\bU\.S\.", "US")):  # fmt: skip
        changed = re.sub(old, new, sentence, count=1)
        if changed != sentence:
            yield changed
    if match := re.search(r"\b(\d{1,3}),(\d)\d\d\b", sentence):
        yield sentence.replace(match[0], f"about {match[1]},{match[2]}00")
    if match := re.search(r"\b(January|March|April|June|July|August|October) (\d\d?)\b", sentence):
        yield sentence.replace(match[0], f"{match[2]} {match[1]}")
    if match := re.fullmatch(r"(.{40,}), ((?:[A-Z]\w+ ){1,3}said)\.", sentence):
        yield f"{match[2]} {match[1][0].lower()}{match[1][1:]}."
    if match := re.fullmatch(r"(.{30,}) (on \w+day)\.", sentence):
        yield f"O{match[2][1:]} {match[1][0].lower()}{match[1][1:]}."


def pair_up(one: str, other: str, pages: list[list[str]], rnd: random.Random) -> list[Article]:
    """Return two articles with one sentence each of a pair, among sentences of their own."""
    left, right = rnd.sample([page for page in pages if len(page) >= 4], 2)
    return [
        make_article("1" * 16, [*left[:2], one, *left[2:4]]),
        make_article("2" * 16, [other, *right[:3]]),
    ]


def measure_swaps(pages: list[list[str]], count: int, show: bool) -> None:
    """Print how many changed facts are found, and how many unchanged ones are flagged."""
    rnd = random.Random(7)
    every = [sentence for page in pages for sentence in page]
    rnd.shuffle(every)
    for aspect, swap in SWAPS.items():
        found = made = 0
        for sentence in every:
            changed = swap(sentence, rnd)
            if changed is None or made == count:
                continue
            made += 1
            told = agree(pair_up(sentence, changed, pages, rnd))
            hit = any(s.status is Status.DIFFERS and s.aspect is aspect for s in told)
            found += hit
            if show and not hit:
                print("   missed:", aspect, "|", sentence, "|", changed)
        print(f"changed {aspect:8} found                    {found}/{made}   goal >= 90 %")
    flagged = made = 0
    for sentence in every:
        for changed in vary(sentence):
            if made == 3 * count:
                break
            made += 1
            wrong = [s for s in agree(pair_up(sentence, changed, pages, rnd)) if s.places[0].lit]
            flagged += bool(wrong)
            if show and wrong:
                print("   flagged:", wrong[0].reason, "|", sentence, "|", changed)
    print(f"unchanged facts flagged                   {flagged}/{made}   goal <= 2 %")


# Labelled pairs


def read_labels(*names: str) -> dict[tuple[str, ...], str]:
    """Return the label of each two places in these files, with the aspect."""
    lines = [line for name in names for line in (LABELS / name).read_text().splitlines()]
    rows_ = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {tuple(row[:5]): row[5] for row in rows_}


def measure_labels(name: str, stacks: Iterable[Sequence[Article]], *files: str) -> None:
    """Print the precision of what is told of the labelled pairs of some stacks of one story."""
    labels = read_labels(*files)
    right: Counter[str] = Counter()
    met: Counter[str] = Counter()
    stories: list[bool] = []
    flagged = unlabelled = 0
    for stack in stacks:
        found: list[bool] = []
        for statement in agree(stack):
            for pair in pairs_of(statement):
                told, label = pair[5], labels.get(pair[:5])
                flagged += told == "differs"
                unlabelled += told == "differs" and label is None
                if label is None:
                    continue
                met[f"{told} {statement.aspect}"] += 1
                right[f"{told} {statement.aspect}"] += label == told
                found += [label == told] * (told == "differs")
        stories += [any(found)] * bool(found)
    print(f"{name}:")
    for kind in sorted(met):
        print(f"  labelled, told {kind:22}   {right[kind]}/{met[kind]}")
    print(f"  differs, by story   {sum(stories)}/{len(stories)}, {flagged} pairs flagged, "
          f"{unlabelled} without a label   goal >= 65 % of 25")  # fmt: skip


def measure_once(data: Path, count: int, show: bool) -> None:
    """Print what is told of the pairs that were opened once, and of the stories they are from."""
    labels = read_labels("once.tsv")
    told: dict[tuple[str, ...], set[str]] = {}
    topics = read_topics(data, "dev")
    for stack in (*topics.values(), *part_stories(topics.values())):
        for statement in agree(stack):
            for pair in pairs_of(statement):
                told.setdefault(pair[:5], set()).add(pair[5])
    print(f"ECB+ dev, opened once: {len(labels)} labelled pairs of {len(topics)} topics")
    for kind in ("differs", "equal"):
        true = {pair for pair, label in labels.items() if label == kind}
        said = {pair for pair in labels if kind in told.get(pair, ())}
        print(f"  told {kind:8} right {len(said & true)}/{len(said)}, "
              f"of those labelled so {len(said & true)}/{len(true)}")  # fmt: skip
        for pair in sorted(said ^ true) if show else ():
            print("    ", "false" if pair in said else "missed", *pair, labels[pair])
    print_stacks("  stacks of 2 stories", topics.values(), show)
    sentences = [
        article.text[start:end]
        for topic in topics.values()
        for article in topic
        for start, end in split_sentences(article.text, 0, len(article.text))
        if 60 <= end - start <= 320
    ]
    measure_swaps([sentences[n : n + 12] for n in range(0, len(sentences), 12)], count, show)


def measure_speed(data: Path, count: int) -> None:
    """Print the time for layers, entities and agreement of so many articles, and of half."""
    with gzip.open(data / "corpus" / "open.jsonl.gz", "rt") as lines:
        docs = [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
    for size in (count // 2, count):
        articles = [
            make_article(f"{n:016x}", doc["text"].split("\n"), doc["title"])
            for n, doc in enumerate(docs[:size])
        ]
        begun = time.perf_counter()
        layers = {article.id: find_layers(article) for article in articles}
        laid = time.perf_counter()
        entities = link_entities(articles, layers)
        linked = time.perf_counter()
        found = find_agreement(articles, layers, entities)
        done = time.perf_counter()
        print(f"{size} articles: layers {laid - begun:.1f} s, entities {linked - laid:.1f} s, "
              f"agreement {done - linked:.1f} s, {len(found)} statements   "
              f"goal <= {180 * size / 10_000:.0f} s in all")  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--speed", type=int, default=0, help="articles to time, and half of them")
    parser.add_argument("--count", type=int, default=100, help="changed facts of each aspect")
    parser.add_argument("--once", action="store_true", help="the pairs that were opened once")
    parser.add_argument("--show", action="store_true", help="print what was missed")
    options = parser.parse_args()
    if options.speed:
        measure_speed(options.data, options.speed)
        return
    if options.once:
        measure_once(options.data, options.count, options.show)
        return
    pages = read_pages(options.data)
    measure_origins(pages, options.count // 2)
    measure_swaps(pages, options.count, options.show)
    if (LABELS / "labels.tsv").is_file():
        clusters = read_clusters(options.data).values()
        measure_labels("AllSides clusters", clusters, "labels.tsv", "sealed.tsv")
        topics = read_topics(options.data, "train").values()
        measure_labels("stories of ECB+ train", part_stories(topics), "train.tsv")
    measure_stories(options.data)


if __name__ == "__main__":
    main()
