"""Which articles a library looks into where more answer than it can look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.model import Article, HitKind
from briefing.model.postings import Limits, Passage
from briefing.store.intake import Intake
from briefing.store.shelf import Shelf
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from pathlib import Path

MANY, MOST = 60, 10
FAR = ["tide"] * 40


@pytest.fixture
def rows(tmp_path: Path):
    """Postings over articles that hold "ferry" and "storm" far apart, the third closely."""
    shelf = Shelf.open(tmp_path / "index.sqlite3")
    made = []
    with Intake(shelf) as intake:
        for number in range(MANY):
            between = [] if number == 3 else FAR
            name = f"{number:016x}"
            made.append(intake.add_article(Article(name, name, name, "text", name, name, ()), "r"))
            title = ["lantern" if number == 5 else "pier"]
            intake.add_passages(
                made[-1],
                [
                    Passage(HitKind.TITLE, 0, 4, title, ()),
                    Passage(HitKind.SENTENCE, 5, 9, ["ferry", *between, "storm", "lantern"], ()),
                ],
            )
    yield LibraryPostings(shelf), made
    shelf.close()


def test_what_stands_close_together_comes_first_then_the_newest(rows) -> None:
    postings, made = rows
    found = postings.candidates([[("ferry",)], [("storm",)]], MOST)
    assert found[0] == made[3]
    assert found[1:] == made[-1:-MOST:-1][: len(found) - 1]
    assert found.more


@pytest.mark.parametrize("roughly", [False, True])
def test_of_many_that_are_close_the_closest_come_first_unless_roughly(
    tmp_path: Path, roughly: bool
) -> None:
    shelf = Shelf.open(tmp_path / "near.sqlite3")
    with Intake(shelf) as intake:
        made = []
        for number in range(MANY):
            between = ["tide"] * (2 if number in (3, 7) else 12)
            name = f"{number:016x}"
            made.append(intake.add_article(Article(name, name, name, "text", name, name, ()), "r"))
            words = ["ferry", *between, "storm"]
            intake.add_passages(made[-1], [Passage(HitKind.SENTENCE, 5, 9, words, ())])
    found = LibraryPostings(shelf).candidates([[("ferry",)], [("storm",)]], MOST, roughly=roughly)
    shelf.close()
    assert found.more
    newest = made[-1 : -1 - MOST : -1]
    assert found[: 2 + 1] == (newest[:3] if roughly else [made[7], made[3], made[-1]])


def test_no_more_where_all_are_told(rows) -> None:
    postings, made = rows
    found = postings.candidates([[("ferry",)], [("storm",)]], MANY)
    assert sorted(found) == made
    assert not found.more


def test_of_one_word_alone_the_titles_come_first(rows) -> None:
    postings, made = rows
    found = postings.candidates([[("lantern",)]], MOST)
    assert found[0] == made[5]
    assert found.more


def test_a_title_alone_may_be_asked_for_that_many_have(rows) -> None:
    postings, made = rows
    found = postings.candidates([], MOST, Limits(titled=((("pier",),),)))
    assert found == made[-1 : -1 - MOST : -1]
    assert found.more


def test_what_left_the_cache_is_read_again(rows, monkeypatch) -> None:
    postings, made = rows
    monkeypatch.setattr("briefing.store.words._LEAVES", MOST)
    postings.fetch(made[:MOST])
    known = postings.place(made[0])
    postings.fetch(made[MOST : 3 * MOST])
    assert made[0] not in postings._leaves
    assert postings.place(made[0]) == known
    assert postings.text(made[0]) == (known[1], f"{0:016x}")
