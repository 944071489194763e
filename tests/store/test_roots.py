"""What was put into the library: kept whole, by whoever writes at once, and never emptied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import StateError
from briefing.store import roots
from briefing.store.roots import change_roots, covers, read_roots

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.txt"


def test_paths_are_kept_in_their_order_and_are_the_users_alone(list_file: Path) -> None:
    assert read_roots(list_file) == []
    assert change_roots(lambda there: [*there, "/b", "/a \udcff"], list_file) == ["/b", "/a \udcff"]
    change_roots(lambda there: [*there, "/c"], list_file)
    assert read_roots(list_file) == ["/b", "/a \udcff", "/c"]
    assert list_file.stat().st_mode & 0o777 == 0o600
    assert list_file.parent.stat().st_mode & 0o777 == 0o700
    assert list(list_file.parent.iterdir()) == [list_file]


def test_a_link_to_the_list_stays_one(list_file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "kept" / "list.txt"
    list_file.parent.mkdir()
    list_file.symlink_to(elsewhere)
    change_roots(lambda _: ["/a"], list_file)
    assert list_file.is_symlink()
    assert elsewhere.read_text() == "/a\n"


def test_what_fails_changes_nothing(list_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_roots(lambda _: ["/a"], list_file)

    def fail(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(roots.os, "fsync", fail)
    with pytest.raises(StateError, match="No space left"):
        change_roots(lambda _: ["/b"], list_file)
    assert read_roots(list_file) == ["/a"]
    assert list(list_file.parent.iterdir()) == [list_file]


WRITER = """
import sys
from pathlib import Path
from briefing.store.roots import change_roots
for n in range(15):
    change_roots(lambda there: [*there, f"/{sys.argv[2]}/{n}"], Path(sys.argv[1]))
"""


def test_those_who_write_at_once_lose_nothing(
    list_file: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    writers = [start(WRITER, list_file, name) for name in "abcd"]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert (errors, writer.returncode) == ("", 0)
    assert sorted(read_roots(list_file)) == sorted(
        f"/{name}/{n}" for name in "abcd" for n in range(15)
    )


def test_a_folder_covers_what_lies_below() -> None:
    assert covers("/news", "/news/a.txt")
    assert covers("/news", "/news")
    assert covers("/", "/news")
    assert not covers("/news", "/newsletter")
