"""Two sentences that are nearly one, word by word: what the one puts in the other's place.

Where all the words around agree, a number, day or name that takes the place of another is a
difference whatever it counts or means.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.analysis.tables import words as listed
from briefing.model import Aspect, Bound, EntityKind

from .days import compare_days
from .frames import find_frame
from .numbers import may_differ
from .sums import reconcile, write
from .values import Relation, relate
from .variants import are_apart, are_forms, are_variants, is_medium
from .verdicts import Slot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Quantity

    from .pairing import Pair
    from .passages import Name, Passage, Word

_LIKE = 0.5
"""Share of the larger sentence from which two sentences are laid side by side."""
_EQUAL = 0.7
"""Share of the words that must then be equal and in the same order."""
_COPIED = 0.85
"""The same from which one sentence is a copy of the other."""
_LONG = 12
"""Words of a sentence that is hardly told of two by chance."""
_LONGEST = 6
"""Words of a piece that takes the place of another."""

_BEHIND_NOUN = re.compile(r"(?:ly|ed|ing)\Z")
"""Endings of a word that may stand right behind a noun without taking it for its own."""

Piece = tuple[int, int]
"""The first word of a piece of a sentence, and the one behind it."""


def compare_aligned(pair: Pair) -> Iterator[Verdict]:
    """Yield the differences between two sentences that are nearly one."""
    if pair.larger < _LIKE:
        return
    mine, theirs = pair.one.words, pair.other.words
    matcher = SequenceMatcher(None, _spelt(mine), _spelt(theirs), False)
    ratio = matcher.ratio()
    if ratio < _EQUAL:
        return
    found = [
        verdict
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= _LONGEST
        for verdict in _compare(pair, (a, b), (c, d), ratio >= _COPIED)
    ]
    facts = {verdict.aspect for verdict in found} - {Aspect.WORDING}
    if len(facts) > 1:
        return  # they tell of two events
    for verdict in found:
        if verdict.aspect is not Aspect.NUMBER or _stands(pair, verdict):
            yield verdict


def _stands(pair: Pair, verdict: Verdict) -> bool:
    """Whether nothing but a difference explains two numbers."""
    one, other = (
        next(q for q in slot.passage.quantities if q.start == slot.start)
        for slot in (verdict.one, verdict.other)
    )
    frames = find_frame(pair.one, one), find_frame(pair.other, other)
    return may_differ(pair, one, other, *frames, aligned=True)


def _spelt(words: Sequence[Word]) -> list[str]:
    return ["a" if word.stem == "an" else word.stem for word in words]


def _compare(pair: Pair, one: Piece, other: Piece, copied: bool) -> Iterator[Verdict]:
    found = (
        _numbers(pair, one, other)
        or _days(pair, one, other, copied)
        or _names(pair, one, other, copied)
        or _wording(pair, one, other)
    )
    if found is not None:
        yield found


def _bounds(words: Sequence[Word], piece: Piece) -> tuple[int, int]:
    return words[piece[0]].start, words[piece[1] - 1].end


def _numbers(pair: Pair, one: Piece, other: Piece) -> Verdict | None:
    a, b = _bounds(pair.one.words, one)
    c, d = _bounds(pair.other.words, other)
    mine = [q for q in pair.one.quantities if q.number_start < b and a < q.number_end]
    theirs = [q for q in pair.other.quantities if q.number_start < d and c < q.number_end]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    left, right = mine[0], theirs[0]
    if left.kind is not right.kind or not _are_apart(left, right):
        return None
    if left.unit != right.unit or left.rate != right.rate:
        return None
    if any(relate(q, left) is Relation.SAME for q in pair.other.quantities if q.kind is left.kind):
        return None
    if any(relate(q, right) is Relation.SAME for q in pair.one.quantities if q.kind is left.kind):
        return None
    slots = Slot(pair.one, left.start, left.end), Slot(pair.other, right.start, right.end)
    weight = 1 + pair.smaller + pair.larger
    if found := reconcile(pair, left, right):
        reason = "the numbers go together: one counts what the other tells apart"
        return Verdict(Aspect.NUMBER, *slots, True, weight, reason, found)
    reason = f"the words around agree; no rounding or sum joins {write(left)} and {write(right)}"
    return Verdict(Aspect.NUMBER, *slots, False, weight, reason)


def _are_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two values differ; "more than 20" and "more than 30" do where all else agrees."""
    relation = relate(one, other)
    if one.bound is other.bound is not Bound.EXACT and relation in (
        Relation.OPEN,
        Relation.BOUNDED,
    ):
        plain = replace(one, bound=Bound.EXACT), replace(other, bound=Bound.EXACT)
        relation = relate(*plain)
    return relation is Relation.APART


