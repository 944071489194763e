"""What every answer holds, whatever is asked."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from threading import Thread
from time import sleep

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.model import Article, Block, BlockKind, HitKind, Layers
from briefing.search import build_index
from briefing.text.fold import fold_word

HARBOUR = """
== Governor Zhelyabov opens the ferry port
Governor Arkady Zhelyabov opened the ferry port of Kholmistoe on Monday.
The ferry had been closed. Ferries are dear.

## Fares from Odarsk
A ticket from Odarsk costs 3.5 crowns, said Cho Min-seo.
"""
STRAIT = """
== Storm closes the strait of Odarsk
The storm broke the moorings of two ferries in Odarsk.
Zheliabov, the governor, spoke of bad luck.
Cho Min Seo did not speak at all.
"""
WORDS = "zhelyabov zheliabov ferry feryr ferrys odarsk odasrk storm cho minseo min-seo the of 3.5"
QUERIES = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from([*WORDS.split(), '"', "'", "-", "|", "!"]), max_size=6).map(" ".join),
)


@pytest.fixture(scope="module")
def stack(request: pytest.FixtureRequest):
    return request.getfixturevalue("make_stack")(
        HARBOUR,
        STRAIT,
        entities=(("Arkady Zhelyabov", "Zheliabov"), ("Cho Min-seo", "Cho Min Seo"), ("Odarsk",)),
    )


@given(QUERIES)
def test_any_text_is_answered_and_spans_lie_in_their_hits(stack, query: str) -> None:
    results = stack.index.search(query)
    assert results.query == query
    assert bool(results.hits) != bool(results.tried) or not (results.hits or results.tried)
    for hit in results.hits:
        assert stack.cut(hit).strip()
        assert 0 < hit.score <= 1
        ends = [hit.span.start]
        for word in hit.matched:
            assert word.article == hit.span.article
            assert ends[-1] <= word.start < word.end <= hit.span.end
            ends.append(word.end)


@given(QUERIES)
def test_scores_never_rise_and_typed_stands_above_read_as(stack, query: str) -> None:
    hits = stack.index.search(query).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    exact = [hit.score == 1 for hit in hits]
    assert exact == sorted(exact, reverse=True)
    assert not any(hit.substitutions for hit in hits if hit.score == 1)


@given(st.sampled_from(WORDS.split()), st.integers(1, 9), st.sampled_from(["", " "]))
def test_a_word_as_typed_stands_above_any_reading(stack, word: str, end: int, more: str) -> None:
    hits = stack.index.search(word[:end] + more).hits
    read_as = [bool(hit.substitutions) for hit in hits]
    assert read_as == sorted(read_as)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(QUERIES)
@example("ÞA")
def test_what_was_read_stands_in_the_stack(stack, query: str) -> None:
    results = stack.index.search(query)
    everything = " ".join(" ".join(article.text.split()) for article in stack.articles)
    told = {(one.typed, one.read.casefold()) for one in results.substitutions}
    for hit in results.hits:
        assert {(one.typed, one.read.casefold()) for one in hit.substitutions} <= told
    for substitution in results.substitutions:
        assert substitution.read in everything
        assert letters(substitution.typed) in letters(query)
        assert 0 <= substitution.edits <= 2
    assert len(set(results.substitutions)) == len(results.substitutions)


@pytest.mark.parametrize("query", ["zhelyabvo", "feryr", "odasrk storm", "minseo", "ticekt"])
def test_marked_words_are_the_typed_or_the_read_ones(stack, query: str) -> None:
    results = stack.index.search(query)
    assert results.hits
    for hit in results.hits:
        wanted = {fold_word(word).replace("-", "").replace(" ", "") for word in query.split()}
        wanted |= {fold_word(s.read).replace("-", "").replace(" ", "") for s in hit.substitutions}
        for word in hit.matched:
            marked = fold_word(stack.cut(word)).replace("-", "").replace(" ", "")
            assert any(marked in want or want in marked for want in wanted)


def test_an_exact_hit_stands_above_one_in_another_spelling(stack) -> None:
    hits = stack.index.search("zheliabov").hits
    exact = [not hit.substitutions for hit in hits]
    assert exact == sorted(exact, reverse=True)
    assert {s.read for hit in hits for s in hit.substitutions} == {"Zhelyabov"}


def test_one_article_alone(stack) -> None:
    harbour, strait = stack.articles
    for query in ("odarsk", "zhelyabov", "ferries storm", "cho"):
        hits = stack.index.search(query, article=strait.id).hits
        assert hits
        assert {hit.span.article for hit in hits} == {strait.id}
    assert stack.index.search("storm", article=harbour.id).tried == "no “storm” in this article"
    assert not stack.index.search("storm", article="nowhere").hits


def test_a_name_is_shown_where_it_stands_so(stack) -> None:
    first = stack.index.search("cho min seo").hits[0]
    assert (first.kind, first.entity) == (HitKind.NAME, "Cho Min-seo")
    assert stack.cut(first) == "Cho Min-seo"
    names = [h for h in stack.index.search("zheliabov").hits if h.kind is HitKind.NAME]
    assert [stack.cut(hit) for hit in names] == ["Zheliabov"]


def test_a_name_in_one_article_is_its_first_mention_there(stack) -> None:
    strait = stack.articles[1]
    names = [
        hit for hit in stack.index.search("cho", article=strait.id).hits if hit.kind is HitKind.NAME
    ]
    assert [stack.cut(hit) for hit in names] == ["Cho Min Seo"]


def test_kinds(stack) -> None:
    kinds = {stack.cut(hit): hit.kind for hit in stack.index.search("odarsk").hits}
    assert kinds == {
        "Odarsk": HitKind.NAME,
        "Fares from Odarsk": HitKind.HEADING,
        "Storm closes the strait of Odarsk": HitKind.TITLE,
        "A ticket from Odarsk costs 3.5 crowns, said Cho Min-seo.": HitKind.SENTENCE,
        "The storm broke the moorings of two ferries in Odarsk.": HitKind.SENTENCE,
    }


def test_equal_hits_stand_in_the_order_of_the_stack(make_stack) -> None:
    stack = make_stack("The pier is wet.\nThe pier is dry.", "The pier is old.")
    assert [stack.cut(hit) for hit in stack.index.search("pier").hits] == [
        "The pier is wet.",
        "The pier is dry.",
        "The pier is old.",
    ]


def test_names_too_are_left_out(stack) -> None:
    assert [hit.kind for hit in stack.index.search("zhelyabov").hits if hit.kind is HitKind.NAME]
    for query in ('zhelyabov -"arkady zhelyabov" -zheliabov', "governor -zhelyabov -zheliabov"):
        kinds = {hit.kind for hit in stack.index.search(query).hits}
        assert HitKind.NAME not in kinds, query


@pytest.mark.parametrize(
    "query", ["ferry -title:storm", "ferry -after:2020", "ferry -date:2020", "ferry -in:title"]
)
def test_a_field_that_cannot_be_turned_round_is_not_told_as_understood(stack, query: str) -> None:
    results = stack.index.search(query)
    assert results.hits == stack.index.search("ferry").hits
    assert results.chips[-1].startswith("-")
    assert results.chips[-1].endswith("(cannot be left out)")


def test_a_hyphenated_word_is_not_counted_twice(make_stack) -> None:
    told = "\n".join(f"\n## Day {n}\nThe ferry of Saint-Lys left." for n in range(7))
    rest = "\n".join(f"\n## Night {n}\nThe lantern of Odarsk burnt." for n in range(15))
    stack = make_stack(f"\n== News\n{told}\n{rest}\n")
    assert stack.index.search("qqqqq odarsk").hits == ()
    assert stack.index.search("qqqqq saint-lys").hits


def test_a_headline_with_a_full_stop_is_a_title_too() -> None:
    text = "Ferry of Odarsk raised.\nNobody was hurt.\n"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 23), Block(BlockKind.PARAGRAPH, 24, 40))
    article = Article("1", "1", "1", "text", "Ferry of Odarsk raised.", text, blocks)
    index = build_index([article], {}, ())
    assert [hit.kind for hit in index.search("title:ferry").hits] == [HitKind.TITLE]
    assert [hit.kind for hit in index.search("in:title odarsk").hits] == [HitKind.TITLE]
    assert not index.search("title:hurt").hits


def test_the_limit_holds(stack) -> None:
    every = stack.index.search("odarsk").hits
    assert stack.index.search("odarsk", limit=2).hits == every[:2]
    assert stack.index.search("odarsk", limit=0).hits == ()


def test_what_was_tried_is_said(stack) -> None:
    tried = {
        "qwertyplex": "nothing like “qwertyplex” in 2 articles",
        "qwertyplex zorbulant": "nothing like “qwertyplex” or “zorbulant” in 2 articles",
        "'feryr": "no “feryr” in 2 articles",
        "who is the qwertyplex": "nothing like “qwertyplex” in 2 articles",
        '"ferry closed"': "no “ferry closed” in 2 articles",
        "storm -moorings -strait": "no “storm” without “moorings” or “strait” in 2 articles",
        "-ferry": "only words to leave out, none to look for",
        "": "",
        "  \t": "",
    }
    assert {query: stack.index.search(query).tried for query in tried} == tried


def test_control_characters_are_not_repeated(stack) -> None:
    assert "\x1b" not in stack.index.search('"no\x1b[31mwhere"').tried


def test_what_was_tried_stays_short(stack) -> None:
    many = " ".join(f"zorbulant{letter}" for letter in "abcdefgh")
    assert stack.index.search(many).tried == (
        "nothing like “zorbulanta”, “zorbulantb”, “zorbulantc” or 5 more words in 2 articles"
    )
    assert len(stack.index.search("x" * 9000).tried) < 100


@pytest.mark.parametrize("query", ["a-" * 2000, "x.y." * 500, "中" * 300, '"' * 500, "| " * 500])
def test_odd_queries_end(stack, query: str) -> None:
    assert not stack.index.search(query).hits


def test_nothing_to_search() -> None:
    assert build_index((), {}, ()).search("ferry").tried == "nothing like “ferry” in 0 articles"


def test_an_article_without_layers_is_searched_by_block() -> None:
    text = "Log\n\nFerry late.\n\nERROR 17 berth taken\nERROR 18 tide\n\nMore posts about ferries"
    kinds = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.FURNITURE)
    blocks, at = [], 0
    for kind, part in zip(kinds, text.split("\n\n"), strict=True):
        blocks.append(Block(kind, at, at + len(part)))
        at += len(part) + 2
    article = Article("a" * 16, "a", "a", "text", "Log", text, tuple(blocks))
    for layers in ({}, {article.id: Layers()}):
        index = build_index((article,), layers, ())
        found = {
            query: [text[h.span.start : h.span.end] for h in index.search(query).hits]
            for query in ("ferry", "tide", "posts")
        }
        assert found == {"ferry": ["Ferry late."], "tide": ["ERROR 18 tide"], "posts": []}


def test_the_same_answers_whatever_the_hash_seed(root) -> None:
    program = """
