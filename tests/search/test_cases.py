"""Stacks and queries that a reader can add to: tests/data/search/*.txt.

Whatever is marked in a hit is what was typed, or what the hit says was read for it.
"""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.search.query import parse_query
from briefing.search.tokens import read_tokens

if TYPE_CHECKING:
    from briefing.model import Hit

AMONG = {"=": 1, "+": 3}
"""Signs of a hit, with how many it must be among."""
MISSPELT = 150
CASES = Path(__file__).parents[1] / "data" / "search"


class Case(NamedTuple):
    stack: str
    query: str
    wanted: str
    """The hit that is looked for, "" where nothing may be found."""
    among: int
    """How many hits, from the first on, it must be among."""
    never: list[str]
    read: list[tuple[str, str, int, str]]
    chips: str
    gap: str
    """Why it is not found yet, "" where it is."""


def read_file(path: Path) -> tuple[list[str], list[Case]]:
    """Return the articles of a file, and its cases."""
    stack, *asked = path.read_text(encoding="utf8").split("\n? ")
    articles: list[str] = []
    for line in stack.split("\n"):
        if line.startswith("== "):
            articles.append("")
        if articles and not line.startswith("# "):
            articles[-1] += line + "\n"
    return articles, [read_case(path.stem, *part.split("\n")) for part in asked]


def read_case(stack: str, query: str, *lines: str) -> Case:
    """Return one case from its query and the lines below."""
    case = Case(stack, query, "", 0, [], [], "", "")
    for line in lines:
        sign, _, rest = line.partition(" ")
        if sign in AMONG:
            case = case._replace(wanted=rest, among=AMONG[sign])
        elif sign == "[":
            case = case._replace(chips=rest)
        elif sign == "!":
            case = case._replace(gap=rest)
        elif sign == "-":
            case.never.append(rest)
        elif sign == "~":
            typed, read, edits, *how = (part.strip() for part in rest.split("|"))
            case.read.append((typed, read, int(edits), *(how or [""])))
        else:
            assert line in ("", "0") or sign == "#", line
    return case


FILES = {path.stem: read_file(path) for path in sorted(CASES.glob("*.txt"))}
EVERY: list[Case] = [case for _, cases in FILES.values() for case in cases]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.stack}: {case.query}")
def test_case(case: Case, make_stack) -> None:
    stack = make_stack(*FILES[case.stack][0])
    results = stack.index.search(case.query)
    shown = [stack.cut(hit) for hit in results.hits]
    if not case.wanted:
        assert shown == []
        return
    if case.gap:
        assert case.wanted not in shown[: case.among], "mended: take the line with ! out"
        return
    assert case.wanted in shown[: case.among]
    hit = results.hits[shown.index(case.wanted)]
    assert [(s.typed, s.read, s.edits, s.how) for s in hit.substitutions] == case.read
    assert not set(case.never) & set(shown)
    if case.chips:
        assert " · ".join(results.chips) == case.chips


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.stack}: {case.query}")
def test_every_half_typed_form_answers(case: Case, make_stack) -> None:
    stack = make_stack(*FILES[case.stack][0])
    for end in range(len(case.query)):
        results = stack.index.search(case.query[:end])
        assert results.query == case.query[:end]
        assert results.hits or results.tried or not case.query[:end].strip(" \"“‘'-!|$")


def letters(text: str) -> str:
    return "".join(token.term for token in read_tokens(text))


def check(stack, query: str, hit: Hit) -> None:
    """Fail where a marked place lies elsewhere, or is nothing that the hit accounts for."""
    words = [letters(word.typed) for group in parse_query(query).wanted for word in group]
    words += [one + other for one, other in pairwise(words)]
    words += [token.term for token in read_tokens(query)]
    read = {letters(one.read) for one in hit.substitutions}
    behind = hit.span.start
    for place in hit.matched:
        assert place.article == hit.span.article
        assert behind <= place.start < place.end <= hit.span.end
        behind = place.end
        marked = letters(stack.cut(place))
        unfinished = not query.endswith(" ") and marked.startswith(
            (words[-1], letters(query.split()[-1]))
        )
        assert marked in words or marked in read or unfinished, (query, stack.cut(place))
    text = next(a.text for a in stack.articles if a.id == hit.span.article)
    for one in hit.substitutions:
        assert one.read in " ".join(text.split())
        assert letters(one.typed) in letters(query)
        assert one.told


@pytest.mark.parametrize("name", sorted(FILES))
def test_of_every_case(name: str, make_stack) -> None:
    stack = make_stack(*FILES[name][0])
    for case in EVERY:
        for hit in stack.index.search(case.query).hits if case.stack == name else ():
            check(stack, case.query, hit)


@pytest.mark.parametrize("name", ["questions", "spellings", "languages", "names"])
def test_of_misspelt_words_of_every_stack(name: str, make_stack) -> None:
    stack = make_stack(*FILES[name][0])
    words = [word for text in FILES[name][0] for word in text.split() if len(word) > 3]
    rng = random.Random(name)
    hits = 0
    for _ in range(MISSPELT):
        one, other = rng.choice(words), rng.choice(words)
        at = rng.randrange(len(one) - 1)
        spoilt = one[:at] + rng.choice(["", one[at] * 2, one[at + 1] + one[at]]) + one[at + 1 :]
        query = " ".join([spoilt, other][: rng.randint(1, 2)]) + rng.choice(["", " "])
        for hit in stack.index.search(query).hits:
            check(stack, query, hit)
            hits += 1
    assert hits > MISSPELT // 2
