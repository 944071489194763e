"""A fault of ours is one plain line, with the trace in the log, and nothing of the articles."""

import pytest

from briefing import cli, paths
from briefing.cli import dispatch

SECRET = "what the article says \x1b[2J"


@pytest.fixture
def faulty(monkeypatch):
    def fail(_words):
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            message = SECRET
            raise ValueError(message) from error

    monkeypatch.setattr(dispatch, "dispatch", fail)


def test_one_line_names_the_log_and_no_text(faulty, capsys):
    assert cli.run(["contents"]) == cli.FAULT
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ValueError" in told
    assert str(paths.log_file()) in told
    assert "article says" not in told


def test_the_log_holds_places_of_the_fault_and_its_cause(faulty):
    cli.run(["contents"])
    log = paths.log_file().read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "ValueError" in log
    assert "test_crash.py" in log
    assert "article says" not in log
    assert paths.log_file().stat().st_mode & 0o777 == 0o600


def test_without_a_log_the_line_names_the_place(faulty, capsys, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setattr(paths, "log_file", lambda: blocked / "log" / "briefing.log")
    assert cli.run(["contents"]) == cli.FAULT
    assert "test_crash.py" in capsys.readouterr().err
