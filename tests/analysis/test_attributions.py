"""Attributions of the invented texts in tests/data/attributions; see the README there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_layers
from briefing.analysis.attributing.lexicon import lexicon, outlet
from briefing.analysis.attributing.quotations import find_quotations
from briefing.analysis.attributing.tokens import cut_tokens

FOLDER = Path(__file__).parents[1] / "data" / "attributions"


def cases() -> list[tuple[list[str], list[str]]]:
    found: list[tuple[list[str], list[str]]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(">"):
                found.append(([line[2:]], []))
            elif line.startswith("+"):
                found[-1][0].append(line[2:])
            elif line:
                found[-1][1].append(line)
    return found


def link(source) -> str:
    owner = f" of {source.owner}" if source.owner else ""
    return f"{source.name}{'' if source.known else '?'} ({source.kind}{owner})"


def told(article) -> list[str]:
    lines = []
    for one in find_layers(article).attributions:
        cells = [" < ".join(map(link, one.chain)), article.text[one.cue_start : one.cue_end]]
        cells += [article.text[one.start : one.end], *["direct"] * one.direct]
        lines.append(" | ".join(cells))
    return lines


@pytest.mark.parametrize(
    ("paragraphs", "wanted"), cases(), ids=lambda v: v[0][:40] if v else "none"
)
def test_the_attributions_of_a_text(article_of, paragraphs, wanted):
    assert told(article_of(*paragraphs)) == wanted


def test_a_source_is_the_words_that_name_it(article_of):
    text = 'Salvage chief Maren Holt spoke. "It is over," she told Reuters.'
    (one,) = find_layers(article_of(text)).attributions
    outer, inner = one.chain
    assert text[outer.start : outer.end] == "Reuters"
    assert text[inner.start : inner.end] == "she"
    assert inner.name == "Maren Holt"
    assert text[inner.named :].startswith("Maren Holt")
    assert one.innermost is inner
    assert one.origin is inner


def test_the_origin_is_the_innermost_who_is_known(article_of):
    text = "Reuters reported, citing two officials, that the fog had lifted."
    (one,) = find_layers(article_of(text)).attributions
    assert one.innermost.name == "two officials"
    assert one.origin is not None
    assert one.origin.name == "Reuters"
    (one,) = find_layers(article_of("He said the fog had lifted.")).attributions
    assert one.origin is None


def test_what_a_heading_or_code_says_is_nobodys(blocks_of):
    from briefing.model import BlockKind

    text = "Ada Marsh said the fog had lifted."
    for kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.CODE, BlockKind.FURNITURE):
        assert find_layers(blocks_of((kind, text))).attributions == ()
    assert find_layers(blocks_of((BlockKind.QUOTE, text))).attributions


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "a" and "b".', ['"a"', '"b"']),
        ("“Open to the end", ["“Open to the end"]),
        ('the opening mark is missing," she said', ['the opening mark is missing,"']),
        ("„unten“ and «là»", ["„unten“", "«là»"]),
        ('"Opened straight, closed otherwise” he said', ['"Opened straight, closed otherwise”']),
        ('"Left open. TASS quoted Holt as saying.', ['"Left open.']),
        (
            "‘It’s the crew’s boat,’ she said. ‘Ask them.’",
            ["‘It’s the crew’s boat,’", "‘Ask them.’"],
        ),
        ("'We won't,' he said of the crews' boats.", ["'We won't,'"]),
        ("The 'iron mole' is the crews' own.", []),
        ("none", []),
    ],
)
def test_quotations_end_with_their_mark_or_the_paragraph(text, wanted):
    assert [text[a:b] for a, b in find_quotations(text, 0, len(text))] == wanted


def test_numbers_and_initials_are_one_token():
    text = "J. Holt lost 1,200 boats (5.4%) in Lindau, N.Y., 3 of them new."
    assert [token.text for token in cut_tokens(text, 0, len(text))][:6] == [
        "J.", "Holt", "lost", "1,200", "boats", "(",
    ]  # fmt: skip
    assert "5.4%" in [token.text for token in cut_tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("form", "name", "owner"),
    [
        ("Xinhua News Agency", "Xinhua", "China"),
        ("AFP", "Agence France-Presse", ""),
        ("The Associated Press", "Associated Press", ""),
        ("KCNA", "Korean Central News Agency", "North Korea"),
    ],
)
def test_agencies_are_known_by_all_their_names(form, name, owner):
    found = outlet(form)
    assert found is not None
    assert (found.name, found.owner) == (name, owner)


def test_initials_of_agencies_count_in_capitals_alone():
    assert outlet("PA news agency") is not None
    assert outlet("ana") is None
    assert outlet("Spa") is None


LINE = """said told " “ ” , . : ; that who and but according to citing quoted as saying by ( ) —
Reuters Ada Marsh Holt he they officials the port was lost Tuesday reported in of AFP adding denied
1,200 % ’s « »"""
WORDS = st.sampled_from(LINE.split())


@given(text=st.lists(WORDS, max_size=24).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_line_of_these_words_gives_places_in_the_text(article_of, text):
    check(article_of(text or "x"))


@given(text=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_gives_places_in_it(article_of, text):
    check(article_of(f'"{text}" said Ada Marsh, who told Reuters that {text} was lost.'))


def check(article) -> None:
    found = find_layers(article).attributions
    assert list(found) == sorted(found, key=lambda one: (one.start, one.cue_start))
    for one in found:
        assert 0 <= one.start < one.end <= len(article.text)
        assert 0 <= one.cue_start <= one.cue_end <= len(article.text)
        assert one.chain
        for source in one.chain:
            assert 0 <= source.start < source.end <= len(article.text)
            assert source.name.strip()
            assert "\n" not in source.name


def test_every_verb_of_a_special_list_is_a_verb():
    words = lexicon()
    assert words.deny | words.participles <= words.verbs
    assert words.papers <= words.vague