import sys
sys.path.insert(0, "tests/search")
from conftest import make_stack
from test_engine import HARBOUR, STRAIT, WORDS
stack = make_stack(HARBOUR, STRAIT)
print([stack.index.search(f"{a} {b}") for a in WORDS.split() for b in WORDS.split()])
"""
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_a_query_without_mistakes_loads_no_distances(root) -> None:
    program = """
import sys
sys.path.insert(0, "tests/search")
from briefing.model import Article, Block, BlockKind
from briefing.search import build_index
text = "The ferry sails. " * 12
blocks = tuple(Block(BlockKind.PARAGRAPH, n * 17, n * 17 + 16) for n in range(12))
index = build_index((Article("a", "a", "a", "text", "", text, blocks),), {}, ())
assert len(index.search("ferry sail").hits) == 12
print("rapidfuzz" in sys.modules, "textual" in sys.modules)
assert index.search("feryr").hits
print("rapidfuzz" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == ["False", "False", "True"]


def test_words_in_either_order_are_found(stack) -> None:
    words = ("governor", "zhelyabov", "ferry")
    for one, two in product(words, words):
        if one != two:
            hits = stack.index.search(f"{one} {two}").hits
            assert stack.cut(hits[0]) == "Governor Zhelyabov opens the ferry port"


def test_a_newer_query_ends_the_one_that_runs(stack, monkeypatch) -> None:
    from briefing.search import tiers

    engine = stack.index
    plain = tiers.find_articles
    found = []

    def ask_meanwhile(*given):
        monkeypatch.setattr(tiers, "find_articles", plain)
        newer = Thread(target=lambda: found.append(engine.search("storm")))
        newer.start()
        while engine._asked < asked + 2:
            sleep(0.001)
        waiting.append(newer)
        return plain(*given)

    asked, waiting = engine._asked, []
    monkeypatch.setattr(tiers, "find_articles", ask_meanwhile)
    assert engine.search("zheliabof fery ").hits == ()
    waiting[0].join(5)
    assert found[0].hits
    assert engine.search("zheliabof ").hits


@pytest.mark.parametrize("query", ["oakenshaw ", "oakensahw ", "vera oak", "vera oakenshaw "])
def test_a_name_that_the_user_gave_is_found(query: str) -> None:
    from briefing import library
    from briefing.model import EntityKind, Named, Rename, Stack

    text = "Harbour news\nAda Marsh came to Lindau.\nMarsh paid for it.\n"
    ends = [12, 38, len(text) - 1]
    kinds = [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    starts = [0, *(end + 1 for end in ends)]
    blocks = tuple(map(Block, kinds, starts, ends))
    stack = Stack((Article("a" * 16, "/a", "a", "text", "Harbour news", text, blocks),))
    renamed = Rename(Named("Ada Marsh", EntityKind.PERSON), "Vera Oakenshaw")
    index = library.build_index(library.brief(stack, corrections=[renamed]))
    first, *others = index.search(query).hits
    assert (first.kind, text[first.span.start : first.span.end]) == (HitKind.NAME, "Ada Marsh")
    found = [text[hit.span.start : hit.span.end] for hit in others]
    assert ("Marsh paid for it." in found) == (query == "vera oakenshaw ")
