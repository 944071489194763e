"""What the entities of a library ask for: where their names are kept, and the articles held."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from .heads import PagedHeads

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from .entity import Alias, Mention
    from .holdings import Holdings
    from .naming import ArticleNames, Namings, Spelt


class Row(NamedTuple):
    """What lists show of an entity."""

    number: int
    """By which it is known; the lower, the more it tells."""
    id: str
    name: str
    kind: int
    """Index among the kinds."""
    mentions: int
    """How many there are."""
    articles: int
    """How many name it."""
    weight: float
    """How much it tells."""


class Store(Protocol):
    """Where the names of a library are kept. Numbers of entities rise in the order of the list."""

    @property
    def last_shared(self) -> int:
        """The number of the last entity that stands among those of several articles."""

    @property
    def is_behind(self) -> bool:
        """Whether other names were put there since these were opened."""

    def numbers(self, kind: int = -1) -> array[int]:
        """Return the numbers of all entities, or of one kind, in order."""

    def kinds(self) -> list[int]:
        """Return the kinds that there are."""

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Return some entities by number."""

    def number_of(self, identity: str) -> int:
        """Return the number of the entity with that id, 0 if there is none."""

    def called(self, form: str) -> Sequence[int]:
        """Return the numbers of the entities that have a spelling, as it is compared, in order."""

    def holding(self, words: Sequence[str], kind: int = -1) -> list[tuple[int, str]]:
        """Return number and spellings of entities whose spellings hold all words, in order."""

    def with_word(self, word: str, kind: int = -1) -> array[int]:
        """Return the numbers of the entities that have a spelling with a word in it, in order."""

    def aliases(self, number: int) -> tuple[Alias, ...]:
        """Return the spellings of an entity."""

    def namings(self, number: int) -> Namings:
        """Return where an entity is named."""

    def spelt(self, number: int) -> Spelt:
        """Return where an entity is named in each of its spellings but the first."""

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the texts of some articles that are there, by number."""

    def of_article(self, number: int) -> tuple[ArticleNames, array[int]] | None:
        """Return the names of an article with the entity of each."""


class Neighbours(Protocol):
    """The words around a mention, by which it is known again in a text that was changed."""

    @property
    def place(self) -> object:
        """The place as it was; of equal places the neighbours are the same."""

    @property
    def beside(self) -> tuple[str, ...]:
        """What stands right before and behind it: enough agree only where one of it is there."""

    def score(self, text: str, mention: Mention) -> int:
        """Return how many characters on both sides of a mention in a text agree."""


class Owner(Protocol):
    """What holds the entities, and loads what belongs to them."""

    @property
    def store(self) -> Store:
        """Where they are kept."""

    @property
    def articles(self) -> Holdings:
        """The articles that name them."""

    @property
    def scored(self) -> dict[object, list[tuple[Mention, int]]]:
        """What was found by going through all mentions of an entity, by what was looked for."""

    def mentions(self, entity: int, article: int, place: int) -> list[Mention]:
        """Return where an entity is named in an article, by number and place."""


def find_place(articles: Holdings, number: int) -> int:
    """Return the index of the article with a number, -1 if it is not held."""
    try:
        return articles.place_of_number(number)
    except KeyError:
        return -1


def number_at(articles: Holdings, place: int) -> int:
    """Return the number of the article at an index."""
    heads = articles.heads
    return heads.numbers[place] if isinstance(heads, PagedHeads) else heads[place].number
