from __future__ import annotations

import sys
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.text.fold import APOSTROPHES, HYPHENS, QUOTES, fold, fold_word

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aeiouAEIOU łđøæœßþёıİé" + APOSTROPHES + HYPHENS + QUOTES),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ŁÓDŹ", "lodz"),
        ("Đoković", "dokovic"),
        ("STRASSE", "straße"),
        ("Ørsted", "orsted"),
        ("Ærø", "aero"),
        ("Œuvre", "oeuvre"),
        ("Þórður", "thordur"),
        ("ёлка", "ЕЛКА"),
        ("Işık", "isik"),
        ("İSTANBUL", "istanbul"),
        ("ΟΔΟΣ", "οδος"),
        ("don’t", "dont"),
        ("O'Neill", "oneill"),
        ("Qurʾan", "quran"),
        ("ﬁnal", "final"),
        ("Ｆｕｌｌ", "full"),
        ("e\u0301te\u0301", "été"),
        ("co\xadoperate", "cooperate"),
        ("Jong‑un", "jong-un"),
        ("2019–20", "2019-20"),
        ("“so”", '"so"'),
        ("٣٤", "34"),
    ],
)
def test_the_same_word_folds_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("की", "कि"), ("l", "i"), ("n", "ñg")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_plain_text_keeps_its_offsets() -> None:
    folded = fold("Plain Text, 1 line.")
    assert folded.text == "plain text, 1 line."
    assert list(folded.starts) == list(range(19))
    assert folded.span(6, 10) == (6, 10)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("in Łódź today", "lodz", "Łódź"),
        ("the Straße here", "strasse", "Straße"),
        ("they don’t go", "dont", "don’t"),
        ("an e\u0301te\u0301 long", "ete", "e\u0301te\u0301"),
        ("a co\xadop shop", "coop", "co\xadop"),
        ("the ﬁnal", "final", "ﬁnal"),
        ("İzmit", "izmit", "İzmit"),
    ],
)
def test_a_place_leads_back(text: str, word: str, found: str) -> None:
    folded = fold(text)
    at = folded.text.index(word)
    start, end = folded.span(at, at + len(word))
    assert text[start:end] == found


def test_quotes_around_words_are_not_apostrophes() -> None:
    assert fold("‘Kestrel’ flew").text == "'kestrel' flew"


@given(TEXTS)
@example("0\xad´0")
@example("a\u0301'\u0301b")
@example("0ŉ")
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_the_map_covers_the_text_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@given(TEXTS)
def test_each_character_comes_from_its_place(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert char in fold(text[start:end]).text


@given(st.text(max_size=30), st.text(max_size=30))
def test_parts_fold_as_in_the_whole(one: str, other: str) -> None:
    assert fold(f"{one} {other}").text == f"{fold(one).text} {fold(other).text}"


@given(TEXTS)
def test_a_word_folds_like_a_text_but_for_apostrophes(text: str) -> None:
    assert fold_word(text) == fold(text).text.replace("'", "")


UNEVEN = [
    char
    for char in map(chr, range(0x80, sys.maxunicode + 1))
    if not 0xD800 <= ord(char) <= 0xDFFF
    and {len(char.lower()), len(char.casefold()), len(normalize("NFKD", char))} != {1}
]
"""Characters of which lower case, case folding or decomposition make none or several."""


def test_every_character_that_changes_its_length_leads_back() -> None:
    assert len(UNEVEN) > 10_000
    for char in UNEVEN:
        text, alone = f"x {char} y {char}", fold(char).text
        folded, length = fold(text), len(alone)
        assert folded.text == f"x {alone} y {alone}"
        assert folded.span(0, 1) == (0, 1)
        assert folded.span(3 + length, 4 + length) == (4, 5)
        if length:
            assert folded.span(2, 2 + length) == (2, 3)
            assert folded.span(5 + length, 5 + 2 * length) == (6, 7)


@given(
    st.lists(st.sampled_from([*UNEVEN[:2000], "ab", "Don't ", "é", "e\u0301", " "]), max_size=20)
)
def test_a_word_is_cut_where_it_stands_among_uneven_characters(pieces: list[str]) -> None:
    text = "".join(pieces) + " lighthouse " + "".join(reversed(pieces))
    folded = fold(text)
    at = folded.text.index("lighthouse")
    start, end = folded.span(at, at + len("lighthouse"))
    assert text[start:end] == "lighthouse"
