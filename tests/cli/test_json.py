from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = {
    "contents": ["contents"],
    "summary": ["summary"],
    "summary each": ["summary", "--each", "-n", "2"],
    "entities": ["entities"],
    "entities shared": ["entities", "--shared"],
    "timeline": ["timeline"],
    "timeline as of": ["timeline", "--as-of", "2026-03-05"],
    "sources": ["sources"],
    "agreement": ["agreement"],
    "agreement filtered": ["agreement", "--status", "corroborated", "--aspect", "number"],
    "search": ["search", "the north pole", "-n", "7"],
    "search name": ["search", "Kim Jung Un"],
}
KINDS = {"person", "organisation", "place", "product", "event", "work", "other"}
BLOCKS = {
    "title", "standfirst", "heading", "paragraph", "list-item", "quote", "code", "table-row",
    "caption", "furniture",
}  # fmt: skip


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every span of a document, wherever it stands."""
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


@pytest.fixture(params=["seeds", "ferry", "one"])
def stack(request, seeds, ferry) -> str:
    return {"seeds": str(seeds), "ferry": ferry, "one": f"{ferry}/coast.txt"}[request.param]


@pytest.fixture
def texts(ask, stack) -> dict[str, str]:
    """The canonical texts by id, as `contents` and `text` give them."""
    rows = ask("contents", "--json", stack).document["articles"]
    return {row["id"]: ask("text", row["path"]).out for row in rows}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_row_has_the_shape_of_the_schema(ask, check_shape, stack, words):
    answer = ask(*words, stack, "--json")
    assert answer.code in (0, 1), answer.err
    rows = check_shape(words[0], answer.document)
    assert bool(rows) == (answer.code == 0)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_every_span_is_the_slice_it_names(ask, stack, texts, words):
    document = ask(*words, stack, "--json").document
    for span in spans_in(document):
        assert 0 <= span["start"] < span["end"]
        assert span["text"] == texts[span["article"]][span["start"] : span["end"]]


def test_contents_blocks_lie_in_the_text_in_order(ask, stack, texts):
    for row in ask("contents", stack, "--json").document["articles"]:
        text, at = texts[row["id"]], 0
        for block in row["blocks"]:
            assert block["kind"] in BLOCKS
            assert at <= block["start"] < block["end"] <= len(text)
            at = block["end"]
        assert row["words"] > 0


def test_entities_name_their_articles_and_count_their_mentions(ask, stack, texts):
    rows = ask("entities", stack, "--json").document["entities"]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["kind"] in KINDS
        assert row["articles"] == list(dict.fromkeys(m["article"] for m in row["mentions"]))
        assert set(row["articles"]) <= set(texts)
        assert sum(alias["count"] for alias in row["aliases"]) == len(row["mentions"])


def test_shared_entities_are_those_of_several_articles(ask, seeds):
    every = ask("entities", seeds, "--json").document["entities"]
    shared = ask("entities", "--shared", seeds, "--json").document["entities"]
    assert shared
    assert shared == [row for row in every if len(row["articles"]) > 1]


def test_a_summary_holds_as_many_points_as_asked(ask, seeds):
    for number in (1, 3):
        rows = ask("summary", "-n", number, seeds, "--json").document["points"]
        assert len(rows) == number
    rows = ask("summary", "--each", "-n", "2", seeds, "--json").document["points"]
    assert len(rows) == 4
    assert len({row["article"] for row in rows}) == 2


def test_a_search_holds_at_most_as_many_hits_as_asked(ask, seeds):
    every = ask("search", "Russia", seeds, "--json").document["hits"]
    some = ask("search", "Russia", seeds, "-n", "2", "--json").document["hits"]
    assert len(some) == 2 < len(every)
    assert [hit["score"] for hit in every] == sorted((h["score"] for h in every), reverse=True)
    for hit in every:
        for place in hit["matched"]:
            assert hit["start"] <= place["start"] < place["end"] <= hit["end"]


def test_a_misspelt_word_is_found_and_the_substitution_told(ask, ferry):
    document = ask("search", "lindu", ferry, "--json").document
    assert document["query"] == "lindu"
    read = {(one["typed"], one["read"]) for one in document["substitutions"]}
    assert ("lindu", "Lindau") in read
    assert any("Lindau" in hit["text"] for hit in document["hits"])


def test_failures_stand_beside_what_was_read(ask, seeds, check_shape):
    answer = ask("contents", seeds, "no-such-file.txt", "--json")
    assert answer.code == 0
    document = answer.document
    assert len(check_shape("contents", document)) == 2
    assert [failure["path"] for failure in document["failures"]] == ["no-such-file.txt"]


def test_nothing_opened_is_still_an_object(ask, check_shape):
    for words in WORDS.values():
        answer = ask(*words, "no-such-file.txt", "--json")
        assert answer.code == 2
        assert check_shape(words[0], answer.document) == []
        assert len(answer.document["failures"]) == 1


def test_letters_beyond_ascii_stand_as_they_are(ask, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Überfahrt\n\nDie Fähre lief um 8 Uhr aus — nach Göteborg.\n", "utf-8")
    answer = ask("contents", path, "--json")
    assert "Überfahrt" in answer.out


def test_each_row_stands_on_a_line_of_its_own(ask, ferry):
    lines = ask("contents", ferry, "--json").out.splitlines()
    assert sum(line.startswith('{"id": ') for line in lines) == 3
