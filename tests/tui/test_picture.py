"""The picture in the README is the real screen."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from picture import PICTURE, ROOT, picture


async def test_the_picture_is_true(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert await picture() == PICTURE.read_text(encoding="utf-8")
