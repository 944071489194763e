"""Stacks made by hand for search, from plain lists or from the text files of cases."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.analysis import other_names
from briefing.model import (
    Alias,
    Article,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    Hit,
    Index,
    Layers,
    Mention,
    Sentence,
    Span,
)
from briefing.search import build_index

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


class Stack(NamedTuple):
    """A stack with its index."""

    articles: tuple[Article, ...]
    layers: dict[str, Layers]
    entities: tuple[Entity, ...]
    index: Index

    def cut(self, place: Hit | Span) -> str:
        """Return the text of a hit or a span, on one line."""
        span = place.span if isinstance(place, Hit) else place
        article = next(a for a in self.articles if a.id == span.article)
        return article.text[span.start : span.end]


def make_article(number: int, lines: list[str]) -> tuple[Article, Layers]:
    """Return an article: "== " title, "## " heading, else a sentence; blank lines part."""
    text = ""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    open_block = False
    for line in [*lines, ""]:
        if not line.strip():
            open_block = False
            continue
        kind = {"== ": BlockKind.TITLE, "## ": BlockKind.HEADING}.get(line[:3])
        if kind:
            text += "\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + len(line) - 3, 1))
            text += line[3:] + "\n"
            open_block = False
            continue
        if not open_block:
            text += "\n" if text else ""
            blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text)))
            open_block = True
        start = len(text)
        text += line + "\n"
        last = blocks[-1]
        blocks[-1] = Block(last.kind, last.start, start + len(line))
        sentences.append(Sentence(start, start + len(line), len(blocks) - 1))
    name = f"{number:016x}"
    title = next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), "")
    article = Article(name, name, name, "text", title, text, tuple(blocks))
    return article, Layers(tuple(sentences))


def make_entity(articles: tuple[Article, ...], *spellings: str) -> Entity:
    """Return an entity with a mention wherever one of its spellings stands."""
    mentions = []
    for article in articles:
        places = []
        for spelling in spellings:
            at = article.text.find(spelling)
            while at >= 0:
                places.append((at, at + len(spelling)))
                at = article.text.find(spelling, at + 1)
        mentions += [Mention(article.id, a, b, EntityKind.OTHER) for a, b in sorted(places)]
    aliases = tuple(Alias(spelling, "name", 1) for spelling in spellings)
    return Entity(spellings[0], spellings[0], EntityKind.OTHER, aliases, tuple(mentions))


def make_stack(*texts: str, entities: tuple[tuple[str, ...], ...] = ()) -> Stack:
    """Return a stack of texts in the form of the case files, with entities by their spellings."""
    made = [make_article(n, text.strip("\n").split("\n")) for n, text in enumerate(texts)]
    articles = tuple(article for article, _ in made)
    layers = {article.id: known for article, known in made}
    named = tuple(make_entity(articles, *spellings) for spellings in entities)
    return Stack(articles, layers, named, build_index(articles, layers, named, other_names()))


@pytest.fixture(scope="session", name="make_stack")
def stack_maker() -> Callable[..., Stack]:
    """The maker of stacks."""
    return make_stack


@pytest.fixture(scope="session")
def scan() -> ModuleType:
    """The oracle: a plain scan of every sentence."""
    path = Path(__file__).with_name("scan.py")
    spec = importlib.util.spec_from_file_location("scan", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
