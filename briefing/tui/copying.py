"""Copied passages: the text, with its title, place and source beneath; where they go."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import paths

from .terminal.clipboard import MOST, Between, copying_sequence, hand_to_tmux, look_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.model import Article, Span


def cite(article: Article, span: Span, date: str) -> str:
    """Return the passage, then title, outlet, date, path and offsets on one line."""
    passage = article.text[span.start : span.end]
    facts = [article.title, article.outlet, date, f"{article.path}:{span.start}-{span.end}"]
    return f"{passage}\n\n— {', '.join(fact for fact in facts if fact)}\n"


def write_copy(passage: str) -> str:
    """Write the passage to the user's own file and return its path, or "" if that fails."""
    target = paths.copy_file()
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600)
        target.write_text(passage, encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return str(target)


def send_copy(passage: str, write: Callable[[str], None], env: Mapping[str, str]) -> str:
    """Send the passage to the terminal's clipboard with `write`; say which way, or why not."""
    between = look_between(env)
    if between is Between.CONSOLE:
        return "this terminal has no clipboard"
    size = len(passage.encode(errors="replace"))
    if size > MOST:
        return f"too long for the clipboard ({size:,} of {MOST:,} bytes)"
    handed_over = between is Between.TMUX and hand_to_tmux(passage, env)
    write(copying_sequence(passage, between, handed_over))
    through = f" through {between.value}" if between.value else ""
    return f"copied{through}"


def tell_copied(sent: str, target: str) -> str:
    """Return the message: what `send_copy` said, then the file, if there is one."""
    if not target:
        return f"{sent} · no file could be written"
    shown = target
    with contextlib.suppress(RuntimeError, ValueError):
        shown = f"~/{Path(target).relative_to(Path.home())}"
    return f"{sent} · also in {shown}" if sent.startswith("copied") else f"{sent} · in {shown}"
