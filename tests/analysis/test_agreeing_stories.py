"""Agreement over stacks of several stories: what is told of two of them is false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis import find_agreement, find_layers, link_entities
from briefing.analysis.agreeing.kinship import Kinship
from briefing.analysis.agreeing.pairing import Rarity
from briefing.analysis.agreeing.passages import Names, Passage, find_passages
from briefing.model import Article, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model import Statement

_FIRE = (
    "A fire in a textile mill in Sandford killed {} people on Tuesday, police said.",
    "Looms of the Sandford mill had run all night, and weavers found the dormitory door locked.",
    "The owner of the mill, Ada Marsh, had been warned about sprinklers by inspectors.",
)
_WRECK = (
    "A collision of two trawlers off Lindau killed {} people on Tuesday, police said.",
    "Fog hid the mole of Lindau from both helmsmen, and a cutter towed one hull to the slipway.",
    "Herring quotas drive trawlers to sea in any weather, said Gustav Petersen of the union.",
)
_BUYING = (
    "{0} buys aircraft from Nordwing.",
    "The airline {0} of {1} ordered {2} new aircraft from Nordwing at a fair.",
    "{4} the aircraft {5} a catalogue value of $2.{3} billion {6}.",
    "Deliveries of the aircraft by Nordwing begin in spring.",
)


def _tell(stack: Iterable[Article]) -> tuple[Statement, ...]:
    articles = list(stack)
    layers = {article.id: find_layers(article) for article in articles}
    return find_agreement(articles, layers, link_entities(articles, layers))


def _differences(stack: Iterable[Article]) -> list[list[str]]:
    return [
        [place.value for place in statement.places]
        for statement in _tell(stack)
        if statement.status is Status.DIFFERS
    ]


def test_two_stories_of_a_kind_are_not_compared(article_of: Callable[..., Article]) -> None:
    told = [(_FIRE, 14), (_FIRE, 14), (_WRECK, 17), (_WRECK, 17)]
    stack = [
        article_of(story[0].format(deaths), *story[1:], id=f"{n:016x}")
        for n, (story, deaths) in enumerate(told)
    ]
    assert _differences(stack) == []
    for statement in _tell(stack):
        fires = {place.span.article in (f"{0:016x}", f"{1:016x}") for place in statement.places}
        assert len(fires) == 1, statement.label


def test_a_difference_within_one_of_two_stories_is_told(
    article_of: Callable[..., Article],
) -> None:
    told = [(_FIRE, 14), (_WRECK, 17), (_FIRE, 16), (_WRECK, 17)]
    stack = [
        article_of(story[0].format(deaths), *story[1:], id=f"{n:016x}")
        for n, (story, deaths) in enumerate(told)
    ]
    assert _differences(stack) == [["14 people", "16 people"]]


def test_two_buyers_are_two_stories(article_of: Callable[..., Article]) -> None:
    def buy(identity: str, *told: object) -> Article:
        return article_of(*(sentence.format(*told) for sentence in _BUYING), id=identity * 16)

    told = ("Together", "reach", "by list")
    retold = ("Before discounts", "have", "altogether, its chairman said")
    first = buy("1", "Aer Lindau", "Elbonia", 12, 4, *told)
    assert _differences([first, buy("2", "Sandford Air", "Freedonia", 22, 9, *retold)]) == []
    same = buy("2", "Aer Lindau", "Elbonia", 12, 9, *retold)
    assert _differences([first, same]) == [["$2.4 billion", "$2.9 billion"]]


def test_a_great_number_is_told_across_stories(article_of: Callable[..., Article]) -> None:
    bill = "The Elbonian senate passed the harbour relief bill of ${} billion for fishermen."
    one = article_of(
        bill.format("1.93"), "Gulls nest on quays where cranes rust unused.", id="1" * 16
    )
    other = article_of(
        "Gustav Petersen criticised taxes during a speech to brewers, then opened a museum.",
        "He called the Elbonian senate's harbour relief bill of $1.93 billion for fishermen waste.",
        id="2" * 16,
    )
    assert any("$1.93 billion" in place.value for s in _tell([one, other]) for place in s.places)


def test_a_large_stack_tells_differences_within_one_story(
    article_of: Callable[..., Article],
) -> None:
    monthly = "The harbour added {} jobs in {}, and its rate of vacancies fell to {}%."
    own = "Gulls{0} fed{0} on herring{0} by mole{0} while crew{0} mended{0} net{0} and sail{0}."
    articles = [
        article_of(monthly.format(150 + 7 * n, month, 3 + n / 10), own.format(n), id=f"{n:016x}")
        for n, month in enumerate(["July", "August", "October"] * 8)
    ]
    assert not [s for s in _tell(articles) if s.status is Status.DIFFERS]


def _passages(articles: Iterable[Article]) -> list[Passage]:
    found: list[Passage] = []
    for article in articles:
        found += find_passages(article, find_layers(article), Names(()), len(found))
    return found


def test_likeness_of_a_large_stack_is_that_of_its_neighbours(
    article_of: Callable[..., Article],
) -> None:
    story = "Crews raised the ferry{0} off port{0} with crane{0} while diver{0} sealed hull{0}."
    stack = [
        article_of(story.format(n // 2), f"Gull{n} ate fish{n}.", id=f"{n:016x}") for n in range(60)
    ]
    passages = _passages(stack)
    kinship = Kinship(passages, Rarity(passages))
    assert kinship.likeness(stack[0].id, stack[1].id) > 0.4
    assert kinship.likeness(stack[0].id, stack[2].id) < 0.15
    assert kinship.likeness(stack[2].id, stack[0].id) == kinship.likeness(stack[0].id, stack[2].id)
