import io
import os
import socket

import pytest

from briefing.sources import open_stack, walk
from briefing.text.clean import is_clean

TEXT = "A short note about the harbour.\n\nIt is quiet.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with texts, hidden ones, binary ones and one that only looks like a text."""
    for name in ("note 10.txt", "note 9.txt", "Beta.md", ".hidden.txt", "deep/inner.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{name}\n\n{TEXT}")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text(TEXT)
    (tmp_path / "photo.bin").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "book.txt").write_bytes(b"%PDF-1.7 and so on")
    return tmp_path


def names(stack):
    return [a.path.rpartition("/")[2] for a in stack.articles]


def reasons(stack):
    return {f.path.rpartition("/")[2]: f.reason for f in stack.failures}


def test_folder_is_read_in_natural_order_and_counts_what_it_passes_over(folder):
    stack = open_stack([str(folder)])
    assert names(stack) == ["Beta.md", "inner.txt", "note 9.txt", "note 10.txt"]
    assert (stack.hidden, stack.binary) == (2, 1)
    assert reasons(stack) == {"book.txt": "PDF files cannot be read yet"}


def test_what_the_user_names_comes_in_the_order_of_naming_with_absolute_keys(folder, monkeypatch):
    monkeypatch.chdir(folder)
    stack = open_stack(["note 9.txt", "./deep/../Beta.md", ".hidden.txt"])
    assert [a.path for a in stack.articles] == ["note 9.txt", "./deep/../Beta.md", ".hidden.txt"]
    assert [a.key for a in stack.articles][1] == str(folder / "Beta.md")
    assert stack.hidden == 0


def test_failures_say_why_and_the_others_go_on(folder):
    (folder / "empty.txt").write_text(" \n\n")
    (folder / "bare").mkdir()
    wanted = ["nowhere.txt", "empty.txt", "photo.bin", "bare", "note 9.txt", "note 9.txt/x"]
    stack = open_stack([str(folder / name) for name in wanted])
    assert names(stack) == ["note 9.txt"]
    assert reasons(stack) == {
        "nowhere.txt": "no such file or folder",
        "empty.txt": "is empty",
        "photo.bin": "holds no text",
        "bare": "holds no texts",
        "x": "no such file or folder",
    }


def test_odd_paths_are_failures_not_crashes():
    stack = open_stack(["", "a\0b", "\udcff\x1b[31m", "x" * 5000])
    assert not stack.articles
    assert all(is_clean(f.path) and f.reason for f in stack.failures)
    assert len(stack.failures) == 4


def test_unreadable_file_and_folder(folder):
    closed = folder / "closed"
    closed.mkdir()
    file = folder / "secret.txt"
    file.write_text(TEXT)
    closed.chmod(0)
    file.chmod(0)
    try:
        if os.access(file, os.R_OK):
            pytest.skip("this user may read everything")
        found = reasons(open_stack([str(closed), str(file)]))
        assert found == {"closed": "permission denied", "secret.txt": "permission denied"}
    finally:
        closed.chmod(0o700)


def test_refusal_of_the_system_is_told_as_a_clause():
    assert walk.clause(PermissionError(13, "Permission denied")) == "permission denied"
    assert walk.clause(OSError(5, "Input/output error")) == "input/output error"


def test_the_same_bytes_are_kept_once(folder):
    (folder / "copy.txt").write_bytes((folder / "note 9.txt").read_bytes())
    stack = open_stack([str(folder / "note 9.txt"), str(folder)])
    assert names(stack).count("note 9.txt") == 1
    assert {(a.rpartition("/")[2], b.rpartition("/")[2]) for a, b in stack.repeated} == {
        ("copy.txt", "note 9.txt"),
        ("note 9.txt", "note 9.txt"),
    }


def test_links_in_a_circle_end(folder):
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "dangling.txt").symlink_to(folder / "gone")
    stack = open_stack([str(folder)])
    assert len(stack.articles) == 4
    assert reasons(stack)["dangling.txt"] == "no such file or folder"
    assert "too many" in reasons(stack)["self"]


def test_pipes_sockets_and_devices_are_named_and_never_opened(folder, monkeypatch):
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("plug.txt")
        stack = open_stack([".", "/dev/null", "plug.txt"])
    found = reasons(stack)
    assert found["pipe.txt"] == "is a pipe"
    assert found["plug.txt"] == "is a socket"
    assert found["null"] == "is a device"


def test_a_pipe_that_is_named_is_read_and_never_waited_for(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert reasons(open_stack([str(path)])) == {"pipe": "is empty"}
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)
    try:
        (article,) = open_stack([f"/dev/fd/{reading}"]).articles
    finally:
        os.close(reading)
    assert article.text == TEXT


def test_too_large_a_file_is_refused_by_its_limit(folder, monkeypatch):
    monkeypatch.setattr(walk, "LIMIT", 2**20)
    (folder / "large.txt").write_bytes(b"word " * 2**18)
    assert reasons(open_stack([str(folder / "large.txt")])) == {
        "large.txt": "is larger than 1 MB, the most that is read: split it"
    }


def test_standard_input():
    stack = open_stack(["-"], io.BytesIO(TEXT.encode()))
    (article,) = stack.articles
    assert (article.key, article.path, article.text) == ("-", "standard input", TEXT)
    for stream in (None, io.BytesIO(b""), io.BytesIO(bytes(range(256)) * 9)):
        (failure,) = open_stack(["-"], stream).failures
        assert failure.path == "standard input"


def test_closed_standard_input_is_a_failure():
    stream = io.BytesIO(b"x")
    stream.close()
    assert open_stack(["-"], stream).failures[0].reason == "cannot be read"


def test_names_with_escapes_are_shown_neutral_and_can_be_opened_again(tmp_path):
    raw = os.fsencode(str(tmp_path)) + b"/red\x1b[31m \xff.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(TEXT.encode())
    (article,) = open_stack([str(tmp_path)]).articles
    assert is_clean(article.path)
    assert "␛" in article.path
    assert is_clean(article.title)
    with open(os.fsencode(article.key), "rb") as file:  # noqa: PTH123
        assert file.read() == TEXT.encode()


def test_order_of_names_is_natural():
    names = ["b", "a12", "ß²", "A3", "a2b10", "1", "a2b9"]
    assert sorted(names, key=walk.natural) == ["1", "a2b9", "a2b10", "A3", "a12", "b", "ß²"]
