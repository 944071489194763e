"""What a Markdown file says of itself above its text, between "---" or "+++" lines."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from .dates import find_date

_YAML = re.compile(r"\A---[ \t]*\n(?P<head>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<head>(?:.*\n){0,200}?)\+\+\+[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)\Z")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
"""In a value between double quotes."""
_NAMED = {'"': '"', "\\": "\\", "/": "/", " ": " ", "_": " ", "n": " ", "t": " ", "r": " "}
"""Escapes of one letter; white space of any kind is a blank in a field."""
_LONGEST_TOML = 8_000
"""Characters of a head in TOML. A key of very many parts takes the parser time by their square."""
_NAMES = {
    "title": ("title", "headline"),
    "standfirst": ("standfirst", "subtitle", "description", "summary", "excerpt", "deck", "lead"),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publisher", "publication", "site_name", "sitename", "site", "source"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at", "created"),
}
"""Keys under which each field is found, the most telling first."""


@dataclass(slots=True)
class Front:
    """The fields that an article has; "" where the file does not say."""

    title: str = ""
    standfirst: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""


def split_front_matter(text: str) -> tuple[Front, str]:
    """Return what stands above the text, and the text below it; odd front matter is skipped."""
    found = _TOML.match(text)
    if found:
        return _front(_read_toml(found["head"])), text[found.end() :]
    found = _YAML.match(text)
    if found and _is_yaml(found["head"]):
        return _front(_read_yaml(found["head"])), text[found.end() :]
    return Front(), text


def _is_yaml(head: str) -> bool:
    """Whether lines between two rules are keys and values, not a text between two rules."""
    lines = [line for line in head.split("\n") if line.strip()]
    keys = sum(bool(_KEY.match(line)) for line in lines)
    inside = sum(line[0] in " \t#-" for line in lines)
    return keys + inside == len(lines) and (keys > 0 or not lines)


def _read_yaml(head: str) -> dict[str, str]:
    """Return the plain keys of simple YAML; a list of values is joined by commas."""
    values: dict[str, str] = {}
    key, folded = "", False
    for line in head.split("\n"):
        named = _KEY.match(line)
        item = _ITEM.match(line)
        if named:
            key = named[1].strip().lower()
            value = _unquoted(named[2] or "")
            folded = value in (">", "|", ">-", "|-", ">+", "|+")
            values[key] = "" if folded else value
        elif key and item and not folded:
            values[key] = ", ".join(filter(None, (values[key], _unquoted(item[1]))))
        elif key and line[:1] in (" ", "\t") and folded:
            values[key] = f"{values[key]} {line.strip()}".strip()
    return values


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _whole(_ESCAPE.sub(_unescaped, value[1:-1]))
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(filter(None, (_unquoted(v) for v in value[1:-1].split(","))))
    return re.sub(r"(?<!\s)\s+#.*\Z", "", value)


def _unescaped(found: re.Match[str]) -> str:
    """Return the character that an escape of YAML stands for; what is none stays."""
    letter, digits = found[1][0], found[1][1:]
    if not digits:
        return _NAMED.get(letter, found[0])
    code = int(digits, 16)
    return chr(code) if code <= sys.maxunicode else found[0]


def _whole(text: str) -> str:
    """Return a text with the halves of characters put together; one alone becomes a sign for it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read_toml(head: str) -> dict[str, str]:
    if len(head) > _LONGEST_TOML:
        return {}
    import tomllib

    try:
        values = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}
    return {key.lower(): _plain(value) for key, value in values.items()}


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value)))
    return "" if isinstance(value, dict | bool) else str(value)


def _front(values: dict[str, str]) -> Front:
    found = {
        field: next((values[n] for n in names if values.get(n)), "")
        for field, names in _NAMES.items()
    }
    front = Front(**{field: " ".join(value.split()) for field, value in found.items()})
    front.published = find_date(front.published)
    if "/" in front.outlet:
        front.outlet = ""
    return front
