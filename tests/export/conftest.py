"""A briefing made by hand, so that these tests stand on the model alone."""

from __future__ import annotations

import pytest

from briefing.model import (
    Alias,
    Article,
    Block,
    BlockKind,
    Briefing,
    Entity,
    EntityKind,
    Failure,
    Mention,
    Point,
    Span,
    Stack,
)

ONE = "Ferry raised\n\nCrews raised the ferry\nAurora on Tuesday.\n\nWho pays\n\nNobody knows.\n"
TWO = "Harbour news\n\nThe Aurora came up, said Holt.\n"


def article(identity: str, text: str, **more: str) -> Article:
    """An article whose blocks are its paragraphs; the first is the title."""
    blocks, at = [], 0
    for piece in text.rstrip("\n").split("\n\n"):
        kind = BlockKind.HEADING if piece == "Who pays" else BlockKind.PARAGRAPH
        blocks.append(Block(kind if at else BlockKind.TITLE, at, at + len(piece), level=1))
        at += len(piece) + 2
    title = " ".join(text.partition("\n\n")[0].split())
    path = f"news/{identity}.txt"
    return Article(identity, f"/home/{path}", path, "text", title, text, tuple(blocks), **more)


@pytest.fixture
def briefing() -> Briefing:
    one = article("one", ONE, outlet="Port Herald", published="2026-03-03")
    two = article("two", TWO)
    names = [("one", ONE.index("Aurora")), ("two", TWO.index("Aurora"))]
    mentions = tuple(Mention(a, at, at + 6, EntityKind.PRODUCT) for a, at in names)
    ferry = Entity("e1", "Aurora", EntityKind.PRODUCT, (Alias("Aurora", "name", 2),), mentions)
    at = TWO.index("Holt")
    holt = Entity(
        "e2", "Maren Holt", EntityKind.PERSON, (Alias("Holt", "surname", 1),),
        (Mention("two", at, at + 4, EntityKind.PERSON),),
    )  # fmt: skip
    points = (
        Point(Span("one", 14, ONE.index("\n\nWho")), 0.9, (Span("two", 14, len(TWO) - 1),)),
        Point(Span("one", ONE.index("Nobody"), len(ONE) - 1), 0.5),
    )
    stack = Stack((one, two), (Failure("lost.txt", "no such file"),))
    return Briefing(stack, {}, (ferry, holt), points, {"one": points, "two": ()})
