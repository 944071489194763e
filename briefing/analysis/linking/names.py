"""The names of a stack, gathered from the mentions of its articles, and their groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import Known, known
from briefing.analysis.naming.normal import normal
from briefing.model import EntityKind

from .senses import choose, entry, senses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Layers, Mention


@dataclass(slots=True)
class Spot:
    """A mention, with what joins it to a name."""

    mention: Mention
    article: int
    """Index of the article in the stack."""
    text: str
    """The spelling, on one line."""
    key: str
    """Key of the name that it belongs to."""
    rule: str = ""
    """Set where this mention alone, not its spelling everywhere, was joined: "surname"."""
    evidence: str = ""


@dataclass(slots=True)
class Name:
    """All mentions of one normal form."""

    key: str
    """Normal form; of a known name, that of the name in the table."""
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
        return max(self.spellings, key=lambda s: (self.spellings[s], s))


def vote(kinds: Counter[EntityKind]) -> EntityKind:
    """Return the most frequent kind that tells something."""
    told = {kind: n for kind, n in kinds.items() if kind is not EntityKind.OTHER}
    return max(told, key=lambda k: (told[k], k.value)) if told else EntityKind.OTHER


class Names:
    """The names of a stack by key, their mentions in order, and which names are one entity."""

    def __init__(self) -> None:
        self.by_key: dict[str, Name] = {}
        self.spots: list[list[Spot]] = []
        """One list for each article, in order of the text."""
        self.reasons: dict[str, tuple[str, str]] = {}
        """By key: the rule by which a name joined another, and the evidence in words."""
        self._parent: dict[str, str] = {}
        self._anchors: dict[str, str] = {}

    def add(self, spot: Spot, anchor: Known | None) -> None:
        """Count a mention under its name."""
        name = self.by_key.get(spot.key)
        if name is None:
            name = self.by_key[spot.key] = Name(spot.key, spot.key.split(" "), anchor)
            if anchor:
                self._anchors[spot.key] = anchor.name
        name.spellings[spot.text] += 1
        name.kinds[spot.mention.kind] += 1
        name.articles.add(spot.article)

    def root(self, key: str) -> str:
        """Return the key that stands for the group of a name."""
        parent = self._parent
        while (up := parent.get(key, key)) != key:
            parent[key] = parent.get(up, up)
            key = up
        return key

    def join(self, key: str, other: str, rule: str, evidence: str) -> bool:
        """Put the group of `key` under that of `other`; refused where tables tell them apart."""
        left, right = self.root(key), self.root(other)
        if left == right:
            return True
        mine, theirs = self._anchors.get(left), self._anchors.get(right)
        if mine and theirs and mine != theirs:
            return False
        self._parent[left] = right
        self.reasons.setdefault(key, (rule, evidence))
        if mine and not theirs:
            self._anchors[right] = mine
        return True

    def groups(self) -> dict[str, list[Name]]:
        """Return the names of each group, by the key that stands for it."""
        found: dict[str, list[Name]] = {}
        for key, name in self.by_key.items():
            found.setdefault(self.root(key), []).append(name)
        return found


def read_names(articles: Sequence[Article], layers: Mapping[str, Layers]) -> Names:
    """Return the names of all mentions; equal normal forms and known spellings are one name."""
    names = Names()
    seen: dict[str, tuple[str, str, Known | None]] = {}
    found: list[tuple[Spot, Known | None]] = []
    several: dict[str, list[int]] = {}
    for index, article in enumerate(articles):
        text = article.text
        for mention in layers[article.id].mentions:
            spelled = text[mention.start : mention.end]
            if spelled not in seen:
                seen[spelled] = _entry(" ".join(spelled.split()))
            key, spelling, anchor = seen[spelled]
            if key:
                found.append((Spot(mention, index, spelling, key), anchor))
                if spelling in senses():
                    several.setdefault(spelling, []).append(index)
    meant = {spelling: choose(spelling, articles, having) for spelling, having in several.items()}
    names.spots = [[] for _ in articles]
    for spot, anchor in found:
        if spot.text in meant:
            anchor = _settle_sense(spot, meant[spot.text].get(spot.article, ""))
        names.add(spot, anchor)
        names.spots[spot.article].append(spot)
    return names


def _settle_sense(spot: Spot, meant: str) -> Known | None:
    """Give a mention the key of what it means; one that nothing settles keeps to itself."""
    if not meant:
        spot.key = f"{normal(spot.text)}@"
        return None
    spot.key, anchor = entry(meant)
    if normal(meant) != normal(spot.text):
        spot.rule, spot.evidence = "sense", f"what else the text names points to {meant}"
    return anchor


def _entry(text: str) -> tuple[str, str, Known | None]:
    """Return the key of a spelling, the spelling, and what the tables know of it."""
    anchor = known(text)
    return normal(anchor.name if anchor else text), text, anchor
