"""What an article calls a thing: the word before a noun, where it always uses the same one.

"a special train" all through one article and "an armoured train" all through another are two
wordings for one noun. It is told only of sentences that have enough else in common, and only
where neither article has the other's word near the noun: "special clothing" is no train.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.tables import words as listed
from briefing.model import Aspect
from briefing.text.words import find_words, stem

from .frames import acts, plain
from .nouns import Phrase, find_phrases
from .variants import are_forms
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import Article

    from .pairing import Pair, Rarity
    from .passages import Passage

_RARE = 6
"""Sentences of a stack that the noun may stand in, where it is small."""
_PART = 6
"""Else one of so many sentences."""
_SHARED = 2
_ALIKE = 0.3
"""Share of the larger sentence from which two sentences are alike."""
_NEAR = 120
"""Characters on either side of a noun in which a word may be said of it."""

Known = dict[tuple[str, ...], list[Phrase]]
"""Phrases of one article by the stems of their noun."""


class Phrases:
    """The wordings of each article, found when they are first asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Mapping[tuple[str, ...], list[Phrase]]] = {}

    def of(self, article: Article) -> Mapping[tuple[str, ...], list[Phrase]]:
        """Return the phrases of an article by the stems of their noun."""
        found = self._known.get(article.id)
        if found is None:
            known: Known = {}
            for phrase in find_phrases(article.text):
                known.setdefault(phrase.noun, []).append(phrase)
            found = self._known[article.id] = known
        return found

    def knows(self, article: Article, modifier: str, noun: str) -> bool:
        """Whether an article uses a word, in any form, near one of its uses of a noun."""
        wanted = {stem(part) for part in modifier.split("-")}
        text = article.text
        at = text.find(noun)
        while at >= 0:
            start, end = max(0, at - _NEAR), min(len(text), at + len(noun) + _NEAR)
            if wanted <= {stem(text[a:b]) for a, b in find_words(text, start, end)}:
                return True
            at = text.find(noun, at + len(noun))
        return False


def compare_phrases(pair: Pair, rarity: Rarity, phrases: Phrases) -> Iterator[Verdict]:
    """Yield nouns to which two articles put words of their own, in sentences of one thing."""
    ours, theirs = phrases.of(pair.one.article), phrases.of(pair.other.article)
    for noun in sorted(ours.keys() & theirs.keys()):
        if not (pair.one.concepts.issuperset(noun) and pair.other.concepts.issuperset(noun)):
            continue
        if len({phrase.modifier for phrase in ours[noun]}) > 1:
            continue
        if len({phrase.modifier for phrase in theirs[noun]}) > 1:
            continue
        left, right = _within(pair.one, ours[noun]), _within(pair.other, theirs[noun])
        if left is None or right is None or left.spelt != right.spelt:
            continue
        if not _speak_of_one(pair, noun, rarity) or not _are_two(left.modifier, right.modifier):
            continue
        if phrases.knows(pair.other.article, left.modifier, left.spelt):
            continue
        if phrases.knows(pair.one.article, right.modifier, right.spelt):
            continue
        slots = (
            Slot(pair.one, left.start, left.end),
            Slot(pair.other, right.start, right.end),
        )
        told = [slot.passage.cut(slot.start, slot.end) for slot in slots]
        reason = f"one noun in other words: “{told[0]}” and “{told[1]}”"
        yield Verdict(Aspect.WORDING, *slots, False, pair.smaller + pair.larger, reason)


def _within(passage: Passage, phrases: list[Phrase]) -> Phrase | None:
    """Return the first of the phrases that stands in the passage."""
    span = passage.span
    return next((p for p in phrases if span.start <= p.start and p.end <= span.end), None)


def _speak_of_one(pair: Pair, noun: tuple[str, ...], rarity: Rarity) -> bool:
    """Whether the noun is rare and two sentences share a name, and words enough besides it.

    Of sentences that are alike, one of the two is enough.
    """
    if noun[-1] in _told_acts():
        return False  # a sharp increase and a small one are two
    if noun[-1] in _any_nouns():
        return False  # as are a month of gains and one of losses
    rare = rarity.often[noun[-1]] <= max(_RARE, rarity.size // _PART)
    named = bool(pair.one.entities & pair.other.entities)
    shared = (pair.one.concepts & pair.other.concepts) - plain() - set(noun)
    if pair.larger >= _ALIKE and len(shared) > _SHARED:
        return rare or named
    return rare and named and len(shared) >= _SHARED


@cache
def _any_nouns() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("comparing", "plain"))


@cache
def _told_acts() -> frozenset[str]:
    return frozenset(stem(word) for word, act in acts().items() if act in ("rise", "fall"))


def _are_two(one: str, other: str) -> bool:
    """Whether two words before a noun are no forms of one, and do not choose one of several."""
    if are_forms(one, other) or _closes(one, other) or _closes(other, one):
        return False
    (first, _, last), (opening, _, closing) = one.rpartition("-"), other.rpartition("-")
    if first and opening and last == closing and are_forms(first, opening):
        return False  # multi-boat and multiple-boat
    return not {one, other} <= listed("comparing", "apart")


def _closes(one: str, other: str) -> bool:
    """Whether the end of a compound is all of the other word: "not-for-profit", "nonprofit".

    Of two compounds only where both deny: "pro-whaling" is not "anti-whaling".
    """
    if "-" in other and not (one.startswith("no") and other.startswith("no")):
        return False
    return "-" in one and other.replace("-", "").endswith(one.rpartition("-")[2])
