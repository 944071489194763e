"""Anchors: the same place after the text around it has changed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.model import Article
from briefing.model.anchor import CONTEXT, QUOTE, find_anchor, find_quote, make_anchor

TEXT = (
    "Harbour ferry returns after storm\n\n"
    "The ferry to Skerry Isle ran again on Monday after nine days in port. "
    "Captain Ines Aalto said the pier had held.\n\n"
    "The council will meet on Thursday to speak about the broken wall. "
    "No one was hurt, the harbour office said.\n"
)


def article(text: str, identity: str = "old") -> Article:
    return Article(identity, "/news/ferry.txt", "ferry.txt", "text", "Ferry", text, ())


def moved(text: str, place: str, changed: str) -> str | None:
    """What stands, after a change, at the anchor of a place in a text."""
    anchor = make_anchor(article(text), text.index(place))
    found = find_anchor(anchor, article(changed, "new"))
    return None if found is None else changed[found : found + len(place)]


def test_an_anchor_holds_the_words_and_their_neighbours() -> None:
    start = TEXT.index("Captain")
    anchor = make_anchor(article(TEXT), start)
    assert anchor.quote == TEXT[start : start + QUOTE]
    assert anchor.before == TEXT[start - CONTEXT : start]
    assert anchor.after == TEXT[start + QUOTE : start + QUOTE + CONTEXT]


def test_an_anchor_of_a_span_quotes_the_span() -> None:
    start = TEXT.index("Captain")
    anchor = make_anchor(article(TEXT), start, start + 18)
    assert anchor.quote == "Captain Ines Aalto"
    assert anchor.after.startswith(" said the pier")


@pytest.mark.parametrize("offset", [-5, 0, len(TEXT), len(TEXT) + 9])
def test_offsets_outside_the_text_are_moved_into_it(offset: int) -> None:
    anchor = make_anchor(article(TEXT), offset)
    assert 0 <= anchor.start <= len(TEXT)
    assert find_anchor(anchor, article(TEXT)) == anchor.start


def test_text_put_in_front_does_not_lose_the_place() -> None:
    assert moved(TEXT, "The council", "Updated at noon.\n\n" + TEXT) == "The council"


def test_text_taken_away_in_front_does_not_lose_the_place() -> None:
    assert moved(TEXT, "The council", TEXT[TEXT.index("Captain") :]) == "The council"


def test_other_line_breaks_do_not_lose_the_place() -> None:
    wrapped = TEXT.replace(" ", "\n", 40).replace("council will", "council\n   will")
    assert moved(TEXT, "The council", wrapped) == "The\ncouncil"


def test_of_equal_quotes_the_one_with_the_same_neighbours_is_taken() -> None:
    text = "One. The line stands here. Two. The line stands here. Three."
    place = text.rindex("The line")
    anchor = make_anchor(article(text), place, place + len("The line stands here."))
    changed = "Nothing yet. " * 9 + text
    found = find_anchor(anchor, article(changed, "new"))
    assert found == changed.rindex("The line")


def test_a_quote_with_a_new_end_is_found_by_its_beginning() -> None:
    changed = TEXT.replace("on Thursday to speak", "on Friday to talk")
    assert moved(TEXT, "The council", changed) == "The council"


def test_a_quote_with_a_new_beginning_is_found_by_its_end() -> None:
    changed = "New. " + TEXT.replace("The council will", "It will")
    anchor = make_anchor(article(TEXT), TEXT.index("The council"))
    found = find_anchor(anchor, article(changed, "new"))
    assert found is not None
    assert changed[found:].startswith("will meet on Thursday")


def test_a_deleted_quote_is_detached() -> None:
    start = TEXT.index("The council")
    anchor = make_anchor(article(TEXT), start)
    assert find_anchor(anchor, article(TEXT[: start - 2], "new")) is None


def test_a_few_letters_that_happen_to_agree_are_no_place() -> None:
    assert moved(TEXT, "The council", "The weather will be fine. The sea is calm.") is None


def test_the_end_of_a_text_is_found_by_what_stands_before_it() -> None:
    anchor = make_anchor(article(TEXT), len(TEXT))
    longer = TEXT + "\nLater the wind turned.\n"
    assert find_anchor(anchor, article(longer, "new")) is None  # no words, nothing to show there
    assert find_anchor(anchor, article(TEXT)) == len(TEXT)


words = st.text(alphabet="abcdeéß日本 \n\t.", min_size=0, max_size=120)


@settings(deadline=None)
@given(words, st.integers(0, 400))
def test_an_unchanged_article_gives_the_same_offset(text: str, offset: int) -> None:
    anchor = make_anchor(article(text), offset)
    assert find_anchor(anchor, article(text)) == min(offset, len(text))


@settings(deadline=None)
@given(words, words, words, words)
def test_changes_elsewhere_keep_the_place(head: str, tail: str, other: str, last: str) -> None:
    """The text before and behind the anchor changes; the anchor's own words stay."""
    kept = "The mayor of Lowtown opened the new bridge on Tuesday. " * 2
    here = "Rain fell all night. " + kept + "Nobody was seen on it until noon. "
    old, new = head + here + tail, other + here + last
    place = len(head) + here.index(kept)
    found = find_anchor(make_anchor(article(old), place), article(new, "new"))
    assert found is not None
    assert new[found:].startswith(kept)


