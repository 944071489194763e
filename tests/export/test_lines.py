from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.export.contents import contents_lines
from briefing.export.entities import count_mentions, entity_lines, summarise_entities
from briefing.export.overview import overview_lines
from briefing.export.results import result_lines
from briefing.export.summary import each_lines, point_lines
from briefing.model import Briefing, Hit, HitKind, Results, Span, Stack, Substitution

MARKS = ("<", ">")


def text_of(lines: list[str]) -> str:
    return "\n".join(lines)


def test_contents(briefing):
    assert text_of(contents_lines(briefing.stack, 60)) == (
        "2 articles · 21 words · 2 min\n"
        "\n"
        " 1  Ferry raised\n"
        "    Port Herald · 3 Mar 2026 · 1 min · news/one.txt\n"
        "      Who pays\n"
        "\n"
        " 2  Harbour news\n"
        "    1 min · news/two.txt"
    )


def test_contents_hang_under_their_numbers(briefing):
    long = replace(briefing.articles[0], title="Crews raise the sunken ferry after nine days")
    lines = contents_lines(Stack((long,)), 30)
    assert lines[2:4] == [" 1  Crews raise the sunken", "    ferry after nine days"]


def test_contents_of_nothing_and_of_too_much(briefing):
    assert contents_lines(Stack(), 80) == []
    lines = contents_lines(briefing.stack, 80, limit=1)
    assert lines[-1] == "... and 1 more article"


def test_pasted_sections_are_marked(briefing):
    one = briefing.articles[0]
    at = next(i for i, block in enumerate(one.blocks) if block.kind == "heading")
    lines = contents_lines(Stack((replace(one, pasted=frozenset({at})),)), 80)
    assert "      Who pays (pasted in)" in lines


def test_points_say_where_they_stand(briefing):
    assert text_of(point_lines(briefing, 80)) == (
        " 1  Crews raised the ferry Aurora on Tuesday.\n"
        "    [1] Port Herald · also in [2] two.txt\n"
        " 2  Nobody knows.\n"
        "    [1] Port Herald"
    )


def test_points_of_each_article_stand_under_its_title(briefing):
    lines = each_lines(briefing, 80)
    assert lines[0] == "[1] Ferry raised"
    assert lines[1].startswith(" 1  Crews raised")
    assert lines[-1] == "[2] Harbour news"


def test_entities_stand_in_columns(briefing):
    assert text_of(entity_lines(briefing.entities, briefing.articles, 80)) == (
        "Aurora      product  1·1\n"
        "Maren Holt  person   –·1\n"
        "    also Holt (surname, 1)"
    )  # fmt: skip
    lines = entity_lines(briefing.entities, briefing.articles, 80, limit=1)
    assert lines[-1] == "... and 1 more"


def test_the_first_line_says_what_the_numbers_are(briefing):
    told = summarise_entities(briefing.entities, briefing.articles)
    assert told == "2 articles · 2 names · 1 in several articles · mentions in [1]·[2]"
    many = [replace(briefing.articles[0], id=f"a{n}") for n in range(9)]
    assert summarise_entities(briefing.entities[1:], many) == "9 articles · 1 name"


def test_a_name_too_wide_for_its_column_is_never_cut(briefing):
    lines = entity_lines(briefing.entities, briefing.articles, 22)
    assert lines[:3] == ["Aurora    product  1·1", "Maren", "Holt      person   –·1"]


def test_mentions_in_many_articles_are_one_sum(briefing):
    many = [replace(briefing.articles[0], id=f"a{n}") for n in range(9)]
    found = count_mentions(briefing.entities[0], [*many, *briefing.articles])
    assert found == "2 in 2 articles"


@pytest.fixture
def results(briefing) -> Results:
    text = briefing.articles[0].text
    read = Substitution("orora", "Aurora", 1)
    at = text.index("Aurora")
    sentence = Span("one", 14, text.index("\n\nWho"))
    hits = (
        Hit(sentence, HitKind.SENTENCE, 0.8, (Span("one", at, at + 6),), (read,)),
        Hit(Span("one", 0, 12), HitKind.TITLE, 0.7, (Span("one", 0, 5),)),
        Hit(Span("one", at, at + 6), HitKind.NAME, 0.6, (), (), "e1"),
    )
    return Results("orora ferry", hits, (read,))


def test_results_say_what_was_read_and_where(briefing, results):
    assert text_of(result_lines(results, briefing, 80)) == (
        "orora read as Aurora, 1 edit\n"
        "\n"
        "[1] Ferry raised (Port Herald)\n"
        "    Crews raised the ferry Aurora on Tuesday.\n"
        "\n"
        "Names\n"
        "    Aurora: product, 2 mentions in 2 articles"
    )


def test_matched_words_stand_between_marks(briefing, results):
    lines = result_lines(results, briefing, 80, MARKS)
    assert "    Crews raised the ferry <Aurora> on Tuesday." in lines
    assert "    <Ferry> raised" in lines


def test_a_word_read_by_its_sound(briefing):
    results = Results("x", (), (Substitution("Ljudmila", "Lyudmila", 0, "by sound"),))
    assert result_lines(results, briefing, 80) == ["Ljudmila read as Lyudmila, by sound"]


def test_the_overview_leads_on(briefing):
    lines = overview_lines(briefing, ["my news"], 80, MARKS)
    for title in ("<Contents>", "<Key points>", "<Named by several articles>", "<To read on>"):
        assert title in lines
    assert not any(line.startswith("Maren Holt ") for line in lines)
    assert any("briefing text news/one.txt" in line for line in lines)
    assert any("briefing search Aurora 'my news'" in line for line in lines)


def test_the_overview_of_one_article_names_what_it_names(briefing):
    holt = briefing.entities[1]
    alone = Briefing(Stack(briefing.articles[1:]), entities=(holt,))
    lines = overview_lines(alone, [], 80)
    assert "Named most" in lines
    assert "Key points" not in lines


def test_the_overview_of_a_choice_of_the_library_searches_all_of_it(briefing):
    lines = overview_lines(briefing, ["--library", "old ferry"], 80)
    assert any("briefing --library 'old ferry'  (" in line for line in lines)
    assert any("briefing search Aurora --library  (" in line for line in lines)
