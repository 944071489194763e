"""The library from the command line: what goes in, what comes out, what is said when it cannot."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from briefing import collection, paths
from briefing.worker import pool

if TYPE_CHECKING:
    from pathlib import Path

COURIER = "The lamp of the pier\n\nThe lamp went out on Monday. Nobody mended it.\n"
HERALD = "A new tram\n\nGovernor Zhelyabov opened the tram line of Odarsk.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "courier.txt").write_text(COURIER)
    (folder / "herald.txt").write_text(HERALD)
    settle(folder)
    return folder


def settle(folder: Path) -> None:
    """Let files be older than a file that may still be written to."""
    for at, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (1_700_000_000 + at, 1_700_000_000 + at))


def listed(ask) -> list[str]:
    return [row["title"] for row in ask("library", "list", "--json").document["articles"]]


def test_what_is_added_is_found(ask, texts: Path) -> None:
    added = ask("library", "add", texts)
    assert (added.code, added.out, added.err) == (0, "2 added\n", "")
    assert sorted(listed(ask)) == ["A new tram", "The lamp of the pier"]
    found = ask("search", "--library", "zheliabov", "tram", "--json").document
    hit = found["hits"][0]
    assert hit["text"] == "Governor Zhelyabov opened the tram line of Odarsk."
    text = ask("text", "--library", "zheliabov").out
    assert text[hit["start"] : hit["end"]] == hit["text"]
    assert found["substitutions"][0]["read"] == "Zhelyabov"


def test_the_same_hits_as_without_a_library(ask, texts: Path) -> None:
    ask("library", "add", texts)
    for query in ("lamp", "lapm monday", "tram odarsk", '"lamp of"', "zheliabov", "odars"):
        kept = ask("search", "--library", query, "--json").document["hits"]
        read = ask("search", query, texts, "--json").document["hits"]
        for key in ("kind", "text", "matched", "entity"):
            assert [hit[key] for hit in kept] == [hit[key] for hit in read], query


def test_names_are_among_the_hits_as_the_user_corrected_them(ask, texts: Path, tmp_path) -> None:
    (texts / "late.txt").write_text("Late news\n\nMaren Holt came. Maren Holt met Zhelyabov.\n")
    settle(texts)
    ask("library", "add", texts)
    told = ask("search", "--library", "holt maren").out
    assert told.endswith("\nNames\n    Maren Holt: person, 2 mentions in 1 article\n")
    lines = tmp_path / "corrections"
    lines.write_text('rename "Maren Holt" person to "Maren Lund"\n')
    assert ask("entities", "--import-corrections", lines).code == 0
    told = ask("search", "--library", "holt maren").out
    assert "Maren Lund: person, 2 mentions in 1 article" in told
    assert "Maren Holt: person" not in told


def test_adding_again_looks_only(ask, texts: Path) -> None:
    ask("library", "add", texts)
    assert ask("library", "add").out == "2 unchanged\n"
    assert ask("library", "add", texts / "herald.txt").out == "1 unchanged\n"
    (texts / "copy.txt").write_text(HERALD)
    settle(texts)
    assert ask("library", "add").out == "2 unchanged · 1 the same as another\n"
    assert len(listed(ask)) == 2


def test_changes_are_seen(ask, texts: Path) -> None:
    ask("library", "add", texts)
    (texts / "courier.txt").write_text(COURIER.replace("lamp", "lantern"))
    (texts / "herald.txt").unlink()
    assert ask("library", "add").out == "1 changed · 1 gone\n"
    assert listed(ask) == ["The lantern of the pier"]
    assert ask("search", "--library", "tram").code == 1


def test_a_moved_file_is_shown_where_it_is(ask, texts: Path) -> None:
    ask("library", "add", texts)
    (texts / "herald.txt").rename(texts / "tribune.txt")
    assert ask("library", "add").out == "1 unchanged · 1 the same as another · 1 gone\n"
    for words in (["library", "list"], ["contents", "--library"], ["search", "--library", "tram"]):
        told = ask(*words, "--json").out
        assert "tribune.txt" in told or words[0] == "search"
        assert "herald.txt" not in told
    assert ask("text", "--library", "tram").out.startswith("A new tram")


def test_what_a_file_holds_no_more_is_not_found(ask, texts: Path) -> None:
    ask("library", "add", texts)
    (texts / "courier.txt").write_text("")
    (texts / "herald.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    added = ask("library", "add")
    assert "courier.txt: is empty" in added.err
    assert "1 without text" in added.out
    assert listed(ask) == []
    assert ask("search", "--library", "tram").code == 1


def test_the_index_is_kept_while_its_files_cannot_be_reached(ask, texts: Path) -> None:
    ask("library", "add", texts)
    away = texts.rename(texts.with_name("away"))
    answer = ask("library", "rebuild")
    assert (answer.code, answer.out) == (2, "")
    assert f"{texts} cannot be reached: bring it back, or" in answer.err
    assert '"briefing library remove PATH"' in answer.err
    assert len(listed(ask)) == 2
    away.rename(texts)
    assert ask("library", "rebuild").out == "2 added\n"


def test_a_query_chooses_what_a_command_works_on(ask, texts: Path) -> None:
    ask("library", "add", texts)
    for words in (["contents"], ["summary"], ["--plain"]):
        chosen = ask(*words, "--library", "odarsk").out
        assert "tram" in chosen
        assert "lamp" not in chosen
        every = ask(*words, "--library").out
        assert "lamp" in every
        assert "tram" in every


def test_that_more_answers_than_is_shown_is_told(ask, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(70):
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nThe lantern went out.\n")
    settle(folder)
    ask("library", "add", folder)
    chosen = ask("contents", "--library", "lantern", "--json")
    assert len(chosen.document["articles"]) == 70
    assert chosen.err == ""
    found = ask("search", "--library", "lantern", "-n", "5")
    assert "the best 5 hits, there are more" in found.err
    assert ask("search", "--library", "lantern", "-n", "5", "--json").document["more"] is True
    assert ask("search", "--library", "lantern", "-n", "900", "--json").document["more"] is False
    monkeypatch.setattr(collection.opening, "MOST_SELECTED", 20)
    assert "20 articles, and more of the library answer" in ask("contents", "--library", "went").err


@pytest.mark.parametrize("command", ["--plain", "entities", "search", "sources", "contents"])
def test_that_the_users_file_cannot_be_read_is_told_once(ask, texts: Path, command: str) -> None:
    ask("library", "add", texts)
    file = paths.state_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("no database")
    answer = ask(command, "--library", "the")
    assert answer.err.count("shown without your corrections") == 1


def test_the_briefing_of_the_library_leads_back_to_it(ask, texts: Path) -> None:
    ask("library", "add", texts)
    answer = ask("--plain", "--library", "odarsk")
    assert answer.err == ""
    assert "  briefing --library odarsk  (" in answer.out
    assert "library://" not in answer.out
    assert "  briefing --library  (" in ask("--plain", "--library").out


def test_a_query_that_chooses_nothing_is_one(ask, texts: Path) -> None:
    ask("library", "add", texts)
    for command in ("contents", "summary", "agreement", "--plain"):
        answer = ask(*command.split(), "--library", "zzqxwv")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err == "briefing: nothing in the library answers these words\n"
    told = ask("text", "--library")
    assert told.code == 2
    assert "what was chosen of the library holds 2 articles: " in told.err


def test_what_is_removed_is_gone(ask, texts: Path) -> None:
    ask("library", "add", texts)
    removed = ask("library", "remove", texts / "herald.txt")
    assert (removed.code, removed.out) == (0, "1 file left the library\n")
    assert "which stays: the next add takes it in again" in removed.err
    assert listed(ask) == ["The lamp of the pier"]
    ask("library", "remove", texts)
    assert listed(ask) == []
    empty = ask("contents", "--library")
    assert (empty.code, empty.err) == (1, "briefing: no article in the library\n")
    for told in (ask("library", "list"), ask("library", "list", "--json")):
        assert (told.code, told.err) == (1, "briefing: no article in the library\n")
    assert ask("library", "status", "--json").document["status"][0]["paths"] == []
    assert (texts / "herald.txt").exists()
    assert ask("library", "remove", texts).err.endswith("is not in the library\n")


def test_the_log_of_the_index_is_counted_in_its_size(ask, texts: Path) -> None:
    def size() -> int:
        return int(ask("library", "status", "--json").document["status"][0]["bytes"])

    ask("library", "add", texts)
    before, reader = size(), sqlite3.connect(paths.index_file())
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM article").fetchall()  # the log cannot be emptied under it
    (texts / "late.txt").write_text("Late.\n\nThe ferry came late. The pier was dark.\n", "utf-8")
    ask("library", "add", texts)
    log = paths.index_file().with_name(f"{paths.index_file().name}-wal")
    assert log.stat().st_size > 0
    assert size() == paths.index_file().stat().st_size + log.stat().st_size > before
    reader.close()


def test_a_lost_index_is_made_anew(ask, texts: Path) -> None:
    ask("library", "add", texts)
    before = ask("library", "list").out
    for words in (["library", "list"], ["search", "--library", "lamp"], ["--plain", "--library"]):
        paths.index_file().unlink()
        status = ask("library", "status")
        assert status.code == 0
        assert str(texts) in status.out
        assert 'is not there; "briefing library add" takes it in' in status.err
        answer = ask(*words)
        assert answer.code == 0
        assert answer.err == (
            "briefing: the index of the library is not there; taking its files in\n"
        )
        assert ask("library", "list").out == before
    assert ask("library", "rebuild").out == "2 added\n"
    assert ask("library", "list").out == before


def test_an_index_of_an_earlier_version_is_made_anew(ask, texts: Path, root: Path) -> None:
    ask("library", "add", texts)
    before = ask("library", "list").out
    drop_index()
    database = sqlite3.connect(paths.index_file())
    database.executescript((root / "tests/data/store/index-5.sql").read_text("utf-8"))
    database.close()
    told = ask("library", "status", "--json").document["status"][0]
    assert (told["lacks"], told["stale"], told["articles"]) == (
        "is of an earlier version",
        False,
        0,
    )
    answer = ask("search", "--library", "lamp", "--json")
    assert [hit["text"] for hit in answer.document["hits"]][:1] == ["The lamp of the pier"]
    assert answer.err == "briefing: the index was of an earlier version; a new one is begun\n"
    assert ask("library", "list").out == before


def test_an_index_that_other_code_made_answers_and_says_so(ask, texts: Path) -> None:
    ask("library", "add", texts)
    database = sqlite3.connect(paths.index_file())
    database.execute("UPDATE article SET readers = 'other'")
    database.execute("UPDATE fact SET value = json_set(value, '$[0]', 'x') WHERE name = 'whole'")
    database.commit()
    database.close()
    answer = ask("search", "--library", "lamp")
    assert answer.code == 0
    assert 'was made by another version; "briefing library add" reads it anew' in answer.err
    assert ask("library", "status", "--json").document["status"][0]["stale"]
    assert ask("library", "add").out == "2 read anew\n"
    assert ask("search", "--library", "lamp").err == ""


def test_a_damaged_index_is_told_and_begun_anew(ask, texts: Path) -> None:
    ask("library", "add", texts)
    paths.index_file().write_bytes(b"rubbish" * 1000)
    answer = ask("search", "--library", "lamp")
    assert answer.code == 0
    assert "the index was damaged; a new one is begun, the old one is" in answer.err
    assert "The lamp of the pier" in answer.out


def test_an_empty_file_for_an_index_is_filled(ask, texts: Path) -> None:
    ask("library", "add", texts)
    drop_index()
    paths.index_file().touch()
    assert "holds nothing" in ask("library", "status").err
    assert len(listed(ask)) == 2


def test_how_far_the_names_are_is_told(ask, texts: Path) -> None:
    ask("library", "add", texts)
    told = ask("library", "status")
    assert "\nnames: 2 in 2 articles\n" in told.out
    assert told.err == ""
    (texts / "late.txt").write_text("Late news\n\nMaren Holt came to Lindau.\n")
    settle(texts)
    collection.add([], lambda _done, _all: None, print)
    told = ask("library", "status")
    assert (
        "\nnames: 2 in 2 articles · still to be found, or found anew: those of 1 of 3\n" in told.out
    )
    assert told.err == 'briefing: "briefing library add" goes on with the names\n'
    row = ask("library", "status", "--json").document["status"][0]
    assert (row["named"], row["joined"], row["names"], row["names_behind"]) == (2, 2, 2, True)


def drop_index() -> None:
    for ending in ("", "-wal", "-shm"):
        index = paths.index_file()
        index.with_name(index.name + ending).unlink(missing_ok=True)


def test_a_name_that_no_line_can_hold_is_refused(ask, texts: Path) -> None:
    odd = texts / "a\nb.txt"
    odd.write_text("The mole\n\nThe mole was closed in the fog.\n")
    answer = ask("library", "add", odd)
    assert answer.code == 2
    assert "line break" in answer.err
    assert not paths.library_file().exists()
    assert ask("library", "add", texts).out == "3 added\n"


def test_paths_are_those_of_any_folder_one_is_in(ask, texts: Path, monkeypatch) -> None:
    monkeypatch.chdir(texts.parent)
    ask("library", "add", texts.name)
    monkeypatch.chdir(texts)
    found = ask("library", "list", "--json").document["articles"]
    assert {row["path"] for row in found} == {str(one) for one in texts.iterdir()}
    assert ask("text", found[0]["path"]).code == 0


def test_an_empty_library_lists_nothing_and_says_so(ask, texts: Path) -> None:
    ask("library", "add", texts)
    ask("library", "remove", texts)
    answer = ask("library", "list")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "briefing: no article in the library\n"


def test_help_says_what_each_word_does(ask) -> None:
    told = ask("library", "-h").out
    for word in ("add", "list", "remove", "status", "rebuild"):
        assert f"\n  {word} " in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["library"], "wants add, list"),
        (["library", "fetch"], "wants add, list"),
        (["library", "list", "x"], "takes no PATH"),
        (["library", "remove"], "wants a PATH"),
        (["library", "add"], "library is empty"),
        (["library", "rebuild"], "library is empty"),
        (["library", "status"], "library is empty"),
        (["library", "list", "--library"], "leave --library out"),
        (["search", "--library", "lamp"], "library is empty"),
        (["--library"], "library is empty"),
    ],
)
def test_faults(ask, words: list[str], told: str) -> None:
    answer = ask(*words)
    assert answer.code == 2
    assert told in answer.err


def test_what_cannot_be_read_is_named(ask, texts: Path) -> None:
    (texts / "empty.txt").write_text("")
    (texts / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    added = ask("library", "add", texts, texts / "nowhere.txt")
    assert added.code == 0
    assert added.out == "2 added · 1 without text\n"
    assert "empty.txt: is empty" in added.err
    assert "nowhere.txt: no such file" in added.err
    assert ask("library", "add", texts, "--strict").code == 2


def test_what_is_no_plain_file_is_named_once_and_not_kept(ask, texts: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    added = ask("library", "add", texts, pipe, "/dev/null")
    assert added.out == "2 added\n"
    assert added.err.count("\n") == 2
    assert paths.library_file().read_text() == f"{texts}\n"
    assert ask("library", "add").err == ""


def test_a_file_that_breaks_its_reader_is_named_and_passed_over(
    ask, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "from briefing.sources import article\nplain = article.read_article\n"
    code += "def read(data, *, key, path):\n    if 'courier' in key:\n        raise MemoryError\n"
    code += "    return plain(data, key=key, path=path)\narticle.read_article = read\n"
    monkeypatch.setattr(pool, "_CODE", code + pool._CODE)
    added = ask("library", "add", texts)
    assert (added.code, added.out) == (0, "1 added\n")
    assert "courier.txt: cannot be read (MemoryError)" in added.err


def test_a_strangers_title_cannot_act(ask, tmp_path: Path) -> None:
    (tmp_path / "evil\x1b[31m.txt").write_text("Evil \x1b]0;title\x07 heading\n\nText here.\n")
    ask("library", "add", tmp_path)
    for words in (["library", "list"], ["library", "status"], ["contents", "--library"]):
        assert "\x1b" not in ask(*words).out


def test_interrupted_it_keeps_what_was_done_and_goes_on(start, tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1500):
        text = f"Report {number}\n\n" + f"The ferry {number} was late again. " * 40
        (folder / f"{number}.txt").write_text(text)
    settle(folder)
    adding = subprocess.Popen(
        [sys.executable, "-m", "briefing", "library", "add", str(folder)],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not _count(start) and time.monotonic() < deadline:
        time.sleep(0.05)
    adding.send_signal(signal.SIGINT)
    _, err = adding.communicate(timeout=20)
    kept = _count(start)
    if adding.returncode == 130:  # else it was done before the signal came
        assert "goes on" in err
        assert 0 < kept < 1500
    start("library", "add", cwd=root)
    assert _count(start) == 1500


def _count(start) -> int:
    done = start("library", "status", "--json")
    return json.loads(done.stdout)["status"][0]["articles"] if done.returncode == 0 else 0


@pytest.mark.parametrize("command", ["summary", "agreement", "timeline", "sources"])
def test_that_all_of_a_large_library_is_analysed_is_told(
    ask, texts: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("library", "add", texts)
    assert "are analysed" not in ask(command, "--library").err
    monkeypatch.setattr("briefing.collection.opening.MOST_AT_ONCE", 1)
    told = ask(command, "--library").err
    assert "all 2 articles of the library are analysed, which takes long: words behind" in told
    assert "are analysed" not in ask(command, "--library", "tram").err
