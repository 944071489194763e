"""Queries outlive the session: each once, the newest last, not without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.store import State
from briefing.store.queries import MOST

if TYPE_CHECKING:
    from pathlib import Path


def test_queries_come_back_each_once_and_the_newest_last(file: Path) -> None:
    state = State.open(file)
    for query in ("ferry", 'who:"kim"', "ferry -mole", "ferry"):
        state.queries.keep(query)
    state.close()
    state = State.open(file)
    assert state.queries.kept() == ['who:"kim"', "ferry -mole", "ferry"]
    state.close()


def test_only_the_newest_are_kept(state: State) -> None:
    for n in range(MOST + 30):
        state.queries.keep(f"query {n}")
        state.queries.keep("always")
    kept = state.queries.kept()
    assert len(kept) == MOST
    assert kept[-1] == "always"
    assert kept[-2] == f"query {MOST + 29}"
    assert kept[0] == f"query {31}"


def test_two_sessions_keep_theirs_side_by_side(file: Path) -> None:
    one, other = State.open(file), State.open(file)
    one.queries.keep("a")
    other.queries.keep("b")
    one.queries.keep("c")
    assert one.queries.kept() == other.queries.kept() == ["a", "b", "c"]
    one.close()
    other.close()


def test_queries_are_forgotten_and_nothing_else(state: State) -> None:
    state.queries.keep("ferry")
    state.save_stack(["/news"])
    state.queries.forget()
    assert state.queries.kept() == []
    assert state.last_stack() == ["/news"]
