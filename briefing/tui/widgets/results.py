"""What a search found: each hit with its words lit, under the title of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import HitKind, Results
from briefing.model.held_names import changed
from briefing.text.wrap import wrap_lines

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from briefing.model import Briefing, Hit

_MOST_TOLD = 6
"""Substitutions that are told above the hits."""
_BEFORE = 24
"""Characters shown before the first matched word of a long sentence."""


class ResultList(LineList):
    """Hits in the order of their rank; names come after the places in the text."""

    HEADED = False
    EMPTY = ""

    def __init__(self, briefing: Briefing) -> None:
        """Begin without results."""
        super().__init__(id="results")
        self._briefing = briefing
        self._names = {e.id: e for e in changed(briefing.entities)}
        self.found = Results("")
        self._shown: list[Hit] = []

    def show(self, results: Results) -> None:
        """Show the answer to a query; the cursor goes to the best hit."""
        self.found = results
        places = [hit for hit in results.hits if hit.kind is not HitKind.NAME]
        self._shown = places + [hit for hit in results.hits if hit.kind is HitKind.NAME]
        self.rebuild(0)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self._shown[self.item] if 0 <= self.item < len(self._shown) else None

    def build(self, width: int) -> list[Row]:
        """Return what was read as what, then each hit on a line of its own."""
        rows = self._meaning()
        if not self._shown and self.found.tried:
            rows += [
                Row(-1, ((line, ""),)) for line in wrap_lines(self.found.tried, max(8, width - 3))
            ]
        article = ""
        for item, hit in enumerate(self._shown):
            if hit.kind is HitKind.NAME:
                if article != "names":
                    article = "names"
                    rows.append(Row(-1, (("Names", "heading"),)))
                rows.append(self._name_row(item, hit))
                continue
            if hit.span.article != article:
                article = hit.span.article
                known = self._briefing.article(article)
                outlet: tuple[Piece, ...] = ((known.outlet + " ", "quiet"),)
                if hit.kind is HitKind.TITLE:  # it is its own heading
                    rows.append(Row(item, tuple(self._snippet(hit, width - 3)), outlet))
                    continue
                rows.append(Row(-1, ((known.title, "heading"),), outlet))
            rows.append(Row(item, tuple(self._snippet(hit, width - 3))))
        return rows

    def _meaning(self) -> list[Row]:
        """Say what the typed words were read as."""
        told = []
        known = {(s.typed, s.read.casefold()): s for s in reversed(self.found.substitutions)}
        substitutions = list(reversed(known.values()))
        for read in substitutions[:_MOST_TOLD]:
            edits = (
                f"{read.edits} edit{'s' if read.edits != 1 else ''}" if read.edits else "by sound"
            )
            told.append(f"{read.typed} ~ {read.read}, {edits}")
        rest = len(substitutions) - len(told)
        text = " · ".join(told) + (f" and {rest} more" if rest > 0 else "")
        return [Row(-1, ((text, "accent"),))] if told else []

    def _name_row(self, item: int, hit: Hit) -> Row:
        entity = self._names.get(hit.entity)
        if entity is None:
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
