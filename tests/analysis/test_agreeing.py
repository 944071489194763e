"""Agreement: what stands, what differs, and what must not be called different."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import find_agreement, find_layers, link_entities
from briefing.analysis.agreeing.values import Relation, relate
from briefing.analysis.agreeing.variants import are_variants
from briefing.model import (
    Article,
    Aspect,
    Block,
    BlockKind,
    Bound,
    Quantity,
    QuantityKind,
    Stance,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Statement

_CASES = Path(__file__).parents[1] / "data" / "agreement" / "statements.txt"


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


def test_title_and_its_sentence_are_one_statement(blocks_of: Callable[..., Article]) -> None:
    def write_up(number: int, title: str, sentence: str) -> Article:
        parts = [(BlockKind.TITLE, title), (BlockKind.PARAGRAPH, sentence)]
        return blocks_of(*parts, id=f"{number:016x}")

    found = agree(
        write_up(1, "Mayor Brandt denies paying the Lindau pilots", "The weather was fine."),
        write_up(2, "Rain in the Alps", "The mayor, Ilya Brandt, has denied paying any pilots."),
        write_up(
            3,
            "Mayor Brandt denies paying Lindau pilots",
            "Mayor Ilya Brandt has denied paying pilots of Lindau.",
        ),
    )
    values = [(s.aspect, [place.value for place in s.places]) for s in found]
    assert values == [(Aspect.NAME, ["Brandt", "Ilya Brandt", "Brandt"])]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The yard on the river was closed for good in 1997.", ["1997"]),
        ("The council argued for long about the 1997 budget.", []),
        ("The yard on the river fell under the Harbours Act of 1997.", []),
    ],
)
def test_year_in_a_name_is_no_news(
    article_of: Callable[..., Article], sentence: str, told: list[str]
) -> None:
    fire = "A fire in a textile mill in Sandford killed 14 people, police said."
    found = agree(article_of(fire, sentence, id="1" * 16), article_of(fire, id="2" * 16))
    alone = [s for s in found if s.status is Status.SINGLE]
    assert [place.value for s in alone for place in s.places] == told


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


def test_both_of_two_who_report_are_origins(article_of: Callable[..., Article]) -> None:
    both = article_of(
        "Reuters and AFP reported that the salvage of the ferry Aurora off Lindau cost 24 million "
        "euros.",
        id="1" * 16,
    )
    second = article_of(
        "AFP reported that 24 million euros went into the salvage of the ferry Aurora at Lindau.",
        id="2" * 16,
    )
    third = article_of(
        "Raising the ferry Aurora at Lindau was a salvage of 24 million euros, Reuters said.",
        id="3" * 16,
    )
    found = next(s for s in agree(both, second, third) if len(s.places) > 2)
    assert (found.origins, found.unnamed) == (2, 0)
    first = found.places[0]
    assert [chain[-1].name for chain in (first.chain, *first.beside)] == ["Reuters", "AFP"]
    assert found.places[1].origin != found.places[2].origin


def test_result_is_the_same_in_every_run(article_of: Callable[..., Article]) -> None:
    texts = [text for _, texts, _ in read_cases(_CASES) for text in texts]
    articles = [article_of(text, id=f"{n:016x}") for n, text in enumerate(texts)]
    assert agree(*articles) == agree(*articles)
    assert len({statement.id for statement in agree(*articles)}) == len(agree(*articles))


def test_one_article_has_no_agreement(article_of: Callable[..., Article]) -> None:
    assert agree(article_of("A fire killed 14 people. A fire killed 17 people.")) == ()


def test_one_named_source_is_one_origin(article_of: Callable[..., Article]) -> None:
    one = article_of(
        "The salvage of the ferry Aurora cost 24 million euros, Ilya Brandt said.", id="1" * 16
    )
    other = article_of(
        "According to Ilya Brandt, raising the ferry Aurora was a salvage that cost the harbour "
        "24 million euros.",
        id="2" * 16,
    )
    third = article_of(
        "Harbour accounts put the salvage of the ferry Aurora at 24 million euros.", id="3" * 16
    )
    found = next(s for s in agree(one, other, third) if len(s.places) > 2)
    assert [place.origin for place in found.places] == [1, 1, 2]
    assert (found.origins, found.unnamed) == (2, 1)
    assert found.places[0].chain[-1].name == "Ilya Brandt"


_TEXT = """
Crews raised the ferry Aurora on Tuesday Wednesday with 46 divers five drones in Lindau Oslo
3 March 2026 said Ilya Brandt killing 12 people $2.4 million 30 % and not
"""
_WORDS = st.sampled_from(_TEXT.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_WORDS, min_size=4, max_size=24), min_size=2, max_size=4))
def test_any_words_keep_to_their_places(texts: list[list[str]]) -> None:
    articles = []
    for n, words in enumerate(texts):
        text = " ".join(words) + "."
        block = Block(BlockKind.PARAGRAPH, 0, len(text))
        articles.append(Article(f"{n:016x}", str(n), str(n), "text", "", text, (block,)))
    by_id = {article.id: article for article in articles}
    for statement in agree(*articles):
        assert 1 <= statement.origins <= len(statement.places)
        assert 0 <= statement.unnamed <= statement.origins
        named = [(place.span.article, place.value.lower()) for place in statement.places]
        assert len(set(named)) == len(named)
        for place in statement.places:
            cut = by_id[place.span.article].text[place.start : place.end]
            assert " ".join(cut.split()) == place.value


def test_a_sentence_without_end_does_not_hold_up_the_others(
    article_of: Callable[..., Article],
) -> None:
    endless = "Crews of the ferry Aurora counted " + " ".join(f"{n} divers," for n in range(20_000))
    dense = "The ferry Aurora off Lindau had " + ", ".join(f"{n} divers" for n in range(90)) + "."
    told = "A fire in a textile mill in Sandford killed {} people on Tuesday, police said."
    articles = [
        article_of(endless, dense, told.format(number), id=f"{number:016x}") for number in (14, 17)
    ]
    assert next(write(s) for s in agree(*articles) if s.aspect is Aspect.NUMBER) == (
        "differs | number | 14 people ~ 17 people |"
    )


def _quantity(value: float, step: float, bound: Bound, kind: QuantityKind) -> Quantity:
    return Quantity("a", 0, 1, 0, 1, kind, value, value, step, bound)


_QUANTITIES = st.builds(
    _quantity,
    st.integers(1, 5000).map(float),
    st.sampled_from([1.0, 10.0, 0.1]),
    st.sampled_from(Bound),
    st.sampled_from([QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.PERCENT]),
)


@settings(max_examples=200, deadline=None)
@given(_QUANTITIES, _QUANTITIES)
def test_values_relate_both_ways(one: Quantity, other: Quantity) -> None:
    assert relate(one, other) is relate(other, one)
    assert relate(one, one) is Relation.SAME


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ((40, 1, Bound.EXACT), (46, 1, Bound.EXACT), Relation.APART),
        ((49, 1, Bound.EXACT), (50, 1, Bound.EXACT), Relation.APART),
        ((15000, 1, Bound.EXACT), (15299, 1, Bound.EXACT), Relation.ROUNDED),
        ((40, 1, Bound.ABOUT), (43, 1, Bound.EXACT), Relation.ROUNDED),
        ((100, 1, Bound.OVER), (111, 1, Bound.EXACT), Relation.BOUNDED),
        ((100, 1, Bound.OVER), (900, 1, Bound.EXACT), Relation.OPEN),
        ((100, 1, Bound.OVER), (90, 1, Bound.EXACT), Relation.APART),
        ((100, 1, Bound.UNDER), (90, 1, Bound.EXACT), Relation.BOUNDED),
    ],
)
def test_values_of_counts(
    one: tuple[float, float, Bound], other: tuple[float, float, Bound], relation: Relation
) -> None:
    count = QuantityKind.COUNT
    assert relate(_quantity(*one, count), _quantity(*other, count)) is relation


@pytest.mark.parametrize(
    ("one", "other", "variants"),
    [
        ("Sergei Akhmadov", "Sergey Ahmadov", True),
        ("Lindau", "Lindau yard", True),
        ("WHO", "World Health Organisation", True),
        ("Oslo", "Norway", True),
        ("Oslo", "Lisbon", False),
        ("Ilya Brandt", "Gustav Petersen", False),
    ],
)
def test_variants_of_names(one: str, other: str, variants: bool) -> None:
    assert are_variants(one, other) is variants
    assert are_variants(other, one) is variants
