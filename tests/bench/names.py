"""Measure the names of a library: finding, joining, bringing up to date, listing, searching.

    python tests/bench/names.py [--articles 10000] [--corpus news|prose] [--late 50]

"news" are the articles of entities.py: two sets and copies of them with other names; "prose" are
those of library.py. Times are processor time. Finding and joining run in processes of their own,
whose peak of memory is told; the linker that keeps all in memory stands beside them. Articles that
come late are put to what is known, and compared with what joining all anew makes of them.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

sys.path.insert(0, str(Path(__file__).resolve().parent))
from building import SHARE, write
from entities import SHARED, many_articles
from library import read_documents
from search import make_article, misspell, nonsense, percentile

from briefing import library, paths
from briefing.analysis import find_names as names_of_article
from briefing.analysis.linking import Linker
from briefing.analysis.sentences import find_sentences
from briefing.collection import ADDRESS, naming
from briefing.collection.name_words import field_of
from briefing.collection.named import open_names
from briefing.collection.opening import LibraryIndex, open_stack
from briefing.model import EntityKind, Span
from briefing.model.naming import KINDS
from briefing.search.index import Splitter
from briefing.store.entries import make_entry
from briefing.store.shelf import Shelf
from briefing.text.fold import fold_name
from briefing.tui.listing import HeldListing
from briefing.tui.long_walk import LongWalk
from briefing.tui.screens.card import CardRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from building import Ready

    from briefing.model import Article
    from briefing.model.held_names import HeldNames

GOAL = "pane, card and list < 100 ms each; a key in who: as any other (p50 8-11, p99 25-45 ms)"
_ROWS = 50
"""Rows of a tall screen."""


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds that one core worked."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def told(found: list[float]) -> str:
    return f"p50 {percentile(found, 0.5):.1f}, max {max(found):.1f} ms"


def make(corpus: str, count: int, data: Path, rng: random.Random) -> list[Article]:
    """Return articles with days in no order, so that places are not numbers."""
    if corpus == "news":
        made = many_articles(data, count)
    else:
        documents = read_documents(data, count, rng)
        made = [make_article(n, one)[0] for n, one in enumerate(documents)]
    found = []
    for number, article in enumerate(made):
        day = f"20{rng.randrange(10, 26)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        identity = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        told = {"published": day, "key": f"/{number}", "path": str(number)}
        found.append(replace(article, id=identity, **told))
    return found


def put_in(articles: list[Article]) -> None:
    """Put articles into the library, without their names."""
    index = paths.index_file()
    index.parent.mkdir(parents=True, exist_ok=True)
    splitter = Splitter()

    def ready(some: list[Article]) -> Ready:
        leaves = [splitter.leaf(one, find_sentences(one)) for one in some]
        return [make_entry(one, "bench") for one in some], splitter.sheaf(leaves), 0.0

    write(index, (ready(articles[at : at + SHARE]) for at in range(0, len(articles), SHARE)))


def in_child(part: str) -> str:
    """Do a part of the work in a process of its own; return what it says of time and memory."""
    command = [sys.executable, __file__, "--child", part]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def child(part: str) -> None:
    gc.set_threshold(50_000)
    shelf = Shelf.open()
    began = time.process_time()
    if part == "find":
        naming.find_names(shelf, lambda *_: None, print)
    elif part == "join":
        naming.join_names(shelf, (), lambda *_: None)
    elif part == "put":
        naming.find_names(shelf, lambda *_: None, print)
        print("put to what is known" if naming.attach_names(shelf, ()) else "TOO MANY", end=": ")
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{took:.1f} s, peak {peak:.0f} MB")


def show_in_memory(articles: list[Article]) -> None:
    """Print what the linker of stacks takes, and whether it makes the same entities."""
    articles = sorted(articles, key=lambda one: one.id)
    articles.sort(key=lambda one: one.published, reverse=True)  # as the library has them
    layers = {one.id: names_of_article(one) for one in articles}
    linker = Linker()
    took = spent(lambda: (linker.extend(articles, layers), linker.entities())) / 1000
    whole = {e.id: (e.name, e.kind, e.size, e.spread) for e in linker.entities()}
    kept = {e.id: (e.name, e.kind, e.size, len(e.articles)) for e in opened()}
    print(
        f"  all in memory: {took:.1f} s; entities that differ: {len(whole.items() ^ kept.items())}"
    )


def opened() -> HeldNames:
    found = open_names(open_stack(ADDRESS).articles)
    if found is None:
        raise SystemExit("no names are kept")
    return found


def show_late(late: list[Article]) -> None:
    """Print how the names of late articles are put to the others, beside all joined anew."""
    put_in(late)
    print(f"  {len(late)} more: {in_child('put')}")
    new = {article.id for article in late}
    before = find_partners(late, new)
    in_child("join")
    names = opened()
    after = find_partners(late, new)
    both = before.keys() & after.keys()
    known = [place for place in both if after[place]]
    right = sum(bool(before[place]) for place in known)
    put = [place for place in both if before[place]]
    wrong = sum(entity_at(names, place) != entity_at(names, before[place]) for place in put)
    print(f"    {len(both)} mentions, {len(known)} of what older articles name: {right} put to it"
          f" ({right / max(1, len(known)):.1%}); {wrong} put to what is another")  # fmt: skip


def find_partners(
    late: list[Article], new: set[str]
) -> dict[tuple[str, int], tuple[str, int] | None]:
    """Return for each mention in late articles one in another article of the same entity."""
    names = opened()
    found: dict[tuple[str, int], tuple[str, int] | None] = {}
    for article in late:
        for entity in names.load(names.numbers_in(article.id)):
            old = next((one for one in entity.articles if one not in new), "")
            partner = (old, entity.mentions_in(old)[0].start) if old else None
            found.update(
                ((article.id, mention.start), partner) for mention in entity.mentions_in(article.id)
            )
    return found


def entity_at(names: HeldNames, place: tuple[str, int]) -> str:
    """Return the id of the entity that is named at a place."""
    article, start = place
    for entity in names.load(names.numbers_in(article)):
        if any(mention.start == start for mention in entity.mentions_in(article)):
            return entity.id
    return ""


def show_pane(rng: random.Random) -> None:
    """Print how long the pane takes, and what it shows."""
    stack = open_stack(ADDRESS)
    gc.freeze()
    first = [spent(lambda: library.brief_when_asked(stack)) for _ in range(3)]
    briefing = library.brief_when_asked(stack)
    names = briefing.entities
    listing = HeldListing(names)
    print(
        f"  {len(names):,} names, {names.shared:,} shared; opened beside the screen: {told(first)}"
    )
    articles = [stack.articles.ids[rng.randrange(len(stack.articles))] for _ in range(20)]
    found = []
    for one in articles:
        view = Span(one, 0, 1500)
        found.append(spent(lambda view=view: listing.order(view)[:_ROWS]))
    print(f"  order for an article, with {_ROWS} rows: {told(found)}")
    ordered = listing.order(Span(articles[0], 0, 1500))
    places = [rng.randrange(len(ordered)) for _ in range(50)]
    pages = [spent(lambda at=at: ordered[at : at + _ROWS]) for at in places]
    print(f"  a page anywhere: {told(pages)}")
    kinds = [spent(lambda k=k: listing.choose(ordered, k, "")[:_ROWS]) for k in EntityKind]
    print(f"  one kind alone: {told(kinds)}")
    typed = [e.name[:n] for e in ordered[:2000:100] for n in (1, 2, 4, 8)]
    narrowed = [spent(lambda t=t: listing.choose(ordered, None, t)[:_ROWS]) for t in typed]
    print(f"  narrowed by typing: {told(narrowed)}")
    show_entities(briefing, [*ordered[:2000:100], *widest(names)])


def widest(names: HeldNames) -> list:
    """Return the entities that most articles name, among those that tell most."""
    return sorted(names[:5000], key=lambda e: -e.spread)[:5]


def show_entities(briefing: object, entities: list) -> None:
    """Print how long the card of one takes, and a walk through its mentions."""
    cards, begun, steps = [], [], []
    for entity in entities:
        rows: list = []
        cards.append(
            spent(lambda e=entity, r=rows: r.extend(CardRows(briefing, e).build(100)[:_ROWS]))
        )
        walks: list = []
        begun.append(spent(lambda e=entity, w=walks: w.append(
            LongWalk(e.name, "mention", e.mentions, briefing.articles))))  # fmt: skip
        here = Span(briefing.articles.ids[0], 0, 1)
        for _ in range(10):
            steps.append(spent(lambda w=walks[0], h=here: (w.step(h, 1), w.describe())))
            here = walks[0].places[walks[0].at]
    most = max(entity.spread for entity in entities)
    print(f"  card: {told(cards)}; a walk begun: {told(begun)}; a step: {told(steps)}")
    print(f"    (of names in up to {most:,} articles)")


def show_search(rng: random.Random) -> None:
    """Print how long keys in who: and where: take, and how many names are found misspelt."""
    names = opened()
    began = time.process_time()
    index = LibraryIndex()
    ready = 1000 * (time.process_time() - began)
    time.sleep(3)  # the program does the rest beside the screen
    keys, done, right, unclear = [], [], 0, 0
    chosen = [
        entity
        for kind, count in ((EntityKind.PERSON, 120), (EntityKind.PLACE, 60))
        for entity in sample(names, kind, count, rng)
    ]
    spelt = {"who": spellings(names, "who"), "where": spellings(names, "where")}
    for entity in chosen:
        field = "where" if entity.kind is EntityKind.PLACE else "who"
        typed = " ".join(
            misspell(word, rng) if is_long(word) else word for word in entity.name.split()
        )
        query = f'{field}:"{typed}"' if " " in typed else f"{field}:{typed}"
        keys += [
            spent(lambda q=query[:at]: (index.search(q), index.complete(q)))
            for at in range(len(field) + 2, len(query))
        ]
        if not is_clear(typed, entity.number, spelt[field]):
            unclear += 1
            continue
        hits = index.search(query + " ").hits
        done.append(spent(lambda q=query: index.search(q + " ")))
        right += any(entity.count_in(hit.span.article) for hit in hits[:10])
    print(f"  search ready {ready:.0f} ms; {len(keys)} keys in who: and where: {told(keys)},"
          f" p99 {percentile(keys, 0.99):.1f} ms")  # fmt: skip
    count = len(chosen) - unclear
    print(f"  {count} misspelt names: {right / count:.1%} found; {told(done)}"
          f" ({unclear} left out: another name is as near)")  # fmt: skip
    queries = [f"{field}:{nonsense(rng)} " for field in ("who", "where") for _ in range(100)]
    empty = sum(not index.search(query).hits for query in queries)
    print(f"  {len(queries)} names that nobody has: nothing for {empty / len(queries):.0%}")


def is_long(word: str) -> bool:
    """Whether a word is long enough to be misspelt."""
    return len(word) > 3 and word.isascii() and word.isalpha()


def sample(names: HeldNames, kind: EntityKind, count: int, rng: random.Random) -> list:
    """Return some shared names of a kind that can be misspelt."""
    shared = (e for e in names[: names.shared] if e.kind is kind)
    found = [entity for entity in shared if any(map(is_long, entity.name.split()))]
    return rng.sample(found, min(count, len(found)))


def spellings(names: HeldNames, field: str) -> dict[str, set[int]]:
    """Return the spellings of a field as they are compared, with the numbers of who has them."""
    found: dict[str, set[int]] = {}
    kinds = [kind for kind in EntityKind if field_of(kind) == field]
    numbers = [n for kind in kinds for n in names.store.numbers(KINDS.index(kind))]
    for number, forms in names.store.forms(numbers).items():
        for form in forms.split("\n"):
            found.setdefault(form, set()).add(number)
    return found


def is_clear(typed: str, number: int, spelt: dict[str, set[int]]) -> bool:
    """Whether what was typed is nearer to a name than to any other, so that a person can tell."""
    nearest = process.extract(fold_name(typed), list(spelt), scorer=OSA.distance, limit=8)
    return all(number in spelt[form] for form, edits, _ in nearest if edits == nearest[0][1])


def homes(folder: Path) -> Iterator[None]:
    for kind in ("DATA", "CACHE", "STATE", "CONFIG"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    return iter(())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--corpus", choices=["news", "prose"], default="news")
    parser.add_argument("--late", type=int, default=50, help="articles that come late; 0 for none")
    parser.add_argument("--kept", type=Path, help="a home whose library is there, with its names")
    parser.add_argument("--child", choices=["find", "join", "put"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child)
        return
    rng = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        homes(args.kept or Path(folder))
        if args.kept is None:
            articles = make(args.corpus, args.articles + args.late, args.data, rng)
            rng.shuffle(articles)
            late = articles[args.articles :]
            del articles[args.articles :]
            put_in(articles)
            print(f"{args.articles:,} articles ({args.corpus})   goal: {GOAL}")
            print(f"  found: {in_child('find')}")
            print(f"  joined: {in_child('join')}", flush=True)
            if args.articles <= 10_000:
                show_in_memory(articles)
            if late:
                show_late(late)
            del articles
            gc.collect()
        show_pane(rng)
        show_search(rng)


if __name__ == "__main__":
    main()
