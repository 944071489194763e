from pathlib import Path

import pytest

from briefing.model import Article


def render(article: Article) -> str:
    """What a reader made of a source, a line for each field and block."""
    fields = ("title", "standfirst", "byline", "outlet", "published")
    lines = [f"@{name} {value}" for name in fields if (value := getattr(article, name))]
    lines += [f"@pasted {index}" for index in sorted(article.pasted)]
    lines += [f"@link {article.text[k.start : k.end]} -> {k.href}" for k in article.links]
    for block in article.blocks:
        words = article.text[block.start : block.end].split()
        depth = f":{block.level}" if block.level else ""
        shown = [block.kind.value + depth, block.marker, " ".join(words[:6])]
        lines.append("\t".join([shown[0], shown[1], shown[2] + (" ..." if words[6:] else "")]))
    return "\n".join(lines) + "\n"


@pytest.fixture
def show():
    return render


@pytest.fixture
def samples():
    return Path(__file__).parents[1] / "data" / "sources"
