"""What was made by other code or other tables has another key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import freshness

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_key_tells_code_and_tables_from_others_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "_PACKAGE", tmp_path)
    for name in ("room/inner/a.py", "room/table.tsv", "room/words.txt", "other/b.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")

    def key() -> str:
        return freshness.code_key.__wrapped__("room")

    keys = {key()}
    for name in ("room/inner/a.py", "room/table.tsv", "room/words.txt"):
        (tmp_path / name).write_text("2")
        keys.add(key())
    (tmp_path / "room/words.txt").rename(tmp_path / "room/others.txt")
    keys.add(key())
    assert len(keys) == 5
    (tmp_path / "room/a.pyc").write_text("2")
    (tmp_path / "other/b.py").write_text("2")
    assert key() in keys
    assert freshness.code_key.__wrapped__("room/inner/a.py") not in keys
