"""What the screen and the analysis say to one another: 4 bytes of length, then a packed tuple.

    to the child     stack (articles, points, lines of the alias file, day, articles to leave out,
                     whether they lie in the index),
                     then heads ([(number, path) ...]) ... if they do, else the frames of articles
    from the child   progress (work in hand, done, of how many: 0 if that is not known) ...,
                     layers ({id: packed Layers}) ... of what is not in the index,
                     part (a field of Briefing, a list or dict that goes on it) ...,
                     ready () whenever some fields are whole, end (),
                     or in their place unkept (why) where the articles are not in the index,
                     or failed (why)

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
    """Return the next frame of a file, a tuple with its name first; EOFError behind the last."""
    length = int.from_bytes(source.read(LENGTH), "big")
    if not length:
        raise EOFError
    return unpack(source.read(length))
