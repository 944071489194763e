"""Names and entities of the invented stacks in tests/data/entities; see the README there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.analysis import find_layers
from briefing.analysis.linking import link
from briefing.analysis.mentions import find_mentions
from briefing.analysis.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Article, Entity, Layers

FOLDER = Path(__file__).parents[1] / "data" / "entities"
FILES = sorted(FOLDER.glob("*.txt"))
MARK = re.compile(r"\[\[(.*?)(?:\|(\w*))?\]\]", re.DOTALL)


@dataclass
class Case:
    texts: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    entities: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    roles: dict[tuple[str, str], str] = field(default_factory=dict)


def read_case(path: Path) -> Case:
    case = Case()
    part, name = "", ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            continue
        if line.startswith("== "):
            part, _, name = line[3:].partition(" ")
            continue
        if part == "article" and line.startswith("title: "):
            case.titles[name] = line[7:]
        elif part == "article":
            case.texts.setdefault(name, []).append(line)
        elif part == "entities" and line:
            entity, _, rest = line.partition(" | ")
            pairs = (item.partition(": ") for item in rest.split("; "))
            case.entities[entity] = [(article, text) for article, _, text in pairs]
        elif part == "roles" and line:
            article, _, rest = line.partition(": ")
            spelling, _, role = rest.partition(" = ")
            case.roles[article, spelling] = role
    return case


def plain(text: str) -> str:
    return MARK.sub(lambda match: match[1], text)


def marked(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and kind of each marked name, as offsets into the plain text."""
    found, shift = [], 0
    for match in MARK.finditer(text):
        start = match.start() - shift
        found.append((start, start + len(match[1]), match[2] or ""))
        shift += len(match[0]) - len(match[1])
    return found


def build(case: Case, article_of: Callable[..., Article]) -> list[tuple[Article, str]]:
    """Return the articles, each with its text as marked."""
    built = []
    for name, lines in case.texts.items():
        paragraphs = "\n".join(lines).strip().split("\n\n")
        title = case.titles.get(name, "")
        article = article_of(*map(plain, paragraphs), id=name, title=plain(title))
        built.append((article, "\n\n".join([title] * bool(title) + paragraphs)))
    return built


def read_layers(articles: list[Article]) -> dict[str, Layers]:
    return {article.id: find_layers(article) for article in articles}


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def case(request: pytest.FixtureRequest) -> Case:
    return read_case(request.param)


def test_there_are_cases() -> None:
    assert len(FILES) > 10


def test_every_marked_name_is_found_and_nothing_else(
    case: Case, article_of: Callable[..., Article]
) -> None:
    for article, text in build(case, article_of):
        sentences = find_sentences(article)
        found = find_mentions(article, sentences)
        expected = marked(text)
        assert [article.text[m.start : m.end] for m in found] == [
            article.text[start:end] for start, end, _ in expected
        ]
        assert [(m.start, m.end) for m in found] == [(s, e) for s, e, _ in expected]
        kinds = [(article.text[m.start : m.end], m.kind.value) for m in found]
        for (name, kind), (_, _, wanted) in zip(kinds, expected, strict=True):
            assert (name, kind) == (name, wanted or kind)


def test_roles_stand_beside_their_names(case: Case, article_of: Callable[..., Article]) -> None:
    for article, _ in build(case, article_of):
        found = {
            (article.id, article.text[m.start : m.end]): m.role
            for m in find_mentions(article, find_sentences(article))
        }
        for key, role in case.roles.items():
            if key[0] == article.id:
                assert found[key] == role


def entities_of(entities: tuple[Entity, ...], articles: list[Article]) -> dict[tuple, set[str]]:
    """Return the entities' names by article and spelling."""
    texts = {article.id: article.text for article in articles}
    found: dict[tuple, set[str]] = {}
    for entity in entities:
        for m in entity.mentions:
            spelled = " ".join(texts[m.article][m.start : m.end].split())
            found.setdefault((m.article, spelled), set()).add(f"{entity.name} {entity.id}")
    return found


def test_names_are_joined_as_the_case_says(case: Case, article_of: Callable[..., Article]) -> None:
    articles = [article for article, _ in build(case, article_of)]
    found = entities_of(link(articles, read_layers(articles)), articles)
    seen: dict[str, str] = {}
    for name, places in case.entities.items():
        joined = {entity for place in places for entity in found[place]} if places else set()
        if case_is_shared_name(places, case):
            assert any(entity.startswith(f"{name} ") for entity in joined)
            continue
        assert len(joined) == 1, (name, joined)
        (entity,) = joined
        assert entity.rpartition(" ")[0] == name
        assert entity not in seen
        seen[entity] = name


def case_is_shared_name(places: list[tuple[str, str]], case: Case) -> bool:
    """Whether a spelling of one article is listed under two entities."""
    every = [place for others in case.entities.values() for place in others]
    return any(every.count(place) > 1 for place in places)


def test_the_order_of_the_articles_changes_nothing(
    case: Case, article_of: Callable[..., Article]
) -> None:
    articles = [article for article, _ in build(case, article_of)]
    layers = read_layers(articles)

    def groups(stack: list[Article]) -> set[frozenset[tuple[str, int]]]:
        entities = link(stack, layers)
        return {frozenset((m.article, m.start) for m in e.mentions) for e in entities}

    expected = groups(articles)
    for stack in permutations(articles):
        assert groups(list(stack)) == expected


def test_aliases_say_why(case: Case, article_of: Callable[..., Article]) -> None:
    articles = [article for article, _ in build(case, article_of)]
    for entity in link(articles, read_layers(articles)):
        counts = [alias.count for alias in entity.aliases]
        assert counts == sorted(counts, reverse=True)
        assert sum(counts) == len(entity.mentions)
        for alias in entity.aliases:
            assert alias.rule
            assert (alias.rule == "name") == (alias.text == entity.name)
            assert alias.evidence or alias.rule == "name"
