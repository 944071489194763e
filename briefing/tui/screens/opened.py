"""The article that is open: where one is in it, what is lit, what the user has left there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Span
from briefing.model.holdings import place_of
from briefing.model.note import find_noted
from briefing.tui.history import Place
from briefing.tui.page import NOTE, find_facts

from .core import ReadingCore

if TYPE_CHECKING:
    from briefing.model import Article

_FIRST_FRAME = 0.1
"""Seconds that the panes have to find their sizes before the analysis begins without them."""
_SETTLE = 0.5
"""Seconds after which a place that is being read is kept."""


class Opened(ReadingCore):
    """Puts an article into the reader and keeps the place that is being read."""

    _unkept = False
    """Whether the place has moved since it was kept."""

    def on_mount(self) -> None:
        """Show the first article where it was left, and begin the analysis after it."""
        self.set_interval(_SETTLE, self._keep_place)
        self.arrange_panes()
        self.contents.show(self.briefing.stack)
        self.open_article(self.briefing.articles[0])
        self.set_timer(_FIRST_FRAME, self.begin)

    @property
    def article(self) -> Article:
        """The article in the reader."""
        return self.reader.article or self.briefing.articles[0]

    @property
    def here(self) -> Span:
        """The place that is being read: the current sentence, else the top of the screen."""
        sentence = self.reader.sentence
        if sentence is None:
            return Span(self.article.id, self.reader.top_offset, self.reader.top_offset)
        return Span(self.article.id, sentence.start, sentence.end)

    @property
    def begun_at(self) -> int:
        """The place in an article that is only partly there at which it is shown."""
        return 0

    def is_partly(self, _article: Article) -> bool:
        """Whether only a part of an article is there; what is left in it is not kept."""
        return False

    @property
    def place(self) -> Place:
        """What going back will restore."""
        return Place(self.here, self.reader.top_offset)

    def open_article(self, article: Article, offset: int | None = None) -> None:
        """Put an article into the reader, where it was left unless an offset is given."""
        if self.reader.article is not None:
            self._keep_place(force=True)
        articles = self.briefing.articles
        at = place_of(articles, article.id)
        partly = self.is_partly(article)
        self.reader.facts = find_facts(articles, at, partly=partly)
        layers = self.briefing.layers.get(article.id)
        if offset is None:
            offset = self.begun_at if partly else self.keeper.position(article)
        self.reader.show(article, layers.sentences if layers else (), offset)
        self.show_kept()
        self.summary.show(self.briefing, article.id)
        self.show_marks()
        self.show_status()

    def kept_elsewhere(self) -> None:
        """Show what the user has left, when another thread has kept it."""
        self.app.call_from_other_thread(self.show_kept)  # type: ignore[attr-defined]

    def show_kept(self) -> None:
        """Show what the user has left in the stack."""
        self.contents.mark(self.keeper.read, self.article.id, self.keeper.stars)
        self.reader.set_signs(NOTE, find_noted(self.keeper.notes, self.article))

    def show_marks(self) -> None:
        """Light what the walk leads through, in the article that is open."""
        walk, reader = self.walk, self.reader
        places = walk.places_in(self.article.id) if walk is not None else ()
        here = [(place.start, place.end) for place in places]
        layer = "mention" if walk is not None and walk.noun == "mention" else "hit"
        for name in ("mention", "hit"):
            reader.marks.set(name, here if name == layer else ())
        at = walk.places[walk.at] if walk is not None and walk.at >= 0 else None
        current = at is not None and at.article == self.article.id
        reader.marks.set("current", [(at.start, at.end)] if at is not None and current else ())
        reader.refresh()

    def _keep_place(self, force: bool = False) -> None:
        """Keep the place, if it has moved since the last time."""
        reader = self.reader
        if (self._unkept or force) and reader.article is not None and not reader.facts.partly:
            self._unkept = False
            self.keeper.keep_position(self.article, self.reader.top_offset)

    def on_scrolled(self) -> None:
        """Note that the place has moved; an article seen to its end has been read."""
        if not self.begun:
            self.app.call_after_refresh(self.begin)
        self._unkept = True
        if (
            self.reader.at_end
            and self.article.id not in self.keeper.read
            and self.reader.top_offset
            and not self.reader.facts.partly
        ):
            self.keeper.see_end(self.article, self.kept_elsewhere)

    def on_unmount(self) -> None:
        """Keep the place on the way out."""
        self._keep_place(force=True)
