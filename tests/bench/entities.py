"""Measure names and links on the public sets: MEANTIME end to end, spans on NER sets, speed.

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
from pathlib import Path

from briefing.analysis.linking import link
from briefing.analysis.mentions import find_mentions
from briefing.analysis.naming.gazetteer import known
from briefing.analysis.sentences import find_sentences
from briefing.model import Article, Block, BlockKind, Layers, Mention

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


def predict(docs: list[dict], titled: bool, linked: bool) -> tuple[list[dict], float, float]:
    """Return predictions in the scorer's form, and seconds for names and for links."""
    articles, offsets, layers = [], {}, {}
    for doc in docs:
        article, offsets[doc["id"]] = make_article(doc, titled)
        articles.append(article)
    begun = time.perf_counter()
    for article in articles:
        sentences = find_sentences(article)
        layers[article.id] = Layers(sentences, find_mentions(article, sentences))
    named = time.perf_counter() - begun
    begun = time.perf_counter()
    cluster = cluster_mentions(docs, articles, layers) if linked else None
    taken = time.perf_counter() - begun
    found = []
    for doc in docs:
        back = offsets[doc["id"]]
        mentions = []
        for m in layers[doc["id"]].mentions:
            mention = {"start": back[m.start], "end": back[m.end - 1] + 1}
            mention["type"] = type_of(m, doc["text"][mention["start"] : mention["end"]], titled)
            if cluster is None:
                mentions.append(mention)
            elif (doc["id"], m.start) in cluster:
                mentions.append({**mention, "cluster": cluster[doc["id"], m.start]})
        found.append(dict(doc, mentions=mentions))
    return found, named, taken


def type_of(mention: Mention, name: str, titled: bool) -> str:
    """Return the type in the sets' terms; they know peoples as a type of their own."""
    entry = known(name)
    if not titled and entry and entry.rule == "demonym":
        return "NORP"
    return KINDS.get(mention.kind.value, "MISC")


def cluster_mentions(
    docs: list[dict], articles: list[Article], layers: dict[str, Layers]
) -> dict[tuple[str, int], str]:
    """Return the entity of each mention, by article and start, linked topic by topic."""
    topics: dict[str, list[Article]] = {}
    for doc, article in zip(docs, articles, strict=True):
        topics.setdefault(doc.get("topic", ""), []).append(article)
    return {
        (m.article, m.start): f"{topic}/{entity.id}"
        for topic, stack in topics.items()
        for entity in link(stack, layers)
        for m in entity.mentions
    }


def score(gold: Path, docs: list[dict], *options: str) -> dict:
    """Return what the scorer says of predictions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as file:
        file.writelines(json.dumps(doc) + "\n" for doc in docs)
    tool = SHARED / "tools" / "score_entities.py"
    command = [sys.executable, str(tool), str(gold), file.name, "--json", *options]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    Path(file.name).unlink()
    return json.loads(out)


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def percent(*values: float) -> str:
    return " / ".join(f"{100 * value:.1f}" for value in values)


def show_meantime(data: Path) -> None:
    """Print overlap recall, B3 and shared pairs, over all and for each topic."""
    gold = data / "meantime" / "names.jsonl"
    docs = read(gold)
    for topic in ("", *sorted({doc["topic"] for doc in docs})):
        part = [doc for doc in docs if topic in ("", doc["topic"])]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as file:
            file.writelines(json.dumps(doc) + "\n" for doc in part)
        result = score(Path(file.name), predict(part, True, True)[0], "--ignore-extra")
        Path(file.name).unlink()
        print(
            f"meantime {topic or 'all':14} overlap R {percent(result['overlap']['r'])}"
            f"  exact R {percent(result['span']['r'])}  B3 {percent(result['b3']['f1'])}"
            f"  shared P/R/F1 {percent(*(result['shared'][k] for k in ('p', 'r', 'f1')))}"
        )


def show_ner(data: Path, names: list[str]) -> None:
    """Print span, typed and overlap F1 on sets without links."""
    for name in names:
        gold = data / "ner" / f"{name}.jsonl"
        docs = read(gold)
        options = ["--types", "PER,ORG,LOC"] if name.startswith("uner") else []
        result = score(gold, predict(docs, False, False)[0], *options)
        values = (result[k]["f1"] for k in ("span", "typed", "overlap"))
        print(f"{name:24} span / typed / overlap F1 {percent(*values)}")


def show_speed(data: Path) -> None:
    """Print articles a second for names, and seconds to link 600 articles."""
    docs = read(data / "meantime" / "names.jsonl")
    docs += [
        {"id": d["id"], "text": "\n".join([x["title"], *x["sents"]])}
        for d in read(data / "summary" / "single_wikinews.jsonl")
        for x in d["docs"]
    ]
    many = [dict(doc, id=f"{doc['id']}/{n}", topic="") for n in range(9) for doc in docs][:600]
    words = sum(len(doc["text"].split()) for doc in many)
    predict(many[:5], True, True)
    found, named, taken = predict(many, True, True)
    count = sum(len(doc["mentions"]) for doc in found)
    print(
        f"{len(many)} articles, {words / len(many):.0f} words each, {count} mentions:"
        f" {len(many) / named:.0f} articles/s, linked in {taken:.2f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--sets", default="uner_ewt_dev,gum_dev,crossner_politics_dev")
    args = parser.parse_args()
    show_meantime(args.data)
    show_ner(args.data, args.sets.split(","))
    show_speed(args.data)


if __name__ == "__main__":
    main()
