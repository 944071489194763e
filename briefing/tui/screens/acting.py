"""Commands that act: copy, select, mark as read, read again, settings, leaving."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from briefing.model import Briefing, Span
from briefing.tui.commands import COMMANDS, find_command
from briefing.tui.copying import cite
from briefing.tui.themes import THEMES
from briefing.tui.widgets.contents import short_date

from .finding import Finding
from .help import Help

if TYPE_CHECKING:
    from textual import events

_AGAIN = 2.0
"""Seconds within which a second Ctrl+C leaves."""


class Acting(Finding):
    """What changes something, on the screen or for the user."""

    _anchor: Span | None = None
    """First sentence of a selection."""
    _interrupted = 0.0

    # Selecting and copying

    def do_select(self, _count: int) -> None:
        """Begin a selection at the current sentence, or give it up."""
        if self._anchor is not None:
            self._end_selection()
            return
        self._anchor = self.here
        self.reader.go_to(self._anchor.start, self._anchor.end)
        self.show_selection()

    def show_selection(self) -> None:
        """Show what is selected, and say what to do with it."""
        span = self.selection
        self.reader.marks.set("selection", [(span.start, span.end)])
        self.reader.refresh()
        words = len(self.briefing.cut(span).split())
        self.say(f"{words} words selected · j k or w W by sentence, y copies, v gives up")

    @property
    def selection(self) -> Span:
        """From the sentence where the selection began to the current one."""
        here, anchor = self.here, self._anchor or self.here
        if here.article != anchor.article:
            return here
        return Span(here.article, min(here.start, anchor.start), max(here.end, anchor.end))

    def _end_selection(self) -> None:
        self._anchor = None
        self.reader.marks.set("selection", ())
        self.reader.refresh()
        self.show_status()

    def run_command(self, command: str, count: int = 0, argument: str = "") -> None:
        """Run a command; while something is selected, lines are sentences."""
        if self._anchor is None or self.pane != "R":
            super().run_command(command, count, argument)
            return
        by_sentence = {"line-down": "next-sentence", "line-up": "previous-sentence"}
        if command in ("quit", "select"):
            self._end_selection()
            return
        super().run_command(by_sentence.get(command, command), count, argument)
        if command != "copy" and self._anchor is not None:
            self.show_selection()

    def do_copy(self, _count: int) -> None:
        """Copy what is selected, or the row or sentence, with where it comes from."""
        span = self._span_to_copy()
        if span is None or span.start == span.end:
            self.say("nothing to copy here")
            return
        article = self.briefing.article(span.article)
        passage = cite(article, span, short_date(article.published))
        self.say(self.app.copy_passage(passage))  # type: ignore[attr-defined]
        if self._anchor is not None:
            said = self.status.text
            self._end_selection()
            self.say(said)

    def _span_to_copy(self) -> Span | None:
        if self.pane == "S":
            points, item = self.summary.points, self.summary.item
            return points[item].span if 0 <= item < len(points) else None
        if self.pane == "X":
            entity = self.references.entity
            if entity is None:
                return None
            first = entity.mentions[0]
            return Span(first.article, first.start, first.end)
        return self.selection if self._anchor is not None else self.here

    # Articles

    def do_read(self, _count: int) -> None:
        """Mark the article as read, or as unread."""
        chosen = self.contents.article if self.pane == "C" else None
        article = chosen or self.article
        read = article.id not in self.keeper.read
        self.keeper.set_read(article, read)
        self.contents.mark(self.keeper.read, self.article.id)
        self.say(f"marked as {'read' if read else 'unread'}: {article.title}")

    def do_reload(self, _count: int) -> None:
        """Read the files again; the place is kept, in changed texts too."""
        from briefing.library import open_stack

        paths = [path for path in self.paths if path != "-"]
        if not paths:
            self.say("standard input cannot be read again")
            return
        before = {article.id for article in self.briefing.articles}
        open_key, offset = self.article.key, self.reader.top_offset
        self.keeper.keep_position(self.article, offset)
        stack = open_stack(paths)
        if not stack.articles:
            self.say("nothing can be read there any more; what is open stays", "error")
            return
        new = sum(article.id not in before for article in stack.articles)
        if not new and len(stack.articles) == len(before):
            self.say("nothing has changed")
            return
        self._take_stack(Briefing(stack), open_key)
        self.say(f"{new} article{'s' if new != 1 else ''} new or changed")

    def _take_stack(self, briefing: Briefing, open_key: str) -> None:
        self.briefing = briefing
        self.index, self.walk = None, None
        self.history.keep({article.id for article in briefing.articles})
        self.keeper.load(briefing.articles)
        self.contents.show(briefing.stack)
        articles = briefing.articles
        self.open_article(next((a for a in articles if a.key == open_key), articles[0]))
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
        self.app.push_screen(Help(self.user_keys, self.pane), self._take_command)

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
            event.stop()
            now = time.monotonic()
            if now - self._interrupted < _AGAIN:
                self.app.exit(130)
            self._interrupted = now
            self.say("q quits; Ctrl+C again quits too")
            return
        if event.key == "escape" and self._anchor is not None:
            self._end_selection()
            return
        super().take_key(event)
