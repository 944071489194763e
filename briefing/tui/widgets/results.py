"""What a search found: each hit with its words lit, under the title of its article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.model import HitKind, Results
from briefing.model.held_names import HeldNames
from briefing.model.holdings import Holdings, ids_of
from briefing.text.wrap import wrap_lines

from .line_list import LineList
from .rows import DrawnRows, Piece, Row

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from briefing.model import Briefing, Entity, Hit

_MOST_TOLD = 6
"""Substitutions that are told above the hits."""
_BEFORE = 24
"""Characters shown before the first matched word of a long sentence."""


class _Line(NamedTuple):
    """One line of the list."""

    item: int
    kind: str
    """meaning, tried, heading (of an article, by its id), title, hit, names or name."""
    text: str = ""


class ResultList(LineList):
    """Hits in the order of their rank; names come after the places in the text."""

    HEADED = False
    EMPTY = ""

    def __init__(self, briefing: Briefing) -> None:
        """Begin without results."""
        super().__init__(id="results")
        self._briefing = briefing
        self._names: Mapping[str, Entity] = {}
        if not isinstance(briefing.entities, HeldNames):
            self._names = {entity.id: entity for entity in briefing.entities}
        articles = briefing.articles
        self._known: Container[str] = (
            articles.known if isinstance(articles, Holdings) else frozenset(ids_of(articles))
        )
        self.found = Results("")
        self.unknown = 0
        """Articles that hold hits too and are not open: they came into the library since."""
        self._shown: list[Hit] = []
        self._lines: list[_Line] = []
        self._width = 0

    def show(self, results: Results) -> None:
        """Show the answer to a query; the cursor goes to the best hit."""
        self._take(results)
        self.rebuild(0)

    def extend(self, results: Results) -> None:
        """Show more hits of the same answer; the cursor stays on its hit."""
        hit = self.hit
        self._take(results)
        self.rebuild(self._shown.index(hit) if hit in self._shown else 0)

    def _take(self, results: Results) -> None:
        """Keep an answer, but for articles and names that are not those of the briefing."""
        self.found = self.keep_known(results)
        hits, known = self.found.hits, self._known
        self.unknown = len({h.span.article for h in results.hits if h.span.article not in known})
        places = [hit for hit in hits if hit.kind is not HitKind.NAME]
        self._shown = places + [hit for hit in hits if hit.kind is HitKind.NAME]

    def keep_known(self, results: Results) -> Results:
        """Return an answer without articles and names that are not those of the briefing."""
        hits = tuple(
            hit
            for hit in results.hits
            if hit.span.article in self._known and (not hit.entity or self._entity(hit.entity))
        )
        return replace(results, hits=hits) if len(hits) < len(results.hits) else results

    def _entity(self, identity: str) -> Entity | None:
        """Return the entity with that id; None for one that the user took away, or joined."""
        names = self._briefing.entities
        return names.find(identity) if isinstance(names, HeldNames) else self._names.get(identity)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self._shown[self.item] if 0 <= self.item < len(self._shown) else None

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the row at which each hit stands, and the hits' indices."""
        firsts = [at for at, line in enumerate(self._lines) if line.item >= 0]
        return firsts, range(len(self._shown))

    def build(self, width: int) -> Sequence[Row]:
        """Return what was read as what, then each hit on a line of its own.

        A row is made when it is drawn: the texts of a library are not in memory.
        """
        self._width = width
        self._lines = list(self._lay_out(width))
        return DrawnRows(self._lines, self._row)

    def _lay_out(self, width: int) -> Iterator[_Line]:
        if meaning := self._meaning():
            yield _Line(-1, "meaning", meaning)
        if not self._shown and self.found.tried:
            tried = wrap_lines(self.found.tried, max(8, width - 3))
            yield from (_Line(-1, "tried", line) for line in tried)
        article = ""
        for item, hit in enumerate(self._shown):
            if hit.kind is HitKind.NAME:
                if article != "names":
                    article = "names"
                    yield _Line(-1, "names")
                yield _Line(item, "name")
            elif hit.span.article == article:
                yield _Line(item, "hit")
            else:
                article = hit.span.article
                if hit.kind is HitKind.TITLE:  # it is its own heading
                    yield _Line(item, "title")
                else:
                    yield _Line(-1, "heading", article)
                    yield _Line(item, "hit")

    def _row(self, _at: int, line: _Line) -> Row:
        item, kind, text = line
        if kind in ("meaning", "tried"):
            return Row(-1, ((text, "accent" if kind == "meaning" else ""),))
        if kind == "names":
            return Row(-1, (("Names", "heading"),))
        if kind == "heading":
            known = self._briefing.article(text)
            return Row(-1, ((known.title, "heading"),), ((known.outlet + " ", "quiet"),))
        hit = self._shown[item]
        if kind == "name":
            return self._name_row(item, hit)
        right: tuple[Piece, ...] = ()
        if kind == "title":
            right = ((self._briefing.article(hit.span.article).outlet + " ", "quiet"),)
        return Row(item, tuple(self._snippet(hit, self._width - 3)), right)

    def _meaning(self) -> str:
        """Say what the typed words were read as, "" if as typed."""
        known = {(s.typed, s.read.casefold()): s for s in reversed(self.found.substitutions)}
        substitutions = list(reversed(known.values()))
        told = [f"{read.typed} ~ {read.read}, {read.told}" for read in substitutions[:_MOST_TOLD]]
        rest = len(substitutions) - len(told)
        return " · ".join(told) + (f" and {rest} more" if rest > 0 else "")

    def _name_row(self, item: int, hit: Hit) -> Row:
        entity = self._entity(hit.entity)
        if entity is None:  # the names were joined anew meanwhile
            return Row(item, tuple(self._snippet(hit, 60)))
        articles = entity.spread
        where = f"{entity.kind.value} · {articles} article{'s' if articles != 1 else ''} "
        return Row(item, ((entity.name, "match"),), ((where, "quiet"),))

    def _snippet(self, hit: Hit, width: int) -> list[Piece]:
        """Cut the sentence around its first matched word."""
        text = self._briefing.article(hit.span.article).text
        start, end = hit.span.start, hit.span.end
        opening = start
        if hit.matched and end - start > width:
            last = hit.matched[-1].end
            if last - start > width - 2:
                wanted = max(start, hit.matched[0].start - _BEFORE)
                opening = (
                    text.find(" ", wanted, hit.matched[0].start) + 1 if wanted > start else start
                )
                opening = opening or hit.matched[0].start
        pieces: list[Piece] = [("… ", "quiet")] if opening > start else []
        at = opening
        for word in hit.matched:
            if word.start < at or word.end > end:
                continue
            pieces += [(text[at : word.start], ""), (text[word.start : word.end], "match")]
            at = word.end
        pieces.append((text[at:end], ""))
        return pieces

    def chosen(self) -> Hit | None:
        """Return the hit."""
        return self.hit
