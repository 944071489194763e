from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.export.markdown import escape
from briefing.export.prose import markdown_lines, prose_lines
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from briefing.model import Briefing

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
NASTY = st.text(alphabet="ab1 \t\n`*_[](){}<>!#~|&;\\:/.-+=^$\"'@wh", max_size=40)


def told(markdown: str) -> tuple[list[str], str]:
    """The kinds of blocks and of what stands inside them, and the text that is shown."""
    tokens = READER.parse(markdown)
    kinds = [token.type for token in tokens if token.type != "inline"]
    inner = [child for token in tokens for child in token.children or ()]
    return kinds + [child.type for child in inner if child.type != "text_special"], "".join(
        child.content for child in inner
    )


HOSTILE = [
    "[click](http://evil.example/) here",
    "![picture](http://evil.example/p.png)",
    "<script>alert(1)</script>",
    "<a href=x>y</a> <http://evil.example>",
    "# no heading",
    "1. no list",
    "12) no list",
    "- no list",
    "+ no list",
    "* no list",
    "> no quotation",
    "---",
    "===",
    "~~~ no code",
    "``` no code",
    "`no code` and ``none``",
    "*not* _strong_ **at** __all__ ~~gone~~",
    "a | b",
    "&lt;b&gt; &#60; &copy;",
    "a\\\nb",
    "    no code",
    "[label]: http://evil.example",
    "\\[not escaped\\]",
    "$x$ ^up^",
    "Setext\n======",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_acts_as_markup(text: str) -> None:
    kinds, shown = told(escape(text))
    assert set(kinds) <= {"paragraph_open", "paragraph_close", "text"}
    assert shown == " ".join(text.split())


@given(NASTY)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    kinds, shown = told(escape(text))
    assert set(kinds) <= {"paragraph_open", "paragraph_close", "text"}
    assert shown == " ".join(clean_line(text).split())
    assert "\n" not in escape(text)


@pytest.mark.parametrize(
    "text",
    [
        "see http://evil.example now",
        "HTTPS://evil.example",
        "www.evil.example",
        "write to ann@evil.example",
        "mailto:ann@evil.example",
        "javascript:alert(1)",
    ],
)
def test_addresses_are_none(text: str) -> None:
    assert not re.search(r"(?i)(https?|mailto|javascript):|www\.|@", escape(text))
    assert told(escape(text))[1] == text


def test_prose_marks_its_sources(briefing: Briefing) -> None:
    assert "\n".join(prose_lines(briefing, 60, each=False)) == (
        "Crews raised the ferry Aurora on Tuesday. [1, 2] Nobody\n"
        "knows. [1]\n"
        "\n"
        "[1] Ferry raised · Port Herald · 3 Mar 2026 · news/one.txt\n"
        "[2] Harbour news · news/two.txt"
    )


def test_prose_of_each_article_stands_under_its_title(briefing: Briefing) -> None:
    assert "\n".join(prose_lines(briefing, 60, each=True)) == (
        "[1] Ferry raised\n"
        "\n"
        "Crews raised the ferry Aurora on Tuesday. Nobody knows.\n"
        "\n"
        "[2] Harbour news"
    )


def test_markdown_marks_its_sources(briefing: Briefing) -> None:
    assert "\n".join(markdown_lines(briefing, each=False)) == (
        "Crews raised the ferry Aurora on Tuesday. \\[1, 2\\] Nobody knows. \\[1\\]\n"
        "\n"
        "- \\[1\\] Ferry raised · Port Herald · 3 Mar 2026 · news/one.txt\n"
        "- \\[2\\] Harbour news · news/two.txt"
    )
    assert markdown_lines(briefing, each=True)[0] == "## Ferry raised"


def test_many_points_make_several_paragraphs(briefing: Briefing) -> None:
    many = replace(briefing, points=briefing.points * 3)
    assert prose_lines(many, 200, each=False).count("") == 2


def test_a_briefing_without_points_is_empty(briefing: Briefing) -> None:
    assert prose_lines(replace(briefing, points=()), 80, each=False) == []
    assert markdown_lines(replace(briefing, points=()), each=False) == []


def test_hostile_titles_and_paths_stay_text(briefing: Briefing) -> None:
    one = replace(briefing.articles[0], title="[x](http://e.example)", path="a_b_c/<i>.txt")
    stack = replace(briefing.stack, articles=(one, *briefing.articles[1:]))
    for each in (False, True):
        lines = markdown_lines(replace(briefing, stack=stack), each=each)
        assert {"link_open", "html_inline", "em_open"}.isdisjoint(told("\n".join(lines))[0])
