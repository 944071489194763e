"""Which format a source has, by what it holds and then by its name."""

from __future__ import annotations

import re

from briefing.errors import UnsupportedFormat

_LATER_BYTES = (
    ("PDF files", re.compile(rb"(?s).{0,1024}?%PDF-\d")),
    ("EPUB books", re.compile(rb"(?s)PK\x03\x04.{26}mimetypeapplication/epub\+zip")),
    ("office documents", re.compile(rb"(?s)PK\x03\x04.{26}mimetypeapplication/vnd\.oasis")),
    ("office documents", re.compile(rb"(?s)PK\x03\x04.{26}\[Content_Types\]\.xml")),
    ("office documents", re.compile(rb"(?s)PK\x03\x04.{26,4000}?(?:word|xl|ppt)/")),
    ("office documents", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("RTF documents", re.compile(rb"\{\\rtf\d")),
    ("MOBI books", re.compile(rb"(?s).{60}(?:BOOKMOBI|TEXtREAd)")),
    ("DjVu files", re.compile(rb"(?s)AT&TFORM.{4}DJV")),
)
"""Formats that are told by their first bytes."""

_LATER_ROOTS = {
    "rss": "feeds", "feed": "feeds", "rdf:rdf": "feeds", "opml": "OPML lists",
    "fictionbook": "FictionBook books",
}  # fmt: skip
"""Formats that are told by the first element of a document."""

_LATER_TEXT = (
    ("feeds", re.compile(r'\s*\{[^{}\[\]]{0,2000}"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')),
    ("mail folders", re.compile(r"From \S+ .{0,80}\d{4}.{0,10}\n[A-Z][\w-]{1,40}: ")),
    (
        "mail messages",
        re.compile(
            r"(?=(?:.{0,998}\n){0,60}?(?:Message-ID|Received|MIME-Version|Return-Path): )"
            r"(?:[A-Z][\w-]{1,60}:.{0,998}\n(?:[ \t].{0,998}\n)*){3,}\n",
            re.IGNORECASE,
        ),
    ),
)
"""Formats that are told by how their text begins."""

_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".mkdn": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".xht": "html",
}  # fmt: skip

_DOCUMENT = frozenset({"!doctype html", "html", "head", "body", "title", "meta"})
"""Roots that make a whole page."""
_PIECE = frozenset(
    [
        "a",
        "article",
        "b",
        "blockquote",
        "center",
        "div",
        "em",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "i",
        "img",
        "link",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "script",
        "section",
        "span",
        "strong",
        "style",
        "table",
        "ul",
    ]
)
"""Roots that make a piece of a page, if there are more tags."""
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|article|section|main|header|footer|h[1-6]|table|t[rdh]|ul|ol|li|br"
    r"|blockquote|span|a|nav|figure|em|strong|b|i|pre|img)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<(!doctype\s+html\b|[a-z][a-z0-9:]{0,20}(?=[\s/>]))", re.IGNORECASE)
_VISIBLE = re.compile(r"\S")
_SKIPPED = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
"""What may stand before the first tag: instructions, comments, a document type."""
_SAMPLE = 2**16
"""Characters in which signs of a format are looked for."""


def refuse_bytes(data: bytes, path: str) -> None:
    """Raise UnsupportedFormat if the bytes are of a format that is not there yet."""
    for name, signs in _LATER_BYTES:
        if signs.match(data):
            raise UnsupportedFormat(path, f"{name} cannot be read yet")


def refuse_text(text: str, path: str) -> None:
    """Raise UnsupportedFormat if the text is of a format that is not there yet."""
    names = [_LATER_ROOTS.get(find_root(text), "")]
    names += [name for name, signs in _LATER_TEXT if signs.match(text)]
    for name in filter(None, names):
        raise UnsupportedFormat(path, f"{name} cannot be read yet")


def detect(text: str, path: str) -> str:
    """Return "text", "markdown" or "html" for a decoded source."""
    suffix = find_suffix(path)
    by_name = _SUFFIXES.get(suffix, "")
    root = find_root(text)
    if root in _DOCUMENT:
        return "html"
    if by_name == "html":
        return "html" if _TAG.search(text, 0, _SAMPLE) else "text"
    if by_name:
        return by_name
    if root in _PIECE and len(_TAG.findall(text, 0, _SAMPLE)) >= 3:
        return "html"
    if not suffix and looks_like_markdown(text[:_SAMPLE]):
        return "markdown"
    return "text"


def find_suffix(path: str) -> str:
    """Return the end of a file's name from its last dot, in lower case, or ""."""
    _, dot, end = path.rpartition("/")[2].rpartition(".")
    return f".{end.lower()}" if dot and end.isalnum() and len(end) <= 8 else ""


def find_root(text: str) -> str:
    """Return the first tag of a marked-up text in lower case; "" if it begins otherwise."""
    at = 0
    while found := _VISIBLE.search(text, at, _SAMPLE):
        at = found.start()
        if root := _ROOT.match(text, at):
            return " ".join(root[1].lower().split())
        close = next((end for begin, end in _SKIPPED if text.startswith(begin, at)), "")
        behind = text.find(close, at, _SAMPLE) if close else -1
        if behind < 0:
            return ""
        at = behind + len(close)
    return ""


_MARKDOWN = (
    r"(?m)^(`{3,}|~{3,})[\w+-]*\n(?:.*\n){0,400}?\1\s*$",
    r"(?:\A|\n\n)#{1,6} [^\n#]+\n\n(?:.*\n){0,400}?\n#{1,6} [^\n]+\n",
    r"!?\[[^\]\n]{1,200}\]\((?:https?://|\.{0,2}/|#)[^)\s]{1,500}\)",
    r"(?m)^\|?[ :-]{0,40}-{3,}[ :]*\|[ |:-]*$",
    r"(?<![*\w])\*\*[^\s*][^*\n]{0,80}[^\s*]\*\*(?![*\w])",
    r"\A---\n(?:[A-Za-z_-]+:[^\n]*\n){1,40}---\n",
    r"(?<!`)`[^`\n ][^`\n]{0,60}`(?!`)",
)
"""Fences, headings, links, tables, strong words, front matter, code in a line.

They are compiled when a text without a telling name is met, which most stacks do not hold.
"""


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name shows at least two unmistakable signs."""
    return not text.startswith("#!") and sum(bool(re.search(s, text)) for s in _MARKDOWN) >= 2
