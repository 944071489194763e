"""The paragraphs that name two entities, each leading to its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.briefing import finder
from briefing.model.held_names import HeldNames
from briefing.text.wrap import wrap_rows
from briefing.tui.widgets.line_list import LineList
from briefing.tui.widgets.rows import Piece, Row

from .keyed import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Briefing, Entity

_MOST = 300
"""Articles of a library that name both which are looked at."""
_LINES = 4
"""Lines of a paragraph that are shown, from its first name on."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that names two entities."""

    span: Span
    names: tuple[tuple[int, int], ...]
    """Where it names them, in order, as offsets into the article."""

    @property
    def place(self) -> Span:
        """The first name in it."""
        start, end = self.names[0]
        return Span(self.span.article, start, end)


def find_paragraphs(briefing: Briefing, one: Entity, other: Entity) -> list[Paragraph]:
    """Return the blocks of text that name both entities, in the order of the stack.

    Of very many articles that name both, the first ones are looked at.
    """
    find, known = finder(briefing), set(other.articles)
    found: list[Paragraph] = []
    most = _MOST if isinstance(briefing.entities, HeldNames) else None
    for identity in [article for article in one.articles if article in known][:most]:
        article = find(identity)
        left, right = (
            _by_block(article, [(m.start, m.end) for m in entity.mentions_in(identity)])
            for entity in (one, other)
        )
        for block in sorted(left.keys() & right.keys()):
            span = Span(article.id, article.blocks[block].start, article.blocks[block].end)
            found.append(Paragraph(span, tuple(sorted(left[block] + right[block]))))
    return found


def _by_block(
    article: Article, places: Sequence[tuple[int, int]]
) -> dict[int, list[tuple[int, int]]]:
    """Return places of an article by the index of the block that holds them."""
    starts = [block.start for block in article.blocks]
    found: dict[int, list[tuple[int, int]]] = {}
    for start, end in places:
        block = bisect_right(starts, start) - 1
        if block >= 0 and end <= article.blocks[block].end:
            found.setdefault(block, []).append((start, end))
    return found


class BothRows(LineList):
    """A title an article, and beneath it the paragraphs with the names lit."""

    def __init__(
        self, briefing: Briefing, pair: tuple[Entity, Entity], paragraphs: Sequence[Paragraph]
    ) -> None:
        """`paragraphs` are those that name both of the pair."""
        super().__init__(id="both-rows")
        self._pair, self._paragraphs = pair, paragraphs
        self._article = finder(briefing)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return whom the paragraphs name, and how many there are."""
        one, other = self._pair
        articles = len({paragraph.span.article for paragraph in self._paragraphs})
        count = len(self._paragraphs)
        told = f"{count} paragraph{'s' if count != 1 else ''}"
        told += f" in {articles} article{'s' if articles != 1 else ''} "
        return ((f"  {one.name} and {other.name}", ""),), ((told, "quiet"),)

    def build(self, width: int) -> list[Row]:
        """Return the paragraphs, wrapped and cut."""
        rows: list[Row] = []
        article = ""
        for item, paragraph in enumerate(self._paragraphs):
            rows += [Row(-1)] if rows else []
            if paragraph.span.article != article:
                article = paragraph.span.article
                rows.append(Row(-1, ((self._article(article).title, "heading"),)))
            rows += self._paragraph_rows(item, paragraph, max(10, width - 4))
        return rows

    def _paragraph_rows(self, item: int, paragraph: Paragraph, width: int) -> list[Row]:
        span = paragraph.span
        text = self._article(span.article).text
        starts = [*wrap_rows(text, span.start, span.end, width), span.end]
        first = max(0, bisect_right(starts, paragraph.names[0][0]) - 1)
        last = min(first + _LINES, len(starts) - 1)
        rows = []
        for line in range(first, last):
            pieces = _lit(text, starts[line], starts[line + 1], paragraph.names)
            before: list[Piece] = [("… ", "quiet")] if line == first and first else []
            cut: list[Piece] = [("…", "quiet")] if line == last - 1 < len(starts) - 2 else []
            rows.append(Row(item, (*before, *pieces, *cut)))
        return rows

    def chosen(self) -> Span | None:
        """Return the first name in the paragraph under the cursor."""
        return self._paragraphs[self.item].place if self.item >= 0 else None


def _lit(text: str, start: int, end: int, names: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return the pieces of one line, names in their own style."""
    pieces: list[Piece] = []
    at = start
    for begin, behind in names:
        begin, behind = max(begin, at), min(behind, end)
        if begin < behind:
            pieces += [(text[at:begin], ""), (text[begin:behind], "match")]
            at = behind
    return [*pieces, (text[at:end].rstrip(), "")]


class Both(Layer):
    """Closes with the place of a name, or with None."""

    def __init__(
        self,
        briefing: Briefing,
        pair: tuple[Entity, Entity],
        paragraphs: Sequence[Paragraph],
        keys: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show the paragraphs that name both of a pair."""
        super().__init__(BothRows(briefing, pair, paragraphs), keys, id="both")
