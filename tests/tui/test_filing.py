"""The user's file behind the screen: what fails is told once, kept for later, and tried again."""

from __future__ import annotations

import pytest

from briefing import paths
from briefing.errors import StateError
from briefing.store import State
from briefing.tui import filing
from briefing.tui.keeper import Keeper


@pytest.fixture
def article(article_from):
    from briefing.model import BlockKind

    return article_from([(BlockKind.TITLE, "Pier"), (BlockKind.PARAGRAPH, "The crane rose. " * 20)])


@pytest.fixture
def broken(monkeypatch):
    """Make every change fail until it is mended; what was opened can be read."""
    fault = {"on": True}
    run = State._run

    def fail(self, statement, *values):
        writes = statement.lstrip().startswith(("INSERT", "UPDATE", "DELETE", "BEGIN"))
        if fault["on"] and writes:
            raise StateError("cannot keep anything: the disk is full")
        return run(self, statement, *values)

    monkeypatch.setattr(State, "_run", fail)
    monkeypatch.setattr(filing, "_PAUSE", 0.0)
    return lambda: fault.update(on=False)


@pytest.fixture
def keeper(article):
    State.open().close()
    keeper = Keeper()
    keeper.told = []
    keeper.open(["/news"], [article])
    keeper.report_to(lambda text, short: keeper.told.append((text, short)))
    yield keeper
    if not keeper._filing._thread._shutdown:
        keeper.close()


def settle(keeper):
    keeper._filing.submit(lambda: None).result()


def test_what_fails_is_told_once_and_kept_when_it_can_be(keeper, article, broken):
    keeper.keep_position(article, 40)
    keeper.keep_position(article, 80)
    keeper.keep_query("crane")
    seen = []
    keeper.see_end(article, lambda: seen.append(True))
    settle(keeper)
    assert [short for _, short in keeper.told] == ["nothing is kept: the disk is full"]
    assert seen == [True]
    assert article.id in keeper.read
    assert keeper.commit(lambda state: state.set_read(article, False)) == "the disk is full"
    broken()
    keeper.look(lambda: None)
    settle(keeper)
    assert [short for _, short in keeper.told][1:] == ["what could not be kept is kept now"]
    state = State.open()
    assert state.position(article) == 80
    assert state.is_read(article)
    assert state.queries.kept() == ["crane"]
    assert state.last_stack() == ["/news"]
    state.close()


def test_what_was_done_before_is_kept_before(keeper, article, broken):
    keeper.see_end(article, lambda: None)
    settle(keeper)
    broken()
    assert keeper.commit(lambda state: state.set_read(article, False)) == ""
    assert article.id not in keeper.read
    state = State.open()
    assert not state.is_read(article)
    state.close()


def test_what_is_late_is_kept_at_the_end(keeper, article, broken):
    keeper.keep_position(article, 40)
    settle(keeper)
    broken()
    keeper.close()
    state = State.open()
    assert state.position(article) == 40
    state.close()


def test_a_change_is_kept_whole_or_not_at_all(keeper, article):
    def change(state):
        state.set_read(article, True)
        raise StateError("another session has changed it since")

    assert keeper.commit(change) == "another session has changed it since"
    assert article.id not in keeper.read
    assert keeper.told == []


def test_a_file_that_is_replaced_is_opened_again(keeper, article):
    settle(keeper)
    paths.state_file().rename(paths.state_file().with_name("elsewhere"))
    assert keeper.commit(lambda state: state.set_read(article, True)) == ""
    state = State.open()
    assert state.is_read(article)
    state.close()


def test_a_file_that_cannot_be_opened_is_not_tried_at_every_step(article, monkeypatch):
    tries = []

    def fail(path=None):
        tries.append(path)
        raise StateError("cannot keep anything in /x: permission denied")

    monkeypatch.setattr(State, "open", fail)
    keeper = Keeper()
    keeper.open([], [article])
    for offset in range(5, 60, 5):
        keeper.keep_position(article, offset)
    settle(keeper)
    assert len(tries) == 1
    assert keeper.position(article) == 55
    assert keeper.commit(lambda state: state.set_read(article, True)) == "permission denied"
    assert len(tries) == 2, "what is waited for is tried at once"
    monkeypatch.undo()
    assert keeper.commit(lambda state: state.set_read(article, True)) == ""
    keeper.close()
    state = State.open()
    assert state.position(article) == 55
    state.close()
