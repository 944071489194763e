"""Quotations whose speaker stands in a neighbouring sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Article, Source


@dataclass(slots=True)
class Spoken:
    """A sentence, how much of it is quoted, and who was found for it."""

    start: int
    end: int
    until: int = 0
    """Where the quotation ends in which all of the sentence stands; 0 where it does not."""
    found: list[Attribution] = field(default_factory=list)
    about: Source | None = None
    """Whom a sentence without a cue is about."""
    closing: tuple[Source, ...] = ()
    """Who said what stands before it: "TASS quoted Holt as saying."."""

    @property
    def first(self) -> tuple[Source, ...]:
        """The chain of the one who speaks first in it."""
        return self.found[0].chain if self.found else self.closing

    @property
    def last(self) -> tuple[Source, ...]:
        """The chain of the one who speaks last in it."""
        return self.found[-1].chain if self.found else self.closing


def lend(article: Article, spoken: Sequence[Spoken], before: Spoken | None) -> None:
    """Give quoted sentences without a cue the speaker of those beside them.

    First the one who is named where their quotation ends, then the speaker before them in the
    paragraph, then the one behind; where the paragraph is nothing but a quotation, the one that
    the paragraph before ends with. One who is named before a colon speaks behind it.
    """
    chain: tuple[Source, ...] = ()
    if before is not None and all(one.until for one in spoken):
        chain = before.last or _announced(article, before)
    later = next((one.first for one in spoken if one.first), ())
    for at, one in enumerate(spoken):
        if one.until and not one.found:
            lent = _named_at_end(spoken, at) or chain or later
            if lent:
                one.found = [
                    Attribution(article.id, one.start, one.end, one.start, one.start, lent, True)
                ]
        chain = one.last or _announced(article, one) or chain


def _named_at_end(spoken: Sequence[Spoken], at: int) -> tuple[Source, ...]:
    """Return who speaks in the sentence where the quotation of another one ends, or behind it."""
    for one in spoken[at + 1 :]:
        if one.closing or (one.start < spoken[at].until <= one.end and not one.until):
            return one.first
        if not one.until:
            break
    return ()


def _announced(article: Article, one: Spoken) -> tuple[Source, ...]:
    """Return whom a sentence is about that ends with a colon."""
    if one.about is None or not article.text[one.start : one.end].rstrip().endswith(":"):
        return ()
    return (one.about,)
