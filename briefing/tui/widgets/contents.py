"""The contents pane: articles with what is known of them, sections beneath, failures last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from briefing.model import Span
from briefing.model.holdings import Holdings
from briefing.text.days import written_day
from briefing.text.wrap import wrap_lines
from briefing.tui.messages import Jump, OpenArticle

from .line_list import LineList
from .rows import Piece, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from briefing.model import Article, Section, Stack
    from briefing.model.holdings import Head


STAR = "★"
"""Sign of an article that the user has starred."""


@dataclass(frozen=True, slots=True)
class _Entry:
    article: Article
    section: Section | None = None


class HeadRows(Sequence[Row]):
    """A row for each article of a large library, made when it is drawn."""

    def __init__(self, heads: Sequence[Head], make: Callable[[int, Head], Row]) -> None:
        """`make` returns the row of an item."""
        self._heads, self._make = heads, make

    def __len__(self) -> int:
        return len(self._heads)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[n] for n in range(len(self))[at]]
        at = range(len(self))[at]
        return self._make(at, self._heads[at])


class Contents(LineList):
    """What is here, and what of it has been read."""

    PANE = "C"

    def __init__(self) -> None:
        """Begin without a stack."""
        super().__init__(id="contents")
        self._entries: list[_Entry] = []
        self._stack: Stack | None = None
        self._read: Collection[str] = frozenset()
        self._open = ""
        self._starred: Collection[str] = ()

    def show(self, stack: Stack) -> None:
        """Show a stack; the cursor stays with its article, on its line of the screen."""
        before = self._entries[self.item] if 0 <= self.item < len(self._entries) else None
        held = self._held.ids[self.item] if self._held is not None and self.item >= 0 else ""
        cell = self.cursor_cell()
        self._stack = stack
        self._entries = []
        if isinstance(stack.articles, Holdings):
            self.rebuild()
            return
        for article in stack.articles:
            self._entries.append(_Entry(article))
            self._entries += [_Entry(article, section) for section in article.sections()]
        if held:
            self.rebuild(self._entry_of(held))
            if cell is not None and self._items:
                self.scroll_to_row(max(0, self._firsts[self.cursor] + self.HEADED - cell[1]))
        else:
            self.rebuild(self._find_again(before) if before is not None else None)

    def grow(self) -> None:
        """Show that articles have come in behind the others."""
        if self._held is not None:
            self.rebuild()

    def _entry_of(self, identity: str) -> int | None:
        return next((i for i, e in enumerate(self._entries) if e.article.id == identity), None)

    def _find_again(self, before: _Entry) -> int | None:
        """Return the entry that stands for what another one did, where articles were read anew."""
        named = before.section.title if before.section is not None else None
        found = None
        for at, entry in enumerate(self._entries):
            if entry.article.key != before.article.key:
                continue
            if (entry.section.title if entry.section is not None else None) == named:
                return at
            found = at if found is None else found
        return found

    def mark(self, read: Collection[str], opened: str, starred: Collection[str] = ()) -> None:
        """Say which articles have been read and starred, and which one is in the reader."""
        moved = opened != self._open
        self._read, self._open, self._starred = read, opened, starred
        item = None
        if self._held is not None:
            item = self._held.place(opened) if moved else None
        elif moved and (self.item < 0 or self._entries[self.item].article.id != opened):
            item = self._entry_of(opened)
        self.rebuild(item)

    def heading(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Return "Contents", and how much has been read."""
        if self._stack is None:
            return (("Contents", ""),), ()
        if self._held is not None:
            count = len(self._held)
            told = (
                f"{len(self._read):,} of {count:,} read " if self._read else f"{count:,} articles "
            )
            told = f"{count:,} so far " if self._held.growing else told
            return (("  Contents", ""),), ((told, "quiet"),)
        articles = self._stack.articles
        read = sum(article.id in self._read for article in articles)
        left = sum(a.minutes for a in articles if a.id not in self._read)
        told = f"{read} of {len(articles)} read "
        if self.size.width >= 40 and left:
            told += f"· {left} min left "
        return (("  Contents", ""),), ((told, "quiet"),)

    @property
    def _held(self) -> Holdings | None:
        """The articles of a large library, which have one row each."""
        articles = self._stack.articles if self._stack is not None else ()
        return articles if isinstance(articles, Holdings) else None

    def find_items(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the row at which each item begins, and the items' indices."""
        if self._held is not None:
            return range(len(self._held)), range(len(self._held))
        return super().find_items()

    def build(self, width: int) -> Sequence[Row]:
        """Return two rows or more an article, one a section, one or more a failure."""
        if self._held is not None:
            return HeadRows(self._held.heads, self._head_row)
        rows: list[Row] = []
        many = len(self._entries) > 2000
        for item, entry in enumerate(self._entries):
            if entry.section is not None:
                indent = "    " + "  " * min(2, entry.section.level - 1)
                rows.append(Row(item, ((indent + entry.section.title, "quiet"),)))
            elif many:
                rows.append(self._short_row(item, entry.article))
            else:
                rows += self._article_rows(item, entry.article, width)
        return rows + self._closing_rows(width)

    def _head_row(self, item: int, head: Head) -> Row:
        minutes = ((f"{max(1, round(head.words / 230))} m ", "quiet"),)
        return Row(item, (self._sign(head), *self._star(head), (head.title, "")), minutes)

    def _sign(self, article: Article | Head) -> Piece:
        if article.id == self._open:
            return "◐ " if article.id not in self._read else "● ", "accent"
        return ("● ", "quiet") if article.id in self._read else ("○ ", "")

    def _star(self, article: Article | Head) -> tuple[Piece, ...]:
        return ((f"{STAR} ", "accent"),) if article.id in self._starred else ()

    def _short_row(self, item: int, article: Article) -> Row:
        return Row(
            item,
            (self._sign(article), *self._star(article), (article.title, "")),
            ((f"{article.minutes} m ", "quiet"),),
        )

    def _article_rows(self, item: int, article: Article, width: int) -> list[Row]:
        room = max(8, width - 5)
        lines = wrap_lines(article.title or article.path, room)[:3]
        named = "strong" if article.id == self._open else ""
        rows = [Row(item, (self._sign(article) if not n else ("  ", ""), (line, named)))
                for n, line in enumerate(lines)]  # fmt: skip
        facts = " · ".join(filter(None, (article.outlet, written_day(article.published))))
        facts = facts or article.path.rpartition("/")[2]
        rows.append(
            Row(
                item,
                (("  ", ""), *self._star(article), (facts, "quiet")),
                ((f"{article.minutes} min ", "quiet"),),
            )
        )
        return rows

    def _closing_rows(self, width: int) -> list[Row]:
        stack = self._stack
        if stack is None:
            return []
        rows = []
        for failure in stack.failures:
            text = f"! {failure.path}: {failure.reason}"
            rows += [Row(-1, ((line, "error"),)) for line in wrap_lines(text, max(8, width - 3))]
        for count, what in ((stack.hidden, "hidden"), (stack.binary, "without text")):
            if count:
                rows.append(Row(-1, ((f"{count} {what} passed over", "quiet"),)))
        for path, kept in stack.repeated:
            text = f"{path} is the same as {kept}"
            rows += [Row(-1, ((line, "quiet"),)) for line in wrap_lines(text, max(8, width - 3))]
        return [Row(-1), *rows] if rows else []

    @property
    def article(self) -> Article | None:
        """The article under the cursor."""
        if self._held is not None:
            return self._held[self.item]
        return self._entries[self.item].article if self.item >= 0 else None

    def pick(self) -> None:
        """Open the article, or go to the section."""
        if self.item < 0:
            return
        if self._held is not None:
            self.post_message(OpenArticle(self._held.heads[self.item].id))
            return
        entry = self._entries[self.item]
        if entry.section is None:
            self.post_message(OpenArticle(entry.article.id))
        else:
            self.post_message(
                Jump(Span(entry.article.id, entry.section.start, entry.section.start))
            )