@settings(deadline=None)
@given(words, st.integers(0, 120), words)
def test_a_place_always_lies_in_the_text(text: str, offset: int, changed: str) -> None:
    assume(text != changed)
    found = find_anchor(make_anchor(article(text), offset), article(changed, "new"))
    assert found is None or 0 <= found < len(changed)


# The words of a note: the same ones, or none


def quoted(text: str, words: str, changed: str, nth: int = 0) -> str | None:
    """What stands, after a change, where an occurrence of some words stood in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    anchor = make_anchor(article(text), start, start + len(words))
    found = find_quote(anchor, article(changed, "new"))
    return None if found is None else changed[found[0] : found[1]]


def test_the_same_words_are_found_where_they_went() -> None:
    words = "Captain Ines Aalto said the pier had held."
    assert quoted(TEXT, words, "Updated at noon.\n\n" + TEXT) == words
    wrapped = TEXT.replace("Aalto said", "Aalto\nsaid")
    assert quoted(TEXT, words, wrapped) == words.replace("Aalto said", "Aalto\nsaid")


def test_words_that_were_changed_are_not_found() -> None:
    words = "Captain Ines Aalto said the pier had held."
    assert quoted(TEXT, words, TEXT.replace("had held", "has held")) is None
    assert quoted(TEXT, words, TEXT.replace(words, "")) is None
    assert quoted("The rapist was held. " * 2, "The rapist was", "The rapist wash. " * 2) is None
    assert quoted("It is now here at last, he said.", "now here", "It is nowhere at last.") is None


def test_words_that_stand_elsewhere_as_well_are_not_taken_for_those() -> None:
    text = "Ada spoke. He declined to comment. Ben was away then. He declined to comment. The end."
    words = "He declined to comment."
    one_less = text.replace(words, "", 1)
    assert quoted(text, words, one_less, nth=0) is None, "it is the other one that is left"
    assert quoted(text, words, one_less, nth=1) == words
    assert quoted("The end of it. " + TEXT, "The end", TEXT + " At last. The end") is None


def test_an_unchanged_article_has_the_words_even_if_they_are_none() -> None:
    one = article(TEXT)
    for start, end in ((0, 0), (4, 4), (len(TEXT), len(TEXT)), (3, 9)):
        assert find_quote(make_anchor(one, start, end), one) == (start, end)


few = st.lists(
    st.sampled_from(["the", "crane", "ferry", "a", "on", "said.", "日本", "x"]), max_size=40
)
edits = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), few), max_size=4)


def edit(words: list[str], changes: list[tuple[int, int, list[str]]]) -> list[str]:
    """Take words out at some places and put others in."""
    for place, gone, new in changes:
        words = words[:place] + new[:5] + words[place + gone :]
    return words


@settings(deadline=None, max_examples=300)
@given(few, edits, st.integers(0, 40), st.integers(1, 12))
def test_after_any_edits_it_is_the_same_words_or_none(
    words: list[str], changes: list[tuple[int, int, list[str]]], first: int, count: int
) -> None:
    """Of a text that says the same again and again."""
    text, changed = " ".join(words), " ".join(edit(words, changes))
    start = len(" ".join(words[:first])) + (first > 0)
    quote = " ".join(words[first : first + count])
    anchor = make_anchor(article(text), start, start + len(quote))
    found = find_quote(anchor, article(changed, "new"))
    if found is not None:
        assert changed[found[0] : found[1]].split() == anchor.quote.split()


@settings(deadline=None, max_examples=300)
@given(edits, st.integers(10, 30), st.integers(4, 10))
def test_after_edits_elsewhere_it_is_the_very_same_place(
    changes: list[tuple[int, int, list[str]]], first: int, count: int
) -> None:
    """Of a text in which no word stands twice."""
    words = [f"word{n}" for n in range(45)]
    text, quote = " ".join(words), " ".join(words[first : first + count])
    anchor = make_anchor(article(text), text.index(quote), text.index(quote) + len(quote))
    changed = " ".join(edit(words, changes))
    found = find_quote(anchor, article(changed, "new"))
    if f" {quote} " in f" {changed} ":
        place = f" {changed} ".index(f" {quote} ")
        assert found == (place, place + min(len(quote), QUOTE))
    else:
        assert found is None or changed[found[0] : found[1]] == anchor.quote
