from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.sentences import find_sentences
from briefing.model import BlockKind as Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article


def test_sentences_of_all_blocks_but_furniture_code_and_tables(
    blocks_of: Callable[..., Article],
) -> None:
    pieces = [
        (Kind.TITLE, "Bridge closed. Who pays?"),
        (Kind.STANDFIRST, "A crack was found. The town waits."),
        (Kind.FURNITURE, "3 days ago. 12 views."),
        (Kind.PARAGRAPH, "The bridge is closed. The ferry runs."),
        (Kind.CODE, "x = 1. Y = 2."),
        (Kind.HEADING, "What now? Nobody knows."),
        (Kind.LIST_ITEM, "Close the road."),
        (Kind.QUOTE, "It will take a year."),
        (Kind.TABLE_ROW, "Year. Cost."),
        (Kind.CAPTION, "The bridge. Photo: A. Lind"),
    ]
    article = blocks_of(*pieces)
    found = [(pieces[s.block][0], article.text[s.start : s.end]) for s in find_sentences(article)]
    assert found == [
        (Kind.TITLE, "Bridge closed. Who pays?"),
        (Kind.STANDFIRST, "A crack was found."),
        (Kind.STANDFIRST, "The town waits."),
        (Kind.PARAGRAPH, "The bridge is closed."),
        (Kind.PARAGRAPH, "The ferry runs."),
        (Kind.HEADING, "What now? Nobody knows."),
        (Kind.LIST_ITEM, "Close the road."),
        (Kind.QUOTE, "It will take a year."),
        (Kind.CAPTION, "The bridge."),
        (Kind.CAPTION, "Photo: A. Lind"),
    ]


def test_sentences_are_ordered_and_inside_their_blocks(article_of: Callable[..., Article]) -> None:
    article = article_of("One road. Two roads.", "  Three.\nFour. ", "", title=" A title ")
    sentences = find_sentences(article)
    assert list(sentences) == sorted(sentences)
    for s in sentences:
        block = article.blocks[s.block]
        assert block.start <= s.start < s.end <= block.end
    cut = [article.text[s.start : s.end] for s in sentences]
    assert cut == ["A title", "One road.", "Two roads.", "Three.", "Four."]


def test_an_empty_article_has_none(article_of: Callable[..., Article]) -> None:
    assert find_sentences(article_of()) == ()
