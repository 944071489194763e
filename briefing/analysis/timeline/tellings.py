"""The sentences of an article that say when something happened, with what they are about."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.analysis.concepts import find_concepts
from briefing.analysis.dates.anchors import heads
from briefing.analysis.dates.surroundings import tells_when
from briefing.analysis.standing import asks, is_credit
from briefing.model import BlockKind, Counting, Precision, Span
from briefing.model.article import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.model import Article, DateMention, DateValue, Layers, Mention, Sentence

_KINDS = PROSE | {BlockKind.STANDFIRST}
_BREAK = re.compile(r"[,;:] |\band\b |[-–—] ")
_DATE_WORDS = frozenset(
    stem
    for words in (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may",
        "june july august september october november december morning afternoon evening night noon",
        "week month year day ago weekend",
    )
    for stem in find_concepts(words)[0]
)
_DENIAL = re.compile(
    r"\b(?:never|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?)\b", re.IGNORECASE
)
_ACTOR = re.compile(r"\W*(?:The |An? )?((?:[A-Z][\w-]*(?:['’]s?)?\s?)+)")
ENTITY = "#"
"""What the ids of entities begin with among the words of a telling."""


_FINE = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON)
_DAYS = (Precision.DAY, Precision.WEEK)
_POSSESSIVE = re.compile(r"\s?['’]s\b")
"""What makes a year the owner of something: "last year's language"."""


class Told(NamedTuple):
    """One date of a sentence, with the words of the sentence that go with it."""

    span: Span
    mention: DateMention
    value: DateValue | None
    words: frozenset[str]
    """Stems of the content words around the date, dates left out, and ids of entities."""
    actor: frozenset[str]
    """Stems of the name that the sentence begins with; empty where it begins with none."""
    names: frozenset[str]
    """Those of the words that stand in a name."""
    denies: bool
    alone: bool
    """Whether the sentence holds no other date of a day."""
    firm: bool
    """Whether the article's own words give the days, not the day that the user gave."""


def find_tellings(
    article: Article,
    layers: Layers,
    values: Sequence[DateValue | None],
    named: Mapping[int, str],
    own: bool = True,
) -> list[Told]:
    """Return what the running text of an article tells with a date, in order.

    `values` belong to the dates of the layers. `named` gives the entity that is named at an
    offset, `own` whether the article says which day it is from. Vague dates are left out, as are
    those of the report where the sentence says when the thing itself happened.
    """
    found: list[Told] = []
    at = 0
    dates = layers.dates
    for sentence in layers.sentences:
        first = at
        while at < len(dates) and dates[at].start < sentence.end:
            at += 1
        if first == at or article.blocks[sentence.block].kind not in _KINDS:
            continue
        text = article.text[sentence.start : sentence.end]
        if asks(text) or is_credit(text):
            continue
        if heads(article.text, dates[first], sentence.start, sentence.end):
            continue
        pairs = list(zip(dates[first:at], values[first:at], strict=True))
        told = _in_sentence(article, layers, sentence, pairs, named)
        found += told if own else [one._replace(firm=_is_full(one.mention)) for one in told]
    return found


def _in_sentence(
    article: Article,
    layers: Layers,
    sentence: Sentence,
    pairs: list[tuple[DateMention, DateValue | None]],
    named: Mapping[int, str],
) -> Iterator[Told]:
    happened = [m for m, _ in pairs if not m.reported and m.precision is Precision.DAY]
    if happened:
        pairs = [(m, v) for m, v in pairs if not m.reported and m.precision in _FINE]
    text = article.text
    chosen = [(m, v) for m, v in pairs if not m.vague and _is_told(text, sentence.start, m, v)]
    span = Span(article.id, sentence.start, sentence.end)
    cuts = _cut(text, sentence, [m for m, _ in chosen])
    opening = _ACTOR.match(text, sentence.start, sentence.end)
    actor = frozenset(find_concepts(opening[1])[0]) - _DATE_WORDS if opening else frozenset()
    alone = len([m for m, _ in chosen if m.precision is Precision.DAY]) < 2
    seen = set()
    for (mention, value), (start, end) in zip(chosen, cuts, strict=True):
        key = value or mention.start
        if key in seen:
            continue
        seen.add(key)
        piece = text[start:end]
        words = frozenset(find_concepts(piece)[0]) - _DATE_WORDS
        words = frozenset(word for word in words if not word.isdigit())
        mentions = list(_mentions(layers, start, end))
        entities = (ENTITY + named[m.start] for m in mentions if m.start in named)
        names = frozenset(
            stem for m in mentions for stem in find_concepts(text[m.start : m.end])[0]
        )
        denies = bool(_DENIAL.search(piece))
        yield Told(span, mention, value, words.union(entities), actor, names, denies, alone, True)


def _is_full(mention: DateMention) -> bool:
    return mention.counting is Counting.CALENDAR and bool(mention.year)


def _is_told(text: str, floor: int, mention: DateMention, value: DateValue | None) -> bool:
    """Whether a date is worth a row: it has days, or is one in an order that the text gives."""
    if value is not None:
        if mention.span or (
            mention.precision not in _DAYS and _POSSESSIVE.match(text, mention.end)
        ):
            return False
        counted = mention.counting is not Counting.CALENDAR or mention.precision in _FINE
        return counted or tells_when(text, floor, mention.start)
    if mention.precision not in (Precision.DAY, Precision.WEEK) or mention.span:
        return False
    return bool(mention.weekday) or mention.counting is not Counting.CALENDAR


def _mentions(layers: Layers, start: int, end: int) -> Iterator[Mention]:
    from bisect import bisect_left

    mentions = layers.mentions
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    while at < len(mentions) and mentions[at].start < end:
        yield mentions[at]
        at += 1


def _cut(text: str, sentence: Sentence, mentions: list[DateMention]) -> list[tuple[int, int]]:
    """Return for each date the piece of the sentence that goes with it."""
    bounds = [sentence.start]
    for one, other in pairwise(mentions):
        breaks = list(_BREAK.finditer(text, one.end, other.start))
        bounds.append(breaks[-1].start() if breaks else other.start)
    bounds.append(sentence.end)
    return list(pairwise(bounds)) if mentions else []
