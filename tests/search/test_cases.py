"""Stacks and queries that a reader can add to: tests/data/search/*.txt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

AMONG = {"=": 1, "+": 3}
"""Signs of a hit, with how many it must be among."""
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
