"""Tokens, queries, sounds and edits, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Block, BlockKind, HitKind
from briefing.search.edits import edit_cost, edit_weight
from briefing.search.forms import forms_of, is_ending, stem_of
from briefing.search.index import Splitter
from briefing.search.other_names import OtherNames
from briefing.search.query import parse_query
from briefing.search.sound import rough_skeleton, skeleton
from briefing.search.tokens import joins, read_tokens, token_spans
from briefing.text.fold import fold_word


def terms(text: str) -> list[str]:
    return [token.term for token in read_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim's “hat”, isn’t it?", ["kim", "hat", "isnt", "it"]),
        ("the workers' own O'Neill's", ["the", "workers", "own", "oneill"]),
        ("17,000 or 3.5 or 1,23", ["17000", "or", "3.5", "or", "1", "23"]),
        ("in 2019. F-35A at 10:30", ["in", "2019", "f", "35", "a", "at", "10", "30"]),
        ("snake_case/path", ["snake", "case", "path"]),
        ("港の橋 2本", ["港", "の", "橋", "2", "本"]),
        ("e\u0301te\u0301 हिन्दी", ["ete", "हिन्दी"]),
        ("—…“”", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geran-25", ["geran25"]),
        ("Komsomolsk-on-Amur", ["komsomolskonamur", "komsomolskon", "onamur"]),
        ("the U.S.A. today", ["usa"]),
        ("2019-20 and 3-0", []),
        ("港の橋", []),
        ("wait—what", []),
        ("one two", []),
    ],
)
def test_joins(text: str, expected: list[str]) -> None:
    assert [join.term for join in joins(text, read_tokens(text))] == expected


@given(st.text(max_size=60))
def test_tokens_are_places_in_order(text: str) -> None:
    end = 0
    for token in read_tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.term.replace(",", "") == fold_word(text[token.start : token.end]).replace(
            ",", ""
        )
        end = token.end


@given(st.text(max_size=30), st.text(max_size=30))
def test_blanks_part_tokens(one: str, other: str) -> None:
    assert terms(f"{one} {other}") == terms(one) + terms(other)


def shown(query: str) -> tuple[list[list[str]], list[str]]:
    """Return what a query wants and does not want, with signs for how."""
    parsed = parse_query(query)

    def show(word) -> str:
        ends = "…" if word.unfinished else ""
        return ("=" if word.exact else "") + "+".join(word.terms) + ends

    return [[show(word) for word in group] for group in parsed.wanted], [
        show(word) for word in parsed.unwanted
    ]


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("kim visit", [["kim"], ["visit…"]], []),
        ("kim visit ", [["kim"], ["visit"]], []),
        ('"press conference" x ', [["=press+conference"], ["x"]], []),
        ('"press conf', [["=press+conf…"]], []),
        ("«so it»", [["=so+it"]], []),
        ("'kim ’jong ", [["=kim"], ["=jong"]], []),
        ("jong-un f35 ", [["jong+un"], ["f+35"]], []),
        ("a | b c", [["a", "b"], ["c…"]], []),
        ("a |", [["a"]], []),
        ("| a | | b ", [["a", "b"]], []),
        ("kim -putin !tass ", [["kim"]], ["=putin", "=tass"]),
        ('kim -"the press" ', [["kim"]], ["=the+press"]),
        ("north/south, east ", [["north"], ["south"], ["east"]], []),
        ('- ! \' "" |', [], []),
        ("who: kim ", [["who"], ["kim"]], []),
    ],
)
def test_queries(query: str, wanted: list[list[str]], unwanted: list[str]) -> None:
    assert shown(query) == (wanted, unwanted)


@given(st.text(max_size=60))
def test_any_text_is_a_query(query: str) -> None:
    parsed = parse_query(query)
    assert all(word.terms for group in parsed.wanted for word in group)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shoigu", "shoygu"),
        ("kozhemyako", "kozhemiako"),
        ("zelenskiy", "zelensky"),
        ("zelenskyy", "zelenski"),
        ("khrushchev", "hrushchev"),
        ("gorbachoff", "gorbachov"),
        ("tsvetkov", "cvetkow"),
        ("philippa", "filipa"),
        ("qaddafi", "kadafi"),
        ("alexei", "aleksey"),
        ("mueller", "muller"),
        ("yusoof", "yusouf"),
    ],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("putin", "pushkin"), ("moscow", "mosul"), ("abc", "abc1")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other) or skeleton(one) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("khrushchev", "chruschtschow"),
        ("gorbachev", "gorbatschow"),
        ("dostoevsky", "dostojewski"),
        ("zelenskyy", "selenski"),
        ("yeltsin", fold_word("Ельцин")),
        ("chaikovskiy", fold_word("Чайковский")),
        ("papadopoulos", fold_word("Παπαδόπουλος")),
    ],
)
def test_other_languages_and_alphabets_sound_alike_roughly(one: str, other: str) -> None:
    assert rough_skeleton(skeleton(one)) == rough_skeleton(skeleton(other)) != ""


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("company", "companies"), ("stopping", "stopped"), ("women", "woman"), ("vote", "voting"),
        ("shoot", "shot"), ("february", "feb"), ("studies", "studied"), ("glasses", "glass"),
    ],
)  # fmt: skip
def test_forms_of_a_word(word: str, form: str) -> None:
    assert form in forms_of(word)
    assert word in forms_of(form)


def test_no_forms_of_a_word() -> None:
    assert "elector" not in forms_of("elect")
    assert "elector" in forms_of("election", derived=True)
    assert not {"mark", "pres", "care"} & (
        forms_of("markked") | forms_of("press") | forms_of("cars")
    )
    assert forms_of("f35") == frozenset()


def test_endings_in_cyrillic() -> None:
    for form in ("горбачева", "горбачевым", "горбачев"):
        assert form.startswith(stem_of("горбачева"))
        assert is_ending(form.removeprefix(stem_of("горбачева")))
    assert stem_of("ferry") == stem_of("мир") == ""


def test_other_names_of_a_thing() -> None:
    names = OtherNames([("United Nations", "UN", "U.N."), ("United States", "US")])
    assert names.of(("un",)) == [("united", "nations")]
    assert names.of(("united", "nations")) == [("un",)]
    assert names.of(("us",), "US") == [("united", "states")]
    assert names.of(("us",), "us") == names.of(("united", "states")) == []


def test_likely_slips_cost_less() -> None:
    swap, double, other = (edit_weight("harbour", w) for w in ("harbuor", "harbbour", "hxrbour"))
    assert 1 > swap == double > other > 0
    assert edit_cost("harbour", "harbour") == 0
    assert edit_weight("qwertyp", "expertly") == 0


@given(st.text("abcde", min_size=1, max_size=6), st.text("abcde", min_size=1, max_size=6))
def test_equal_words_alone_cost_nothing(one: str, other: str) -> None:
    assert (edit_cost(one, other) == 0) == (one == other)
    assert 0 <= edit_weight(one, other) <= 1


TEXTS = st.one_of(
    st.text(max_size=60),
    st.text("aBs'’‘ -_.,12—\u2013é", max_size=30),
    st.lists(st.sampled_from(["it's", "U.S.", "17,000", "3.5", "x-y", "’s", "A's’ ", " -- "])).map(
        "".join
    ),
)


@given(TEXTS)
def test_passages_hold_the_tokens_of_their_text(text: str) -> None:
    passage = Splitter().passage(HitKind.SENTENCE, 0, len(text), text)
    assert list(passage.terms) == terms(text)
    held = {*passage.terms, *(term for term, _, _ in passage.joins)}
    assert held == set(terms(text)) | {join.term for join in joins(text, read_tokens(text))}


def make(texts: list[str]) -> Article:
    """Return an article with a block for each text."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(text)))
        at += len(text) + 1
    return Article("0", "k", "p", "text", "", "\n".join(texts), tuple(blocks))


