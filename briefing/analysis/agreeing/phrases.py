"""What an article calls a thing: the word before a noun, where it always uses the same one.

"a special train" all through one article and "an armoured train" all through another are two
wordings for one noun. It is told only of sentences that have enough else in common.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.analysis.tables import words as listed
from briefing.model import Aspect
from briefing.text.words import STOP_WORDS, stem

from .frames import plain
from .variants import are_forms
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.model import Article

    from .pairing import Pair, Rarity
    from .passages import Passage

_PHRASE = re.compile(
    r"\b(?:(?P<definite>an?|the|this|his|her|its|their)|that|by|of|with|for|on|in|at|from|against"
    r"|about|over|after|under|into|between|during|among|through|and|or|as|than|some|all|many|no|two|three|four|five|several|[A-Z][a-z]+[’']s?)"
    r"\s(?P<modifier>[a-z]{4,}(?:-[a-z]+)?)\s(?P<noun>[a-z]{4,})\b"
    r"(?=[.,;:)]|\s(?:[A-Z]|in|on|of|at|to|by|for|with|from|and|as|that|which|who|was|were|is|are"
    r"|had|has|will|would|could|may|but|or|after|before|over|if|when|[a-z]+(?:ed|ing)\b)|\s?\Z)"
)
_NO_MODIFIER = re.compile(r"(?:ing|ly|st|est|er)\Z")
_RARE = 6
"""Sentences of a stack that the noun may stand in, where it is small."""
_PART = 6
"""Else one of so many sentences."""
_SHARED = 2

Known = dict[str, set[str]]
"""Words that stand before each noun in one article, by the stem of the noun."""


class Phrases:
    """The wordings of each article, found when they are first asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Mapping[str, set[str]]] = {}

    def of(self, article: Article) -> Mapping[str, set[str]]:
        """Return the words before each noun of an article, by the stem of the noun."""
        found = self._known.get(article.id)
        if found is None:
            known: Known = {}
            for match in _PHRASE.finditer(article.text):
                if _is_modifier(match):
                    known.setdefault(stem(match["noun"]), set()).add(match["modifier"])
            found = self._known[article.id] = known
        return found


def compare_phrases(pair: Pair, rarity: Rarity, phrases: Phrases) -> Iterator[Verdict]:
    """Yield nouns to which two articles put words of their own, in sentences of one thing."""
    ours, theirs = phrases.of(pair.one.article), phrases.of(pair.other.article)
    for noun in sorted(ours.keys() & theirs.keys() & pair.one.concepts & pair.other.concepts):
        one, other = ours[noun], theirs[noun]
        if (
            len(one) != 1
            or len(other) != 1
            or one & other
            or rarity.often[noun] > max(_RARE, rarity.size // _PART)
        ):
            continue
        left = next(filter(None, (_find(pair.one, word, noun) for word in sorted(one))), None)
        right = next(filter(None, (_find(pair.other, word, noun) for word in sorted(other))), None)
        if left is None or right is None or not _speak_of_one(pair, noun):
            continue
        if any(are_forms(mine, their) for mine in one for their in other):
            continue
        if one | other <= listed("comparing", "apart"):
            continue  # state laws and federal laws are two things
        told = [slot.passage.cut(slot.start, slot.end) for slot in (left, right)]
        reason = f"one noun in other words: “{told[0]}” and “{told[1]}”"
        weight = pair.smaller + pair.larger
        yield Verdict(Aspect.WORDING, left, right, False, weight, reason)


def _is_modifier(match: re.Match[str]) -> bool:
    """Whether the word before the noun belongs to it; "allowed ballots" may be a verb."""
    word = match["modifier"]
    if match["noun"].endswith("ing") or (word.endswith("ed") and not match["definite"]):
        return False
    return (
        word not in STOP_WORDS
        and word not in listed("comparing", "scope")
        and word not in listed("counting", "plural")
        and _NO_MODIFIER.search(word) is None
    )


def _speak_of_one(pair: Pair, noun: str) -> bool:
    """Whether two sentences share a name and enough words besides the noun."""
    shared = (pair.one.concepts & pair.other.concepts) - plain() - {noun}
    return len(shared) >= _SHARED and bool(pair.one.entities & pair.other.entities)


def _find(passage: Passage, modifier: str, noun: str) -> Slot | None:
    for match in _PHRASE.finditer(passage.text):
        if match["modifier"] == modifier and stem(match["noun"]) == noun:
            start = passage.span.start
            return Slot(passage, start + match.start("modifier"), start + match.end("noun"))
    return None
