"""The names of a stack, gathered from the mentions of its articles, article by article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import Known, known
from briefing.analysis.naming.normal import normal
from briefing.model import EntityKind

from .canonical import canonical_words
from .senses import Senses, senses, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableSequence, Sequence

    from briefing.model import Article, Layers, Mention

    from .own_names import OwnNames

_PLACES = 24
"""Bits of the order of a name that count the mentions of an article."""


@dataclass(slots=True)
class Spot:
    """A mention, with what joins it to a name."""

    mention: Mention
    article: int
    """Index of the article in the stack."""
    text: str
    """The spelling, on one line."""
    own: str
    """Key of the name that it spells."""
    key: str
    """Key of the name that it belongs to; another one where this mention alone was joined."""
    rule: str = ""
    """Set where this mention alone, not its spelling everywhere, was joined: "surname"."""
    evidence: str = ""
    """The reason in words; "{}" stands for the name that `bearer` is the key of."""
    bearer: str = ""
    opens: bool = False
    """Whether it stands at the start of a sentence, or a mark or two behind it."""


@dataclass(slots=True)
class Name:
    """All mentions of one normal form."""

    key: str
    """Normal form; of a known name, that of the name in the table."""
    order: int
    """Rises with the place in the stack where it is first named."""
    words: list[str]
    anchor: Known | None = None
    """What the tables know of it."""
    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)

    @property
    def kind(self) -> EntityKind:
        """The kind that most mentions were taken for."""
        return vote(self.kinds)

    @property
    def text(self) -> str:
        """The most frequent spelling."""
        if len(self.spellings) == 1:
            return next(iter(self.spellings))
        return max(self.spellings, key=lambda s: (self.spellings[s], s))


def vote(kinds: Mapping[EntityKind, int]) -> EntityKind:
    """Return the most frequent kind that tells something."""
    told = {kind: n for kind, n in kinds.items() if kind is not EntityKind.OTHER}
    return max(told, key=lambda k: (told[k], k.value)) if told else EntityKind.OTHER


class Names:
    """The names of a stack by key, and their mentions in order. They only ever become more."""

    def __init__(self, own: OwnNames) -> None:
        self.by_key: dict[str, Name] = {}
        self.spots: MutableSequence[list[Spot]] = []
        """One list for each article, in order of the text."""
        self.abroad: list[frozenset[str]] = []
        """For each article the countries that it names, led by "@" as in canonical words."""
        self.senses = Senses()
        self._own = own
        self._entries: dict[str, tuple[str, str, Known | None]] = {}

    def read(self, article: Article, layers: Layers) -> None:
        """Take in the mentions of one more article, not yet counted under names."""
        index = len(self.spots)
        starts = {s.start + shift for s in layers.sentences for shift in (0, 1, 2)}
        named = [(mention, mention.start in starts) for mention in layers.mentions]
        spots = self.spell(index, article.text, named)
        several = self.of_several_meanings(spots)
        if several:
            self.senses.read(index, article.text, several)
        self.spots.append(spots)
        self.abroad.append(frozenset())

    def spell(self, index: int, text: str, named: Iterable[tuple[Mention, bool]]) -> list[Spot]:
        """Return the mentions of an article, each under the name that its spelling stands for.

        With each mention goes whether it stands at the start of a sentence.
        """
        spots = []
        entries = self._entries
        for mention, opens in named:
            spelled = text[mention.start : mention.end]
            entry = entries.get(spelled)
            if entry is None:
                entry = entries[spelled] = self._entry(" ".join(spelled.split()))
            key, spelling, _ = entry
            if key:
                spot = Spot(mention, index, spelling, key, key)
                spot.opens = opens
                spots.append(spot)
        return spots

    def of_several_meanings(self, spots: Iterable[Spot]) -> set[str]:
        """Return the spellings that need other names of their article to be understood."""
        several = {spot.text for spot in spots if spot.text in senses()}
        return {text for text in several if not self._is_own(self._entry(text)[2])}

    @staticmethod
    def _is_own(anchor: Known | None) -> bool:
        return anchor is not None and anchor.group == "own"

    def forget(self) -> None:
        """Take all counts back; the mentions stay."""
        self.by_key.clear()

    def forget_entries(self, most: int) -> None:
        """Forget what was looked up of spellings, where that is more than so many."""
        if len(self._entries) > most:
            self._entries.clear()

    def count(self, index: int) -> set[str]:
        """Count the mentions of an article under their names; return the keys of these."""
        return self.count_in(index, self.spots[index])

    def count_in(self, index: int, spots: Sequence[Spot]) -> set[str]:
        """Count mentions that an article has under their names; return the keys of these."""
        anchors = self.settle(index, spots)
        countries = set()
        for at, spot in enumerate(spots):
            name = self.by_key.get(spot.own)
            place = (index << _PLACES) + at
            if name is None:
                anchor = anchors[at] if at in anchors else self._entry(spot.text)[2]
                name = Name(spot.own, place, spot.own.split(" "), anchor)
                self.by_key[spot.own] = name
            elif place < name.order:
                name.order = place  # articles that others help to understand are counted last
            name.spellings[spot.text] += 1
            name.kinds[spot.mention.kind] += 1
            name.articles.add(index)
            countries.add(_country(spot.text, name))
        self.abroad[index] = frozenset(countries - {""})
        return {spot.own for spot in spots}

    def settle(self, index: int, spots: Sequence[Spot]) -> dict[int, Known | None]:
        """Say of spellings of several meanings which one is meant in an article.

        Return by the place of each in `spots` what the tables know of what is meant.
        """
        anchors: dict[int, Known | None] = {}
        for at, spot in enumerate(spots):
            if self.senses.has(spot.text):
                spot.own, anchors[at], spot.rule, spot.evidence = settle(
                    spot.text, self.senses.meant(spot.text, index)
                )
                spot.key = spot.own
        return anchors

    def _entry(self, text: str) -> tuple[str, str, Known | None]:
        """Return the key of a spelling, the spelling, and what the tables know of it."""
        key = normal(text)
        anchor = self._own.find(text, key) or known(text)
        return (normal(anchor.name) if anchor else key), text, anchor


def _country(text: str, name: Name) -> str:
    """Return the country that a mention names or begins with, led by "@"; "" for none."""
    anchor = name.anchor
    if anchor and anchor.group == "country":
        return "@" + normal(anchor.name).replace(" ", "_")
    if len(name.words) < 2:
        return ""
    first = canonical_words(name.words, text)[0]
    return first if first[0] == "@" else ""
