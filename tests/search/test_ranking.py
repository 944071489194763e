"""Which answers stand first, and which are none."""

from __future__ import annotations


def found(make_stack, query: str, *texts: str) -> list[str]:
    stack = make_stack(*texts)
    return [stack.cut(hit) for hit in stack.index.search(query).hits]


def test_as_typed_over_two_sentences_stands_above_read_as_in_one(make_stack) -> None:
    typed = "The ferry, an old one with two decks, is late again.\nThe storm was very heavy."
    hits = found(make_stack, "ferry storm ", typed, "The ferri storm.")
    assert hits[-1] == "The ferri storm."
    assert len(hits) == 2


def test_whole_words_stand_above_what_the_last_may_become(make_stack) -> None:
    exact = "They drew a map, for want of better things to do, of every single star they saw."
    assert found(make_stack, "star map", "Star maps sell.", exact) == [exact, "Star maps sell."]


def test_two_sentences_are_one_answer(make_stack) -> None:
    text = "The ferry is late.\nThe storm was heavy.\nNobody came."
    assert found(make_stack, "ferry storm ", text) == ["The ferry is late."]


def test_a_sentence_that_holds_all_needs_no_neighbour(make_stack) -> None:
    text = "The ferry is late.\nThe ferry met the storm.\nThe storm was heavy."
    assert found(make_stack, "ferry storm ", text) == ["The ferry met the storm."]


def test_words_far_apart_in_one_article_are_found(make_stack) -> None:
    text = "The ferry is late.\nNobody came.\nNobody went.\nThe storm was heavy."
    assert found(make_stack, "ferry storm ", text, "Calm.") != []


def test_words_side_by_side_and_in_order_stand_first(make_stack) -> None:
    loose, close = "The bridge stands in the south.", "On the south bridge it stands."
    assert found(make_stack, "south bridge ", f"{loose}\n\n{close}") == [close, loose]


def test_the_closer_the_words_the_earlier_stands_the_sentence(make_stack) -> None:
    near, closer, closest = (
        f"They saw {words} on that day."
        for words in ("south and a bridge", "a south old bridge", "an old south bridge")
    )
    hits = found(make_stack, "south bridge ", f"{near}\n\n{closer}\n\n{closest}")
    assert hits == [closest, closer, near]


def test_the_shorter_sentence_stands_first(make_stack) -> None:
    long, short = "A pier, as everyone here knows, rots from the inside.", "A pier rots."
    assert found(make_stack, "pier rots ", f"{long}\n\n{short}") == [short, long]


def test_titles_and_headings_stand_first(make_stack) -> None:
    text = "The pier is wet now.\n\n## The pier is wet now"
    assert found(make_stack, "pier ", text) == ["The pier is wet now", "The pier is wet now."]


def test_a_rare_word_counts_more_than_a_common_one(make_stack) -> None:
    common = [f"The harbour saw ship number {n}." for n in "abcdefgh"]
    text = "\n\n".join(common)
    hits = found(make_stack, "harbour lantern buoy ", text, "A lantern swung.\nThe harbour.")
    assert hits[0] == "A lantern swung."


def test_one_telling_word_is_enough_where_nothing_else_is_found(make_stack) -> None:
    text = "The lantern swung.\nThe pier is wet."
    assert found(make_stack, "qwertyplex lantern zorbulant ", text) == ["The lantern swung."]
    assert found(make_stack, "qwertyplex the zorbulant ", text) == []


def test_a_misspelt_beginning_is_found(make_stack) -> None:
    text = "Arkady Zhelyabov spoke."
    assert found(make_stack, "zehlya", text) == [text]
    assert found(make_stack, "zhelyabb", text) == [text]
    assert found(make_stack, "zehlya ", text) == []


def test_a_common_word_is_not_read_as_another(make_stack) -> None:
    text = "Then they came from the farm."
    assert found(make_stack, "they form ", text) == [text]
    assert found(make_stack, "them ", text, "Them.") == ["Them."]


def test_numbers_are_never_read_as_others(make_stack) -> None:
    text = "Flight KL-1024 carried 1024 crates in 2019."
    for query in ("1025", "2018 ", "kl1025 ", "kl-1204 "):
        assert found(make_stack, query, text) == []
    assert found(make_stack, "kll1024 ", text) == [text]


def test_another_spelling_in_another_article_is_found_as_well(make_stack) -> None:
    one, other = "Governor Zhelyabov spoke.", "Governor Zheliabov slept."
    assert found(make_stack, "zheliabov ", one, other) == [other, one]