@given(st.lists(st.one_of(TEXTS, st.text("\0 a.,b-3'\x1c\xa0é–”", max_size=20)), max_size=4))
def test_a_leaf_holds_what_a_plain_reading_finds(texts: list[str]) -> None:
    article, splitter = make(texts), Splitter()
    splitter.leaf(make(["Other words, 3.5 o’clock—and U.S. ones."]))
    leaf = splitter.leaf(article)
    names = {number: term for term, number in splitter.numbers.items()}
    assert len(leaf) == len(texts)
    for number, text in enumerate(texts):
        start, end = leaf.span(number)
        assert article.text[start:end] == text
        tokens = read_tokens(text)
        assert [names[n] for n in leaf.terms_of(number)] == [token.term for token in tokens]
        together = [(names[n], first, length) for n, first, length in leaf.joins_of(number)]
        assert together == [(j.term, j.first, j.last + 1 - j.first) for j in joins(text, tokens)]
        for token in tokens:  # each stands where it says in the article
            place = article.text[start + token.start : start + token.end]
            assert fold_word(place).replace(",", "") == token.term.replace(",", "")


def test_a_sheaf_names_the_terms_of_its_own_leaves() -> None:
    splitter = Splitter()
    for text in ("One ferry.", "One tram, F-35.", "Nothing new: one ferry."):
        leaf = splitter.leaf(make([text]))
        sheaf = splitter.sheaf([leaf])
        tokens = read_tokens(text)
        said = {token.term for token in tokens} | {join.term for join in joins(text, tokens)}
        assert set(sheaf.terms.values()) == said
        assert [sheaf.terms[n] for n in leaf.terms] == [token.term for token in tokens]


def test_memory_of_pieces_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.search.index._KEPT", 5)
    splitter, fresh = Splitter(), Splitter()
    for text in ("F-35 jets, all of them.", "Those F-35 jets again, 3-0, x-y."):
        held = splitter.leaf(make([text, text]))
        other = fresh.leaf(make([text, text]))
        assert held.terms == other.terms
        assert held.joins == other.joins


@given(st.one_of(st.text(max_size=40), st.text("aB's'9,. -", max_size=40)))
def test_places_of_tokens_are_those_of_the_tokens(text: str) -> None:
    spans = token_spans(text)
    expected = [(token.start, token.end) for token in read_tokens(text)]
    assert spans is None or len(spans) > len(expected) or spans == expected
