"""Who spoke or acted last in an article: whom "he" and "it" stand for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import EntityKind, Source, SourceKind

from .lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Mention

    from .tokens import Token

KINDS = {
    EntityKind.PERSON: SourceKind.PERSON,
    EntityKind.ORGANISATION: SourceKind.ORGANISATION,
}
_ARTICLE = 5
"""Characters that may stand before a name that begins a sentence: "The "."""
_PARTING = frozenset(',;:"“”„«»')
_PERSON_REACH, _BODY_REACH = 1500, 500
"""Characters from a name to the pronoun that may stand for it."""


class Speaker(NamedTuple):
    """Somebody whom a pronoun may stand for."""

    at: int
    """Offset of the place where they were named last."""
    source: Source


class Speakers:
    """Remembers, while an article is read in order, who was named last."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """`mentions` are those of the article, in order."""
        self._text = text
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._person: Speaker | None = None
        self._body: Speaker | None = None

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in `text[start:end]`."""
        low = bisect_left(self._starts, start)
        return self._mentions[low : bisect_left(self._starts, end)]

    def notice(self, start: int, end: int) -> Source | None:
        """Note and return the one that a sentence is about: the first person who may act.

        A body counts too, if the sentence begins with it.
        """
        for mention in self.between(start, end):
            kind = KINDS.get(mention.kind)
            first = kind is SourceKind.ORGANISATION and mention.start - start < _ARTICLE
            person = kind is SourceKind.PERSON and self._acts(mention, start)
            if kind is not None and (first or person):
                name = " ".join(self._text[mention.start : mention.end].split())
                one = Source(mention.start, mention.end, name, kind, True, mention.start)
                self.remember(one)
                return one
        return None

    def _acts(self, mention: Mention, start: int) -> bool:
        """Whether a person may be the one who acts in a sentence: "of Holt" and "Holt's" is not."""
        before = self._text[max(start, mention.start - 40) : mention.start - len(mention.role) - 1]
        last = before.split()[-1:]
        oblique = bool(last) and last[0].lower() in lexicon().prepositions
        return not oblique and self._text[mention.end : mention.end + 2] not in ("'s", "’s")

    def remember(self, one: Source) -> None:
        """Note who spoke."""
        if one.known and one.kind is SourceKind.PERSON:
            self._person = Speaker(one.start, one)
        elif one.known:
            self._body = Speaker(one.start, one)

    def resolve(self, token: Token, start: int) -> Source:
        """Return the source that a pronoun stands for; one who stays open where nobody fits.

        `start` is where its sentence begins: who acts there, with no comma between, comes first.
        """
        found, reach = None, 0
        if token.low in ("he", "she"):
            if not _PARTING.intersection(self._text[start : token.start]):
                self.notice(start, token.start)
            found, reach = self._person, _PERSON_REACH
        elif token.low in ("it", "they"):
            found, reach = self._body, _BODY_REACH
        if found is None or token.start - found.at > reach:
            return Source(token.start, token.end, token.text, known=False)
        one = found.source
        return Source(token.start, token.end, one.name, one.kind, named=one.named, owner=one.owner)
