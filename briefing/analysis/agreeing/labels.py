"""What a row of the table calls a statement: a few words cut from one of its sentences.

What differs is left out, so that the row says of what the values beside it are: "Liberals took …
seats of the 338". The words are those of an article, in its order; only blanks are put right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import Aspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .passages import Word
    from .verdicts import Slot

_BREAK = re.compile(r"[;:()–—“”\"]|,(?!\d)|\s-\s")
_MOST = 64
"""Characters of a label."""
_BEFORE = 6
"""Words before the compared ones."""
_LEAST = 2
"""Words that say something and must stand beside the compared ones; else it is the sentence."""
HIDDEN = "…"


def cut_label(aspect: Aspect, slots: Sequence[Slot], *, differs: bool) -> str:
    """Return the label that tells most; where values differ, without the value."""
    common = _common_end([slot.passage.cut(slot.start, slot.end) for slot in slots])
    cuts = [_cut(slot, _hide(aspect, slot, common) if differs else None) for slot in slots]
    return max(cuts, key=lambda cut: cut[0])[1]


def _common_end(values: Sequence[str]) -> int:
    """Return how many words all values end with, but never all words of one."""
    split = [value.lower().split() for value in values]
    least = min(len(words) for words in split) - 1
    count = 0
    while count < least and len({words[-1 - count] for words in split}) == 1:
        count += 1
    return count


def _hide(aspect: Aspect, slot: Slot, common: int) -> tuple[int, int]:
    """Return the words that differ: the number and its "about", or all before a common end."""
    if aspect is Aspect.NUMBER:
        found = next((q for q in slot.passage.quantities if q.start == slot.start), None)
        if found is not None:
            return slot.start, found.number_end
    words = list(re.finditer(r"\S+", slot.passage.article.text[slot.start : slot.end]))
    return slot.start, slot.start + words[-1 - common].end()


def _cut(slot: Slot, hidden: tuple[int, int] | None) -> tuple[int, str]:
    """Return how many words of a cut say something, and the cut around the compared words."""
    passage, text = slot.passage, slot.passage.article.text
    span = passage.span
    left, right = _clause(slot)
    words = [word for word in passage.words if left <= word.start and word.end <= right]
    if _count(words, slot) < _LEAST:
        left, right, words = span.start, span.end, list(passage.words)
    before = [word for word in words if word.end <= slot.start][-_BEFORE:]
    while before and not before[0].told:
        del before[0]
    start = _whole_name(slot, before[0].start) if before else slot.start
    spare = _MOST + (hidden[1] - hidden[0] - len(HIDDEN) if hidden else 0)
    while before and slot.end - start > spare:
        del before[0]
        start = before[0].start if before else slot.start
    inside = [word for word in words if word.start >= start and word.end - start <= spare]
    while inside and not inside[-1].told and inside[-1].start >= slot.end:
        del inside[-1]
    end = max(inside[-1].end if inside else start, min(slot.end, start + spare))
    if hidden is None:
        shown = text[start:end]
    else:
        shown = text[start : max(start, hidden[0])] + HIDDEN + text[min(end, hidden[1]) : end]
    told = sum(word.told for word in inside if not slot.start <= word.start < slot.end)
    return told, " ".join(shown.split())


def _whole_name(slot: Slot, start: int) -> int:
    """Return where the name begins in which a cut would begin: "New Zealand"."""
    return min([n.start for n in slot.passage.names if n.start <= start < n.end] or [start])


def _clause(slot: Slot) -> tuple[int, int]:
    """Return where the piece of the sentence between marks begins and ends."""
    text, span = slot.passage.article.text, slot.passage.span
    left = span.start
    for match in _BREAK.finditer(text, span.start, slot.start):
        left = match.end()
    found = _BREAK.search(text, slot.end, span.end)
    return left, found.start() if found else span.end


def _count(words: Sequence[Word], slot: Slot) -> int:
    return sum(word.told for word in words if not slot.start <= word.start < slot.end)
