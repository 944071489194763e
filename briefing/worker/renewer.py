"""The screen's side of bringing the library up to date: starts the process, hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model.packing import unpack

from .frames import LENGTH, write_frame
from .start import code_for, command_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .answer import Tell


async def take_in_process(tell: Tell) -> tuple[bool, str]:
    """Bring the index of the library up to date with its files, as `name_in_process`.

    Return as well what could not be read, "" if all could.
    """
    return await _do_in_process("index", (), tell)


async def name_in_process(aliases: Sequence[str], tell: Tell) -> bool:
    """Bring the names of the library up to date in another process; return whether it had to.

    `tell` is called with the work in hand, how much of it is done and how much there is.
    Cancelling ends the process; what was done is kept. BriefingError says why it cannot be done.
    """
    return (await _do_in_process("names", (tuple(aliases),), tell))[0]


async def _do_in_process(work: str, asked: tuple[object, ...], tell: Tell) -> tuple[bool, str]:
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE

    process = await asyncio.create_subprocess_exec(
        *command_for(code_for("renewing")), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )
    if process.stdin is None or process.stdout is None:
        raise BriefingError("it could not be begun: no pipes")
    try:
        process.stdin.write(write_frame(work, *asked))
        await process.stdin.drain()
        while True:
            length = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
            name, *values = unpack(await process.stdout.readexactly(length))
            if name == "progress":
                tell(*values)
            elif name == "done":
                has_changed, failures = values
                return bool(has_changed), str(failures)
            else:
                raise BriefingError(str(values[0]))
    except (EOFError, ConnectionError) as error:
        code = await process.wait()
        raise BriefingError(f"what was to do it ended with exit code {code}") from error
    finally:
        if process.returncode is None:
            process.kill()
        await asyncio.shield(process.communicate())  # until its pipes are closed as well
