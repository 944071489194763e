"""What a short acronym means in each article: many bodies have the same two or three letters.

"PA" is a news agency in one article and a port in the next. So what an article says in brackets
holds in that article, and in others only where they have its subject. Longer acronyms, and
those that the tables know, mean the same everywhere, unless articles say otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from .acronyms import FEW_LETTERS, LONG, acronym_labels, initial_labels
from .blocks import Join
from .subjects import LOOKED_AT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .blocks import Blocks, SettledBlocks
    from .groups import Groups
    from .names import Name, Names, Spot
    from .subjects import Subjects

_ALIKE = 85
"""How like two words are, of 100, that are one in two spellings."""
_STEM = 4
"""Letters from which a word that begins another is short for it."""
_MANY = 8
"""Meanings of one acronym from which none is looked for in articles that do not say it."""


class Said(NamedTuple):
    """What an acronym is short for in an article."""

    key: str
    """Of the long name, or of the group that it is in."""
    evidence: str


class Meaning(NamedTuple):
    """What one acronym means."""

    said: Mapping[int, Said]
    """By article that says it or has the long name too."""
    subjects: Mapping[str, tuple[int, ...]]
    """By group of a long name: articles to compare with one that does not say it."""


class ShortForms:
    """Gives short acronyms to what they stand for, article by article."""

    def __init__(self, names: Names, blocks: Blocks | SettledBlocks, subjects: Subjects) -> None:
        self._names = names
        self._blocks = blocks
        self._subjects = subjects
        self._alike: dict[str, dict[str, str]] = {}
        """By key of the acronym: its long names, each with the first that is the same."""
        self._said: dict[str, dict[int, Said]] = {}
        """By key of the acronym: what articles say in brackets, where it holds for them alone."""
        self._told: set[str] = set()
        """Of which acronyms articles said so when they were looked at last."""
        self._meanings: dict[str, Meaning] = {}

    def settle(self, brackets: Mapping[int, Sequence[Join]]) -> list[Join]:
        """Take in what each article says in brackets; return the joins that hold everywhere."""
        longs: dict[str, dict[str, None]] = {}
        for index in sorted(brackets):
            for join in brackets[index]:
                longs.setdefault(join.key, {})[join.others[0]] = None
        apart = {short: self._find_apart(short, tuple(some)) for short, some in longs.items()}
        joins: list[Join] = []
        self._said = {}
        for index in sorted(brackets):
            for join in brackets[index]:
                if join.others[0] not in apart[join.key]:
                    joins.append(join)
                else:
                    said = self._said.setdefault(join.key, {})
                    said.setdefault(index, Said(join.others[0], join.evidence))
        for short, some in apart.items():
            evidence = f"“{self._names.by_key[short].text}” is short for both"
            joins += (
                Join(long, (first,), "acronym", evidence)
                for long, first in some.items()
                if long != first
            )
        return joins

    def _find_apart(self, short: str, longs: tuple[str, ...]) -> Mapping[str, str]:
        """Return the long names that an acronym is short for in their articles alone.

        With each goes the first that is a spelling of the same.
        """
        by_key = self._names.by_key
        name = by_key[short]
        if name.anchor and len(name.words) == 1:
            return {}  # the tables know it by its letters, and nothing tells it from others
        if name.anchor:  # the tables know one of them
            some = [by_key[one] for one in longs if not by_key[one].anchor]
            return {one.key: one.key for one in some if not _are_alike(one.words, name.words)}
        if tuple(self._alike.get(short, ())) != longs:
            self._alike[short] = _find_alike(longs, by_key)
        first = self._alike[short]
        return first if has_few(short) or len(set(first.values())) > 1 else {}

    def update(self, groups: Groups, touched: Iterable[str], moved: Iterable[str] = ()) -> set[int]:
        """Find what acronyms mean now; return the articles in which that may have changed.

        `touched` are the names that are new or have changed, `moved` those whose group did.
        """
        by_key = self._names.by_key
        changed = {*touched, *moved}
        again = {label for key in changed for label in initial_labels(by_key[key])}
        again |= {key for key in changed if has_few(key) and acronym_labels(by_key[key])}
        again = {key for key in again if key in by_key and has_few(key)}
        stale: set[int] = set()
        for key in again | self._said.keys() | self._told:
            before, now = self._meanings.get(key), self._mean(by_key[key], groups)
            if now != before:
                self._meanings[key] = now
                stale |= by_key[key].articles
        self._told = set(self._said)
        return stale

    def _mean(self, short: Name, groups: Groups) -> Meaning:
        said = {
            at: Said(groups.root(one.key), one.evidence)
            for at, one in self._said.get(short.key, {}).items()
        }
        if has_few(short.key) and acronym_labels(short):
            for at, one in self._find_beside(short, groups):
                said.setdefault(at, one)
        having: dict[str, list[int]] = {}
        for at in sorted(said):
            having.setdefault(said[at].key, []).append(at)
        if short.anchor or len(having) > _MANY:
            having = {}
        return Meaning(said, {root: tuple(some[:LOOKED_AT]) for root, some in having.items()})

    def _find_beside(self, short: Name, groups: Groups) -> Iterator[tuple[int, Said]]:
        """Yield the articles that have one long name with these initials too."""
        found: dict[int, dict[str, Name]] = {}
        for long in self._blocks.members("initials", short.key):
            for at in long.articles & short.articles if long.kind in LONG else ():
                found.setdefault(at, {}).setdefault(groups.root(long.key), long)
        for at, longs in found.items():
            if len(longs) == 1:
                ((root, long),) = longs.items()
                yield at, Said(root, f"initials of “{long.text}”")

    def resolve(self, index: int) -> None:
        """Give the acronyms of one article to what they stand for there."""
        meant: dict[str, Said | None] = {}
        for spot in self._names.spots[index]:
            if spot.own not in self._meanings or spot.key != spot.own or not _is_short(spot.text):
                continue
            if spot.own not in meant:
                meant[spot.own] = self._find(spot, index)
            one = meant[spot.own]
            if one is not None:
                spot.key, spot.rule, spot.evidence = one.key, "acronym", one.evidence

    def _find(self, spot: Spot, index: int) -> Said | None:
        meaning = self._meanings[spot.own]
        if index in meaning.said:
            return meaning.said[index]
        related = [
            articles
            for root, articles in meaning.subjects.items()
            if self._subjects.shares(index, articles, [spot.own, root])
        ]
        if len(related) != 1:
            return None
        said = meaning.said[related[0][0]]
        return said._replace(evidence=f"{said.evidence}, in an article on the same subject")


def has_few(key: str) -> bool:
    """Whether it is so few letters that several bodies are likely to have them."""
    letters = key.replace(" ", "")
    return len(letters) <= FEW_LETTERS and letters.isalpha()


def _is_short(text: str) -> bool:
    """Whether a spelling is an acronym itself, not the long name that the tables know it by."""
    return " " not in text and sum(map(str.isupper, text)) > 1


def _find_alike(longs: Iterable[str], by_key: Mapping[str, Name]) -> dict[str, str]:
    """Return for each long name the first of those that are spellings of the same."""
    first: dict[str, str] = {}
    for long in longs:
        words = by_key[long].words
        found = (one for one in set(first.values()) if _are_alike(words, by_key[one].words))
        first[long] = min(found, key=lambda one: by_key[one].order, default=long)
    return first


def _are_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two long names of one acronym differ in spelling, or in what one leaves out."""
    few, many = sorted((some, others), key=len)
    met = sum(any(_is_same(word, other) for other in many) for word in few)
    return met == len(few) or 3 * met > 2 * len(many)


def _is_same(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) >= _STEM and long.startswith(short):
        return True
    return fuzz.ratio(word, other) >= _ALIKE
