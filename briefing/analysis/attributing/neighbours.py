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
    for one, named in zip(spoken, _named_at_ends(spoken), strict=True):
        if one.until and not one.found:
            lent = named or chain or later
            if lent:
                one.found = [
                    Attribution(article.id, one.start, one.end, one.start, one.start, lent, True)
                ]
        chain = one.last or _announced(article, one) or chain


def _named_at_ends(spoken: Sequence[Spoken]) -> list[tuple[Source, ...]]:
    """Return for each quoted sentence who is named where its quotation ends, or behind it."""
    found: list[tuple[Source, ...]] = [()] * len(spoken)
    for at in range(len(spoken) - 2, -1, -1):
        one, after = spoken[at], spoken[at + 1]
        if after.closing or (after.start < one.until <= after.end and not after.until):
            found[at] = after.first
        elif after.until:
            found[at] = found[at + 1]
    return found


def _announced(article: Article, one: Spoken) -> tuple[Source, ...]:
    """Return whom a sentence is about that ends with a colon."""
    if one.about is None or not article.text[one.start : one.end].rstrip().endswith(":"):
        return ()
    return (one.about,)
