"""Names joined with few articles in memory: the same entities as of a stack joined at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.analysis import find_names
from briefing.analysis.linking import link
from briefing.analysis.linking.streamed import StreamedLinker
from briefing.analysis.tables.aliases import read_aliases
from briefing.model.naming import ArticleNames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.analysis.tables.aliases import AliasRow
    from briefing.model import Article

FOLDER = Path(__file__).parents[1] / "data" / "entities"
FILES = sorted(FOLDER.glob("*.txt"))
MARK = re.compile(r"\[\[(.*?)(?:\|\w*)?\]\]", re.DOTALL)


def texts_of(path: Path) -> list[str]:
    """Return the articles of a case, without the marks around their names."""
    articles = path.read_text("utf-8").partition("\n== entities")[0].split("\n== article")[1:]
    return [MARK.sub(r"\1", article.partition("\n")[2]) for article in articles]


def streamed(articles: Sequence[Article], aliases: Sequence[AliasRow] = ()) -> dict[str, object]:
    """Return each entity by its id: what it is, and its mentions by article."""
    kept = [(one.text, ArticleNames.of(find_names(one)).pack()) for one in articles]

    def load(index: int) -> tuple[str, ArticleNames]:
        text, packed = kept[index]
        return text, ArticleNames.unpack(packed)

    linker = StreamedLinker(len(kept), load, aliases)
    for _ in linker.work():
        pass
    places: dict[int, list[tuple[str, int, int]]] = {}
    for at, article in enumerate(articles):
        names, numbers = load(at)[1], memoryview(linker.articles[at]).cast("I")
        for start, end, number in zip(names.starts, names.ends, numbers, strict=True):
            places.setdefault(number, []).append((article.id, start, end))
    found = {}
    every = list(linker.entities())
    ids = dict(linker.ids())
    for one in every:
        assert len(places[one.number]) == one.mentions == sum(count for _, count in one.named)
        mentions = sorted(places[one.number])
        found[ids[one.number]] = one.name, one.kind, sorted(one.aliases, key=repr), mentions
    return found


def at_once(articles: Sequence[Article], aliases: Sequence[AliasRow] = ()) -> dict[str, object]:
    layers = {article.id: find_names(article) for article in articles}
    return {
        one.id: (one.name, one.kind, sorted(one.aliases, key=repr),
                 sorted((m.article, m.start, m.end) for m in one.mentions))
        for one in link(articles, layers, aliases)
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases_are_joined_as_at_once(article_of: Callable[..., Article], path: Path) -> None:
    articles = [article_of(text, id=f"a{n}") for n, text in enumerate(texts_of(path))]
    assert streamed(articles) == at_once(articles)


def test_all_cases_together(article_of: Callable[..., Article]) -> None:
    texts = [text for path in FILES for text in texts_of(path)]
    articles = [article_of(text, id=f"a{n:03}") for n, text in enumerate(texts)]
    found = streamed(articles)
    assert len(found) > 150
    assert found == at_once(articles)


NAMES = st.sampled_from(
    [
        "Kim Jong-un",
        "Kim",
        "Sergei Shoigu",
        "Sergey Shoygu",
        "Shoigu",
        "Georgia",
        "Tbilisi",
        "Atlanta",
        "DC",
        "Washington, D.C.",
        "National Security Council (NSC)",
        "NSC",
        "President Hale",
        "George W. Hale",
        "Hale",
        "the governor of Texas",
        "Texas Governor Ann Marsh",
        "George Hale Jr.",
        "the Russian Defense Ministry",
    ]
)
SENTENCES = st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5).map(
    lambda pairs: " ".join(f"Later {one} met {other} there." for one, other in pairs)
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(SENTENCES, min_size=1, max_size=5))
@example(
    texts=[
        "Later Sergey Shoygu met Georgia there.",
        "Later Kim Jong-un met Sergei Shoigu there.",
        "Later Kim Jong-un met Sergey Shoygu there.",
    ]
)
def test_any_texts_are_joined_as_at_once(
    article_of: Callable[..., Article], texts: list[str]
) -> None:
    articles = [article_of(text, id=f"a{n}") for n, text in enumerate(texts)]
    assert streamed(articles) == at_once(articles)


def test_the_alias_file_goes_before_the_tables(article_of: Callable[..., Article]) -> None:
    rows = read_aliases(["Harbour Board\tthe Board; Quayside\tHB\torganisation"])
    articles = [
        article_of(text, id=f"a{n}")
        for n, text in enumerate(["Quayside said so.", "It was HB that paid, said Ada Marsh."])
    ]
    found = streamed(articles, rows)
    assert found == at_once(articles, rows)


@pytest.mark.parametrize("packed", [b"", b"x", b"\1\0\0\0\0\0\0\0", b"\0" * 7])
def test_bytes_that_are_no_names_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="not the names"):
        ArticleNames.unpack(packed)
