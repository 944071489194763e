"""Commands that act: mark as read, read again, run by name, settings, leaving."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.model import Briefing
from briefing.model.heads import PagedHeads
from briefing.model.holdings import Holdings, ids_of, place_of
from briefing.sources.watch import Overdue, watched
from briefing.tui.commands import ALL, COMMANDS, find_command
from briefing.tui.themes import THEMES

from .help import Help, spell
from .selecting import Selecting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from briefing.model import Article, Stack

_AGAIN = 2.0
"""Seconds within which a second Ctrl+C leaves."""


class Acting(Selecting):
    """What changes something, on the screen or for the user."""

    _interrupted = 0.0

    # Articles

    def do_reload(self, _count: int) -> None:
        """Read the files again; the place is kept, in changed texts too."""
        from briefing.library import open_stack

        paths = [path for path in self.paths if path != "-"]
        if not paths:
            self.say("standard input cannot be read again")
            return
        articles = self.briefing.articles
        try:
            with watched():
                stack = open_stack(paths, None, self.keeper.corrections)
        except (Overdue, MemoryError):
            if not self.read_beside(wary=True):
                self.say("reading took too long; what is open stays", "error")
            return
        if len(paths) < len(self.paths):  # what came in on standard input stays
            found = set(ids_of(stack.articles))
            piped = tuple(a for a in articles if a.key == "-" and a.id not in found)
            first, last = (piped, ()) if self.paths[0] == "-" else ((), piped)
            stack = replace(stack, articles=(*first, *stack.articles, *last))
        self.take_again(stack)

    def read_beside(self, *, wary: bool = False) -> bool:  # noqa: ARG002
        """Have another process read the files again; False if none does."""
        return False

    def take_again(self, stack: Stack) -> None:
        """Show what the files hold by now, and say what is new in it."""
        articles = self.briefing.articles
        before, known = set(ids_of(articles)), _keys(articles)
        open_key = self.article.key
        self.keeper.keep_position(self.article, self.reader.top_offset)
        if not stack.articles:
            self.say("nothing can be read there any more; what is open stays", "error")
            return
        new = sum(identity not in before for identity in ids_of(stack.articles))
        if not new and len(stack.articles) == len(before) and not self.reader.facts.partly:
            self.say("nothing has changed")
            return
        gone = known - _keys(stack.articles)
        self._take_stack(Briefing(stack), open_key)
        told = [f"{new} article{'s' if new != 1 else ''} new or changed"] if new or not gone else []
        told += [f"{len(gone)} gone"] if gone else []
        told += ["the one that was open is not there any more"] if open_key in gone else []
        self.say(" · ".join(told))

    def _take_stack(self, briefing: Briefing, open_key: str) -> None:
        """Show another stack, at the article that is open if it is there, and analyse it."""
        articles = briefing.articles
        place = _place_again(articles, self.article, open_key)
        self.briefing = briefing
        self.index, self.walk = None, None
        self.history.keep(set(ids_of(articles)))
        self.keeper.load(articles)
        self.contents.show(briefing.stack)
        self.open_article(articles[place])
        self.begin_analysis()

    # Commands by name

    def do_command(self, _count: int) -> None:
        """Open the `:` line."""
        self.open_prompt("command", ":", "any command · Tab completes · ? lists them")

    def run_line(self, line: str) -> None:
        """Run `NAME [ARGUMENT]`, or go to the article of a number."""
        name, _, argument = line.strip().lstrip(":").partition(" ")
        if not name:
            return
        if name.isdecimal():
            articles = self.briefing.articles
            if 1 <= int(name) <= len(articles):
                self.history.leave(self.place)
                self.open_article(articles[int(name) - 1])
            else:
                self.say(f"there are {len(articles)} articles", "error")
            return
        command = find_command(name)
        if command is None:
            like = [known.id for known in COMMANDS if known.id.startswith(name)]
            self.say(f"{name}: {' or '.join(like)}?" if like else f"no command {name}", "error")
        elif argument and not command.argument:
            self.say(f"{command.id} takes no argument", "error")
        elif not set(command.panes) & set(ALL):
            self.say(f"{command.id} works in the table itself: {spell(command.keys)}", "error")
        else:
            self.run_command(command.id, 0, argument.strip())

    def complete_line(self, line: str) -> None:
        """Complete the name of a command, or say which ones begin like it."""
        fitting = [command.id for command in COMMANDS if command.id.startswith(line.strip())]
        if len(fitting) == 1:
            self.prompt.field.value = fitting[0]
            self.prompt.field.cursor_position = len(fitting[0])
        self.status.say("  ".join(fitting) or "no command begins like that", "quiet")

    def do_help(self, _count: int) -> None:
        """List the keys that work here."""
        self.open_layer(Help(self.user_keys, self.pane), self._take_command)

    def _take_command(self, answer: object) -> None:
        if isinstance(answer, str):
            self.run_command(answer)

    # Settings and leaving

    def do_mouse(self, _count: int) -> None:
        """Turn the mouse on or off."""
        self.say("mouse on" if self.app.toggle_mouse() else "mouse off")  # type: ignore[attr-defined]

    def do_theme(self, _count: int, name: str = "") -> None:
        """Choose colours by name; without one, the next."""
        names = list(THEMES)
        if not name:
            name = names[(names.index(self.app.theme) + 1) % len(names)]
        if name not in THEMES:
            self.say(f"no theme {name}; there are {', '.join(names)}", "error")
            return
        self.app.theme = name
        self.say(f"theme {name}")

    def do_quit(self, _count: int) -> None:
        """Close the drawer or the zoom; with neither, leave."""
        if self.zoomed:
            self.do_zoom(0)
        elif self.pane != "R" and not self.wide:
            self.activate("R")
        else:
            self.app.exit(0)

    def take_key(self, event: events.Key) -> None:
        """Ctrl+C clears, and leaves if pressed twice; the rest are commands."""
        if event.key == "ctrl+c":
            now = time.monotonic()
            if now - self._interrupted < _AGAIN:
                self.app.exit(130)
            self._interrupted = now
            self.say("q quits; Ctrl+C again quits too")
            return
        super().take_key(event)


def _place_again(articles: Sequence[Article], article: Article, key: str) -> int:
    """Return the index of an article, else of what its file holds now, else 0."""
    try:
        return place_of(articles, article.id)
    except KeyError:
        if isinstance(articles, Holdings):  # not all of them are in memory
            return _place_in_holdings(articles, article.path, key)
    return next((at for at, one in enumerate(articles) if one.key == key), 0)


def _place_in_holdings(articles: Holdings, path: str, key: str) -> int:
    """Return the index of what a file holds, else 0; nothing is loaded for it."""
    heads = articles.heads
    if isinstance(heads, PagedHeads):  # of a library, whose index knows the files
        return min(articles.places_from([key]), default=0)
    return next((at for at, head in enumerate(heads) if head.path == path), 0)


def _keys(articles: Sequence[Article]) -> frozenset[str]:
    """Return where articles come from; of a large library nothing, for it is not all in memory."""
    if isinstance(articles, Holdings):
        return frozenset()
    return frozenset(article.key for article in articles)
