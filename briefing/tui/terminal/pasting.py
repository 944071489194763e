"""What the keyboard sends, as text: made harmless where it was pasted.

Terminals put pasted text between two marks. Textual takes an escape sequence between them for
keys, so that a pasted text could give commands; here every escape character of a pasted text
becomes its picture. A byte that is no text becomes a replacement character: it must not end the
thread that reads the keys.
"""

from __future__ import annotations

from codecs import getincrementaldecoder

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_PICTURE = "\N{SYMBOL FOR ESCAPE}"


class KeyboardDecoder:
    """Decodes what is read, lot by lot; a mark may be cut anywhere."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._pasting = False
        self._met = 0
        """Characters of the mark that begins a pasted text which the last lot ended with."""
        self._rest = ""
        """The beginning of a mark that may end the pasted text."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the text of the next lot."""
        text = self._rest + self._decode(data, final)
        self._rest = ""
        found: list[str] = []
        while text:
            text = self._paste(text, found) if self._pasting else self._type(text, found)
        return "".join(found)

    def _type(self, text: str, found: list[str]) -> str:
        """Pass on what is typed, up to a mark; return what is left."""
        known = _BEGIN[: self._met]
        at = (known + text).find(_BEGIN)
        if at < 0:
            seen = known + text
            self._met = next(n for n in range(len(_BEGIN) - 1, -1, -1) if seen.endswith(_BEGIN[:n]))
            found.append(text)
            return ""
        self._pasting, self._met = True, 0
        end = at + len(_BEGIN) - len(known)
        found.append(text[:end])
        return text[end:]

    def _paste(self, text: str, found: list[str]) -> str:
        """Pass on what is pasted without its escape characters; return what is left."""
        pasted, mark, left = text.partition(_END)
        if mark:
            self._pasting = False
        else:
            cut = next(n for n in range(len(_END) - 1, -1, -1) if text.endswith(_END[:n]))
            pasted, self._rest = text[: len(text) - cut], text[len(text) - cut :]
        found += [pasted.replace("\x1b", _PICTURE), mark]
        return left
