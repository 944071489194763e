"""The names in one article: where they are, of what kind, and in what role."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.model import BlockKind, EntityKind, Mention

from .naming.gazetteer import known
from .naming.headlines import find_by_names
from .naming.kinds import seems_personal
from .naming.lexicon import lexicon
from .naming.normal import normal
from .naming.parts import Piece, cut, on_one_line, trim
from .naming.runs import Run, find_runs
from .naming.surroundings import building_behind, kind_around, role_before, widen_left, word_before
from .naming.vocabulary import Vocabulary, is_headline, is_shouted, read_vocabulary

if TYPE_CHECKING:
    from briefing.model import Article, Sentence

_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def find_mentions(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """Return the names in the sentences of an article, in order, without overlap.

    Offsets hold the bare name: no title, no possessive. Kinds are hints.
    """
    text = article.text
    vocabulary = read_vocabulary(text)
    headlines: list[Sentence] = []
    found: list[tuple[Sentence, list[Run]]] = []
    for sentence in sentences:
        if _has_no_case(article, sentence):
            headlines.append(sentence)
            continue
        runs = find_runs(text, sentence.start, sentence.end, vocabulary)
        if runs:
            found.append((sentence, runs))
            _learn(text, sentence, runs, vocabulary)
    pieces: list[Piece] = []
    for sentence, runs in found:
        for run in runs:
            kept = cut(text, trim(text, run, vocabulary))
            for piece in kept:
                _look_around(text, sentence, piece, vocabulary)
            pieces += kept
    kinds = _settle_kinds(pieces)
    for sentence in headlines:
        pieces += find_by_names(text, sentence.start, sentence.end, kinds)
    pieces.sort(key=lambda piece: piece.start)
    return tuple(_mentions(article.id, pieces, kinds))


def _has_no_case(article: Article, sentence: Sentence) -> bool:
    """Whether capitals in this sentence tell no names."""
    text, start, end = article.text, sentence.start, sentence.end
    if article.blocks[sentence.block].kind in _HEADS:
        return is_headline(text, start, end, 3) or is_shouted(text, start, end)
    closed = text[end - 1] in ".!?" and not text[end - 2].isupper()
    return not closed and is_headline(text, start, end, 6)


def _learn(text: str, sentence: Sentence, runs: list[Run], vocabulary: Vocabulary) -> None:
    """Note which words are capitalised where no sentence begins."""
    for run in runs:
        start, end = run[0].start, run[-1].end
        for index, token in enumerate(run):
            if index or not token.initial:
                vocabulary.inside.add(token.text)
                if index + 1 < len(run):
                    vocabulary.inside.add(f"{token.text} {run[index + 1].text}")
        built = len(run) == 1 and building_behind(text, start, end, sentence.end) > end
        if not built and not run[0].initial:
            vocabulary.alone.add(" ".join(t.text for t in run))


def _look_around(text: str, sentence: Sentence, piece: Piece, vocabulary: Vocabulary) -> None:
    """Widen a piece and give it role and kind by what stands beside it."""
    words = piece.text.count(" ") + 1
    if not piece.role and not known(piece.text):
        role = role_before(text, sentence.start, piece.start)
        if role:
            piece.role = role
            if piece.kind in (None, EntityKind.OTHER) and words < 5:
                piece.kind = EntityKind.PERSON
    if piece.kind is None or (words == 1 and piece.kind is EntityKind.PERSON and not piece.role):
        around = kind_around(text, sentence.start, piece.start, piece.end, words)
        piece.kind = around or piece.kind
    if piece.kind in (None, EntityKind.PERSON):
        piece.start = widen_left(text, sentence.start, piece.start)
    if words == 1 and piece.kind is None and piece.text not in vocabulary.alone:
        piece.end = building_behind(text, piece.start, piece.end, sentence.end)
    if piece.kind is None and words > 1 and seems_personal(piece.text):
        before, _ = word_before(text, sentence.start, piece.start)
        if before not in ("the", "a", "an", "The", "A", "An"):
            piece.kind = EntityKind.PERSON
    piece.text = on_one_line(text[piece.start : piece.end])


def _settle_kinds(pieces: list[Piece]) -> dict[str, EntityKind | None]:
    """Return one kind for each name of the article, by its normal form."""
    votes: dict[str, Counter[EntityKind]] = {}
    families: set[str] = set()
    for piece in pieces:
        count = votes.setdefault(normal(piece.text), Counter())
        found = known(piece.text)
        kind = found.kind if found else piece.kind
        if kind:
            count[kind] += 1
        if piece.kind is EntityKind.PERSON:
            words = normal(piece.text).split(" ")
            if len(words) > 1:
                first = words[0] in lexicon().family_first
                families.update((words[0], words[-1]) if first else (words[-1],))
    settled: dict[str, EntityKind | None] = {}
    for key, count in votes.items():
        kind = max(count, key=lambda k: (count[k], k.value)) if count else None
        if key in families and kind not in (EntityKind.PERSON, EntityKind.ORGANISATION):
            kind = EntityKind.PERSON
        settled[key] = kind
    return settled


def _mentions(
    article: str, pieces: list[Piece], kinds: dict[str, EntityKind | None]
) -> list[Mention]:
    """Return the mentions of sorted pieces, leaving out what overlaps one before it."""
    found = []
    end = -1
    for piece in pieces:
        if piece.start < end:
            continue
        kind = kinds.get(normal(piece.text)) or piece.kind or EntityKind.OTHER
        found.append(Mention(article, piece.start, piece.end, kind, piece.role))
        end = piece.end
    return found
