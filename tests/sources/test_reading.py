"""What stands for a title where a text has none."""

import pytest

from briefing.sources.article import read_article

LONG = (
    "The harbour master said on Monday that the north mole would be closed for a week at least, "
    "and that the pilot boats would lie in the fishing harbour until the crane had come."
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"The mole is closed.\n\n{LONG}\n\n{LONG}\n", "The mole is closed."),
        (f"{LONG}\n\n{LONG}\n", "harbour"),
        ("The mole is closed.\n\nNobody knows why.\n", "harbour"),
        (f"12:03 WARN the mole is closed.\n\n{LONG}\n", "harbour"),
    ],
)
def test_a_short_sentence_above_longer_ones_stands_for_a_title(text, title):
    article = read_article(text.encode(), key="/x/harbour.txt", path="harbour.txt")
    assert article.title == title
