"""The names in one article: where they are, of what kind, and in what role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model import BlockKind, EntityKind, Mention

from .naming.beside import look_beside
from .naming.edges import trim
from .naming.elections import find_elections
from .naming.gazetteer import known
from .naming.headlines import find_by_names
from .naming.lexicon import lexicon
from .naming.normal import normal
from .naming.parts import Piece, cut, single
from .naming.runs import Run, find_runs
from .naming.surroundings import building_behind
from .naming.vocabulary import Vocabulary, is_flat, is_headline, is_shouted, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Article, Sentence

_LONGEST = 120
"""Characters above which a run of capitals is noise and no name."""
_SMALL = re.compile(" [a-z]")
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def find_mentions(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Return the names in the sentences of an article, in order, without overlap.

    Offsets hold the bare name: no title, no possessive. Kinds are hints.
    """
    text = article.text
    vocabulary = read_vocabulary(text)
    flat = is_flat(vocabulary)
    headlines: list[Sentence] = []
    found: list[tuple[Sentence, list[Run]]] = []
    for sentence in sentences:
        if flat or _has_no_case(article, sentence):
            headlines.append(sentence)
            continue
        runs = find_runs(text, sentence.start, sentence.end, vocabulary)
        found.append((sentence, runs))
        _learn(text, sentence, runs, vocabulary)
    pieces: list[Piece] = []
    for sentence, runs in found:
        pieces += _cut_runs(text, sentence, runs, vocabulary)
    pieces = _without_openings(pieces, vocabulary)
    kinds = _settle_kinds(pieces)
    caught = _find_in_headlines(text, headlines, kinds)
    if not found and (people := _people_of(caught)):  # all capitals, or no capital at all
        caught = _find_in_headlines(text, headlines, people)
        kinds = {**kinds, **people}
    pieces += caught
    pieces.sort(key=lambda piece: piece.start)
    return tuple(_mentions(article.id, pieces, kinds))


def _cut_runs(
    text: str, sentence: Sentence, runs: list[Run], vocabulary: Vocabulary
) -> list[Piece]:
    """Return the names of one sentence."""
    pieces = find_elections(text, sentence.start, sentence.end) if vocabulary.votes else []
    votes = [(piece.start, piece.end) for piece in pieces]
    idle = lexicon().idle
    for run in runs:
        if votes and any(start < run[-1].end and run[0].start < end for start, end in votes):
            continue
        token = run[0]
        if len(run) == 1 and not token.initial and token.low not in idle:
            names = single(text, token)
        else:
            names = [p for part in _part(text, run, vocabulary) for p in cut(text, part)]
        for piece in names:
            look_beside(text, sentence, piece, vocabulary)
            if piece.kind or " " in piece.text or _is_name(piece.text, vocabulary):
                pieces.append(piece)
    return pieces


def _part(text: str, run: Run, vocabulary: Vocabulary) -> list[Run]:
    """Return a run without idle words, cut where a sentence ended unseen.

    "... in the U.S. Nowak said" gives two.
    """
    stopped = len(run) == 2 and run[0].text[-1] == "." and run[1].text in vocabulary.families
    if stopped and known(run[0].text):
        return [run[:1], run[1:]]
    return [trim(text, run, vocabulary)]


def _has_no_case(article: Article, sentence: Sentence) -> bool:
    """Whether capitals in this sentence tell no names."""
    text, start, end = article.text, sentence.start, sentence.end
    if article.blocks[sentence.block].kind in _HEADS:
        return is_headline(text, start, end, 3) or is_shouted(text, start, end)
    opening = text[start : min(end, start + 90)]
    if len(_SMALL.findall(opening)) * 2 > opening.count(" ") + 1:
        return False
    if is_shouted(text, start, end):
        return text.count(" ", start, end) > 2
    if end - start > 200:
        return False
    return is_headline(text, start, end, 6, common=2)


def _find_in_headlines(
    text: str, headlines: list[Sentence], names: Mapping[str, EntityKind | None]
) -> list[Piece]:
    """Return the names in sentences whose case tells nothing."""
    return [
        piece
        for sentence in headlines
        for piece in find_by_names(text, sentence.start, sentence.end, names)
    ]


