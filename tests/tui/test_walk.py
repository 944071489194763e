from briefing.model import Span
from briefing.tui.history import History, Place
from briefing.tui.walk import Walk

A1, A2, B1 = Span("a", 10, 12), Span("a", 50, 55), Span("b", 3, 6)


def make_walk():
    return Walk("Aurora", "mention", [B1, A2, A1], ["a", "b"])


def test_places_are_walked_in_the_order_of_the_stack_and_round_the_ends():
    walk = make_walk()
    here = Span("a", 0, 0)
    seen = []
    for _ in range(4):
        here = walk.step(here)
        seen.append(here)
    assert seen == [A1, A2, B1, A1]


def test_a_step_begins_at_the_place_on_the_screen():
    assert make_walk().step(Span("a", 20, 25)) == A2
    assert make_walk().step(Span("a", 20, 25), -1) == A1
    assert make_walk().step(Span("b", 90, 95)) == A1
    assert make_walk().step(Span("a", 0, 0), -1) == B1


def test_counts_step_further():
    walk = make_walk()
    assert walk.step(Span("a", 0, 0), 2) == A2
    assert walk.step(A2, 2) == A1


def test_a_walk_says_where_it_stands():
    walk = make_walk()
    assert walk.describe() == "Aurora · 3 mentions, in 2 articles"
    walk.step(Span("a", 20, 20))
    assert walk.describe() == "Aurora · mention 2 of 3, article 1 of 2"
    walk.step(A2)
    assert walk.describe() == "Aurora · mention 3 of 3, article 2 of 2"
    alone = Walk("mole", "hit", [A1, A2], ["a"])
    assert alone.describe() == "mole · 2 hits"
    alone.step(A1)
    assert alone.describe() == "mole · hit 2 of 2"
    assert Walk("mole", "hit", [A1], ["a"]).describe() == "mole · 1 hit"


def test_a_walk_without_places_leads_nowhere():
    assert Walk("x", "hit", [], ["a"]).step(A1) is None


P1, P2, P3 = Place(A1, 0), Place(A2, 40), Place(B1, 0)


def test_history_goes_back_and_forward_and_forgets_what_lay_ahead():
    history = History()
    history.leave(P1)
    history.leave(P2)
    assert history.back(P3) == P2
    assert history.back(P2) == P1
    assert history.back(P1) is None
    assert history.forward(P1) == P2
    history.leave(P2)
    assert history.forward(P3) is None


def test_history_forgets_articles_that_have_gone():
    history = History()
    history.leave(P1)
    history.leave(P3)
    history.keep({"a"})
    assert history.back(P2) == P1
