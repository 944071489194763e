"""The contents pane: articles with what is known of them, sections beneath, failures last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span, Stack
from briefing.model.holdings import Holdings
from briefing.text.reading_time import minutes_for, written_minutes
from briefing.tui.messages import Jump, OpenArticle

from .contents_rows import Entry, lay_out
from .line_list import LineList
from .rows import DrawnRows, Piece, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.model import Article
    from briefing.model.holdings import Head

    from .contents_rows import Line

STAR = "★"
"""Sign of an article that the user has starred."""


class Contents(LineList):
    """What is here, and what of it has been read."""

    PANE = "C"

    def __init__(self) -> None:
        """Begin without a stack."""
        super().__init__(id="contents")
        self._entries: list[Entry] = []
        self._stack: Stack | None = None
        self._read: Collection[str] = frozenset()
        self._open = ""
        self._starred: Collection[str] = ()
        self._minutes: dict[str, int] = {}
        self._lines: list[Line] = []
        self._firsts_of_lines: list[int] = []
        self._items_of_lines: list[int] = []
        self._lines_for = -1

    def show(self, stack: Stack) -> None:
        """Show a stack; the cursor stays with its article, on its line of the screen."""
        before = self._entries[self.item] if 0 <= self.item < len(self._entries) else None
        held = self._held.ids[self.item] if self._held is not None and self.item >= 0 else ""
        if self._held is not None and not isinstance(stack.articles, Holdings):
            # The words of a long article, or of many, are counted already.
            self._minutes = {head.id: minutes_for(head.words) for head in self._held.heads}
        cell = self.cursor_cell()
        self._stack = stack
        self._entries = []
        self._lines_for = -1
        if isinstance(stack.articles, Holdings):
            self.rebuild()
            return
        for article in stack.articles:
            self._entries.append(Entry(article))
            self._entries += [Entry(article, section) for section in article.sections()]
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

    def _find_again(self, before: Entry) -> int | None:
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
        left = sum(self._minutes_of(a) for a in articles if a.id not in self._read)
        told = f"{read} of {len(articles)} read "
        if self.size.width >= 40 and left:
            told += f"· {written_minutes(left)} left "
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
        return self._firsts_of_lines, self._items_of_lines

    def build(self, width: int) -> Sequence[Row]:
        """Return two rows or more an article, one a section, one or more a failure.

        They are laid out once for a width: what has been read changes no line.
        """
        if self._held is not None:
            return DrawnRows(self._held.heads, self._head_row)
        if self._lines_for != width:
            self._lines_for, self._lines = (
                width,
                list(lay_out(self._entries, self._stack or Stack(), width)),
            )
            firsts: dict[int, int] = {}
            for at, line in enumerate(self._lines):
                if line.item >= 0:
                    firsts.setdefault(line.item, at)
            self._firsts_of_lines, self._items_of_lines = list(firsts.values()), list(firsts)
        return DrawnRows(self._lines, self._row)

    def _row(self, _at: int, line: Line) -> Row:
        """Return a line as it is drawn now."""
        item, kind, text = line
        if kind == "blank":
            return Row(item)
        if kind in ("quiet", "error"):
            return Row(item, ((text, kind),))
        if kind == "section":
            return Row(item, ((f"    {text}", "quiet"),))
        article = self._entries[item].article
        if kind == "short":
            minutes = ((f"{written_minutes(self._minutes_of(article), 'm')} ", "quiet"),)
            return Row(item, (self._sign(article), *self._star(article), (text, "")), minutes)
        if kind == "facts":
            minutes = ((f"{written_minutes(self._minutes_of(article))} ", "quiet"),)
            return Row(item, (("  ", ""), *self._star(article), (text, "quiet")), minutes)
        sign: Piece = self._sign(article) if kind == "first" else ("  ", "")
        return Row(item, (sign, (text, "strong" if article.id == self._open else "")))

    def _minutes_of(self, article: Article) -> int:
        """Return how long a reading takes; counted once for each article."""
        if article.id not in self._minutes:
            self._minutes[article.id] = article.minutes
        return self._minutes[article.id]

    def _head_row(self, item: int, head: Head) -> Row:
        minutes = ((f"{written_minutes(minutes_for(head.words), 'm')} ", "quiet"),)
        return Row(item, (self._sign(head), *self._star(head), (head.title, "")), minutes)

    def _sign(self, article: Article | Head) -> Piece:
        if article.id == self._open:
            return "◐ " if article.id not in self._read else "● ", "accent"
        return ("● ", "quiet") if article.id in self._read else ("○ ", "")

    def _star(self, article: Article | Head) -> tuple[Piece, ...]:
        return ((f"{STAR} ", "accent"),) if article.id in self._starred else ()

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
