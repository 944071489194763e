"""From bytes to characters: byte order mark, UTF-8, what is declared, then a guess.

Line ends become newlines; nothing else is changed, and nothing is neutralised here.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})"""
    rb"""|<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes in which a document must declare its encoding."""
_SAMPLE = 2**16
"""Bytes that are looked at where the encoding, or whether there is any text, is guessed."""
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What browsers read a declared encoding as: the larger one that includes it."""
_TEXTUAL = re.compile(
    r"cp\d+|iso8859-\d+|koi8-[rtu]|mac-[\w-]+|gb18030|big5(hkscs)?|euc_(jp|jis_2004|kr)"
    r"|shift_jis\w*|iso2022_\w+|johab|hz|kz1048|ptcp154|utf-8|utf-16(-[lb]e)?|utf-32(-[lb]e)?"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"


class NoTextError(ValueError):
    """The bytes are no text."""


def decode(data: bytes) -> str:
    """Return the text that the bytes hold, line ends as newlines; raise NoTextError."""
    text = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\n" not in text:
            text = text.replace("\r", "\n")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in data:
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data) or _nearly_utf8(data) or _guessed(data)
    if _crowded_with_controls(data):
        raise NoTextError("control characters")
    return text


def _crowded_with_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 20


def _wide(data: bytes) -> str:
    """Decode data with zero bytes: UTF-16 without a mark, or UTF-8 with a few stray ones."""
    sample = data[:_SAMPLE]
    for encoding in _by_zeros(sample):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text[:_SAMPLE]):
            return text
    if sample.count(0) <= len(sample) / 200 and not _crowded_with_controls(data):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    raise NoTextError("zero bytes")


def _by_zeros(sample: bytes) -> tuple[str, ...]:
    """Return the two-byte encodings to try, the one that the zeros' places speak for first."""
    if len(sample) % 2 or len(sample) < 4:
        return ()
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    return ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")


def _reads_as_text(text: str) -> bool:
    """Whether nearly every character is a letter, mark, digit, sign or blank that exists."""
    written = sum(c in "\n\t\r" or unicodedata.category(c)[0] in "LMNPSZ" for c in text)
    blanks = sum(c.isspace() or unicodedata.category(c)[0] == "P" for c in text)
    rows = len({ord(c) >> 8 for c in text})
    return written > 0.99 * len(text) and bool(blanks) and rows < 8 + len(text) / 8


def _declared(data: bytes) -> str:
    """Decode by what the document says of itself; "" if it says nothing usable."""
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(name, name)
    if name.startswith("utf") or not _TEXTUAL.fullmatch(name):
        return ""  # the bytes are none of these, whatever is said
    return data.decode(name, errors="replace")


def _nearly_utf8(data: bytes) -> str:
    """Decode as UTF-8 if its sequences are far more frequent than what breaks it; else ""."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(c > "\x7f" for c in text) - broken
    return text if whole >= 3 * broken and not _crowded_with_controls(data) else ""


def _guessed(data: bytes) -> str:
    if _crowded_with_controls(data):
        raise NoTextError("control characters")
    from .alphabets import guess_latin

    latin = guess_latin(data[:_SAMPLE])
    if latin:
        return data.decode(latin, errors="replace")
    from charset_normalizer import from_bytes  # 30 ms that UTF-8 need not pay

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NoTextError("no known encoding")
    return data.decode(best.encoding, errors="replace")
