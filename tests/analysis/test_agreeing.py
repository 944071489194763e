"""Agreement: what stands, what differs, and what must not be called different."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.analysis import find_agreement, find_layers, link_entities
from briefing.model import Stance, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.model import Article, Statement

from pathlib import Path as _Path

_CASES = _Path(__file__).parents[1] / "data" / "agreement" / "statements.txt"


def read_cases(path: Path) -> list[tuple[str, list[str], list[str]]]:
    """Return name, articles and expected lines of each case."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            found.append((line[3:], [], []))
        elif line.startswith("> "):
            found[-1][1].append(line[2:])
        elif line and not line.startswith("#"):
            found[-1][2].append(line.rstrip())
    return found


def agree(*articles: Article) -> tuple[Statement, ...]:
    """Return the statements of a stack."""
    layers = {article.id: find_layers(article) for article in articles}
    return find_agreement(articles, layers, link_entities(articles, layers))


def write(statement: Statement) -> str:
    """Return a statement as the cases write it."""
    values = " ~ ".join(place.value for place in statement.places)
    parts = (statement.status, statement.aspect, values, statement.reconciliation)
    return " | ".join(parts).rstrip()


@pytest.mark.parametrize(("name", "texts", "expected"), read_cases(_CASES))
def test_cases(
    article_of: Callable[..., Article], name: str, texts: list[str], expected: list[str]
) -> None:
    articles = [article_of(text, id=f"{n:016x}") for n, text in enumerate(texts)]
    found = agree(*articles)
    assert [write(s) for s in found if s.status is not Status.SINGLE] == expected, name


def test_places_are_slices(article_of: Callable[..., Article]) -> None:
    for _, texts, _ in read_cases(_CASES):
        articles = {f"{n:016x}": article_of(text, id=f"{n:016x}") for n, text in enumerate(texts)}
        for statement in agree(*articles.values()):
            for place in statement.places:
                text = articles[place.span.article].text
                assert " ".join(text[place.start : place.end].split()) == place.value
                assert place.span.start <= place.start < place.end <= place.span.end
                assert all(place.start <= a < b <= place.end for a, b in place.lit)


def test_majority_stands(article_of: Callable[..., Article]) -> None:
    texts = next(texts for name, texts, _ in read_cases(_CASES) if name == "a majority agrees")
    articles = [article_of(text, id=f"{n:016x}") for n, text in enumerate(texts)]
    statement = agree(*articles)[0]
    assert [statement.stance_of(article.id) for article in articles] == [
        Stance.AGREES,
        Stance.AGREES,
        Stance.DIFFERS,
    ]
    assert statement.stance_of("elsewhere") is Stance.SILENT


def test_single_statement(article_of: Callable[..., Article]) -> None:
    one = article_of(
        "Crews raised the sunken ferry Aurora off Lindau on Tuesday with two cranes.",
        "The ferry was built in March 1998 and cost 24 million euros.",
        id="1" * 16,
    )
    other = article_of("Crews raised the sunken ferry Aurora off Lindau on Tuesday.", id="2" * 16)
    found = {statement.status: statement for statement in agree(one, other)}
    assert found[Status.SINGLE].places[0].value == "24 million euros"
    assert found[Status.SINGLE].stance_of("1" * 16) is Stance.ALONE


def test_near_copies_have_one_origin(article_of: Callable[..., Article]) -> None:
    wire = (
        "A fire in a textile mill in Sandford killed 14 people before dawn, when most of the "
        "night shift was asleep in the dormitory above the spinning hall. Firemen broke down two "
        "locked doors and carried out survivors on their backs, while neighbours held blankets."
    )
    copied = wire.replace("most of the", "much of the").replace("two locked", "a pair of locked")
    own = "The mill fire in Sandford killed 14 people, the mayor told mourners at the town hall."
    first, second, third = (
        article_of(text, id=str(n) * 16) for n, text in enumerate((wire, copied, own))
    )
    statement = next(s for s in agree(first, second, third) if len(s.places) > 2)
    assert [place.origin for place in statement.places] == [1, 1, 2]
    assert statement.origins == 2


def test_result_is_the_same_in_every_run(article_of: Callable[..., Article]) -> None:
    texts = [text for _, texts, _ in read_cases(_CASES) for text in texts]
    articles = [article_of(text, id=f"{n:016x}") for n, text in enumerate(texts)]
    assert agree(*articles) == agree(*articles)
    assert len({statement.id for statement in agree(*articles)}) == len(agree(*articles))


def test_one_article_has_no_agreement(article_of: Callable[..., Article]) -> None:
    assert agree(article_of("A fire killed 14 people. A fire killed 17 people.")) == ()
