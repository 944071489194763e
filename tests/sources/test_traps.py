"""Texts that would take minutes, or all memory, if one step of reading them grew by its square.

Each is so large that such a step runs into the time that a test may take; all others together
take a second or two.
"""

from __future__ import annotations

import re

import pytest

from briefing.errors import SourceError
from briefing.model import Article, Block, BlockKind
from briefing.sources import read_article

SIZE = 300_000
SLOW = 50_000
"""Where much is made of every character."""

TRAPS = {
    "blanks inside a paragraph.txt": "Title\n\nAnn went." + " " * SIZE + " The end.\n",
    "tabs inside a paragraph.txt": "Title\n\nAnn went." + "\t" * SIZE + " The end.\n",
    "blanks before a bracket.txt": "Title\n\nAnn went home." + " " * SIZE + "(AP\n\nMore.\n",
    "open brackets.txt": "Title\n\nAnn went home. " + "(" * SIZE + "\n\nMore.\n",
    "closing marks.txt": "Title\n\nAnn went home." + ")" * SIZE + " More.\n",
    "one word.txt": "Title here\n\nAnn said " + "a" * SIZE + " and left.\n",
    "digits.txt": "Title here\n\nAnn said " + "1" * SIZE + " and left.\n",
    "blank lines.txt": "Title here\n\nAnn left." + "\n" * SIZE + "More.\n",
    "marks without width.txt": "Title here\n\nAnn " + "e\u0301" * SIZE + " left.\n",
    "dots and gaps.txt": "Title here\n\n" + "a. " * (SIZE // 3) + "\n",
    "a byline.txt": "Title here\n\nBy " + "Ann " * (SIZE // 4) + "\n\nMore text here.\n",
    "a dateline.txt": "Title here\n\nOSLO" + " ,a" * (SIZE // 3) + " (AP\n\nMore text.\n",
    "open brackets.md": "[" * SLOW,
    "open pictures.md": "![" * (SLOW // 2),
    "open emphasis.md": "a**b" + "c* " * (SLOW // 3),
    "ticks.md": " ".join("`" * number for number in range(700)),
    "quotes in quotes.md": ">" * SIZE,
    "a table of holes.md": "|" + "a|" * SLOW + "\n|" + "-|" * SLOW + "\n" + "a\n" * SLOW,
    "a key of many parts.md": "+++\n" + "a." * (SIZE // 2) + "a = 1\n+++\nText.\n",
    "blanks in front matter.md": "---\ntitle: a" + " " * SIZE + "b\n---\nText.\n",
    "lists in front matter.md": "+++\na = " + "[" * SIZE + "\n+++\nText.\n",
    "elements in elements.html": "<p>Text.</p>" + "<div>" * (SIZE // 5) + "a",
    "formatting left open.html": "<p>Text.</p>" + "<b><i><p>" * (SIZE // 9) + "a",
    "one link around all.html": "<a href=x>" + "<p>Ann went home.</p>" * (SLOW // 21),
    "an attribute.html": "<p class='" + "nav-" * (SIZE // 4) + "'>Text.</p>",
    "scripts left open.html": "<p>Text." + "<div>" * 600 + "<script>" * (SIZE // 8),
    "scripts.html": "<p>Text." + "<div>" * 600 + "<script></script>" * (SIZE // 17),
    "comments left open.html": "<p>Text.</p>" + "<!--" * (SIZE // 4),
    "data of data.html": "<script type='application/ld+json'>" + "[" * SIZE + "</script><p>Text.",
}  # fmt: skip


@pytest.mark.timeout(40)
@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_read_or_refused(name: str) -> None:
    text = TRAPS[name]
    try:
        article = read_article(text.encode(), key=f"/{name}", path=name)
    except SourceError:
        return
    words = re.findall(r"Text|Ann|More", text)
    assert article.text
    assert set(words) <= {*re.findall(r"Text|Ann|More", article.text)} or name.endswith("md")


@pytest.mark.timeout(40)
def test_sections_of_very_many_headings_end_where_the_next_of_their_depth_begins() -> None:
    count = 60_000
    depths = [1 + number % 3 for number in range(count)]
    blocks = tuple(
        Block(BlockKind.HEADING, 2 * number, 2 * number + 1, depth)
        for number, depth in enumerate(depths)
    )
    article = Article("a" * 16, "/a.md", "a.md", "markdown", "A", "h\n" * count, blocks)
    sections = article.sections()
    assert [one.end for one in sections[:4]] == [6, 6, 6, 12]
    assert sections[-1].end == len(article.text)
