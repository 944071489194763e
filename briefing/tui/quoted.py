"""Who says what, as the screen asks for it: by place, by source, and in words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing.model import SourceKind
from briefing.model.attribution import gather_voices
from briefing.text.clean import clean_line

from .agreement import name_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Attribution, Briefing, Source, Span, Voice

ARROW = " ← "
"""Between the links of a chain, outermost first."""
NOBODY = "nobody is named for this sentence"


class Quoted:
    """What the articles of a briefing put into whose mouth; worked out once, when asked for."""

    def __init__(self, briefing: Briefing) -> None:
        """Nothing is worked out yet."""
        self.briefing = briefing

    def is_of(self, briefing: Briefing) -> bool:
        """Whether all that is known here holds for another state of the briefing."""
        mine = self.briefing
        same = mine.attributions is briefing.attributions and mine.entities is briefing.entities
        return same and (bool(mine.attributions) or mine.layers is briefing.layers)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Everyone quoted, most first."""
        if not self.briefing.attributions:  # the names of a library are far too many to go through
            return ()
        return gather_voices(self.briefing.attributions, self.briefing.entities)

    @cached_property
    def _names(self) -> dict[str, str]:
        if not self.briefing.attributions:  # who says what in one article has no entities yet
            return {}
        return {entity.id: entity.name for entity in self.briefing.entities}

    @cached_property
    def _by_article(self) -> dict[str, list[Attribution]]:
        found: dict[str, list[Attribution]] = {}
        for one in self.briefing.attributions:
            found.setdefault(one.article, []).append(one)
        return found

    def at(self, place: Span) -> list[Attribution]:
        """Return what is said, or told to be said, at a place, in the order of the text."""
        told: Iterable[Attribution] = self._by_article.get(place.article, ())
        if not self.briefing.attributions and place.article in self.briefing.layers:
            told = self.briefing.layers[place.article].attributions
        return [
            one
            for one in told
            if (one.start < place.end and place.start < one.end)
            or (one.cue_start < place.end and place.start < one.cue_end)
        ]

    def write(self, place: Span) -> str:
        """Return who says so at a place: "Port Herald ← Reuters ← Ada Marsh, harbour master".

        The first is whoever printed the article. Several statements have a dot between.
        """
        article = self.briefing.article(place.article)
        outlet = name_article(article)
        told = [self._write_chain(one, outlet) for one in self.at(place)]
        return " · ".join(dict.fromkeys(told)) or f"{outlet}: {NOBODY}"

    def _write_chain(self, one: Attribution, outlet: str) -> str:
        links = [self._write_link(source, one.article) for source in one.chain]
        if links[0].casefold().removeprefix("the ") != outlet.casefold().removeprefix("the "):
            links.insert(0, outlet)
        return ARROW.join(links) + (", word for word" if one.direct else "")

    def _write_link(self, source: Source, article: str) -> str:
        name = clean_line(self._names.get(source.entity, source.name))
        if not source.known:
            return f"{name} (not named)"
        role = self._role(source, article)
        owner = f" ({source.owner})" if source.owner else ""
        return name + (f", {role}" if role else owner)

    def _role(self, source: Source, article: str) -> str:
        """Return the post that the article writes beside a name, "" if none."""
        layers = self.briefing.layers.get(article)
        if source.named < 0 or layers is None or source.kind is not SourceKind.PERSON:
            return ""
        role = next((m.role for m in layers.mentions if m.start == source.named), "")
        return clean_line(role)


def write_kind(voice: Voice) -> str:
    """Return what a source is: "agency of Russia"; "not named" where that stays open."""
    kind = "" if voice.kind is SourceKind.OTHER else str(voice.kind)
    if voice.owner:
        return f"{kind} of {voice.owner}"
    return " · ".join(filter(None, (kind, "" if voice.known else "not named")))


def write_count(voice: Voice) -> str:
    """Return how often a source is quoted, in how many articles; one below the other in line."""
    articles = len(voice.articles)
    return f"{len(voice.attributions):,} ×" + (f" in {articles:,}" if articles > 1 else "").ljust(5)
