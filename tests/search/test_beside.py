"""What a search needs is made beside who asks for it, and is never seen half made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from briefing.search.other_names import OtherNames
from briefing.search.vocabulary import Vocabulary

TERMS = {"ferry": 3, "ferries": 2, "harbour": 4, "strait": 1}


def test_words_are_found_while_the_vocabulary_is_laid_out():
    vocabulary = Vocabulary(TERMS)
    found = []

    class Asking(list):
        def __iter__(self):
            for at, term in enumerate(super().__iter__()):
                if at == 2:  # as another thread does in between
                    vocabulary._sorted = sorted(TERMS)
                    found.append(vocabulary.near("harbuor", 1))
                yield term

    vocabulary._sorted = Asking(sorted(TERMS))
    assert vocabulary.near("harbuor", 1) == [("harbour", 1)]
    assert vocabulary.near("straid", 1) == [("strait", 1)]
    assert found == [[("harbour", 1)]]


def test_other_names_are_whole_for_two_who_ask_at_once():
    begun, go_on = Event(), Event()

    def rows():
        yield "United Nations", "UN"
        begun.set()
        assert go_on.wait(60)
        yield "Kyiv", "Kiev"

    names = OtherNames(rows())
    with ThreadPoolExecutor() as pool:
        first = pool.submit(names.of, ("kiev",))
        assert begun.wait(60)
        second = pool.submit(names.of, ("kiev",))
        go_on.set()
        assert first.result(60) == second.result(60) == [("kyiv",)]