def _people_of(pieces: list[Piece]) -> dict[str, EntityKind | None]:
    """Return the people that are named in full, and their family names, in normal form."""
    found: dict[str, EntityKind | None] = {}
    for piece in pieces:
        words = piece.text.split()
        if piece.kind is EntityKind.PERSON and len(words) > 1:
            first = words[0].lower() in lexicon().family_first
            family = words[0] if first else words[-1]
            found[normal(piece.text)] = found[normal(family)] = EntityKind.PERSON
    return found


def _learn(text: str, sentence: Sentence, runs: list[Run], vocabulary: Vocabulary) -> None:
    """Note which words are capitalised where no sentence begins."""
    inside, alone = vocabulary.inside, vocabulary.alone
    given, offices = lexicon().given, lexicon().offices
    for run in runs:
        first = run[0]
        if len(run) > 1:
            words = [token.text for token in run]
            if first.low in given or run[-2].low in offices:
                vocabulary.families.add(words[-1])
            if first.initial:
                inside.update(words[1:])
                continue
            inside.update(words)
            inside.add(f"{words[0]} {words[1]}")
            alone.add(" ".join(words))
        elif not first.initial:
            inside.add(first.text)
            if first.text in alone:
                continue
            if building_behind(text, first.start, first.end, sentence.end) == first.end:
                alone.add(first.text)


def _is_name(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is more than an everyday one that the article also writes in lower case."""
    low = word.lower()
    return low not in vocabulary.lower or low not in lexicon().everyday


def _without_openings(pieces: list[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """Return the pieces without unknown single words that only ever open a sentence."""
    parts = {word for piece in pieces for word in piece.text.split(" ") if word != piece.text}
    return [
        piece
        for piece in pieces
        if piece.kind
        or not piece.initial
        or not (piece.text.isalpha() and piece.text.istitle())
        or piece.text in vocabulary.inside
        or piece.text in parts
    ]


def _settle_kinds(pieces: list[Piece]) -> dict[str, EntityKind | None]:
    """Return one kind for each name of the article, by its normal form."""
    votes: dict[str, dict[EntityKind, int]] = {}
    families: set[str] = set()
    bodies: set[str] = set()
    told: set[str] = set()
    for piece in pieces:
        key = normal(piece.text)
        count = votes.get(key)
        if count is None:
            count = votes[key] = {}
        if piece.kind:
            count[piece.kind] = count.get(piece.kind, 0) + 1
            if piece.told:
                told.add(key)
            if " " in key:
                _note_short_forms(key.split(" "), piece.kind, families, bodies)
    settled: dict[str, EntityKind | None] = {}
    for key, count in votes.items():
        kind = max(count, key=lambda k: (count[k], k.value)) if count else None
        if key in bodies or (key in told and key not in families):
            kind = EntityKind.ORGANISATION
        elif key in families and kind is not EntityKind.ORGANISATION and not known(key):
            kind = EntityKind.PERSON
        settled[key] = kind
    return settled


def _note_short_forms(
    words: list[str], kind: EntityKind, families: set[str], bodies: set[str]
) -> None:
    """Note the family name of a person, and a body's name without what companies add to it."""
    if kind is EntityKind.PERSON:
        families.add(words[-1])
        if words[0] in lexicon().family_first:
            families.add(words[0])
    elif kind is EntityKind.ORGANISATION:
        bodies.update(" ".join(words[:n]) for n in range(1, len(words)) if _is_form(words[n:]))


def _is_form(words: list[str]) -> bool:
    """Whether words are such as companies add to their short name: "Motor Company"."""
    lists = lexicon()
    return all(word in lists.companies or word in lists.industries for word in words)


def _mentions(
    article: str, pieces: list[Piece], kinds: dict[str, EntityKind | None]
) -> list[Mention]:
    """Return the mentions of sorted pieces, leaving out what overlaps one before it."""
    found = []
    end = -1
    for piece in pieces:
        if piece.start < end or piece.end - piece.start > _LONGEST:
            continue
        kind = kinds.get(normal(piece.text)) or piece.kind or EntityKind.OTHER
        found.append(Mention(article, piece.start, piece.end, kind, piece.role))
        end = piece.end
    return found
