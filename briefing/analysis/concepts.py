"""Sentences as a summary sees them: what they are about, where they stand, how well alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model import BlockKind, Span
from briefing.model.article import PROSE
from briefing.text.captions import credits_picture, is_caption, is_dated_scene
from briefing.text.furniture import is_date
from briefing.text.words import STOP_WORDS, stem

from .standing import Speech, asks, find_standing, is_credit, is_fragment

if TYPE_CHECKING:
    from briefing.model import Article, Layers, Sentence

_WORD = re.compile(
    r"((?:[A-Z]\.){2,}|US\b|WHO\b)"
    r"|(\d+(?:[.,]\d+)*[^\W_]*"
    r"|[^\W_]+(?:['’][^\W_]+)*)"
)
"""Initials, or else a word."""
_PIECE = re.compile(r"\w+")
_LONG = 4
"""Letters of a longer word."""
_ROOT = 5
"""Letters in which forms of a word agree that a light stemmer keeps apart."""
Roots = tuple[frozenset[str], frozenset[str]]
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\Z")
LEAST = 8
"""Words below which a sentence does not move the position of those behind it."""
_CONTAINED = 0.8
"""Share of the words of a first sentence in a later one from which it is a standfirst."""
_LONGEST_CAPTION = 30
"""Words that the description above a picture's credit may have."""
_KEPT = 64
_found: dict[int, tuple[Layers, Article, list[Candidate]]] = {}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that a summary may be cut from."""

    span: Span
    unit: int
    """Number of the text it belongs to: 0 for the article itself, from 1 for those pasted in."""
    position: int
    """Sentences of some length that stand before it in that text."""
    words: frozenset[str]
    """Stems of its content words."""
    text: str
    concepts: tuple[str, ...]
    """The same, and each two of them that stand side by side, joined by a blank; none twice."""
    size: int
    """Number of all its words."""
    standing: float
    """How well it is read alone, above 0 up to 1."""
    leans: bool
    """Whether it needs the sentence before it, so that it is taken only where nothing else is."""


def find_concepts(text: str) -> tuple[list[str], list[str], int]:
    """Return the stems of the content words of a text, the pairs side by side, and all words."""
    stems: list[str] = []
    pairs: list[str] = []
    before, size = "", 0
    for initials, word in _WORD.findall(text):
        for part in _find_parts(word) if word else (initials.replace(".", ""),):
            size += 1
            if before and part:
                pairs.append(f"{before} {part}")
            if part:
                stems.append(part)
            before = part
    return stems, pairs, size


@lru_cache(maxsize=2048)
def find_roots(text: str) -> Roots:
    """Return how the content words of a text begin, so that all forms agree; and the longer ones.

    Numbers fall into the pieces between their points and commas.
    """
    words = {word for word in _PIECE.findall(text.lower()) if word not in STOP_WORDS}
    roots = frozenset(word[:_ROOT] for word in words if len(word) > 1 or word.isdigit())
    return roots, frozenset(word[:_ROOT] for word in words if len(word) >= _LONG)


@lru_cache(maxsize=16384)
def _find_parts(word: str) -> tuple[str, ...]:
    """Return the stem of a word, or its pieces in a script without blanks; "" for no content."""
    return tuple("" if _is_empty(part) else part for part in _split(word))


def _is_empty(part: str) -> bool:
    """Whether a piece of a text says nothing of what it is about: a stop word, a letter."""
    return part in STOP_WORDS or (len(part) == 1 and part.isascii() and not part.isdigit())


def _split(word: str) -> list[str]:
    if word >= "\u0e00" and len(word) > 1 and _is_unspaced(word[0]):
        return [word[at : at + 2] for at in range(len(word) - 1)]
    lower = word.lower().replace("’", "'")
    if word[0].isdigit():
        return [_ORDINAL.sub("", lower.replace(",", ""))]
    return [lower if lower in STOP_WORDS else stem(lower)]


def _is_unspaced(char: str) -> bool:
    """Whether a letter is of a script that writes words without blanks between them."""
    if char < "\u2e80":
        return char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
    return char <= "\uabff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def find_candidates(article: Article, layers: Layers) -> list[Candidate]:
    """Return the sentences of running text that a summary may be cut from, in order.

    Those of the last few articles are kept: the summary of the stack follows that of each.
    """
    kept = _found.get(id(layers))
    if kept is not None and kept[0] is layers and kept[1] is article:
        return kept[2]
    if len(_found) >= _KEPT:
        _found.clear()
    found = _find_candidates(article, layers)
    _found[id(layers)] = layers, article, found
    return found


def _find_candidates(article: Article, layers: Layers) -> list[Candidate]:
    # The patterns in there take long to compile, and agreement has no use for them.
    from .leaning import leans, speaks_for_itself

    found: list[Candidate] = []
    positions: dict[int, int] = {}
    units = _find_units(article)
    speech = Speech()
    told = _without_captions(article, layers)
    for sentence, text in told:
        kind, unit = article.blocks[sentence.block].kind, units[sentence.block]
        going_on = speech.goes_on(sentence.block, text)
        stems, pairs, size = find_concepts(text)
        position = positions.get(unit, 0)
        positions[unit] = position + (size >= LEAST)
        if not stems or asks(text):
            continue
        span = Span(article.id, sentence.start, sentence.end)
        concepts = tuple(dict.fromkeys(stems + pairs))
        standing = find_standing(text, kind, speaks_for_itself(text))
        pointing = going_on or leans(text)
        pointing = pointing or (kind is BlockKind.PARAGRAPH and is_fragment(text))
        found.append(
            Candidate(
                span, unit, position, frozenset(stems), text, concepts, size,
                standing, pointing,
            )
        )  # fmt: skip
    return _without_standfirst(found)


def _without_captions(article: Article, layers: Layers) -> list[tuple[Sentence, str]]:
    """Return the sentences of running text with their words, pictures and credits left out.

    A short paragraph of one sentence right above a line that credits a picture describes it.
    """
    found: list[tuple[Sentence, str]] = []
    for sentence in layers.sentences:
        if article.blocks[sentence.block].kind not in PROSE:
            continue
        text = article.text[sentence.start : sentence.end]
        if is_date(text) or is_dated_scene(text):
            continue
        if not (is_credit(text) or is_caption(text)):
            found.append((sentence, text))
        elif found and _is_alone(article, sentence) and credits_picture(text):
            above, described = found[-1]
            near = above.block == sentence.block - 1 and _is_alone(article, above)
            if near and len(described.split()) <= _LONGEST_CAPTION:
                found.pop()
    return found


def _is_alone(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is all of its block."""
    block = article.blocks[sentence.block]
    return (block.start, block.end) == (sentence.start, sentence.end)


def find_title_concepts(article: Article) -> frozenset[str]:
    """Return what the title is about."""
    stems, pairs, _ = find_concepts(article.title)
    return frozenset(stems).union(pairs)


def _find_units(article: Article) -> list[int]:
    """Return for each block the number of the text it belongs to."""
    unit, level, pasted, units = 0, 0, 0, []
    for index, block in enumerate(article.blocks):
        if index in article.pasted:
            pasted += 1
            unit, level = pasted, block.level
        elif unit and block.kind is BlockKind.HEADING and block.level <= level:
            unit = 0
        units.append(unit)
    return units


def _without_standfirst(candidates: list[Candidate]) -> list[Candidate]:
    """Leave out a first sentence that a later one of the same text repeats and goes beyond."""
    if len(candidates) < 3:
        return candidates
    first, later = candidates[0], candidates[1:]
    least = _CONTAINED * len(first.words)
    for other in later:
        if other.unit == first.unit and len(first.words & other.words) >= least:
            return candidates if other.words == first.words else later
    return candidates
