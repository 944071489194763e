"""The index file: what goes in comes out, what is damaged is begun anew, all of it is private."""

from __future__ import annotations

import pickle
import sqlite3
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.errors import CacheError, LostIndex
from briefing.model import Article, Block, BlockKind, HitKind, Layers, Sentence
from briefing.model.leaf import Leaf, Numbers, Passage, Sheaf
from briefing.model.packing import pack, unpack_nouns
from briefing.model.postings import Limits
from briefing.store.derived import VERSION
from briefing.store.entries import make_entry
from briefing.store.intake import Intake
from briefing.store.shelf import Shelf, Source
from briefing.store.words import LibraryPostings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "index.sqlite3"


@pytest.fixture
def shelf(path: Path) -> Iterator[Shelf]:
    shelf = Shelf.open(path)
    yield shelf
    shelf.close()


def make(number: int, text: str = "The ferry sails.") -> Article:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    name = f"{number:016x}"
    return Article(name, f"/w/{number}.txt", f"{number}.txt", "text", f"T{number}", text, (block,))


def passages(text: str) -> list[Passage]:
    words = text.lower().rstrip(".").split()
    return [Passage(HitKind.SENTENCE, 0, len(text), words, ())]


def source(number: int, size: int = 1) -> Source:
    return Source(f"/w/{number}.txt", f"{number}.txt", size, 1)


def put(shelf: Shelf, number: int, text: str = "The ferry sails.", file: int = 0) -> int:
    with Intake(shelf) as intake:
        article = make(number, text)
        row = intake.add_article(article, "r")
        intake.add_source(source(file or number), row, member=True)
        intake.add_passages(row, passages(text))
    return row


def everything(shelf: Shelf) -> dict[str, list[object]]:
    tables = ("article", "body", "layer", "source", "leaf")
    found = {table: shelf.run(f"SELECT * FROM {table} ORDER BY 1") for table in tables}
    found["term"] = sorted(LibraryPostings(shelf).counts.items())
    found["fact"] = shelf.run(
        "SELECT * FROM fact WHERE name NOT IN ('generation', 'vocabulary') ORDER BY name"
    )
    return found


def test_only_the_user_can_read_it(shelf: Shelf, path: Path) -> None:
    put(shelf, 1)
    for one in path.parent.iterdir():
        assert stat.S_IMODE(one.stat().st_mode) == 0o600, one
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_goes_in_comes_out(shelf: Shelf) -> None:
    row = put(shelf, 1)
    layers = Layers(sentences=(Sentence(0, 16, 0),))
    with Intake(shelf) as intake:
        intake.add_layers(row, layers, "key")
    assert shelf.article(row) == make(1)
    assert shelf.articles([row], "r") == {row: make(1)}
    assert shelf.articles([row], "other code") == {}
    assert shelf.layers([row], "key") == {row: layers}
    assert shelf.layers([row], "other code") == {}
    assert [known.number for known in shelf.sources("/w").values()] == [row]
    assert shelf.sources("/elsewhere") == {}
    assert [one.id for one in shelf.heads()] == [make(1).id]


def test_the_same_article_twice_is_there_once(shelf: Shelf) -> None:
    put(shelf, 1)
    before = everything(shelf)
    put(shelf, 1)
    assert everything(shelf) == before
    put(shelf, 1, file=2)
    assert len(list(shelf.heads())) == 1
    assert len(shelf.sources()) == 2


def test_a_changed_file_is_a_new_version_of_its_article(shelf: Shelf) -> None:
    put(shelf, 1, "The ferry sails.", file=7)
    put(shelf, 2, "The tram stands.", file=7)
    postings = LibraryPostings(shelf)
    assert [one.id for one in shelf.heads()] == [make(2).id]
    assert shelf.run("SELECT version FROM source") == [(2,)]
    assert postings.counts == {"the": 1, "tram": 1, "stands": 1}
    assert (postings.articles, postings.passages) == (1, 1)


def test_what_is_taken_out_leaves_nothing_behind(shelf: Shelf) -> None:
    put(shelf, 1)
    before = everything(shelf)
    put(shelf, 2, "The lantern swings.")
    with Intake(shelf) as intake:
        intake.remove_sources([source(2).key])
    assert everything(shelf) == before
    shelf.run("INSERT INTO words (words) VALUES ('integrity-check')")
    assert LibraryPostings(shelf).candidates([[("lantern",)]], 9) == []


def test_a_batch_that_fails_is_not_kept(shelf: Shelf) -> None:
    put(shelf, 1)
    before = everything(shelf)

    def fail() -> None:
        with Intake(shelf) as intake:
            row = intake.add_article(make(2), "r")
            intake.add_passages(row, passages("A new word."))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert everything(shelf) == before
    put(shelf, 3, "A new word.")
    assert len(LibraryPostings(shelf).candidates([[("word",)]], 9)) == 1


