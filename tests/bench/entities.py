"""Measure names and links on the public sets: MEANTIME, spans on NER sets, speed; goals beside.

Each set is scored whole and by halves: rules were written with an eye on the errors of one half
only, so the other tells how well they hold on texts that nobody looked at.

The scorer and the sets lie beside the repository and are not part of it. The texts there are
tokenised; they are put together again, with a map back to their offsets.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.analysis import find_layers
from briefing.analysis.linking import Linker, link
from briefing.analysis.mentions import find_mentions
from briefing.analysis.naming.gazetteer import known
from briefing.analysis.naming.kinds import looks_common
from briefing.analysis.sentences import find_sentences
from briefing.model import Article, Block, BlockKind, EntityKind, Layers, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
_GLUE = re.compile(
    r" (?=(?:['’](?:s|re|ve|ll|d|m|t)?\b|[’'](?= )|n['’]t\b|[.,;:!?)\]%]|''))"
    r"|(?<=[(\[$#]) |(?<=``) |(?<=US\$) "
)
_HYPHENS = re.compile(r"(?<=\w) (?=- \w)|(?<=\w -) (?=\w)")


def detokenise(text: str, hyphens: bool) -> tuple[str, list[int]]:
    """Return the text without the blanks of tokenising, and each character's old offset."""
    kept, at = [], 0
    gaps = {match.start() for match in _GLUE.finditer(text)}
    gaps |= {match.start() for match in _HYPHENS.finditer(text)} if hyphens else set()
    for gap in sorted(gaps):
        kept += range(at, gap)
        at = gap + 1
    kept += range(at, len(text))
    return "".join(text[i] for i in kept), kept


def make_article(doc: dict, titled: bool) -> tuple[Article, list[int]]:
    """Return an article with one block a line, and the map of offsets."""
    text, offsets = detokenise(doc["text"], hyphens=not titled)
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = BlockKind.TITLE if titled and number == 0 else BlockKind.PARAGRAPH
        if line.strip():
            blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 1
    name = doc["id"]
    return Article(name, name, name, "text", "", text, tuple(blocks)), offsets


def predict(docs: list[dict], titled: bool, linked: bool, gold: bool = False) -> list[dict]:
    """Return predictions in the scorer's form; with `gold`, for the spans that the set gives."""
    articles, offsets, layers = [], {}, {}
    for doc in docs:
        article, offsets[doc["id"]] = make_article(doc, titled)
        articles.append(article)
    for article, doc in zip(articles, docs, strict=True):
        found = find_layers(article)
        if gold:
            mentions = at_gold_spans(article, found.mentions, doc, offsets[article.id])
            found = replace(found, mentions=mentions)
        layers[article.id] = found
    cluster = cluster_mentions(docs, articles, layers) if linked else None
    found = []
    for doc in docs:
        back = offsets[doc["id"]]
        mentions = []
        for m in layers[doc["id"]].mentions:
            mention = {"start": back[m.start], "end": back[m.end - 1] + 1}
            mention["type"] = type_of(m, doc["text"][mention["start"] : mention["end"]], titled)
            if cluster is None:
                mentions.append(mention)
            elif (doc["id"], m.start, m.end) in cluster:
                mentions.append({**mention, "cluster": cluster[doc["id"], m.start, m.end]})
        found.append(dict(doc, mentions=mentions))
    return found


def at_gold_spans(
    article: Article, own: tuple[Mention, ...], doc: dict, back: list[int]
) -> tuple[Mention, ...]:
    """Return mentions at the spans of the set, of the kinds that our own rules tell."""
    ahead = {old: new for new, old in enumerate(back)}
    told = {(m.start, m.end): m for m in own}
    kinds = {article.text[m.start : m.end]: m.kind for m in own}
    found = []
    for span in sorted(doc["mentions"], key=lambda m: m["start"]):
        if span["start"] not in ahead or span["end"] - 1 not in ahead:
            continue
        start, end = ahead[span["start"]], ahead[span["end"] - 1] + 1
        text = article.text[start:end]
        entry = known(text)
        kind = entry.kind if entry else kinds.get(text, EntityKind.OTHER)
        found.append(told.get((start, end), Mention(article.id, start, end, kind)))
    return tuple(found)


def type_of(mention: Mention, name: str, titled: bool) -> str:
    """Return the type in the sets' terms; they know peoples as a type of their own."""
    entry = known(name)
    if not titled and entry and entry.rule == "demonym":
        return "NORP"
    return KINDS.get(mention.kind.value, "MISC")


def cluster_mentions(
    docs: list[dict], articles: list[Article], layers: dict[str, Layers]
) -> dict[tuple[str, int, int], str]:
    """Return the entity of each mention, by article and span, linked topic by topic."""
    topics: dict[str, list[Article]] = {}
    for doc, article in zip(docs, articles, strict=True):
        topics.setdefault(doc.get("topic", ""), []).append(article)
    return {
        (m.article, m.start, m.end): f"{topic}/{entity.id}"
        for topic, stack in topics.items()
        for entity in link(stack, layers)
        for m in entity.mentions
    }


def score(gold: list[dict], docs: list[dict], *options: str) -> dict:
    """Return what the scorer says of predictions."""
    tool = SHARED / "tools" / "score_entities.py"
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / name) for name in ("gold", "found")]
        for path, part in zip(paths, (gold, docs), strict=True):
            Path(path).write_text("".join(json.dumps(doc) + "\n" for doc in part))
        command = [sys.executable, str(tool), *paths, "--json", *options]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return json.loads(out)


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def percent(*values: float) -> str:
    return " / ".join(f"{100 * value:.1f}" for value in values)


