"""What is done beside the screen gives its result, and never holds up who leaves."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from briefing.tui.beside import Daemons


async def test_it_gives_results_and_errors():
    asyncio.get_running_loop().set_default_executor(Daemons())
    assert await asyncio.to_thread(sum, (1, 2)) == 3
    with pytest.raises(ZeroDivisionError):
        await asyncio.to_thread(divmod, 1, 0)


LEAVE = """
import asyncio, threading
from briefing.tui.beside import Daemons
async def main():
    asyncio.get_running_loop().set_default_executor(Daemons())
    task = asyncio.create_task(asyncio.to_thread(threading.Event().wait))
    await asyncio.sleep(0.1)
    task.cancel()
asyncio.run(main())
print("left")
"""


@pytest.mark.timeout(40)
def test_what_never_ends_does_not_hold_up_the_end():
    done = subprocess.run([sys.executable, "-c", LEAVE], capture_output=True, text=True)
    assert (done.stdout, done.stderr, done.returncode) == ("left\n", "", 0)
