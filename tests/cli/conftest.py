"""Running the program, in this process and in one of its own, and what its JSON must be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from briefing.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SPAN = {"article": str, "start": int, "end": int, "text": str}
ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "contents": (
        "articles",
        {
            **dict.fromkeys(("id", "path", "format", "title", "standfirst"), str),
            **dict.fromkeys(("byline", "outlet", "published"), str),
            "words": int,
            "blocks": [{"kind": str, "start": int, "end": int, "level": int}],
        },
    ),
    "summary": ("points", {**SPAN, "also": [SPAN]}),
    "entities": (
        "entities",
        {
            **dict.fromkeys(("id", "name", "kind"), str),
            "articles": [str],
            "mentions": [SPAN],
            "aliases": [{"text": str, "rule": str, "count": int, "evidence": str}],
        },
    ),
    "timeline": (
        "timeline",
        {
            **dict.fromkeys(("id", "date", "precision", "known", "first", "last"), str),
            **dict.fromkeys(("bound", "when"), str),
            "reported": bool,
            "articles": [str],
            "spans": [{**SPAN, "when": SPAN}],
            "clashes": [{"event": str, "date": str, "article": str}],
        },
    ),
    "sources": (
        "sources",
        {
            "statement": SPAN,
            "direct": bool,
            "chain": [{**SPAN, "name": str, "kind": str, "known": bool}],
        },
    ),
    "agreement": (
        "agreement",
        {
            **dict.fromkeys(("id", "status", "aspect", "label", "reason", "reconciliation"), str),
            "origins": int,
            "unnamed": int,
            "entities": [str],
            "spans": [
                {
                    **SPAN,
                    "value": str,
                    "stance": str,
                    "compared": SPAN,
                    "origin": int,
                    "chain": [{"name": str, "kind": str, "known": bool}],
                }
            ],
        },
    ),
    "search": (
        "hits",
        {
            **SPAN,
            "score": float,
            "matched": [SPAN],
            "substitutions": [{"typed": str, "read": str, "edits": int, "how": str}],
        },
    ),
}
"""By command: the array's name, and the shape of its rows; more keys are allowed."""


@dataclass
class Answer:
    """What came out."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


@pytest.fixture
def ferry(root: Path) -> str:
    """Three invented articles on a raised ferry, one in each format."""
    return str(root / "tests/data/cli/ferry")


@pytest.fixture
def ask(capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Answer]:
    """Run the program in this process; standard output is no terminal."""

    def ask(*words: object) -> Answer:
        try:
            code = run([str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capsysbinary.readouterr()
        return Answer(code, out.decode(), err.decode())

    return ask


@pytest.fixture
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the program in a process of its own."""

    def start(
        *words: object, stdin: bytes = b"", cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "briefing", *map(str, words)],
            input=stdin, capture_output=True, cwd=cwd, check=False, timeout=60,
            env={**os.environ, **environment},
        )  # fmt: skip

    return start


def _check_shape(value: Any, shape: Any, where: str) -> None:
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        for key, inner in shape.items():
            assert key in value, f"{where}: no {key}"
            _check_shape(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for number, one in enumerate(value):
            _check_shape(one, shape[0], f"{where}[{number}]")
    elif shape is float:
        assert isinstance(value, int | float), where
    else:
        assert type(value) is shape, f"{where}: {value!r}"


@pytest.fixture
def check_shape() -> Callable[[str, dict[str, Any]], list[dict[str, Any]]]:
    """Hold a document against the schema and return its rows."""

    def check(command: str, document: dict[str, Any]) -> list[dict[str, Any]]:
        array, shape = ROWS[command]
        assert document["schema"] == "briefing/1"
        assert document["command"] == command
        assert list(document)[:2] == ["schema", "command"]
        _check_shape(document[array], [shape], array)
        _check_shape(document["failures"], [{"path": str, "reason": str}], "failures")
        rows: list[dict[str, Any]] = document[array]
        return rows

    return check
