"""What holds for every reader and every source: spans, order, cleanliness."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.model import BlockKind
from briefing.sources import read_article
from briefing.sources.decode import decode
from briefing.sources.plain import read as read_plain
from briefing.text.clean import clean, is_clean

MARKER = re.compile(r"[-*+•‣◦▪●–·o]|>+|\(?\w{1,5}[.)]")

CONTROLS = "\x00\x07\x08\x0b\x0c\x1b\x7f\x85\x9b\xad\u200b\u200d\u202e\u2028\ufe0f\ufeff\U000e0041"
PLAIN_PIECES = st.sampled_from(
    [
        "\n", "\n\n", "    ", "\t", "- ", "* ", "1. ", "2. ", "> ", "> > ", "===", "-----",
        "* * *", "o  ", "Leave a Reply", "Related news", "Title: ", "By Ann Lee",
        "Date: 2024-05-03", "(ANI)", "Photo: X", "CHAPTER I", "A headline of some words", "word",
        "the end of it.", "3 days ago • 2 views", "™", "reports Daily Post", "a   b   c", "\f",
        "Ünïcode", "漢字かな。", "“quoted”", "[Page 3]", "Home"
    ]
)  # fmt: skip
PLAIN = st.lists(PLAIN_PIECES | st.text(st.characters() | st.sampled_from(CONTROLS), max_size=9))
MARKUP = st.lists(
    st.sampled_from(
        [
            "# ", "## ", "\n", "\n\n", "- ", "1. ", "> ", "```", "    ", "| a | b |", "|---|---|",
            "[x](y)", "![i](j)", "**", "*", "`", "~~", "<b>", "</b>", "<div>", "<!--", "-->",
            "<p>", "</p>", "<br>", "<ul><li>", "<table><tr><td>", "<pre>", "<h1>", "</h1>",
            "<script>", "<a href='x'>", "</a>", "<blockquote>", "<figcaption>", "&#27;", "&shy;",
            "&#x202e;", "---\n", "+++\n", "title: x\n", "<title>T</title>", "<aside>", "</aside>",
            "<nav>", "word word word, and more words", "\\\n", "<article>", "</article>",
            "<html>", "</div>", "<span>", "  \n", "[^1]"
        ]
    )
    | st.text(st.characters() | st.sampled_from(CONTROLS), max_size=6),
    max_size=40,
)  # fmt: skip


def check(article):
    text = article.text
    assert is_clean(text)
    assert "\r" not in text
    for value in (article.title, article.standfirst, article.byline, article.outlet, article.path):
        assert is_clean(value)
        assert value == " ".join(value.split())
    assert article.title
    assert re.fullmatch(r"|\d{4}-\d\d-\d\d", article.published)
    behind = 0
    for block in article.blocks:
        assert behind <= block.start < block.end <= len(text)
        content = text[block.start : block.end]
        assert content == content.strip()
        assert is_clean(block.marker)
        behind = block.end
    for link in article.links:
        assert 0 <= link.start < link.end <= len(text)
        assert any(b.start <= link.start and link.end <= b.end for b in article.blocks)
        assert is_clean(link.href)
    assert all(article.blocks[i].kind is BlockKind.HEADING for i in article.pasted)
    titles = [b for b in article.blocks if b.kind is BlockKind.TITLE]
    assert len(titles) <= 1
    for block in titles:
        assert article.title == " ".join(text[block.start : block.end].split())


def read(data, path):
    try:
        article = read_article(data, key="/k", path=path)
    except SourceError:
        return None
    check(article)
    return article


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a", "a.txt", "a.md", "a.html", "-"]))
def test_any_bytes_are_read_or_refused(data, path):
    read(data, path)


@settings(deadline=None)
@example(">     - ")
@given(PLAIN.map("".join))
def test_plain_text_is_kept_character_for_character(text):
    data = text.encode("utf-8", "surrogatepass")
    article = read(data, "a.txt")
    if article is not None and article.format == "text":
        assert article.text == clean(decode(data))
        behind = 0
        for block in article.blocks:
            between = article.text[behind : block.start].split()
            assert all(MARKER.fullmatch(piece) for piece in between), between
            behind = block.end
        assert not article.text[behind:].strip("> \n\t") or all(
            MARKER.fullmatch(p) for p in article.text[behind:].split()
        )


@settings(max_examples=60, deadline=None)
@given(MARKUP.map("".join))
def test_markdown_gives_sound_spans(text):
    read(text.encode("utf-8", "replace"), "a.md")


@settings(max_examples=60, deadline=None)
@given(MARKUP.map("".join))
def test_html_gives_sound_spans(text):
    read(("<html>" + text).encode("utf-8", "replace"), "a.html")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["the", "river", "rose.", "It", "was", "late,", "and", "cold"]), min_size=40
    )
)
def test_prose_is_never_furniture(words):
    article = read_plain(" ".join(words) + ".")
    assert [b.kind for b in article.blocks] == [BlockKind.PARAGRAPH]


@pytest.mark.parametrize("columns", [50, 64, 72, 80, 99])
def test_broken_lines_are_one_paragraph_at_every_width(columns):
    import textwrap

    words = [
        "the",
        "harbour",
        "was",
        "quiet",
        "again",
        "when",
        "the",
        "last",
        "of",
        "the",
        "boats",
        "had",
        "come",
        "in",
        "from",
        "the",
        "banks",
        "and",
    ]
    paragraphs = [" ".join(words * n).capitalize() + " so on." for n in (4, 2, 5, 3)]
    text = "\n\n".join(textwrap.fill(p, columns) for p in paragraphs)
    reading = read_plain(text)
    found = [" ".join(text[b.start : b.end].split()) for b in reading.blocks]
    assert found == paragraphs
