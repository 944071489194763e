"""A hundred invented articles, in memory and in an index file, beside a scan of every sentence."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from briefing.search import build_index
from briefing.search.engine import Engine
from briefing.search.index import Splitter
from briefing.store.intake import Intake
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from briefing.model import Article, Index

ARTICLES, SENTENCES, QUERIES = 100, 8, 120
NEAR_TIE = 0.04
NOUNS = (
    "harbour", "ferry", "lantern", "bridge", "council", "budget", "tunnel", "orchard", "glacier",
    "tram", "vaccine", "verdict", "merger", "drought", "harvest", "railway", "museum", "turbine",
)  # fmt: skip
VERBS = ("opened", "closed", "praised", "delayed", "inspected", "repaired", "financed", "painted")
PLACES = ("Odarsk", "Lindau", "Kholmo", "Brennik", "Svalmo", "Torsk", "Odalmo", "Linrsk", "Khodau")
SYLLABLES = (
    "zhe", "lya", "bov", "mar", "en", "ko", "ri", "san", "te", "fu", "gal", "dor", "vi", "sha",
)  # fmt: skip


def name(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()


def write(rng: random.Random) -> str:
    """Return one article in the form of the case files."""
    people = [name(rng) for _ in range(3)]
    lines = [f"== {rng.choice(people)} and the {rng.choice(NOUNS)} of {rng.choice(PLACES)}"]
    for _ in range(SENTENCES):
        said = f"{rng.choice(people)} {rng.choice(VERBS)} the {rng.choice(NOUNS)}"
        place, year = rng.choice(PLACES), rng.randint(1900, 2030)
        lines.append(f"{said} near {place} with {rng.choice(people)} in {year}.")
    return "\n".join(lines)


def misspell(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return rng.choice([
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    ])  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> list[str]:
    rng = random.Random(11)
    return [write(rng) for _ in range(ARTICLES)]


@pytest.fixture(scope="module", params=["memory", "library"])
def searched(request: pytest.FixtureRequest, texts, tmp_path_factory):
    """The articles with an index over them."""
    stack = request.getfixturevalue("make_stack")(*texts)
    if request.param == "memory":
        yield stack.articles, build_index(stack.articles, stack.layers, ())
        return
    shelf = Shelf.open(tmp_path_factory.mktemp("index") / "index.sqlite3")
    splitter = Splitter()
    with Intake(shelf) as intake:
        numbers = [intake.add_article(article, "r") for article in stack.articles]
        leaves = [splitter.leaf(one, stack.layers[one.id].sentences) for one in stack.articles]
        intake.add_sheaf(numbers, splitter.sheaf(leaves))
    yield stack.articles, Engine(LibraryPostings(shelf))
    shelf.close()


def first_ten(index: Index, query: str, articles: tuple[Article, ...]) -> list[int]:
    """Return the places of the ten articles that stand first."""
    places = {article.id: at for at, article in enumerate(articles)}
    return list(dict.fromkeys(places[hit.span.article] for hit in index.search(query).hits))[:10]


def test_the_first_ten_hold_what_the_scan_puts_first(searched, texts, scan) -> None:
    articles, index = searched
    sentences = [
        (n, line.removeprefix("== ")) for n, text in enumerate(texts) for line in text.split("\n")
    ]
    oracle = scan.Scan(sentences)
    rng = random.Random(12)
    asked = 0
    for _, sentence in rng.sample(sentences, QUERIES):
        words = [word for word in scan.words_of(sentence) if len(word) > 4]
        chosen = sorted(rng.sample(range(len(words)), min(3, len(words))))
        query = " ".join(
            misspell(words[at], rng) if rng.random() < 0.5 and words[at].isalpha() else words[at]
            for at in chosen
        )
        ranked = oracle.rank(query + " ")
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < NEAR_TIE:
            continue
        asked += 1
        assert sentences[ranked[0][1]][0] in first_ten(index, query + " ", articles), query
    assert asked > QUERIES // 3


def test_what_was_typed_last_may_be_unfinished(searched, texts) -> None:
    articles, index = searched
    rng = random.Random(13)
    for at in rng.sample(range(ARTICLES), 30):
        title = texts[at].split("\n")[0].removeprefix("== ")
        assert at in first_ten(index, title[: rng.randint(len(title) - 3, len(title))], articles)


def test_ties_do_not_hang_on_the_order_of_adding(texts, tmp_path, make_stack) -> None:
    stack = make_stack(*texts[:30])
    found = []
    for order in (list(stack.articles), list(reversed(stack.articles))):
        shelf = Shelf.open(tmp_path / f"{len(found)}.sqlite3")
        splitter = Splitter()
        with Intake(shelf) as intake:
            for article in order:
                number = intake.add_article(article, "r")
                intake.add_sheaf([number], splitter.sheaf([splitter.leaf(article)]))
        engine = Engine(LibraryPostings(shelf))
        found.append([engine.search(query).hits for query in ("harbour", "lantern of", "odarsk")])
        shelf.close()
    assert found[0] == found[1]
