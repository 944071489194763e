"""The process that gathers a large stack beside the screen."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from briefing import library, paths, sources
from briefing.collection import growing
from briefing.worker import gatherer, gathering
from briefing.worker.gatherer import Gatherer

if TYPE_CHECKING:
    from briefing.model import Article

_PATCH = """
import os, time
import briefing.sources.article as room, briefing.sources.stack as pile
import briefing.worker.gathering as work
plain = room.read_article
def read(data, *, key, path):
    if "killing" in key:
        os.kill(os.getpid(), 9)
    if "once" in key and not os.path.exists(os.environ["ONCE"]):
        open(os.environ["ONCE"], "w").close()
        os.kill(os.getpid(), 9)
    if "dying" in key:
        os._exit(7)
    while "sleeping" in key:
        time.sleep(1)
    while "endless" in key:
        pass
    return plain(data, key=key, path=path)
work._PATIENCE = 1.0
room.read_article = pile.read_article = read
main()
"""


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few files be many."""
    monkeypatch.setattr(growing, "FEWEST", 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nThe ferry {number} was late.\n")
    return folder


def begin(folder: Path) -> Gatherer:
    begun = library.begin_stack([str(folder)])
    assert begun is not None
    return Gatherer(begun)


def hear(gathering: Gatherer) -> dict[str, list[list[Any]]]:
    """Return the values of all frames, by name."""
    heard: dict[str, list[list[Any]]] = {}
    over = Event()

    def tell(name: str, *values: Any) -> None:
        heard.setdefault(name, []).append(list(values))
        if name in ("searched", "failed"):
            over.set()

    gathering.start()
    gathering.listen(tell)
    assert over.wait(60)
    return heard


def articles(heard: dict[str, list[list[Any]]]) -> tuple[Article, ...]:
    """Return the articles that are not in the index."""
    return tuple(article for article, *_ in heard["article"])


def titles(heard: dict[str, list[list[Any]]]) -> list[str]:
    return [entry.head.title for lot, _, _ in heard["entries"] for entry in lot]


def test_it_tells_all_articles_and_makes_them_findable(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    heard = hear(begin(folder))
    assert titles(heard) == [f"Report {number}" for number in range(8)]
    assert heard["entries"][-1][1:] == [9, 9]
    failures, hidden, binary, attached, repeated = heard["whole"][0]
    assert [failure.reason for failure in failures] == ["is empty"]
    assert (hidden, binary, attached, repeated) == (0, 0, 0, [])
    assert heard["indexed"][-1] == [8, 8]
    assert Path(heard["searched"][0][0]).is_file()
    again = hear(begin(folder))
    assert titles(again) == titles(heard)
    assert again["indexed"] == [[8, 8]]


@pytest.mark.parametrize(
    ("name", "reason"),
    [("killing", "signal 9"), ("endless", "took too long"), ("sleeping", "took too long")],
)
def test_a_poisonous_file_is_named_and_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    (folder / f"3 {name}.txt").write_text("Poison\n\nDo not touch it.\n")
    start = gatherer._START.replace("\nmain()\n", _PATCH)
    assert start != gatherer._START
    monkeypatch.setattr(gatherer, "_START", start)
    monkeypatch.setattr(gathering, "_PATIENCE", 1.0)
    heard = hear(begin(folder))
    assert set(titles(heard)) == {f"Report {number}" for number in range(8)}
    (failure,) = heard["whole"][0][0]
    assert name in failure.path
    assert reason in failure.reason
    assert "failed" not in heard


def test_without_an_index_it_says_why_and_reads_all_the_same(folder: Path) -> None:
    cache = paths.index_file().parent
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("a file where the folder should be")
    heard = hear(begin(folder))
    assert "index" in heard["unindexed"][0][0]
    assert articles(heard) == sources.open_stack([str(folder)]).articles
    assert heard["searched"] == [[""]]


def test_what_the_index_is_not_to_keep_is_told_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "FEWEST", 100)
    monkeypatch.setattr(growing, "SMALL", 10)
    (folder / "empty.txt").write_text("")
    linked = "# Links\n\n" + "See [the ferry](https://ferry.example/) again.\n\n" * 3_000
    (folder / "links.md").write_text(linked)
    heard = hear(begin(folder))
    stack = sources.open_stack([str(folder)])
    assert articles(heard) == stack.articles
    assert [len(one.links) for one in articles(heard)][-1] == 3_000
    assert heard["article"][-1][2:] == [10, 10]
    assert heard["whole"][0][0] == stack.failures
    assert not paths.index_file().exists()


@pytest.mark.parametrize("kept", [True, False], ids=["many files", "few files"])
def test_any_number_of_poisonous_files_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    monkeypatch.setattr(growing, "FEWEST", 3 if kept else 100)
    monkeypatch.setattr(growing, "SMALL", 10)
    for number in range(1, 7):
        (folder / f"{number} dying.txt").write_text("Poison\n\nDo not touch it.\n")
    start = gatherer._START.replace("\nmain()\n", _PATCH)
    monkeypatch.setattr(gatherer, "_START", start)
    heard = hear(begin(folder))
    found = titles(heard) if kept else [one.title for one in articles(heard)]
    assert set(found) == {f"Report {number}" for number in range(8)}
    reasons = {failure.reason for failure in heard["whole"][0][0]}
    assert reasons == {"ended the reading with exit code 7"}
    assert len(heard["whole"][0][0]) == 6
    assert "failed" not in heard


def test_who_is_killed_once_takes_the_file_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "3 once.txt").write_text("Once\n\nIt is innocent.\n")
    monkeypatch.setenv("ONCE", str(tmp_path / "killed"))
    start = gatherer._START.replace("\nmain()\n", _PATCH)
    monkeypatch.setattr(gatherer, "_START", start)
    heard = hear(begin(folder))
    assert (tmp_path / "killed").exists()
    assert "Once" in titles(heard)
    assert not heard["whole"][0][0]


def test_a_process_that_dies_with_nothing_in_hand_is_not_begun_without_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gatherer, "_START", "raise SystemExit(4)")
    heard = hear(begin(folder))
    assert heard == {"failed": [["ended the reading with exit code 4"]]}


def test_stopping_ends_the_process(folder: Path) -> None:
    gathering = begin(folder)
    gathering.start()
    process = gathering._process
    assert process is not None
    gathering.stop()
    assert process.wait(10) == -9
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