def test_two_writers_do_not_give_a_number_twice(shelf: Shelf, path: Path) -> None:
    other = Shelf.open(path)
    first = Intake(shelf)
    with first:
        first.add_passages(first.add_article(make(1), "r"), passages("ferry late"))
    with Intake(other) as intake:
        intake.add_passages(intake.add_article(make(2), "r"), passages("tram late"))
    with Intake(shelf, first.numbers) as intake:
        intake.add_passages(intake.add_article(make(3), "r"), passages("lantern tram"))
    rows = shelf.run("SELECT term, number FROM term")
    assert len({term for term, _ in rows}) == len({number for _, number in rows}) == len(rows) == 4
    assert len(LibraryPostings(other).candidates([[("tram",)]], 9)) == 2
    other.close()


def test_a_damaged_file_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all, " * 400)
    told: list[str] = []
    shelf = Shelf.open(path, told.append)
    put(shelf, 1)
    shelf.close()
    assert "damaged" in told[0]
    assert path.with_name("index.sqlite3.damaged").read_bytes().startswith(b"no database")


def test_a_file_that_turns_out_damaged_is_set_aside_for_the_next_time(path: Path) -> None:
    shelf = Shelf.open(path)
    for number in range(1, 60):
        put(shelf, number, f"The ferry {number} sails.")
    shelf.run("PRAGMA wal_checkpoint(TRUNCATE)")
    shelf.close()
    data = bytearray(path.read_bytes())
    for page in range(2 * 4096, len(data), 4096):
        data[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    shelf = Shelf.open(path)
    with pytest.raises(CacheError, match="damaged"):
        list(shelf.heads())
    anew = Shelf.open(path)
    assert list(anew.heads()) == []
    anew.close()


@pytest.mark.parametrize("found", [b"no text", None, b"\xff" * 40])
def test_a_text_that_is_none_says_that_the_file_is_damaged(
    path: Path, shelf: Shelf, found: bytes | None
) -> None:
    row = put(shelf, 1)
    shelf.run("PRAGMA ignore_check_constraints = ON")
    shelf.run("UPDATE body SET text = ifnull(?, zeroblob(0))", found)
    shelf.run("PRAGMA wal_checkpoint(TRUNCATE)")
    postings = LibraryPostings(shelf)
    with pytest.raises(LostIndex, match="is damaged"):
        shelf.text(row)
    assert path.with_name("index.sqlite3.damaged").exists()
    postings.interrupt()  # from the thread of the next query
    with pytest.raises(LostIndex, match="is damaged"):
        list(shelf.heads())
    assert not path.exists()


def test_what_was_made_anew_meanwhile_is_not_set_aside(path: Path, shelf: Shelf) -> None:
    row = put(shelf, 1)
    shelf.run("UPDATE body SET text = x'00'")
    for one in list(path.parent.iterdir()):
        one.rename(f"{one}.old")
    Shelf.open(path).close()
    with pytest.raises(LostIndex):
        shelf.texts([row])
    assert path.exists()


def test_a_title_that_is_no_text_is_not_quoted(shelf: Shelf) -> None:
    put(shelf, 1)
    shelf.run("UPDATE article SET title = CAST(x'73656372ff6574' AS TEXT)")
    with pytest.raises(LostIndex, match="is damaged") as told:
        list(shelf.heads())
    assert "secr" not in str(told.value)


def test_a_foreign_file_is_set_aside_untouched(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (word)")
    told: list[str] = []
    Shelf.open(path, told.append).close()
    assert "foreign" in told[0]
    with sqlite3.connect(path.with_name("index.sqlite3.foreign")) as other:
        assert other.execute("SELECT count(*) FROM theirs").fetchone() == (0,)


def test_a_newer_file_is_left_alone(path: Path) -> None:
    Shelf.open(path).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(CacheError, match="newer briefing"):
        Shelf.open(path)
    with pytest.raises(CacheError, match="a newer briefing wrote it"):
        Shelf.open_to_read(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CacheError, match="cannot use the index"):
        Shelf.open(tmp_path / "file" / "index.sqlite3")


def test_without_full_text_search_it_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Without(sqlite3.Connection):
        def execute(self, statement: str, *rest: object) -> sqlite3.Cursor:  # type: ignore[override]
            if "fts5" in statement:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(statement, *rest)  # type: ignore[arg-type]

    plain = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: plain(*a, **k, factory=Without))
    with pytest.raises(CacheError, match="FTS5"):
        Shelf.open(path)


def test_reading_needs_a_library(path: Path) -> None:
    with pytest.raises(CacheError, match="library is empty"):
        Shelf.open_to_read(path)
    shelf = Shelf.open(path)
    row = put(shelf, 1)
    reader = Shelf.open_to_read(path)
    assert reader.article(row) == make(1)
    with pytest.raises(CacheError):
        reader.run("DELETE FROM source")
    reader.close()
    shelf.close()


def test_bytes_that_would_run_code_are_refused() -> None:
    assert unpack_nouns(pack(make(1))) == make(1)
    for evil in (b"cos\nsystem\n(S'true'\ntR.", b"cbuiltins\neval\n(S'1'\ntR.", b"", b"\x80"):
        with pytest.raises(ValueError, match="not nouns"):
            unpack_nouns(evil)


def bind(*texts: str) -> Sheaf:
    own = Numbers(own=True)
    leaves = [Leaf.of(passages(text), own) for text in texts]
    return Sheaf.of(leaves, own)


def test_many_articles_go_in_as_one_by_one(tmp_path: Path) -> None:
    texts = ["The ferry sails.", "A tram sails by the ferry.", "The lantern."]
    found = []
    for name in ("single", "together"):
        shelf = Shelf.open(tmp_path / name)
        with Intake(shelf) as intake:
            rows = [intake.add_article(make(n, text), "r") for n, text in enumerate(texts, 1)]
            if name == "single":
                for row, text in zip(rows, texts, strict=True):
                    intake.add_passages(row, passages(text))
            else:
                intake.add_sheaf(rows, pickle.loads(pickle.dumps(bind(*texts))))
        shelf.run("INSERT INTO words (words) VALUES ('integrity-check')")
        postings = LibraryPostings(shelf)
        found.append(
            (
                everything(shelf) | {"leaf": []},
                [postings.candidates([[(term,)]], 9) for term in sorted(postings.counts)],
                postings.candidates([[("the", "ferry")]], 9),
            )
        )
        shelf.close()
    assert found[0] == found[1]


def test_a_leaf_that_is_not_wanted_counts_nowhere(shelf: Shelf) -> None:
    put(shelf, 1, "The tram stands.")
    with Intake(shelf) as intake:
        rows = [intake.add_article(make(n), "r") for n in (1, 2)]
        sheaf = bind("The ferry sails.", "The lantern swings.", "A lantern.", "The ferry sails.")
        intake.add_sheaf([rows[0], None, rows[1], rows[0]], sheaf)
    postings = LibraryPostings(shelf)
    assert postings.counts == {"the": 1, "ferry": 1, "sails": 1, "a": 1, "lantern": 1}
    assert (postings.articles, postings.passages) == (2, 2)
    assert postings.candidates([[("lantern",)]], 9) == [rows[1]]
    assert postings.candidates([[("tram",)]], 9) == []
    shelf.run("INSERT INTO words (words) VALUES ('integrity-check')")
    with Intake(shelf) as intake:
        intake.take_out(rows[0])
        intake.take_out(rows[1])
    assert not any(shelf.counts())
    assert LibraryPostings(shelf).counts == {}


def test_an_entry_is_made_without_the_index(shelf: Shelf) -> None:
    entry = pickle.loads(pickle.dumps(make_entry(make(1), "r")))
    assert entry.id == make(1).id
    with Intake(shelf) as intake:
        row = intake.add_entry(entry)
        assert intake.add_entry(make_entry(make(1), "r2")) == row
    assert shelf.articles([row], "r2") == {row: make(1)}


def test_limits_hold_on_the_disk(shelf: Shelf) -> None:
    facts = [("2026-03-03", "Herald", "Ada"), ("2026-04-01", "Coast", ""), ("", "", "Ada")]
    rows = []
    with Intake(shelf) as intake:
        for number, (published, outlet, byline) in enumerate(facts, 1):
            article = replace(make(number), published=published, outlet=outlet, byline=byline)
            rows.append(intake.add_article(article, "r"))
            intake.add_source(source(number), rows[-1], member=True)
            title = Passage(HitKind.TITLE, 0, 1, [f"title{number % 2}"], ())
            intake.add_passages(rows[-1], [title, *passages("The ferry sails.")])
    postings = LibraryPostings(shelf)
    ferry = [[("ferry",)]]

    def found(limits: Limits, groups: list[list[tuple[str, ...]]] = ferry) -> list[int]:
        return sorted(rows.index(row) for row in postings.candidates(groups, 9, limits))

    assert postings.sources() == ["Ada", "Coast", "Herald"]
    assert found(Limits(after="2026-04-01")) == [1]
    assert found(Limits(before="2026-04-01")) == [0]
    assert found(Limits(sources=frozenset({"Ada"}))) == [0, 2]
    assert found(Limits(without=frozenset({"Ada"}))) == [1]
    assert found(Limits(titled=((("title1",),),))) == [0, 2]
    assert found(Limits(in_title=True)) == []
    assert found(Limits(in_title=True), [[("title0",)]]) == [1]
    assert found(Limits(after="2026"), []) == [0, 1]
    assert found(Limits(), []) == []
