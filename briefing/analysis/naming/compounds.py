"""Words with hyphens: one name, two names, or a name and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .gazetteer import known
from .lexicon import lexicon
from .tokens import Token, make_token

if TYPE_CHECKING:
    from .vocabulary import Vocabulary


_GOES_ON = frozenset(
    ("the", "a", "an", "and", "but", "which", "who", "where", "while", "it", "he", "she", "they")
)
"""Words behind a hyphen that stands for a dash: "in Attica-the region"."""
_SYLLABLES = ("ching", "shing", "hsing", "tsing")
"""Ends of given names that look like the ends of verbs."""


def split_compound(text: str, token: Token, before: str, vocabulary: Vocabulary) -> list[Token]:
    """Return the tokens that a word stands for; itself where it is one name.

    `before` is the word that it may be joined to. "DPRK-Russia" gives two tokens with "-" as
    the joint of the second; "Moscow-based" one that is shorter than the word.
    """
    word = token.text.replace("‑", "-")
    if "-" not in word or known(word) or (before and known(f"{before} {word}")):
        return [token]
    pieces = word.split("-")
    tail = pieces[-1]
    if tail.islower():
        if before.lower() in lexicon().family_first or not _is_apart(tail):
            return [token]  # "Yau Wai-ching"
        del pieces[-1]
    elif not _are_names(pieces, vocabulary):
        return [token]
    whole = "-".join(pieces)
    if len(pieces) > 1 and (known(whole) or not _are_names(pieces, vocabulary)):
        end = token.start + len(whole)
        return [make_token(text[token.start : end], token.start, end, token.joint, token.initial)]
    found = []
    at = token.start
    for index, piece in enumerate(pieces):
        if index or len(pieces) == 1 or piece.lower() not in lexicon().prefixes:
            how = "-" if index else token.joint
            end = at + len(piece)
            found.append(make_token(text[at:end], at, end, how, token.initial and not index))
        at += len(piece) + 1
    return found


def _is_apart(tail: str) -> bool:
    """Whether a word in lower case behind a hyphen is no part of the name before it."""
    if tail in _GOES_ON or tail in lexicon().tails:
        return True
    return len(tail) > 4 and tail.endswith(("ed", "ing")) and tail not in _SYLLABLES


def _are_names(pieces: list[str], vocabulary: Vocabulary) -> bool:
    """Whether the parts of a compound are names of their own: "DPRK-Russia", "Putin-Kim"."""
    if not all(piece[:1].isupper() for piece in pieces):
        return False
    if all(piece.lower() in lexicon().given for piece in pieces):
        return False  # "Jean-Louis"
    if all(known(piece) or piece in vocabulary.capital for piece in pieces):
        return True
    if pieces[0].lower() in ("ex", "pro", "then"):
        return True
    if pieces[0].lower() in lexicon().prefixes:
        return known(pieces[-1]) is not None
    return any(_is_country(piece) for piece in pieces)


def _is_country(piece: str) -> bool:
    found = known(piece)
    return found is not None and found.group == "country"
