"""Stacks and queries that a reader can add to: tests/data/search/*.txt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

CASES = Path(__file__).parents[1] / "data" / "search"


class Case(NamedTuple):
    stack: str
    query: str
    first: str
    never: list[str]
    read: list[tuple[str, str, int]]


def read_file(path: Path) -> tuple[list[str], list[Case]]:
    """Return the articles of a file, and its cases."""
    articles: list[str] = []
    cases: list[Case] = []
    for line in path.read_text(encoding="utf8").splitlines():
        sign, _, rest = line.partition(" ")
        if line.startswith("# ") or (cases and not line):
            continue
        if sign == "==":
            articles.append("")
        if sign == "?":
            cases.append(Case(path.stem, rest, "", [], []))
        elif not cases:
            if articles:
                articles[-1] += line + "\n"
        elif sign == "=":
            cases[-1] = cases[-1]._replace(first=rest)
        elif sign == "-":
            cases[-1].never.append(rest)
        elif sign == "~":
            typed, read, edits = (part.strip() for part in rest.split("|"))
            cases[-1].read.append((typed, read, int(edits)))
        else:
            assert line == "0", line
    return articles, cases


FILES = {path.stem: read_file(path) for path in sorted(CASES.glob("*.txt"))}
EVERY = [case for _, cases in FILES.values() for case in cases]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.stack}: {case.query}")
def test_case(case: Case, make_stack) -> None:
    stack = make_stack(*FILES[case.stack][0])
    results = stack.index.search(case.query)
    shown = [stack.cut(hit) for hit in results.hits]
    if not case.first:
        assert shown == []
        return
    assert shown[:1] == [case.first]
    assert [(s.typed, s.read, s.edits) for s in results.hits[0].substitutions] == case.read
    assert not set(case.never) & set(shown)


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.stack}: {case.query}")
def test_every_half_typed_form_answers(case: Case, make_stack) -> None:
    stack = make_stack(*FILES[case.stack][0])
    for end in range(len(case.query)):
        results = stack.index.search(case.query[:end])
        assert results.query == case.query[:end]
        assert results.hits or results.tried or not case.query[:end].strip(" \"“‘'-!|")
