"""Stacks of several stories: what agreement tells of two of them is false, without any label.

    python tests/bench/stories.py [--data DIR] [--show]

Stories are AllSides clusters, alone in a stack or many together, and the two stories of each
topic of ECB+, which are of one kind by design: two fights of one boxer, two raids on one shop.
`agreement.py` prints the same figures among its own.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis import find_agreement, find_layers, link_entities
from briefing.model import Article, Block, BlockKind, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.model import Statement

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
NEAREST = 300
"""Pairs of clusters, those most alike, that make a stack of two stories each."""
JOINED = (("042", "111", "196"), ("142", "240"), ("005", "039", "250"), ("257", "290"),
          ("034", "200"), ("175", "299"))  # fmt: skip
"""Numbers of AllSides clusters that tell of one bill, speech, trial, shutdown or inquiry: what
they share is true, as reading them has shown."""
_GLUED = (
    (re.compile(r"(?<=\d) ([.,]) (?=\d)"), r"\1"),
    (re.compile(r" ([.,;:?!%)\]’]|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)"), r"\1"),
    (re.compile(r"([(\[$]) (?=\S)"), r"\1"),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"`` ?"), "“"),
    (re.compile(r" ?''"), "”"),
)


def make_article(identity: str, paragraphs: list[str], title: str = "") -> Article:
    """Return an article of these paragraphs."""
    pieces = [(BlockKind.TITLE, title)] if title else []
    pieces += [(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs]
    blocks, at = [], 0
    for kind, piece in pieces:
        blocks.append(Block(kind, at, at + len(piece)))
        at += len(piece) + 2
    text = "\n\n".join(piece for _, piece in pieces)
    return Article(identity, identity, identity, "text", title, text, tuple(blocks))


def agree(articles: Sequence[Article]) -> tuple[Statement, ...]:
    """Return the statements of a stack."""
    layers = {article.id: find_layers(article) for article in articles}
    return find_agreement(articles, layers, link_entities(articles, layers))


def read_clusters(data: Path) -> dict[str, list[Article]]:
    """Return the articles of each AllSides cluster by its id."""
    found = {}
    for line in (data / "summary" / "multi_allsides.jsonl").open():
        item = json.loads(line)
        found[item["id"]] = [
            make_article(f"{item['id']}-{n}", [" ".join(doc["sents"])], doc["title"])
            for n, doc in enumerate(item["docs"])
        ]
    return found


def join_tokens(line: str) -> str:
    """Return a line of tokens with blanks between as it is usually written."""
    for pattern, new in _GLUED:
        line = pattern.sub(new, line)
    return line.strip()


def read_topics(data: Path, split: str) -> dict[str, list[Article]]:
    """Return the articles of each ECB+ topic; ids begin with the story's: "13ecb/13_5ecb"."""
    found: dict[str, list[Article]] = defaultdict(list)
    for line in (data / "ecbplus" / f"{split}.jsonl").open():
        item = json.loads(line)
        lines = [join_tokens(one) for one in item["text"].split("\n") if one.strip()]
        found[item["topic"]].append(make_article(f"{item['subtopic']}/{item['id']}", lines))
    return found


def read_news(data: Path) -> dict[str, list[Article]]:
    """Return the articles of each MEANTIME topic, each of which is a story of its own."""
    found: dict[str, list[Article]] = defaultdict(list)
    for line in (data / "meantime" / "full.jsonl").open():
        item = json.loads(line)
        lines = [join_tokens(one) for one in item["text"].split("\n") if one.strip()]
        found[item["topic"]].append(make_article(item["id"], lines[1:], lines[0]))
    return found


def story_of(article: str) -> str:
    """Return the story that an article with this id tells."""
    story = article.rpartition("-")[0] or article.partition("/")[0]
    return next((one[0] for one in JOINED if story[-3:] in one), story)


def part_stories(topics: Iterable[Sequence[Article]]) -> Iterator[list[Article]]:
    """Yield the articles of each story of some topics."""
    for topic in topics:
        for story in sorted({story_of(article.id) for article in topic}):
            yield [article for article in topic if story_of(article.id) == story]


