"""Reads everything the user handed over into one stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import SourceError
from briefing.model import Failure, Stack
from briefing.text.clean import clean_line

from .article import TextlessError, read_article
from .reading import identify
from .walk import Place, Walk, read_bytes, read_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from briefing.model import Article

STDIN = "-"
STDIN_PATH = "standard input"


def open_stack(paths: Sequence[str], stdin: BinaryIO | None = None) -> Stack:
    """Read files, folders and "-" (standard input) in the order given; never raises.

    What cannot be read is listed with its reason; the same bytes are kept once.
    """
    pile = Pile()
    for path in paths:
        for _ in pile.take(path, stdin):
            pass
    return pile.stack()


class Pile:
    """A stack while it is being put together."""

    def __init__(
        self,
        left_out: Mapping[str, str] | None = None,
        announce: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`left_out` says by absolute path why a file is not to be read.

        `announce` is told the absolute path of a file before it is read.
        """
        self._walk = Walk()
        self._left_out, self._announce = left_out or {}, announce
        self._articles: dict[str, Article] = {}
        self._failures: list[Failure] = []
        self._repeated: list[tuple[str, str]] = []
        self._binary = 0

    def stack(self) -> Stack:
        """Return the stack of what has been taken so far."""
        return Stack(
            articles=tuple(self._articles.values()),
            failures=tuple(self._failures),
            hidden=self._walk.hidden,
            attached=self._walk.attached,
            binary=self._binary,
            repeated=tuple(self._repeated),
        )

    def take(self, path: str, stdin: BinaryIO | None = None) -> Iterator[Article]:
        """Read a file, what a folder holds or standard input; yield what is new in the stack."""
        before = self.taken
        for place in [STDIN] if path == STDIN else self._walk.places(path):
            known = len(self._articles)
            if isinstance(place, SourceError):
                self._fail(place)
            elif isinstance(place, str):
                self._take_stream(stdin)
            else:
                self._take_file(place)
            if len(self._articles) > known:
                yield next(reversed(self._articles.values()))
        if self.taken == before:
            self._fail(SourceError(path, "holds no texts"))

    def _take_stream(self, stream: BinaryIO | None) -> None:
        try:
            if stream is None:
                raise SourceError(STDIN_PATH, "is not connected")
            self._add(read_stream(stream, STDIN_PATH), STDIN, STDIN_PATH)
        except SourceError as error:
            self._fail(error)
        except (OSError, ValueError):
            self._fail(SourceError(STDIN_PATH, "cannot be read"))

    def _take_file(self, place: Place) -> None:
        try:
            if place.key in self._left_out:
                raise SourceError(place.path, self._left_out[place.key])
            self._announce(place.key)
            self._add(read_bytes(place), place.key, place.path)
        except TextlessError as error:
            if place.named:
                self._fail(error)
            else:
                self._binary += 1
        except SourceError as error:
            self._fail(error)

    def _add(self, data: bytes, key: str, path: str) -> None:
        kept = self._articles.get(identify(data))
        if kept:
            self._repeated.append((clean_line(path), kept.path))
            return
        article = read_article(data, key=key, path=path)
        self._articles[article.id] = article

    def _fail(self, error: SourceError) -> None:
        self._failures.append(Failure(clean_line(error.path), clean_line(error.reason)))

    @property
    def taken(self) -> int:
        """Files that have been read or failed so far, but for those without text in folders."""
        return len(self._articles) + len(self._failures) + len(self._repeated)
