"""One wanted thing of a query with everything that answers it."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from briefing.text.words import STOP_WORDS

from .expansion import expand
from .figures import figure_ways
from .guesses import COMMON
from .other_names import OtherNames
from .passages import Passages
from .query import is_little
from .readings import FORM, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.model.postings import Postings, Terms

    from .query import Word
    from .readings import Reading
    from .vocabulary import Vocabulary

REMEMBERED = 128
"""Wanted things that are kept."""
_LOOKED = 400
"""Articles for which it is kept what answers a wanted thing there."""
_UNSEEN = 0.5
"""Passages that a word which none holds is counted as."""
_ALIKE = 0.05
"""Difference of weights up to which two readings are equally likely."""
_LITTLE = 0.3
"""What a word like "how" says in a question beside another of its rarity."""
_OTHER_WAY = 0.95
"""Weight of a number that is written otherwise than typed."""
_TELLING_SHARE, _TELLING_COUNT, _TELLING_LETTERS = 0.25, 3, 3


class Wanted:
    """The readings of one wanted thing, best first; none where nothing is like it."""

    def __init__(
        self, readings: tuple[Reading, ...], postings: Postings, share: float = 1.0
    ) -> None:
        """Take the readings with the postings that they are rare or frequent in.

        The thing says that share of what another of its rarity would.
        """
        self.readings = readings
        self._share = share
        self.postings = postings
        self._looked: dict[int, tuple[dict[int, Reading], int] | None] = {}

    @cached_property
    def _numbers(self) -> tuple[dict[int, int], list[tuple[int, list[int]]]]:
        """The ranks of readings: of those of one term by its number, and of the others."""
        numbers = self.postings.numbers
        singles: dict[int, int] = {}
        several: list[tuple[int, list[int]]] = []
        for rank, reading in enumerate(self.readings):
            known = [numbers[term] for term in reading.terms if term in numbers]
            if len(known) == len(reading.terms) == 1:
                singles.setdefault(known[0], rank)
            elif len(known) == len(reading.terms):
                several.append((rank, known))
        return singles, several

    def look_into(self, row: int) -> tuple[dict[int, Reading], int] | None:
        """Return the best reading of each passage of an article that answers, and the best passage.

        None where none does. What was found is kept: while one types, the same articles come
        again.
        """
        if row not in self._looked:
            if len(self._looked) >= _LOOKED:
                self._looked.clear()
            self._looked[row] = self._look_into(row)
        return self._looked[row]

    def _look_into(self, row: int) -> tuple[dict[int, Reading], int] | None:
        singles, several = self._numbers
        leaf = self.postings.leaf(row)
        best = leaf.best_ranks(singles)
        for rank, numbers in several:
            for passage in leaf.side_by_side(numbers):
                if best.get(passage, rank) >= rank:
                    best[passage] = rank
        if not best:
            return None
        readings, first = self.readings, Passages.number(row, 0)
        _, place = min((rank, passage) for passage, rank in best.items())
        return {first + at: readings[rank] for at, rank in best.items()}, first + place

    @cached_property
    def ways(self) -> list[Terms]:
        """The terms of its readings, the likeliest to stand in the sentence that is meant first.

        Of a word that is known as it was typed, other forms are less likely than misspellings.
        """
        known = bool(self.typed)
        ranked = sorted(self.readings, key=lambda one: known and one.how == FORM)
        return [one.terms for one in ranked]

    @cached_property
    def rarity(self) -> float:
        """How much the thing says: inverse frequency of its most frequent likely reading."""
        likely = [r for r in self.readings if r.weight >= self.readings[0].weight - _ALIKE]
        count = max((self._count(reading) for reading in likely), default=0)
        return self._share * log(1 + self.postings.passages / max(count, _UNSEEN))

    @cached_property
    def telling(self) -> bool:
        """Whether a passage that answers this and not the rest is still worth showing."""
        if not self.readings:
            return False
        typed = "".join(self.readings[0].terms)
        if typed in STOP_WORDS or (len(typed) < _TELLING_LETTERS and typed.isascii()):
            return False
        counts: dict[str, int] = {}
        for reading in self.readings:  # "saint-lys" stands as two words and as one
            spelt = "".join(reading.terms)
            counts[spelt] = max(counts.get(spelt, 0), self._count(reading))
        found = sum(counts.values())
        return found <= max(_TELLING_COUNT, _TELLING_SHARE * self.postings.passages)

    @cached_property
    def begun(self) -> bool:
        """Whether hardly more than a letter of a word was typed, which may become any."""
        likely = self.typed
        return any(one.weight < 1 and len(one.typed) < _TELLING_LETTERS for one in likely) and (
            likely[0].typed.isascii()
        )

    @cached_property
    def typed(self) -> list[Reading]:
        """The word as typed, and what it may become."""
        return [reading for reading in self.readings if not reading.read_as]

    def _count(self, reading: Reading) -> int:
        if len(reading.terms) == 1:
            return self.postings.counts.get(reading.terms[0], 0)
        return self.postings.together(reading.terms)


class Group:
    """A wanted thing over some passages: what answers it in each."""

    def __init__(self, wanted: Wanted, passages: Passages) -> None:
        """Look for what is wanted in the passages."""
        self.wanted = wanted
        self.passages = passages
        self.rarity = wanted.rarity
        self.found: dict[int, Reading] = {}
        """The best reading in each passage that answers."""
        self.owners: dict[int, int] = {}
        """The passage that answers best, by owner."""
        for row in passages.leaves:
            here = wanted.look_into(row)
            if here is not None:
                self.found.update(here[0])
                self.owners[row] = here[1]


class Groups:
    """What the last queries wanted: while one types, all words but the last stay."""

    def __init__(
        self, vocabulary: Vocabulary, postings: Postings, names: OtherNames | None = None
    ) -> None:
        """Take what words are read with, and where they are looked for."""
        self.vocabulary = vocabulary
        self.names = names or OtherNames()
        self._postings = postings
        self.fields: Callable[[Word], tuple[Reading, ...] | None] = lambda _: None
        """Reads a word of a field as names; None where that field has none of its own."""
        self._known: OrderedDict[tuple[tuple[Word, ...], Level], Wanted] = OrderedDict()

    def of(self, words: tuple[Word, ...], level: Level) -> Wanted:
        """Return what any of the words may be read as."""
        key = words, level
        wanted = self._known.get(key)
        if wanted is not None:
            self._known.move_to_end(key)
            return wanted
        readings = [reading for word in words for reading in self._read(word, level)]
        if len(words) > 1:
            readings.sort(key=lambda reading: (reading.read_as, -reading.weight))
        share = _LITTLE if is_little(words) and words[0].asked else 1.0
        wanted = self._known[key] = Wanted(tuple(readings), self._postings, share)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return wanted

    def apart(self, words: Iterable[Word]) -> list[Wanted]:
        """Return each word on its own, as it was typed: so words are that are to be left out."""
        return [self.of((word,), Level.TYPED) for word in words]

    def _read(self, word: Word, level: Level) -> tuple[Reading, ...]:
        if word.field == "number":
            return self._read_number(word)
        if word.field:
            readings = self.fields(word)
            if readings is not None:
                return readings
        return expand(word, self.vocabulary, self._postings, level, self.names)

    def _typed(self, word: Word) -> tuple[Reading, ...]:
        return expand(word, self.vocabulary, self._postings, Level.TYPED, self.names)

    def _read_number(self, word: Word) -> tuple[Reading, ...]:
        """Return a number in all the ways that the articles write it, as typed first."""
        word = word._replace(exact=True, unfinished=False)
        found = list(self._typed(word))
        for terms in figure_ways(word.terms)[1:]:
            way = word._replace(terms=terms, key=terms[0] if len(terms) == 1 else "")
            readings = self._typed(way)
            found += [reading._replace(weight=_OTHER_WAY) for reading in readings]
        return tuple(found)

    def each(
        self, words: Sequence[tuple[Word, ...]], level: Level, known: Level | None = None
    ) -> list[Wanted]:
        """Return what may be read for everything that is wanted.

        Where `known` is given, words that many passages hold are read at that level.
        """
        common = level if known is None else known
        return [self.of(one, common if self._is_common(one) else level) for one in words]

    def common(self, words: Sequence[tuple[Word, ...]]) -> int:
        """Return how many of the wanted things are words that many passages hold."""
        return sum(map(self._is_common, words))

    def _is_common(self, words: tuple[Word, ...]) -> bool:
        return any(self.vocabulary.count(word.key) >= COMMON for word in words)


def owners_with(groups: Iterable[Group], needed: int) -> set[int]:
    """Return the owners that answer at least so many of the groups."""
    sets = sorted((group.owners for group in groups), key=len)
    if needed >= len(sets):
        common = set(sets[0])
        for more in sets[1:]:
            common &= more.keys()
        return common
    counts: dict[int, int] = {}
    for owners in sets:
        for owner in owners:
            counts[owner] = counts.get(owner, 0) + 1
    return {owner for owner, count in counts.items() if count >= needed}
