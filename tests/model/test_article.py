"""What an article says of itself."""

from __future__ import annotations

from briefing.model import Article, Block, BlockKind, Section

PIECES = [
    (BlockKind.TITLE, 0, "Storm closes the harbour"),
    (BlockKind.FURNITURE, 0, "12 comments"),
    (BlockKind.PARAGRAPH, 0, "The harbour was closed on Monday."),
    (BlockKind.HEADING, 1, "The  damage"),
    (BlockKind.PARAGRAPH, 0, "A wall fell."),
    (BlockKind.HEADING, 2, "The pier"),
    (BlockKind.PARAGRAPH, 0, "It held."),
    (BlockKind.HEADING, 1, "Related: Ferry returns"),
    (BlockKind.PARAGRAPH, 0, "The ferry ran again."),
]
TEXT = "\n\n".join(text for _, _, text in PIECES)


def article(pieces: list[tuple[BlockKind, int, str]]) -> Article:
    blocks, at = [], 0
    for kind, level, text in pieces:
        blocks.append(Block(kind, at, at + len(text), level))
        at += len(text) + 2
    text = "\n\n".join(text for _, _, text in pieces)
    return Article("1", "/a", "a", "text", "Storm", text, tuple(blocks), pasted=frozenset({7}))


def test_a_section_runs_to_the_next_heading_of_its_depth_or_above() -> None:
    damage, pier, related = (TEXT.index(w) for w in ("The  damage", "The pier", "Related"))
    assert article(PIECES).sections() == (
        Section("The damage", damage, related, 1, False),
        Section("The pier", pier, related, 2, False),
        Section("Related: Ferry returns", related, len(TEXT), 1, True),
    )


def test_an_article_without_headings_has_no_sections() -> None:
    assert article(PIECES[:3]).sections() == ()


def test_furniture_is_not_counted() -> None:
    assert article(PIECES[:3]).words == 4 + 6


def test_reading_takes_at_least_a_minute() -> None:
    assert article(PIECES).minutes == 1
    assert article([(BlockKind.PARAGRAPH, 0, "word " * 2300)]).minutes == 10
