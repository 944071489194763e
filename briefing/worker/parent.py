"""The screen's side: starts the process, hands it the stack, awaits the briefing.

A process that dies is started again, without the article that it had in hand if that is at
fault; one that sits on an article for too long is ended. What was left out is told.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from briefing import library
from briefing.errors import BriefingError
from briefing.model.holdings import Holdings, whole_of

from .answer import Answer, Unkept
from .articles import frames_of
from .child import CHARACTERS, PATIENCE
from .frames import write_frame
from .hand import Hand
from .limits import SPENT
from .start import code_for, command_for

if TYPE_CHECKING:
    from asyncio import StreamWriter
    from asyncio.subprocess import Process
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Briefing, Stack

    from .answer import Show, Tell

_STARTS = 6
"""Times that a process is started for one stack, at most."""
_PATIENCE = 4.0
"""Times as long by the clock as an article may take of the processor: others want that too."""
_LOOK = 1.0
"""Seconds between two looks at what a process has in hand."""
_KILLED = (-9, -15)
"""Exit codes of a process that was ended from outside, which no article need be the cause of."""
_HEADS = 128
"""Articles of the index that are named in one frame."""
_START = code_for("child")
_LATE = "took too long and was given up"


class _Ended(Exception):
    """The process gave no result; `at` is the article it had in hand, `again` if it may go on."""

    def __init__(self, reason: str, at: Article | None, again: bool) -> None:
        super().__init__(reason)
        self.reason, self.at, self.again = reason, at, again


async def brief_in_process(
    stack: Stack,
    tell: Tell,
    points: int = library.POINTS,
    aliases: Sequence[str] = (),
    show: Show | None = None,
) -> Briefing:
    """Return the briefing of a stack, made by another process; its `layers` unpack on demand.

    `tell` is called with the work in hand, how much of it is done and how much there is (0 if
    that is not known), a few times a second. `show` is handed the briefing as far as it is
    whole, whenever there is more. Cancelling ends the process; what is kept in the index need
    not be done again. Articles that it could not take in are in `unanalysed`. BriefingError says
    why there is no result.
    """
    left_out: dict[str, str] = {}
    in_hand: list[str] = []
    articles = stack.articles
    kept = isinstance(articles, Holdings) and not articles.library
    for start in range(1, _STARTS + 1):
        try:
            return await _brief(stack, (points, tuple(aliases), left_out, kept), tell, show)
        except Unkept:
            kept = False
        except _Ended as end:
            at = end.at.id if end.at is not None else ""
            if start == _STARTS or (not at and at in in_hand):
                raise BriefingError(end.reason) from end
            if at and (not end.again or at in in_hand):
                left_out[at] = end.reason
            in_hand.append(at)
    raise BriefingError("the index was changed meanwhile; open the stack again")


async def _brief(
    stack: Stack,
    wishes: tuple[int, tuple[str, ...], Mapping[str, str], bool],
    tell: Tell,
    show: Show | None,
) -> Briefing:
    """Start a process and return the briefing it makes; _Ended if it makes none."""
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE

    with closing(Hand.shared()) as hand:
        process = await asyncio.create_subprocess_exec(
            *command_for(_START, str(hand.descriptor)), pass_fds=[hand.descriptor],
            stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=1 << 20,
        )  # fmt: skip
        if process.stdin is None or process.stdout is None:
            raise BriefingError("the analysis could not be started: no pipes")
        watching = asyncio.create_task(_watch(process, hand, stack))
        try:
            await _send_stack(process.stdin, stack, *wishes)
            return await Answer(stack, tell, show).receive(process.stdout)
        except (EOFError, ConnectionError) as error:
            code = await process.wait()
            late = watching.done() or code == -SPENT
            at = stack.articles[hand.held] if 0 <= hand.held < len(stack.articles) else None
            reason = _LATE if late else _explain(code)
            raise _Ended(reason, at, code in _KILLED and not late) from error
        finally:
            watching.cancel()
            if process.returncode is None:
                process.kill()
                await process.wait()


async def _watch(process: Process, hand: Hand, stack: Stack) -> None:
    """End a process that has one article in hand for too long; return only then."""
    import asyncio
    from time import monotonic

    at, since, limit = hand.held, monotonic(), 0.0
    while at < 0 or monotonic() - since < limit:
        await asyncio.sleep(_LOOK)
        if hand.held != at:
            at, since = hand.held, monotonic()
            limit = _PATIENCE * (PATIENCE + _size(stack, at) / CHARACTERS) if at >= 0 else 0.0
    if process.returncode is None:
        process.kill()


def _size(stack: Stack, at: int) -> int:
    """Return how many characters an article has, without loading it."""
    articles = stack.articles
    return articles.heads[at].size if isinstance(articles, Holdings) else len(articles[at].text)


def _explain(code: int) -> str:
    if code < 0:
        return f"the analysis was ended from outside by signal {-code}; memory may have run out"
    return f"the analysis ended without a result, with exit code {code}"


async def _send_stack(
    pipe: StreamWriter,
    stack: Stack,
    points: int,
    aliases: Sequence[str],
    left_out: Mapping[str, str],
    kept: bool,
) -> None:
    """Send a stack, article by article where it is not in the index, with room for keys."""
    import asyncio

    articles = stack.articles
    about = (len(articles), points, aliases, stack.as_of, dict(left_out), kept)
    pipe.write(write_frame("stack", *about))
    if kept and isinstance(articles, Holdings):
        for first in range(0, len(articles), _HEADS):
            heads = articles.heads[first : first + _HEADS]
            pipe.write(write_frame("heads", [(head.number, head.path) for head in heads]))
            await pipe.drain()
            await asyncio.sleep(0)
        return
    for article in whole_of(articles):
        for frame in frames_of(article):
            pipe.write(write_frame(*frame))
            await pipe.drain()
            await asyncio.sleep(0)
