import pytest

from briefing.errors import UnsupportedFormat
from briefing.sources import read_article
from briefing.sources.detect import detect, find_root

NEWS = "Bridge closed\n\n# 5 on the list of old bridges is shut.\n\n- said nobody\n"
README = "# pebble\n\nSorts stones.\n\n## Use\n\nSee [the docs](https://example.org/d).\n"


@pytest.mark.parametrize(
    ("text", "path", "form"),
    [
        (NEWS, "a.txt", "text"),
        (NEWS, "README", "text"),
        (NEWS, "-", "text"),
        (NEWS, "a.md", "markdown"),
        (README, "README", "markdown"),
        (README, "-", "markdown"),
        (README, "a.txt", "text"),
        (README, "v1.2/NOTES", "markdown"),
        ("#!/bin/sh\n\n# one\n\n# two\n\n`x` [a](./b)\n", "run", "text"),
        ("<!DOCTYPE html><p>x", "a.txt", "html"),
        ("\n <?xml version='1.0'?>\n<!-- c --><html><p>x</html>", "a", "html"),
        ("<p>one</p>\n<p>two</p>\n<p>three</p>", "-", "html"),
        ("<p> is a tag that begins a paragraph in HTML.", "a.txt", "text"),
        ("plain words only, a < b and c > d", "a.html", "text"),
        ("<b>x</b>", "a.html", "html"),
        ("<html>\n# no\n", "a.md", "html"),
        ("a <div> in a note", "a.txt", "text"),
        ("---\ntitle: x\n---\n\nSee `code` here.\n", "-", "markdown"),
        ('{"a": 1}', "a.json", "text"),
        ("", "a", "text"),
    ],
)
def test_format_is_told_by_content_then_name(text, path, form):
    assert detect(text, path) == form


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.4\n", "PDF files"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "EPUB books"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "office documents"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "office documents"),
        (b"{\\rtf1 hello}", "RTF documents"),
        (b"name" + bytes(56) + b"BOOKMOBI", "MOBI books"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "feeds"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "feeds"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feeds"),
        (b"<opml version='1.0'></opml>", "OPML lists"),
        (b"From a@b.c Mon Jan  1 00:00:00 2024\nSubject: x\n\nhi\n", "mail folders"),
        (
            b"Received: from x\n\tby y\nFrom: a@b.c\nTo: d@e.f\nMessage-ID: <1>\n\nHello.\n",
            "mail messages",
        ),
    ],
)
def test_formats_that_are_not_there_yet_say_so(data, name):
    with pytest.raises(UnsupportedFormat, match=f"{name}.* cannot be read yet"):
        read_article(data, key="/k", path="thing.txt")


def test_a_head_in_words_is_no_mail():
    data = b"Title: One\nAuthor: Two\nDate: 2024-01-01\nFrom: Three\n\nThe text of it is here.\n"
    assert read_article(data, key="/k", path="a.txt").format == "text"


@pytest.mark.parametrize(
    "text",
    ["<?" * 20000, "<?a?>" * 20000, "<!--" * 20000, "<!x>" * 20000, "<" * 50000, " " * 99999],
)
def test_hostile_beginnings_are_soon_done(text):
    assert find_root(text) == ""
