"""After much was added the words of the index are in one part, and say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Article, HitKind
from briefing.model.postings import Passage
from briefing.store.intake import Intake
from briefing.store.settling import settle
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from pathlib import Path

LOTS, LOT = 3, 40


def parts(shelf: Shelf) -> int:
    return int(shelf.run("SELECT count(DISTINCT segid) FROM words_idx")[0][0])


def test_many_parts_become_one(tmp_path: Path) -> None:
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    for lot in range(LOTS):
        with Intake(shelf) as intake:
            for number in range(lot * LOT, (lot + 1) * LOT):
                name = f"{number:016x}"
                row = intake.add_article(Article(name, name, name, "text", name, name, ()), "r")
                words = ["ferry", f"word{number}"]
                intake.add_passages(row, [Passage(HitKind.SENTENCE, 0, 9, words, ())])
    postings = LibraryPostings(shelf)
    asked = [[("ferry",)]], [[("word7",), ("word9",)]], [[("ferry",)], [("word50",)]]
    before = [postings.candidates(groups, LOTS * LOT) for groups in asked]
    several = parts(shelf)
    assert several > 1
    settle(shelf, 1)
    assert parts(shelf) == several
    settle(shelf, 100_000)
    assert parts(shelf) == 1
    assert [postings.candidates(groups, LOTS * LOT) for groups in asked] == before
    assert len(before[0]) == LOTS * LOT
    shelf.run("INSERT INTO words (words) VALUES ('integrity-check')")
    shelf.close()
