"""The way to the screen: the first frame at once, then Textual and all that it needs."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from briefing import paths as places
from briefing.config import check_actions
from briefing.errors import ConfigError

from .commands import BY_ID, conflicts
from .keeper import Keeper
from .terminal.ends import let_go_of_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.collection.growing import Growing
    from briefing.config import Config
    from briefing.model import Stack
    from briefing.worker.gatherer import Gatherer

    from .terminal.early import EarlyScreen

_TURN = 0.0005
"""Seconds that what works beside the screen goes on while a key waits; there may be some of it."""


def show(
    paths: Sequence[str],
    stack: Stack,
    config: Config,
    begun: Growing | None = None,
) -> int:
    """Show a stack until the user leaves, and return the exit code.

    `stack` is what `paths` were read as; it holds at least one article. Of what is only `begun`,
    the rest comes in while it is shown.
    """
    check_actions(config, BY_ID)
    if clashes := conflicts(config.keys):
        raise ConfigError(f"{places.keys_file()}: {'; '.join(clashes)}")
    keeper = Keeper()
    keeper.open(paths, stack.articles)
    if begun is not None:
        begun.seek(keeper.position)
    early = _draw_early(stack, config, keeper, begun)
    gatherer = _start_gathering(begun) if begun is not None else None
    gc.disable()  # nothing that is imported is garbage
    sys.setswitchinterval(_TURN)
    try:
        from .app import run

        return run(paths, stack, config, keeper, early, gatherer)
    finally:
        if gatherer is not None:
            gatherer.stop()
        if early is not None:
            early.give_back()
        let_go_of_streams()


def _start_gathering(growing: Growing) -> Gatherer:
    """Start the process that reads the stack, while Textual is still being loaded here."""
    from briefing.worker.gatherer import Gatherer

    gatherer = Gatherer(growing)
    gatherer.start()
    return gatherer


def _draw_early(
    stack: Stack, config: Config, keeper: Keeper, begun: Growing | None
) -> EarlyScreen | None:
    """Draw the first frame, where the stage can go on from it; None where it is not drawn."""
    from .terminal.versions import compares_frames

    if os.name != "posix" or config.theme not in ("", "ansi", "mono") or not compares_frames():
        return None
    import termios

    from .first_frame import draw_first_frame
    from .terminal.early import EarlyScreen

    articles = stack.articles
    try:
        size = os.get_terminal_size(0)
        part = begun.beginning if begun is not None and not begun.beginning.is_whole else None
        offset = part.offset if part is not None else keeper.position(articles[0])
        cells = draw_first_frame(articles, offset, config.text_width, size, part is not None)
        return EarlyScreen(cells) if cells is not None else None
    except (OSError, termios.error):
        return None
