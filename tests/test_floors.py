"""The house rules that a reader of one file cannot see: floors, sizes, what gets loaded."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "briefing"

FLOORS = (
    ("errors", "paths", "config", "text", "traces"),
    ("model",),
    ("sources", "analysis", "store", "search", "export"),
    ("library", "steps", "collection", "worker"),
    ("tui",),
    ("cli", "__main__"),
)
TRADES = FLOORS[2]
SCREEN = ("textual", "rich")

FILE_LINES, FUNCTION_LINES, CLASS_LINES = 300, 40, 200

MODULES = sorted(PACKAGE.rglob("*.py"))
STYLES = sorted((ROOT / "styles").glob("*.tcss"))


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room_of(module: str) -> str:
    """The room of a module's dotted name; "" for the package itself."""
    return [*module.split("."), ""][1]


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, lazily and for types only too, with the line."""
    package = name_of(path).split(".")
    if path.name != "__init__.py":
        package.pop()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield (inner if is_module(inner) else base), node.lineno


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def floor_of(room: str) -> int:
    return next(n for n, rooms in enumerate(FLOORS) if room in rooms)


def test_every_room_has_a_floor():
    rooms = {room_of(name_of(path)) for path in MODULES} - {""}
    assert rooms <= {room for floor in FLOORS for room in floor}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_floor_imports_only_what_lies_below(path):
    room = room_of(name_of(path))
    for module, line in imports_of(path):
        if module.split(".")[0] != "briefing" or not (other := room_of(module)) or not room:
            continue
        told = f"{path}:{line}: {room} imports {other}"
        assert floor_of(other) <= floor_of(room), told
        if room != other:
            assert not (room in TRADES and other in TRADES), told


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_screen_knows_the_screens_libraries(path):
    if room_of(name_of(path)) == "tui":
        return
    for module, line in imports_of(path):
        assert module.split(".")[0] not in SCREEN, f"{path}:{line}: {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sizes(path):
    lines = path.read_text("utf-8").count("\n")
    assert lines <= FILE_LINES, f"{path}: {lines} lines"
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            assert size <= limit, f"{path}:{node.lineno}: {node.name} has {size} lines"


def test_no_import_goes_round_in_a_circle():
    """Lazy imports and those for types count too; a package's own front door does not."""
    below = {
        name_of(path): {module for module, _ in imports_of(path) if module.startswith("briefing.")}
        for path in MODULES
    }
    state: dict[str, int] = {}

    def visit(module: str, trail: tuple[str, ...]) -> None:
        state[module] = 1
        for other in sorted(below.get(module, ())):
            if module.startswith(f"{other}.") or other.startswith(f"{module}."):
                continue
            assert state.get(other) != 1, " -> ".join((*trail, module, other))
            if other not in state:
                visit(other, (*trail, module))
        state[module] = 2

    for module in sorted(below):
        if module not in state:
            visit(module, ())


def test_style_lives_in_stylesheets():
    for path in MODULES:
        source = path.read_text("utf-8")
        assert "DEFAULT_CSS" not in source, path
        assert not re.search(r"^\s*CSS\s*=", source, re.MULTILINE), path
    for path in STYLES:
        rules = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert "!important" not in rules, path
        assert not re.search(r":[^;{]*#[0-9a-fA-F]{3,8}\b", rules), f"{path}: literal colour"
        assert not re.search(r"\b(rgb|hsl)a?\(", rules), f"{path}: literal colour"


def test_a_stylesheet_is_named_after_a_pane():
    """Or it styles what all share: the app, and the layers that come and go over a screen."""
    panes = {path.stem for path in (PACKAGE / "tui").rglob("*.py")}
    assert {path.stem for path in STYLES} <= panes | {"app", "layers"}


def loaded(*words: str) -> set[str]:
    """The modules that a command loads beyond those of a bare interpreter."""
    probe = "import sys; {}; sys.stderr.write('\\n'.join(['@', *sorted(sys.modules)]))"
    command = "from briefing.cli import run\ntry: run(sys.argv[1:])\nexcept SystemExit: pass\n"
    script = f"import sys\n{command}\n{probe.format('pass')}"
    found = []
    for source in (script, probe.format("pass")):
        ran = subprocess.run(
            [sys.executable, "-c", source, *words],
            capture_output=True, text=True, check=True, timeout=60, cwd=ROOT, env=os.environ,
        )  # fmt: skip
        found.append(set(ran.stderr.rpartition("@\n")[2].split()))
    return found[0] - found[1]


@pytest.mark.parametrize(
    "words",
    [
        "contents",
        "contents --json",
        "summary",
        "entities --json",
        "timeline --json",
        "agreement --json",
        "sources --json",
        "notes --json",
        "search Kim",
        "library add",
        "text",
        "--plain",
        "",
    ],
)
def test_no_command_without_a_screen_loads_one(words):
    path = str(ROOT / "seeds" / "003_0819e6a1d5d7334c.txt")
    tops = {name.split(".")[0] for name in loaded(*words.split(), path)}
    assert tops.isdisjoint(SCREEN)
    assert "asyncio" not in tops


def test_the_version_loads_next_to_nothing():
    assert loaded("--version") <= {"__future__", "briefing", "briefing.cli"}


def test_help_loads_no_trade():
    modules = loaded("--help")
    rooms = {room_of(name) for name in modules if name.startswith("briefing.")}
    assert rooms <= {"cli", "errors", "paths", "library", "steps", "collection", "text", "model"}
    tops = {name.split(".")[0] for name in modules}
    heavy = {"rapidfuzz", "markdown_it", "selectolax", "charset_normalizer", "platformdirs",
             "sqlite3", "json", "tomllib"}  # fmt: skip
    assert tops.isdisjoint(heavy)


def test_listing_a_text_loads_no_parser():
    modules = loaded("contents", str(ROOT / "seeds" / "003_0819e6a1d5d7334c.txt"))
    tops = {name.split(".")[0] for name in modules}
    heavy = {"rapidfuzz", "markdown_it", "selectolax", "charset_normalizer", "sqlite3", "tomllib"}
    assert tops.isdisjoint(heavy)


def test_the_contracts_are_those_of_the_settings():
    """The floors here and those that import-linter holds are the same."""
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (floors,) = (c for c in settings["tool"]["importlinter"]["contracts"] if c.get("exhaustive"))
    listed = {room.strip() for layer in floors["layers"] for room in layer.split("|")}
    assert listed == {room for floor in FLOORS for room in floor}
