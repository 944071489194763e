"""One article, broken into lines in several ways, is read the same."""

from __future__ import annotations

import textwrap

import pytest

from briefing.sources import read_article

TITLE = "Crews raise sunken ferry after nine days"
STANDFIRST = "Divers and two cranes lift the Aurora off the north mole, reports Port Herald"
_BODY = """\
Crews raised the sunken ferry Aurora on Tuesday, nine days after it went down off the
north mole, the port authority said.

The operation used two floating cranes and 46 divers, according to the authority's
spokesman, Ilya Brandt. “It went better than we hoped,” he said.

Salvage chief Maren Holt told the Coast Agency that the hull was in one piece and would be
towed to the Lindau yard by the weekend.

The Aurora sank within twenty minutes after striking the mole in fog. All 31 people on
board were taken off by the pilot boat.

An inquiry was opened by the transport ministry last week. It will look at the mole light,
which had been out of order since January.
"""
BODY = [" ".join(paragraph.split()) for paragraph in _BODY.split("\n\n")]
ALL = [TITLE, STANDFIRST, *BODY]
FORMS = {
    "blank lines": "\n\n".join(ALL),
    "no blank lines": "\n".join(ALL),
    "Windows": "\r\n\r\n".join(ALL),
    "wrapped": "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in ALL),
    "narrow": "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in ALL),
    "indented first lines": "\n".join(textwrap.fill(p, 70, initial_indent="   ") for p in ALL),
    "title and standfirst in one line": f"{TITLE} {STANDFIRST}\n" + "\n".join(BODY),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_same_blocks(form: str) -> None:
    article = read_article(FORMS[form].encode(), key="/ferry.txt", path="ferry.txt")
    pieces = [
        (block.kind, " ".join(article.text[block.start : block.end].split()))
        for block in article.blocks
    ]
    before = STANDFIRST.partition(", reports")[0]
    assert pieces[:2] == [("title", TITLE), ("standfirst", before)]
    assert pieces[2][0] == "furniture"
    assert pieces[3:] == [("paragraph", paragraph) for paragraph in BODY]
    assert article.outlet == "Port Herald"


def test_short_lines_without_blank_ones_are_no_paragraphs() -> None:
    verse = "The mole is long\nThe mole is grey\nThe fog lies on it\nEvery day\n"
    article = read_article(verse.encode(), key="/verse.txt", path="verse.txt")
    assert "heading" not in {block.kind for block in article.blocks}
