"""Finds the element of a page that holds the article.

Paragraphs vote: each gives points to the elements around it, more to the nearer ones, for its
length and its commas, fewer the more of it is links. Names of classes add and take points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = """
script style noscript template svg math iframe object embed canvas audio video form button input
select textarea nav footer dialog head link meta title map datalist label menu
"""
DROPPED = frozenset(_DROPPED.split())
"""Elements that hold nothing to read."""
_PARAGRAPHS = frozenset(["p", "pre"])
_HOLDERS = frozenset(
    ["div", "section", "article", "main", "body", "li", "dd", "td", "blockquote", "center", "font"]
)
"""Elements that count as a paragraph where text stands in them directly."""
_BAD = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:$|[\s_-](?:list|area|section|wrap|thread|body|respond))|disqus|respond"
    r"|sidebar|side-bar|footer|foot|masthead|menu|nav(?:bar|igation)?|breadcrumbs?|pagination|pager|cookies?"
    r"|consent|gdpr|banner|popup|modal|overlay|newsletter|subscri(?:be|ption)|signup|sign-up|promo(?:tion)?"
    r"|sponsor(?:ed)?|advert\w*|ads?|ad-\w+|social|shar(?:e|ing)\w*|outbrain|taboola|related\w*|recommend\w*"
    r"|recirc\w*|trending|popular|most-?read|more-(?:stories|news|from)|teasers?|widget|toolbar|skip|login"
    r"|tags|tag-list|post-tags|toc|hidden|sr-only|visually-?hidden|screen-reader\w*|print-only|author-bio"
    r"|bio|about-author)(?:$|[\s_-])",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"(?:^|[\s_-])(?:article|story|post|entry|content|body|main|text|blog|news|page|hentry)"
    r"(?:$|[\s_-]|body|content|text|main)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:^|[\s_-])(?:related|recommend|read-?more|more-|also|teaser|promo|inline-link)",
    re.IGNORECASE,
)
_LEAST = 25
"""Characters from which on a text counts as a paragraph."""
_SHARE = 0.35
"""Share of the page's text from which on an ill-named element is kept all the same."""


@dataclass(slots=True)
class _Mass:
    """What an element holds: characters, those of them in links, and points."""

    node: LexborNode
    parent: int
    text: int = 0
    linked: int = 0
    own: int = 0
    commas: int = 0
    points: float = 0.0
    children: list[int] = field(default_factory=list)


def names_of(node: LexborNode) -> str:
    """Return class, id and role of an element in one string."""
    held = node.attributes
    return " ".join(held.get(key) or "" for key in ("class", "id", "role")).strip()


def is_hidden(node: LexborNode) -> bool:
    """Whether a page keeps an element from its readers' eyes."""
    held = node.attributes
    style = (held.get("style") or "").replace(" ", "").lower()
    return (
        "hidden" in held
        or held.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _is_ill_named(node: LexborNode) -> bool:
    """Whether an element is called like what stands beside an article."""
    return node.tag == "aside" or (
        node.tag not in ("article", "main", "body") and bool(_BAD.search(names_of(node)))
    )


def is_related(node: LexborNode) -> bool:
    """Whether an element inside an article lists other articles."""
    return bool(_RELATED.search(names_of(node)))


def find_main(tree: LexborHTMLParser) -> tuple[LexborNode | None, frozenset[int]]:
    """Return the element that holds the article, and the boxes beside the text, by `mem_id`.

    The element is the body where none stands out; boxes are parts of the page that are called
    like menus, lists of other articles and the like, and hold no great part of its text.
    """
    body = tree.body
    if body is None:
        return None, frozenset()
    masses = _weigh(body)
    boxes = _find_boxes(masses)
    _vote(masses, boxes)
    best = _best(masses)
    main = masses[_widened(masses, best)] if best else masses[0]
    return main.node, frozenset(masses[b].node.mem_id for b in boxes if masses[b] is not main)


def _find_boxes(masses: list[_Mass]) -> set[int]:
    whole = masses[0].text
    return {
        index
        for index, mass in enumerate(masses)
        if index and mass.text < _SHARE * whole and _is_ill_named(mass.node)
    }


def _weigh(body: LexborNode) -> list[_Mass]:
    """Return what each element holds, parents before their children, without what is dropped."""
    masses = [_Mass(body, -1)]
    waiting = [0]
    order = []
    while waiting:
        index = waiting.pop()
        order.append(index)
        mass = masses[index]
        child = mass.node.child
        while child is not None:
            if child.is_text_node:
                text = child.text_content or ""
                mass.own += len(text.strip())
                mass.commas += text.count(",") + text.count("、") + text.count("،")
            elif (
                child.tag
                and child.tag[0] != "-"
                and child.tag not in DROPPED
                and not is_hidden(child)
            ):
                masses.append(_Mass(child, index))
                mass.children.append(len(masses) - 1)
                waiting.append(len(masses) - 1)
            child = child.next
    for index in reversed(order):
        mass = masses[index]
        mass.text += mass.own
        if mass.node.tag == "a":
            mass.linked = mass.text
        if mass.parent >= 0:
            outer = masses[mass.parent]
            outer.text += mass.text
            outer.linked += mass.linked
            outer.commas += mass.commas
    return masses


def _vote(masses: list[_Mass], boxes: set[int]) -> None:
    """Let paragraphs give points to the elements around them."""
    banned = [False] * len(masses)
    for index, mass in enumerate(masses):
        banned[index] = index in boxes or (mass.parent >= 0 and banned[mass.parent])
        if banned[index] or not _is_paragraph(mass):
            continue
        loose = 1 - mass.linked / max(1, mass.text)
        points = (1 + min(mass.commas, 10) + min(mass.text / 100, 5)) * loose * loose
        outer, share = mass.parent, 1.0
        while outer >= 0 and share > 0.05:
            masses[outer].points += points * share
            outer, share = masses[outer].parent, share * 0.5
    for mass in masses:
        if mass.points:
            mass.points = (mass.points + _reputation(mass.node)) * (
                1 - mass.linked / max(1, mass.text)
            )


def _is_paragraph(mass: _Mass) -> bool:
    tag = mass.node.tag
    if mass.text < _LEAST:
        return False
    return tag in _PARAGRAPHS or (tag in _HOLDERS and mass.own >= 3 * _LEAST)


def _reputation(node: LexborNode) -> float:
    """Return the points that an element has by its name."""
    names = names_of(node)
    points = 10.0 if node.tag in ("article", "main") else 0.0
    if node.attributes.get("itemprop") == "articleBody":
        points += 25
    points += 8 if _GOOD.search(names) else 0
    return points - (20 if _is_ill_named(node) else 0)


def _best(masses: list[_Mass]) -> int:
    best = max(range(len(masses)), key=lambda index: masses[index].points)
    return best if masses[best].points > 0 else 0


def _widened(masses: list[_Mass], best: int) -> int:
    """Return an element around the best one if its other children hold good paragraphs too."""
    while (outer := masses[best].parent) > 0:
        others = [c for c in masses[outer].children if c != best]
        prose = sum(
            masses[c].text
            for c in others
            if masses[c].points > 0.25 * masses[best].points
            or (masses[c].node.tag == "p" and masses[c].linked < 0.3 * masses[c].text)
        )
        whole = masses[outer].node.tag in ("article", "main")
        loose = masses[outer].linked < 0.3 * masses[outer].text
        enough = prose > 0.15 * masses[best].text
        framed = whole and masses[outer].text < 1.5 * masses[best].text
        if not loose or not (enough or framed):
            break
        best = outer
    return best
