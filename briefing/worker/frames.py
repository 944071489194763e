"""What parent and child say to one another: 4 bytes of length, then a packed tuple.

    to the child     stack (articles, points, lines of the alias file, day, articles to leave out),
                     article (Article) ...
    from the child   at (number of the article in hand, -1 behind the last) ...,
                     progress (done, total), layers ({id: packed Layers}) ...,
                     part (a field of Briefing, a list or dict that goes on it) ...,
                     end (), or failed (why)

Each frame is small, so that neither packing nor unpacking one keeps a key waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.model.packing import pack, unpack

if TYPE_CHECKING:
    from typing import BinaryIO

LENGTH = 4
"""Bytes that give the length of a frame."""


def write_frame(name: str, *values: object) -> bytes:
    """Return the bytes of a frame."""
    body = pack((name, *values))
    return len(body).to_bytes(LENGTH, "big") + body


def read_frame(source: BinaryIO) -> Any:
    """Return the next frame of a file, a tuple with its name first."""
    length = int.from_bytes(source.read(LENGTH), "big")
    return unpack(source.read(length))
