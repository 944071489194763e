"""Who takes texts apart learns the numbers of the index, and what he makes goes in as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import CacheError
from briefing.model import Article, Block, BlockKind
from briefing.search.index import Splitter
from briefing.store.intake import Intake
from briefing.store.learning import Learning, Lesson
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = ["The ferry sails to F-35.", "The F-35 sails, said Zovik.", "Zovik, the old lantern-man."]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    yield shelf
    shelf.close()


def make(number: int, text: str) -> Article:
    name = f"{number:016x}"
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Article(name, name, name, "text", name, text, (block,))


def put(shelf: Shelf, splitter: Splitter, number: int) -> set[str]:
    """Add an article; return the terms that were not known by their numbers in the index."""
    article = make(number, TEXTS[number])
    sheaf = splitter.sheaf([splitter.leaf(article)])
    with Intake(shelf) as intake:
        intake.add_sheaf([intake.add_article(article, "r")], sheaf)
    return set(sheaf.terms.values())


def test_what_was_learned_is_as_good_as_numbers_of_its_own(tmp_path: Path) -> None:
    found = []
    for name in ("alone", "learning"):
        shelf = Shelf.open(tmp_path / name)
        splitter, learning, own = Splitter(), Learning(tmp_path / name), []
        for number in range(len(TEXTS)):
            own.append(put(shelf, splitter, number))
            if name == "learning":
                splitter.learn(*learning.go_on())
        if name == "learning":
            assert own[1:] == [{"said", "zovik"}, {"old", "lantern", "man", "lanternman"}]
            assert learning.go_on().numbers == []
        postings = LibraryPostings(shelf)
        held = [postings.candidates([[(term,)]], 9) for term in sorted(postings.counts)]
        found.append((postings.counts, held, postings.candidates([[("f", "35")]], 9)))
        shelf.close()
    assert found[0] == found[1]


def test_what_was_made_for_another_index_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf.open(tmp_path / "other.sqlite3")
    splitter = Splitter()
    put(other, splitter, 0)
    splitter.learn(*Learning(other.path).go_on())
    with pytest.raises(CacheError, match="made anew meanwhile"):
        put(shelf, splitter, 1)
    assert LibraryPostings(shelf).counts == {}
    other.close()


def test_nothing_is_learned_where_there_is_no_index(tmp_path: Path) -> None:
    assert Learning(tmp_path / "none.sqlite3").go_on() == Lesson()
