"""What a process has in hand, in a piece of memory that is still there when it has died."""

from __future__ import annotations

import mmap
import os
import struct
import tempfile

NOTHING = -1
_NUMBER = struct.Struct("q")


class Hand:
    """A number that one process sets, at no cost, and another one reads."""

    def __init__(self, descriptor: int = -1) -> None:
        """`descriptor` is that of the process that made it; by default nobody else reads."""
        self.descriptor = descriptor
        """To be inherited by the other process."""
        self._memory = mmap.mmap(descriptor, mmap.PAGESIZE)

    @classmethod
    def shared(cls) -> Hand:
        """Return one that another process can set; it holds nothing yet."""
        with tempfile.TemporaryFile() as file:
            file.truncate(mmap.PAGESIZE)
            hand = cls(os.dup(file.fileno()))
        hand.take(NOTHING)
        return hand

    def take(self, number: int) -> None:
        """Note what is in hand from now on; NOTHING for nothing."""
        _NUMBER.pack_into(self._memory, 0, number)

    @property
    def held(self) -> int:
        """What is in hand."""
        return int(_NUMBER.unpack_from(self._memory, 0)[0])

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
