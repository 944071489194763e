"""From the bytes of one source to an article; a table picks the reader."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from briefing.errors import NothingToRead, SourceError

from .decode import NoTextError, decode
from .detect import detect, refuse_bytes, refuse_text
from .reading import make_article

if TYPE_CHECKING:
    from briefing.model import Article

    from .reading import Reading

_READERS = {"text": "plain", "markdown": "markdown", "html": "html"}
"""Module that reads each format; imported when first needed."""


class TextlessError(SourceError):
    """A source holds no text at all: a picture, a program."""


def read_article(data: bytes, *, key: str, path: str) -> Article:
    """Return the article that the bytes hold.

    `key` is where it can be opened again, `path` what the user calls it. Raises SourceError
    where it cannot be read: TextlessError where there is no text, NothingToRead where there is
    nothing in it, and UnsupportedFormat.
    """
    text, form = decode_source(data, path)
    try:
        reading = read_as(form, text)
    except Exception as error:  # whatever a stranger's text makes a parser do
        raise SourceError(path, f"cannot be read ({type(error).__name__})") from error
    if not reading.blocks:
        raise NothingToRead(path, "holds nothing to read")
    return make_article(reading, data, key, path, form)


def decode_source(data: bytes, path: str) -> tuple[str, str]:
    """Return the text that the bytes hold, and its format; raises as `read_article` does."""
    refuse_bytes(data, path)
    try:
        text = decode(data)
    except NoTextError as error:
        raise TextlessError(path, "holds no text") from error
    refuse_text(text, path)
    return text, detect(text, path)


def read_as(form: str, text: str) -> Reading:
    """Return what the reader of a format makes of a text."""
    module = import_module(f".{_READERS[form]}", __package__)
    reading: Reading = module.read(text)
    return reading