def pairs_of(statement: Statement) -> Iterator[tuple[str, ...]]:
    """Yield each two places of a statement as the labels name them, with what is said of them."""
    places = statement.places
    for n, one in enumerate(places):
        for other in places[n + 1 :]:
            if one.span.article == other.span.article:
                continue
            told = "equal"
            if statement.status is Status.DIFFERS and one.stance is not other.stance:
                told = "differs"
            elif statement.status is Status.DIFFERS and one.value != other.value:
                told = "differs" if "differs" in (one.stance, other.stance) else "equal"
            spots = (f"{one.start}-{one.end}", f"{other.start}-{other.end}")
            yield (one.span.article, spots[0], other.span.article, spots[1], statement.aspect, told)


def count_pairs(
    stack: Sequence[Article], story: Callable[[str], str], show: bool = False
) -> Counter[tuple[str, bool]]:
    """Return how many pairs of places are told, by what is told and whether they cross stories."""
    found: Counter[tuple[str, bool]] = Counter()
    texts = {article.id: article.text for article in stack}
    for statement in agree(stack):
        if statement.status is Status.SINGLE:
            continue
        for one, where, other, there, _, told in pairs_of(statement):
            crossing = story(one) != story(other)
            found[told, crossing] += 1
            if show and crossing:
                print("  ", told, statement.reason)
                for article, spot in ((one, where), (other, there)):
                    start, end = map(int, spot.split("-"))
                    piece = " ".join(texts[article][max(0, start - 70) : end + 70].split())
                    print("     ", article, "|", piece)
    return found


def find_nearest(clusters: dict[str, list[Article]]) -> list[tuple[str, str]]:
    """Return pairs of clusters, those whose words are most alike first."""
    words = {
        name: frozenset(re.findall(r"[a-z]{3,}", " ".join(a.text.lower() for a in articles)))
        for name, articles in clusters.items()
    }
    often = Counter(word for one in words.values() for word in one)
    weigh = {word: log(len(words) / often[word]) ** 2 for word in often}
    size = {name: sqrt(sum(weigh[word] for word in one)) for name, one in words.items()}
    names = sorted(words)
    alike = [
        (sum(weigh[w] for w in words[a] & words[b]) / size[a] / size[b], a, b)
        for n, a in enumerate(names)
        for b in names[n + 1 :]
    ]
    return [(a, b) for _, a, b in sorted(alike, reverse=True)]


def print_stacks(name: str, stacks: Iterable[Sequence[Article]], show: bool) -> None:
    """Print how many pairs are told across stories and within them, over several stacks."""
    found: Counter[tuple[str, bool]] = Counter()
    for stack in stacks:
        found += count_pairs(stack, story_of, show)
    told = [
        f"{kind} {found[kind, True]:3} across, {found[kind, False]:4} within"
        for kind in ("differs", "equal")
    ]
    print(f"{name:34} {'; '.join(told)}")


def measure_stories(data: Path, show: bool = False) -> None:
    """Print how many pairs of places are told across stories, which is false, and within them."""
    clusters = read_clusters(data)
    names = sorted(clusters)
    print("pairs of places told across stories   goal: none that differ")
    near = [clusters[a] + clusters[b] for a, b in find_nearest(clusters)[:NEAREST]]
    print_stacks(f"AllSides, {NEAREST} stacks of 2 clusters", near, show)
    for parts in (30, 6, 1):
        stacks = [[a for name in names[n::parts] for a in clusters[name]] for n in range(parts)]
        print_stacks(f"AllSides, {parts} stacks of {len(names) // parts} clusters", stacks, show)
    print_stacks("ECB+ train, 25 stacks of 2 stories", read_topics(data, "train").values(), show)
    found: Counter[tuple[str, bool]] = Counter()
    for stack in read_news(data).values():
        found += count_pairs(stack, str, show)
    print(f"{'MEANTIME, 2 stacks of one theme':34} differs {found['differs', True]:3}; equal "
          f"{found['equal', True]:3} (events told of again months later)")  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--show", action="store_true", help="print what is told across stories")
    options = parser.parse_args()
    measure_stories(options.data, options.show)


if __name__ == "__main__":
    main()
