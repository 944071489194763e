"""A name and what stands beside it: how far it goes, of what kind it is, in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import EntityKind

from .appositions import role_behind
from .enterprises import is_enterprise
from .gazetteer import known
from .kinds import looks_common, seems_personal
from .lexicon import lexicon
from .normal import normal
from .parts import on_one_line
from .surroundings import (
    building_behind,
    is_work,
    kind_around,
    role_before,
    widen_left,
    word_before,
)  # fmt: skip

if TYPE_CHECKING:
    from briefing.model import Sentence

    from .parts import Piece
    from .vocabulary import Vocabulary


def look_beside(text: str, sentence: Sentence, piece: Piece, vocabulary: Vocabulary) -> None:
    """Widen a piece and give it role and kind by what stands beside it."""
    if known(piece.text):
        return
    words = piece.text.count(" ") + 1
    if kind := _told_beside(text, sentence, piece, words):
        piece.kind, piece.told = kind, kind is EntityKind.ORGANISATION
        return
    before, at = word_before(text, sentence.start, piece.start)
    if before in lexicon().heads or text.startswith(",", piece.end):
        _give_role(text, sentence, piece, words, before)
    if piece.kind is None or (words == 1 and piece.kind is EntityKind.PERSON and not piece.role):
        around = kind_around(text, sentence.start, piece.end, words, before, at)
        piece.kind = _likely(piece.text, around) or piece.kind
    begun = piece.start, piece.end
    if before in lexicon().particles and piece.kind in (None, EntityKind.PERSON):
        piece.start = widen_left(text, sentence.start, at)
        before, _ = word_before(text, sentence.start, piece.start)
    if words == 1 and piece.kind is None and piece.text not in vocabulary.alone:
        piece.end = building_behind(text, piece.start, piece.end, sentence.end)
    if piece.kind is None and words > 1 and seems_personal(piece.text):
        quoted = text[piece.start - 1 : piece.start] in ('"', "“", "‘", "'")
        if not quoted and before.lower() not in ("the", "a", "an"):
            piece.kind = EntityKind.PERSON
    if begun != (piece.start, piece.end):
        piece.text = on_one_line(text[piece.start : piece.end])


def _likely(name: str, around: EntityKind | None) -> EntityKind | None:
    """Return the kind that the words around a name tell, but no place or person "Recovery"."""
    sure = " " in name or around is EntityKind.ORGANISATION
    return around if sure or not looks_common(name.lower()) else None


def _told_beside(text: str, sentence: Sentence, piece: Piece, words: int) -> EntityKind | None:
    """Return the kind where the words around a piece leave no doubt, or None."""
    at = text, sentence.start, piece.start, piece.end
    if piece.kind is not EntityKind.ORGANISATION and is_work(*at):
        return EntityKind.WORK
    if _may_be_enterprise(piece, words) and is_enterprise(*at, sentence.end):
        return EntityKind.ORGANISATION
    return None


def _may_be_enterprise(piece: Piece, words: int) -> bool:
    """Whether nothing is known of a short name that only the words around it could tell."""
    if piece.role or words > 3:
        return False
    if piece.kind is None:
        return True
    first = piece.text.partition(" ")[0].lower()
    return piece.kind is EntityKind.PERSON and normal(first) not in lexicon().given


def _give_role(text: str, sentence: Sentence, piece: Piece, words: int, before: str) -> None:
    """Give a piece the role that stands before or behind it; a role makes it a person."""
    if piece.role:
        return
    untold = piece.kind in (None, EntityKind.OTHER)
    if before in lexicon().heads:
        piece.role = role_before(text, sentence.start, piece.start)
    if piece.role:
        common = looks_common(piece.text.rpartition(" ")[2].lower())
        if untold and words < 5 and not common:
            piece.kind = EntityKind.PERSON
    elif untold or piece.kind is EntityKind.PERSON:
        role = role_behind(text, piece.end, sentence.end)
        if role and untold and words < 4 and seems_personal(piece.text):
            piece.kind = EntityKind.PERSON
        if piece.kind is EntityKind.PERSON:
            piece.role = role
