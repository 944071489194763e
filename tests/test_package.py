"""What is shipped: the wheel holds the package, its stylesheets and the sample briefing."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefing import __version__, paths

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not here")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_wheel_holds_every_stylesheet_and_every_seed(wheel):
    for kind in ("styles", "seeds"):
        for name, data in files_below(ROOT / kind).items():
            assert wheel[f"briefing/_data/{kind}/{name}"] == data


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    wanted = {f"briefing/{name}" for name in files_below(ROOT / "briefing")}
    found = {name for name in wheel if not name.startswith("briefing/_data/")}
    assert {name for name in found if ".dist-info/" not in name} == wanted
    assert "briefing/py.typed" in found


def test_the_wheel_starts_what_it_should(wheel):
    (entry,) = (data for name, data in wheel.items() if name.endswith("/entry_points.txt"))
    assert b"briefing = briefing.cli:run" in entry
    assert any(name == f"briefing-{__version__}.dist-info/METADATA" for name in wheel)


def test_resources_are_found():
    for kind in ("styles", "seeds"):
        assert paths.resource(kind).is_dir()
    assert files_below(paths.resource("seeds"))


def test_the_seeds_are_kept_byte_for_byte():
    if not (SHARED / "seeds").is_dir():
        pytest.skip("no folder shared/seeds beside the repository to compare with")
    assert files_below(ROOT / "seeds") == files_below(SHARED / "seeds")
