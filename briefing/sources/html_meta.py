"""What a page says of its article in its head: title, byline, outlet, day, description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title")
_AUTHOR_KEYS = (
    "author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "article:author",
)
_SITE_KEYS = ("og:site_name", "dc.publisher", "publisher", "application-name")
_DATE_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published",
    "citation_publication_date", "article:modified_time",
)  # fmt: skip
_DESCRIPTION_KEYS = ("og:description", "description", "twitter:description", "dc.description")
_NEWS = re.compile(r"Article|Posting|Report|Review|WebPage")
_BETWEEN = re.compile(r"\s+[|–—»·•:-]{1,2}\s+|\s*[|»]\s*")
_LONGEST_NAME = 120
_LARGEST_JSON = 500_000


@dataclass(slots=True)
class Meta:
    """What the head says; "" where it does not."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    description: str = ""


def read_meta(tree: LexborHTMLParser) -> Meta:
    """Return what the page says of its article."""
    tags = _meta_tags(tree)
    graph = list(_json_objects(tree))
    outlet = _first(tags, _SITE_KEYS) or _from_json(graph, "publisher")
    title = _first(tags, _TITLE_KEYS) or _from_json(graph, "headline")
    byline = _from_json(graph, "author") or _author(tags) or _marked_author(tree)
    published = find_date(_from_json(graph, "datePublished"))
    for key in _DATE_KEYS:
        published = published or find_date(tags.get(key, ""))
    return Meta(
        title=_find_title(tree, title, outlet),
        byline=_bare_name(byline),
        outlet=outlet[:_LONGEST_NAME],
        published=published or _marked_date(tree),
        description=_first(tags, _DESCRIPTION_KEYS),
    )


def _meta_tags(tree: LexborHTMLParser) -> dict[str, str]:
    tags: dict[str, str] = {}
    for node in tree.css("meta"):
        held = node.attributes
        key = held.get("property") or held.get("name") or held.get("itemprop") or ""
        value = " ".join((held.get("content") or "").split())
        if key and value:
            tags.setdefault(key.strip().lower(), value)
    return tags


def _first(tags: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((tags[key] for key in keys if key in tags), "")


def _author(tags: dict[str, str]) -> str:
    named = (tags[key] for key in _AUTHOR_KEYS if key in tags and "/" not in tags[key])
    return next(named, "")


def _json_objects(tree: LexborHTMLParser) -> Iterator[dict[str, object]]:
    """Yield the objects of linked data that describe an article or its page."""
    import json

    for node in tree.css("script"):
        if (node.attributes.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            held = json.loads((node.text(deep=True) or "")[:_LARGEST_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [held]
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting[:0] = item[:50]
            elif isinstance(item, dict):
                if _NEWS.search(str(item.get("@type", ""))):
                    yield item
                waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _from_json(graph: list[dict[str, object]], key: str) -> str:
    for item in graph:
        value = _plain(item.get(key))
        if value:
            return value
    return ""


def _plain(value: object) -> str:
    """Return a name or text of linked data, those of a list joined by commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_plain, value[:8]))))
    if isinstance(value, dict):
        return _plain(value.get("name"))
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return "" if text.startswith(("http:", "https:")) else text


def _marked_author(tree: LexborHTMLParser) -> str:
    """Return the name that the page marks as its author's."""
    for selector in ('[itemprop="author"]', '[rel="author"]', ".byline", ".author", ".by-line"):
        node = tree.css_first(selector)
        text = _line(node)
        if text and len(text) <= _LONGEST_NAME:
            return text
    return ""


def _marked_date(tree: LexborHTMLParser) -> str:
    """Return the day that the page marks as that of publication."""
    for node in tree.css(
        '[itemprop="datePublished"], time[pubdate], article time, main time, time'
    ):
        held = node.attributes
        day = find_date(held.get("datetime") or held.get("content") or _line(node))
        if day:
            return day
    return ""


def _bare_name(text: str) -> str:
    text = re.sub(r"^(?:(?:written|posted|words|story)\s+)?by:?\s+", "", text, flags=re.IGNORECASE)
    text = _BETWEEN.split(text)[0] if _BETWEEN.search(text) else text
    return text if len(text) <= _LONGEST_NAME and not find_date(text) else ""


def _find_title(tree: LexborHTMLParser, title: str, outlet: str) -> str:
    """Return the headline: the h1 that the head repeats, the tagged one, or the article's."""
    whole = _line(tree.css_first("title"))
    heads = [_line(node) for node in tree.css("h1")[:20]]
    known = f"{_letters(title)} {_letters(whole)}"
    site = _letters(outlet)
    told = [h for h in heads if _letters(h) and _letters(h) in known and _letters(h) != site]
    if told:
        return max(told, key=lambda h: (_letters(whole).startswith(_letters(h)), len(h)))
    inside = [_line(node) for node in tree.css("article h1, main h1")[:2]]
    if not title and len(inside) == 1 and _letters(inside[0]) not in ("", site):
        return inside[0]  # the article's own headline, where no tag names another
    if title or whole:
        return strip_site(title or whole, outlet)
    return heads[0] if heads else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def strip_site(title: str, outlet: str) -> str:
    """Return a title without the name of the site that stands before or behind it."""
    site = _letters(outlet)
    before, colon, behind = title.partition(": ")
    if colon and site and _letters(before) == site:
        return behind
    pieces = _BETWEEN.split(title)
    if len(pieces) < 2:
        return title
    if site and _letters(pieces[0]) == site:
        return title[len(pieces[0]) :].lstrip(" |–—»·•:-")
    cut = title.rfind(pieces[-1])
    rest = title[:cut].rstrip(" |–—»·•:-")
    named = bool(site) and (_letters(pieces[-1]) in site or site in _letters(pieces[-1]))
    short = len(pieces[-1].split()) <= 4 and len(rest.split()) > len(pieces[-1].split())
    return rest if rest and (named or short) else title


def _line(node: LexborNode | None) -> str:
    return "" if node is None else " ".join((node.text(deep=True, separator=" ") or "").split())
