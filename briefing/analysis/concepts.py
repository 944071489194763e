"""Sentences as a summary sees them: what they are about, where they stand, how well alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import BlockKind, Span
from briefing.model.article import PROSE
from briefing.text.words import STOP_WORDS, stem

if TYPE_CHECKING:
    from briefing.model import Article, Layers

_WORD = re.compile(
    r"(?P<initials>(?:[A-Z]\.){2,}|US\b|WHO\b)"
    r"|\d+(?:[.,]\d+)*[^\W_]*"
    r"|[^\W_]+(?:['’][^\W_]+)*"
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\Z")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff]")
"""Scripts that write words without blanks between them."""

_OPENING = "[\"'“‘«„(\\[`\\s]*"
_LEANS = re.compile(
    _OPENING + r"(?:he|she|they|it|his|her|their|its|that|these|those|such|both|there|so|then"
    r"|but|and|or|yet|still|also|however|instead|moreover|meanwhile|furthermore|therefore|thus"
    r"|nevertheless|nonetheless|besides|otherwise|likewise|similarly|hence|consequently"
    r"|accordingly|additionally|conversely|in addition|in contrast|in fact|in turn|in return"
    r"|as a result|as such|for example|for instance|on the other hand|at the same time"
    r"|after that|this(?! (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|winter)"
    r"\b))\b",
    re.IGNORECASE,
)
"""Openings that point back at a sentence which the reader of a summary does not see."""
_QUOTED = re.compile("[\"“«„`‘']")
_QUOTE_MARK = re.compile('["“”]')
_CLOSING = "\"'”’»)] \n\t"
_MARKS = (".", "!", "…", "。", "！", ";", "।", "۔", ":")
"""What ends a sentence; a line without is often a heading or a caption."""
_ASKS = ("?", "？", "؟")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
_CREDIT = re.compile(
    _OPENING + r"(?:(?:additional |further )?(?:reporting|writing|editing|edited|compiled) by"
    r"|(?:image|images|photo|photos|picture|pictures|photograph|video|graphic|source|credit|byline)s?"
    r"\s?(?:[:/]|by\b|credit\b|courtesy\b)|copyright\b|©|\(c\)|by [A-Z][\w.’'-]+ [A-Z][\w’'-]+\W*\Z"
    r"|with (?:files|reporting|material) from)",
    re.IGNORECASE,
)
"""Lines that say who made the article or a picture in it."""

LEAST = 8
"""Words below which a sentence does not move the position of those behind it."""
_CONTAINED = 0.8
"""Share of the words of a first sentence in a later one from which it is a standfirst."""


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
    concepts: tuple[str, ...]
    """The same, and each two of them that stand side by side, joined by a blank; none twice."""
    size: int
    """Number of all its words."""
    standing: float
    """How well it is read alone, from 0 to 1."""


def find_concepts(text: str) -> tuple[list[str], list[str], int]:
    """Return the stems of the content words of a text, the pairs side by side, and all words."""
    stems: list[str] = []
    pairs: list[str] = []
    before, size = "", 0
    for match in _WORD.finditer(text):
        word = match[0]
        for part in _parts(word, match["initials"] is not None):
            size += 1
            if part in STOP_WORDS or (len(part) == 1 and part.isascii() and not part.isdigit()):
                before = ""
                continue
            if before:
                pairs.append(f"{before} {part}")
            stems.append(part)
            before = part
    return stems, pairs, size


def _parts(word: str, initials: bool) -> list[str]:
    """Return a word as it is compared: its stem, or its pieces in a script without blanks."""
    if initials:
        return [word.replace(".", "")]
    if word > "\u0e00" and len(word) > 1 and _UNSPACED.match(word):
        return [word[at : at + 2] for at in range(len(word) - 1)]
    lower = word.lower().replace("’", "'")
    if word[0].isdigit():
        return [_ORDINAL.sub("", lower.replace(",", ""))]
    return [lower if lower in STOP_WORDS else stem(lower)]


def find_candidates(article: Article, layers: Layers) -> list[Candidate]:
    """Return the sentences of running text that a summary may be cut from, in order."""
    found: list[Candidate] = []
    positions: dict[int, int] = {}
    units = _find_units(article)
    speech = _Speech()
    for sentence in layers.sentences:
        kind, unit = article.blocks[sentence.block].kind, units[sentence.block]
        if kind not in PROSE:
            continue
        text = article.text[sentence.start : sentence.end]
        going_on = speech.goes_on(sentence.block, text)
        stems, pairs, size = find_concepts(text)
        position = positions.get(unit, 0)
        positions[unit] = position + (size >= LEAST)
        if not stems or text.rstrip(_CLOSING).endswith(_ASKS) or _CREDIT.match(text):
            continue
        span = Span(article.id, sentence.start, sentence.end)
        concepts = tuple(dict.fromkeys(stems + pairs))
        standing = _find_standing(text, going_on, kind)
        words = frozenset(stems)
        found.append(Candidate(span, unit, position, words, concepts, size, standing))
    return _without_standfirst(found)


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


class _Speech:
    """Follows through the sentences of a block whether somebody is being quoted."""

    __slots__ = ("block", "curly", "straight")

    def __init__(self) -> None:
        self.block, self.straight, self.curly = -1, 0, 0

    def goes_on(self, block: int, text: str) -> bool:
        """Whether the sentence begins inside a quotation; sentences come in order."""
        if block != self.block:
            self.block, self.straight, self.curly = block, 0, 0
        inside = self.straight % 2 == 1 or self.curly > 0
        self.straight += text.count('"')
        self.curly += text.count("“") - text.count("”")
        return inside


def _find_standing(text: str, going_on: bool, kind: BlockKind) -> float:
    """Return how well a sentence is read alone, from 0 to 1."""
    value = 1.0
    if _LEANS.match(text):
        value *= 0.7
    if going_on:
        value *= 0.7  # the middle or the end of somebody's words
    elif _QUOTED.match(text) or kind is BlockKind.QUOTE:
        value *= 0.8
    elif _FIRST_PERSON.search(text) and not _QUOTE_MARK.search(text):
        value *= 0.7  # nobody says who speaks
    if not text.rstrip(_CLOSING).endswith(_MARKS):
        value *= 0.6
    return value


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