def is_open(doc: dict) -> bool:
    """Whether the errors in a document may be looked at; the other half only counts."""
    return blake2b(doc["id"].encode(), digest_size=1).digest()[0] % 2 == 0


def halves(docs: list[dict]) -> list[tuple[str, list[dict]]]:
    """Return all documents, those whose errors may be looked at, and those held out."""
    seen = [doc for doc in docs if is_open(doc)]
    return [("all", docs), ("looked at", seen), ("held out", [d for d in docs if d not in seen])]


def show_meantime(data: Path) -> None:
    """Print overlap recall, B3 and shared pairs, end to end and on the names of the set."""
    every = read(data / "meantime" / "names.jsonl")
    parts = halves(every)
    for topic in sorted({doc["topic"] for doc in every}):
        parts.append((topic[7:], [doc for doc in every if doc["topic"] == topic]))
    for gold, goal in ((False, "shared P/R >= 96/88"), (True, "shared F1 >= 97, B3 >= 94")):
        print(f"meantime, {'names of the set' if gold else 'end to end'}: {goal}")
        for label, docs in parts:
            result = score(docs, predict(docs, True, True, gold), "--ignore-extra")
            print(
                f"  {label:10} overlap R {percent(result['overlap']['r'])}"
                f"  B3 {percent(result['b3']['f1'])}"
                f"  shared P/R/F1 {percent(*(result['shared'][k] for k in ('p', 'r', 'f1')))}"
            )


GOALS = {"uner_ewt_dev": "64 / 52", "gum_dev": "76 / 46", "crossner_politics_dev": "69 / 52"}


def show_ner(data: Path, names: list[str]) -> None:
    """Print span, typed and overlap F1 on sets without links."""
    for name in names:
        docs = read(data / "ner" / f"{name}.jsonl")
        options = ["--types", "PER,ORG,LOC"] if name.startswith("uner") else []
        print(f"{name}: span / typed F1 >= {GOALS.get(name, 'no goal')}; then overlap F1")
        for label, part in halves(docs):
            result = score(part, predict(part, False, False), *options)
            values = (result[k]["f1"] for k in ("span", "typed", "overlap"))
            print(f"  {label:10} {percent(*values)}")


def many_articles(data: Path, count: int) -> list[Article]:
    """Return `count` articles: those of two sets, and copies of them with other names."""
    docs = read(data / "meantime" / "names.jsonl")
    docs += [
        {"id": d["id"], "text": "\n".join([x["title"], *x["sents"]])}
        for d in read(data / "summary" / "single_wikinews.jsonl")
        for x in d["docs"]
    ]
    plain = [make_article(doc, True)[0] for doc in docs]
    found = []
    for number in range(count):
        article = plain[number % len(plain)]
        copy = number // len(plain)
        text = rename(article.text, copy)
        found.append(replace(article, id=f"{article.id}/{copy}", text=text))
    return found


def rename(text: str, copy: int) -> str:
    """Return the text with other names of the same length: most long words in capitals change."""
    ending = chr(97 + copy % 26) + chr(97 + copy // 26 % 26)

    def change(match: re.Match[str]) -> str:
        word = match[0]
        common = known(word) or looks_common(word.lower()) or hash_of(word) % 3 == 0
        return word if common or not copy else word[:-2] + ending

    return re.sub(r"\b[A-Z][a-z]{4,}\b", change, text)


def hash_of(word: str) -> int:
    return blake2b(word.encode(), digest_size=1).digest()[0]


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that one core worked; others at work beside it hardly count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def show_speed(data: Path, scale: int) -> None:
    """Print articles a second for names and for all layers, and seconds for links."""
    articles = many_articles(data, scale)
    words = sum(len(a.text.split()) for a in articles[:600])
    find_layers(articles[0])
    sentences = {a.id: find_sentences(a) for a in articles[:600]}
    took = timed(lambda: [find_mentions(a, sentences[a.id]) for a in articles[:600]])
    print(f"600 articles, {words / 600:.0f} words each: goals in brackets")
    print(f"  names alone      {600 / took:8.0f} articles/s (>= 1,000)")
    took = timed(lambda: [find_layers(a) for a in articles[:600]])
    print(f"  all layers       {600 / took:8.0f} articles/s (>= 100)")
    layers = {a.id: find_layers(a) for a in articles}
    took = timed(lambda: link(articles[:600], layers))
    print(f"  600 linked       {took:8.2f} s (< 2)")
    linker = Linker()
    took = timed(lambda: (linker.extend(articles[:-3], layers), linker.entities()))
    print(f"  {scale:,} linked    {took:8.2f} s (< 60 for 10,000)")
    for article in articles[-3:]:
        took = timed(lambda one=article: (linker.extend([one], layers), linker.entities()))
        print(f"  one more         {took:8.2f} s (< 1)")
    same = linker.entities() == link(articles, layers)
    print(f"  {len(linker.entities()):,} entities; the same from scratch: {same}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--sets", default="uner_ewt_dev,gum_dev,crossner_politics_dev")
    parser.add_argument("--scale", type=int, default=10000, help="articles to link; 0 for none")
    args = parser.parse_args()
    show_meantime(args.data)
    show_ner(args.data, args.sets.split(","))
    if args.scale:
        show_speed(args.data, args.scale)


if __name__ == "__main__":
    main()