def _days(pair: Pair, one: Piece, other: Piece, copied: bool) -> Verdict | None:
    """Return that two days differ; in copies of one sentence also the days of reports."""
    a, b = _bounds(pair.one.words, one)
    c, d = _bounds(pair.other.words, other)
    ours, others = (p.days if copied else p.event_days for p in (pair.one, pair.other))
    mine = [day for day in ours if day.start < b and a < day.end]
    theirs = [day for day in others if day.start < d and c < day.end]
    if len(mine) != 1 or len(theirs) != 1 or compare_days(mine[0], theirs[0]) is not False:
        return None
    if any(compare_days(mine[0], day) for day in pair.other.days):
        return None
    if any(compare_days(theirs[0], day) for day in pair.one.days):
        return None
    left, right = mine[0], theirs[0]
    slots = Slot(pair.one, left.start, left.end), Slot(pair.other, right.start, right.end)
    told = f"{pair.one.cut(left.start, left.end)} and {pair.other.cut(right.start, right.end)}"
    reason = f"the words around agree; {told} cannot be one day"
    return Verdict(Aspect.DATE, *slots, False, 1 + pair.smaller + pair.larger, reason)


def _names(pair: Pair, one: Piece, other: Piece, copied: bool) -> Verdict | None:
    """Return that two names differ; people and bodies only in copies of one long sentence."""
    a, b = _bounds(pair.one.words, one)
    c, d = _bounds(pair.other.words, other)
    mine = [name for name in pair.one.names if name.start < b and a < name.end]
    theirs = [name for name in pair.other.names if name.start < d and c < name.end]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    left, right = mine[0], theirs[0]
    if pair.one.is_named_with(left.entity, right.entity):
        return None  # an article that knows both may tell how they go together
    spelt = pair.one.cut(left.start, left.end), pair.other.cut(right.start, right.end)
    if are_variants(*spelt) or is_medium(spelt[0]) or is_medium(spelt[1]):
        return None
    if not _covers(pair.one, one, left) or not _covers(pair.other, other, right):
        return None
    place = EntityKind.PLACE in (left.kind, right.kind)
    if left.kind is not right.kind and not (place and _are_locations(pair, left, right)):
        return None
    if left.kind is right.kind is EntityKind.OTHER or (place and not are_apart(*spelt)):
        return None
    if not place and not (copied and len(pair.one.words) >= _LONG):
        return None  # the same told of another
    aspect = Aspect.PLACE if place else Aspect.NAME
    reason = f"the words around agree; {spelt[0]} and {spelt[1]} are not known to be one"
    slots = Slot(pair.one, left.start, left.end), Slot(pair.other, right.start, right.end)
    return Verdict(aspect, *slots, False, 1 + pair.smaller + pair.larger, reason)


def _are_locations(pair: Pair, one: Name, other: Name) -> bool:
    """Whether the words before two names say that these are places."""
    return one in pair.one.locations and other in pair.other.locations


def _covers(passage: Passage, piece: Piece, name: Name) -> bool:
    """Whether the piece holds no telling word but the name."""
    outside = [
        word
        for word in passage.words[piece[0] : piece[1]]
        if not name.start <= word.start < name.end and word.told
    ]
    return not outside


def _wording(pair: Pair, one: Piece, other: Piece) -> Verdict | None:
    """Return that two words before the same noun are not the same, in words of no name."""
    if one[1] - one[0] > 2 or other[1] - other[0] > 2:
        return None
    if not (_is_modifier(pair.one, one) and _is_modifier(pair.other, other)):
        return None
    (a, _), (c, _) = _bounds(pair.one.words, one), _bounds(pair.other.words, other)
    b, d = pair.one.words[one[1]].end, pair.other.words[other[1]].end
    told = pair.one.cut(a, b), pair.other.cut(c, d)
    mine, theirs = (text.rpartition(" ")[0] for text in told)
    if are_forms(mine, theirs) or set(mine.split()) & set(theirs.split()):
        return None
    if any(w.stem in pair.other.concepts for w in pair.one.words[one[0] : one[1]]):
        return None
    if any(w.stem in pair.one.concepts for w in pair.other.words[other[0] : other[1]]):
        return None
    reason = f"one noun in other words: “{told[0]}” and “{told[1]}”"
    slots = Slot(pair.one, a, b), Slot(pair.other, c, d)
    return Verdict(Aspect.WORDING, *slots, False, pair.smaller + pair.larger, reason)


def _is_modifier(passage: Passage, piece: Piece) -> bool:
    """Whether the words are lower-case words of content right before a lower-case noun."""
    words, text = passage.words, passage.article.text
    if piece[1] >= len(words):
        return False
    near = words[piece[0] : piece[1] + 1]
    if any(text[w.end : n.start] != " " for w, n in pairwise(near)):
        return False
    if not all(_is_common(text, word) for word in near):
        return False
    behind = words[piece[1] + 1] if piece[1] + 1 < len(words) else None
    return behind is None or not _takes(text, near[-1], behind)


def _takes(text: str, noun: Word, behind: Word) -> bool:
    """Whether the word behind a noun makes it a part of its own name: "bankruptcy court"."""
    if text[noun.end : behind.start] != " " or not _is_common(text, behind):
        return False
    return _BEHIND_NOUN.search(text[behind.start : behind.end]) is None


def _is_common(text: str, word: Word) -> bool:
    """Whether a word is of content, no name, and not one that tells who says so."""
    spelt = text[word.start : word.end]
    return word.told and spelt.islower() and spelt not in listed("comparing", "reporting")
