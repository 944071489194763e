"""Commands that move: in the text, in the lists, from article to article and pane to pane."""

from __future__ import annotations

from briefing.model.holdings import ids_of, is_growing, place_of

from .opened import Opened


class Moving(Opened):
    """Movement; the count is how often."""

    _awaited: tuple[tuple[str, int], int, bool] | None = None
    """Where the reader stood who wants to go on, how far, and whether to an article not read yet.

    It is set where that one is still to come in.
    """
    _awaited_percent: tuple[int, int] | None = None
    """Which percent of an article is wanted whose rest is still to come in, and the offset at the
    top of the screen when that was asked for."""

    # Lines and pages, wherever the keys go

    def _scroll(self, rows: int) -> None:
        if not self.reader.scroll_rows(rows) and rows > 0:
            self.say(self.reader.facts.ending)

    def do_line_down(self, count: int) -> None:
        """Down by a line or an item."""
        rows = self.list_pane()
        if rows is not None:
            rows.move(count or 1)
        else:
            self._scroll(count or 1)

    def do_line_up(self, count: int) -> None:
        """Up by a line or an item."""
        rows = self.list_pane()
        if rows is not None:
            rows.move(-(count or 1))
        else:
            self._scroll(-(count or 1))

    def _page(self, pages: float) -> None:
        rows = self.list_pane()
        if rows is not None:
            rows.page(pages)
        else:
            self._scroll(
                int(pages * max(1, self.reader.visible_rows - 1)) or (1 if pages > 0 else -1)
            )

    def do_page_down(self, count: int) -> None:
        """Down by a page; from the end on to the next article."""
        if self.pane == "R" and self.reader.at_end:
            self._go_on()
        else:
            self._page(count or 1)

    def do_page_up(self, count: int) -> None:
        """Up by a page."""
        self._page(-(count or 1))

    def do_half_down(self, count: int) -> None:
        """Down by half a page."""
        self._page((count or 1) / 2)

    def do_half_up(self, count: int) -> None:
        """Up by half a page."""
        self._page(-(count or 1) / 2)

    def do_top(self, _count: int) -> None:
        """To the beginning."""
        rows = self.list_pane()
        if rows is not None:
            rows.to_edge(end=False)
        else:
            self.reader.scroll_to_percent(0)

    def do_bottom(self, count: int) -> None:
        """To the end, or to that percent of the text."""
        rows = self.list_pane()
        if rows is not None:
            rows.to_edge(end=True)
        elif self.reader.facts.partly and is_growing(self.briefing.articles):
            self._awaited_percent = count or 100, self.reader.top_offset
            self.say("going there as soon as the rest of it has come in")
        else:
            self.reader.scroll_to_percent(count or 100)

    def go_to_awaited_percent(self, left_at: int) -> None:
        """Go where one wanted before the rest was there, if the text has not been moved since."""
        awaited, self._awaited_percent = self._awaited_percent, None
        if awaited is not None and awaited[1] == left_at:
            self.reader.scroll_to_percent(awaited[0])

    def do_next_sentence(self, count: int) -> None:
        """Make a later sentence the current one."""
        self._step_sentence(count or 1)

    def do_previous_sentence(self, count: int) -> None:
        """Make an earlier sentence the current one."""
        self._step_sentence(-(count or 1))

    def _step_sentence(self, count: int) -> None:
        if self.reader.step_sentence(count) is None:
            self.say("no sentences here")
        else:
            self.show_status()

    def do_next_heading(self, count: int) -> None:
        """To a later heading."""
        self._to_heading(count or 1)

    def do_previous_heading(self, count: int) -> None:
        """To an earlier heading."""
        self._to_heading(-(count or 1))

    def _to_heading(self, count: int) -> None:
        offset = self.reader.heading_from_here(count)
        if offset is None:
            self.say("no headings here" if count > 0 else "no heading before this")
        else:
            self.reader.go_to(offset, offset)

    # Articles

    def _go_on(self) -> None:
        articles = self.briefing.articles
        if self.reader.facts.partly and is_growing(articles):
            self.say(self.reader.facts.ending)
            return
        at = place_of(articles, self.article.id)
        if at + 1 < len(articles):
            self.history.leave(self.place)
            self.open_article(articles[at + 1])
        elif self.is_awaiting or not self._await(1, unread=False):
            self.say(self.reader.facts.ending)

    def _await(self, step: int, *, unread: bool) -> bool:
        """Go there as soon as the article has come in; False where no more come in."""
        if step < 0 or not is_growing(self.briefing.articles):
            return False
        if self._awaited is not None and self._awaited[0] == self._stand:
            step += self._awaited[1]
        self._awaited = self._stand, step, unread
        self.say("going on as soon as the article has come in")
        return True

    def go_where_awaited(self) -> None:
        """Go on to what has come in meanwhile, if the reader still stands where that was wanted."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None and awaited[0] == self._stand:
            self._to_article(*awaited[1:])

    @property
    def _stand(self) -> tuple[str, int]:
        """The article and the offset of its first line on the screen."""
        return self.article.id, self.reader.top_offset

    @property
    def is_awaiting(self) -> bool:
        """Whether the reader wants to go on to an article that is still to come in."""
        return self._awaited is not None

    def _to_article(self, step: int, unread: bool = False) -> None:
        articles = self.briefing.articles
        at = place_of(articles, self.article.id)
        target = at + step
        if unread:
            ids = ids_of(articles)
            while 0 <= target < len(ids) and ids[target] in self.keeper.read:
                target += 1 if step > 0 else -1
        elif target >= len(articles) and self._await(step, unread=False):
            return
        else:
            target = max(0, min(target, len(articles) - 1))
        if unread and target >= len(articles) and self._await(step, unread=True):
            return
        if target == at or not 0 <= target < len(articles):
            nothing = "no unread article" if unread else "no article"
            self.say(f"{nothing} {'after' if step > 0 else 'before'} this one")
            return
        self.history.leave(self.place)
        self.open_article(articles[target])

    def do_next_article(self, count: int) -> None:
        """Open a later article."""
        self._to_article(count or 1)

    def do_previous_article(self, count: int) -> None:
        """Open an earlier article."""
        self._to_article(-(count or 1))

    def do_next_unread(self, _count: int) -> None:
        """Open the next article that has not been read."""
        self._to_article(1, unread=True)

    def do_previous_unread(self, _count: int) -> None:
        """Open the article before that has not been read."""
        self._to_article(-1, unread=True)
