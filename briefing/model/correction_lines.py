"""Corrections as lines that people can read, write and merge, and back.

    merge "M. Holt" person into "Maren Holt" person on 2026-03-03T14:05:12.345Z
    split "Holt" off "Maren Holt" person as "Holt" person on ...
    split "Holt" at 0f3a5b7c9d1e2f40:1234 "text before" "text behind" off "Maren Holt" ...
    rename "Maren Holt" person to "Maren K. Holt" on ...
    kind "Aurora" place to product on ...
    hide "Share" other on ...

The kind behind a name may be left out, which stands for any, and so may the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.clean import clean, clean_line

from .anchor import Anchor
from .corrections import Hide, Merge, Named, Rename, SetKind, Split, read_stamp
from .entity import EntityKind

if TYPE_CHECKING:
    from .corrections import Correction

VERBS = ("merge", "split", "rename", "kind", "hide")
"""The first words that a line may have."""
_TOKEN = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))')
_PLACE = re.compile(r"([0-9a-f]{1,64}):([0-9]{1,9})")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ESCAPED = str.maketrans(_ESCAPES)
_PLAIN = {written[1]: char for char, written in _ESCAPES.items()}
_KINDS = ", ".join(kind.value for kind in EntityKind)


def write_line(correction: Correction) -> str:
    """Return a correction as one line."""
    match correction:
        case Merge():
            body = f"merge {_named(correction.entity)} into {_named(correction.into)}"
        case Split():
            place = _written_place(correction.place) if correction.place else ""
            body = (
                f"split {_quoted(correction.spelling)}{place} "
                f"off {_named(correction.entity)} as {_named(correction.apart)}"
            )
        case Rename():
            body = f"rename {_named(correction.entity)} to {_quoted(correction.name)}"
        case SetKind():
            body = f"kind {_named(correction.entity)} to {correction.kind.value}"
        case Hide():
            body = f"hide {_named(correction.entity)}"
    return body + (f" on {correction.made}" if correction.made else "")


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPED)}"'


def _named(named: Named) -> str:
    return f"{_quoted(named.name)} {named.kind.value}"


def _written_place(place: Anchor) -> str:
    around = f"{_quoted(place.before)} {_quoted(place.after)}"
    return f" at {place.article}:{place.start} {around}"


def read_line(line: str) -> Correction:
    """Return the correction that a line holds; ValueError says what is wrong and what to write.

    The names in it are neutralised: the line may come from anywhere.
    """
    words = _Words(line)
    verb = words.plain(f"begin with {', '.join(VERBS)}")
    if verb not in VERBS:
        raise ValueError(f'no correction "{clean_line(verb)}"; begin with {", ".join(VERBS)}')
    found = _READERS[verb](words)
    words.end()
    return found


class _Words:
    """The words of a line, taken one by one; quoted ones are names."""

    def __init__(self, line: str) -> None:
        self._found: list[tuple[bool, str]] = []
        at, line = 0, line.strip()
        while at < len(line):
            token = _TOKEN.match(line, at)
            if token is None:
                raise ValueError('a quotation mark is not closed; inside a name write \\"')
            at = token.end()
            quoted = token[1] is not None
            self._found.append((quoted, _unescape(token[1]) if quoted else token[2]))

    def _next_is(self, quoted: bool) -> bool:
        return bool(self._found) and self._found[0][0] is quoted

    def plain(self, wanted: str) -> str:
        """Take a word without quotes."""
        if not self._next_is(quoted=False):
            raise ValueError(wanted)
        return self._found.pop(0)[1]

    def word(self, word: str) -> None:
        """Take just that word."""
        if not self.has(word):
            told = f"{clean_line(self._found[0][1])!r}" if self._found else "the end"
            raise ValueError(f'"{word}" is wanted where {told} stands')
        self._found.pop(0)

    def has(self, word: str) -> bool:
        """Whether that word is next."""
        return bool(self._found) and self._found[0] == (False, word)

    def text(self) -> str:
        """Take a text in quotes as it is."""
        if not self._next_is(quoted=True):
            raise ValueError("a text in double quotes is missing")
        return clean(self._found.pop(0)[1])

    def name(self) -> str:
        """Take a name in quotes."""
        if not self._next_is(quoted=True):
            raise ValueError('a name is missing; names stand in double quotes, as "Maren Holt"')
        name = " ".join(clean_line(self._found.pop(0)[1]).split())
        if not name:
            raise ValueError("a name is empty")
        return name

    def kind(self) -> EntityKind:
        """Take the name of a kind."""
        word = self.plain(f"a kind is missing; kinds are {_KINDS}")
        try:
            return EntityKind(word)
        except ValueError:
            raise ValueError(f'no kind "{clean_line(word)}"; kinds are {_KINDS}') from None

    def named(self) -> Named:
        """Take a name, and its kind where one follows."""
        name = self.name()
        known = self._next_is(quoted=False) and self._found[0][1] in _KINDS.split(", ")
        return Named(name, self.kind() if known else EntityKind.OTHER)

    def made(self) -> str:
        """Take the time, where there is one."""
        if not self.has("on"):
            return ""
        self.word("on")
        made = self.plain("a time is missing behind on")
        try:
            read_stamp(made)
        except ValueError:
            wanted = "a time such as 2026-03-03T14:05:12.345Z stands behind on"
            raise ValueError(wanted) from None
        return made

    def end(self) -> None:
        """Make sure that nothing is left."""
        if self._found:
            raise ValueError(f"too much: {clean_line(self._found[0][1])!r}")


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _PLAIN.get(found[1], found[1]), text)


def _read_merge(words: _Words) -> Correction:
    entity = words.named()
    words.word("into")
    return Merge(entity, words.named(), words.made())


def _read_split(words: _Words) -> Correction:
    spelling, place = words.name(), None
    if words.has("at"):
        words.word("at")
        found = _PLACE.fullmatch(words.plain("a place is missing behind at"))
        if found is None:
            raise ValueError("a place such as 0f3a5b7c9d1e2f40:1234 stands behind at")
        place = Anchor("", found[1], int(found[2]), spelling, words.text(), words.text())
    words.word("off")
    entity = words.named()
    words.word("as")
    return Split(entity, spelling, words.named(), place, words.made())


def _read_rename(words: _Words) -> Correction:
    entity = words.named()
    words.word("to")
    return Rename(entity, words.name(), words.made())


def _read_kind(words: _Words) -> Correction:
    entity = words.named()
    words.word("to")
    return SetKind(entity, words.kind(), words.made())


def _read_hide(words: _Words) -> Correction:
    return Hide(words.named(), words.made())


_READERS = {
    "merge": _read_merge,
    "split": _read_split,
    "rename": _read_rename,
    "kind": _read_kind,
    "hide": _read_hide,
}
