"""The screen's side of finding the names of the library: starts the process, hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model.packing import unpack

from .frames import LENGTH, write_frame
from .start import code_for, command_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .answer import Tell


async def name_in_process(aliases: Sequence[str], tell: Tell) -> bool:
    """Bring the names of the library up to date in another process; return whether it had to.

    `tell` is called with the work in hand, how much of it is done and how much there is.
    Cancelling ends the process; the names of articles that were found are kept. BriefingError
    says why it cannot be done.
    """
    import asyncio
    from asyncio.subprocess import DEVNULL, PIPE

    process = await asyncio.create_subprocess_exec(
        *command_for(code_for("naming")), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )
    if process.stdin is None or process.stdout is None:
        raise BriefingError("they could not be looked for: no pipes")
    try:
        process.stdin.write(write_frame("names", tuple(aliases)))
        await process.stdin.drain()
        while True:
            length = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
            name, *values = unpack(await process.stdout.readexactly(length))
            if name == "progress":
                tell(*values)
            elif name == "named":
                return bool(values[0])
            else:
                raise BriefingError(str(values[0]))
    except (EOFError, ConnectionError) as error:
        code = await process.wait()
        raise BriefingError(f"what looks for them ended with exit code {code}") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
