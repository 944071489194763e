"""After much was added the words of the index are in one part, and say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Article, HitKind
from briefing.model.postings import Passage
from briefing.store.intake import Intake
from briefing.store.settling import hasten, settle
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from pathlib import Path

LOTS, LOT = 3, 40


def parts(shelf: Shelf) -> int:
    return int(shelf.run("SELECT count(DISTINCT segid) FROM words_idx")[0][0])


def put(shelf: Shelf, first: int, behind: int) -> list[int]:
    """Add articles in one go; return their rows."""
    rows = []
    with Intake(shelf) as intake:
        for number in range(first, behind):
            name = f"{number:016x}"
            rows.append(intake.add_article(Article(name, name, name, "text", name, name, ()), "r"))
            words = ["ferry", f"word{number}"]
            intake.add_passages(rows[-1], [Passage(HitKind.SENTENCE, 0, 9, words, ())])
    return rows


def test_many_parts_become_one(tmp_path: Path) -> None:
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    for lot in range(LOTS):
        put(shelf, lot * LOT, (lot + 1) * LOT)
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


def test_what_is_added_in_one_go_is_one_part(tmp_path: Path) -> None:
    # Statements that SQLite guards by a savepoint write down early what words were gathered.
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    hasten(shelf)
    put(shelf, 0, LOT)
    assert parts(shelf) == 1
    shelf.close()


def test_what_was_hastened_is_found_and_settled_by_the_next(tmp_path: Path) -> None:
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    hasten(shelf)
    rows = [row for number in range(40) for row in put(shelf, number, number + 1)]
    assert parts(shelf) > 20
    assert sorted(LibraryPostings(shelf).candidates([[("ferry",)]], 99)) == rows
    with Intake(shelf) as intake:
        intake.take_out(rows[4])
    shelf.close()
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    settle(shelf, 1)
    assert parts(shelf) == 1
    shelf.run("INSERT INTO words (words) VALUES ('integrity-check')")
    postings = LibraryPostings(shelf)
    assert sorted(postings.candidates([[("ferry",)]], 99)) == [r for r in rows if r != rows[4]]
    assert postings.candidates([[("word4",)]], 99) == []
    for number in range(40, 80):
        put(shelf, number, number + 1)
    assert parts(shelf) < 20  # joined with the writing again
    left = parts(shelf)
    settle(shelf, 1)
    assert parts(shelf) == left
    shelf.close()
