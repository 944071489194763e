"""Each file under tests/data/sources/FORMAT has its blocks beside it in NAME.blocks.

A line is a block: kind and depth, marker, first words, apart by tabs; "@" lines are fields.
"""

from pathlib import Path

import pytest

from briefing.sources import read_article

SAMPLES = Path(__file__).parents[1] / "data" / "sources"
FILES = sorted(p for p in SAMPLES.glob("*/*") if p.suffix != ".blocks")


@pytest.mark.parametrize("file", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_sample_is_read_into_these_blocks(file, show):
    article = read_article(file.read_bytes(), key=str(file), path=file.name)
    assert article.format == {"plain": "text"}.get(file.parent.name, file.parent.name)
    assert show(article) == file.with_name(file.name + ".blocks").read_text("utf-8")


def test_there_are_samples_of_every_format():
    assert {p.parent.name for p in FILES} == {"plain", "markdown", "html"}
