"""What several articles report, what one alone reports, and where they differ.

    passages   sentences with their numbers, days and names
    pairing    which of them may speak of one thing: rarer words in common, by an inverted index
    comparing  what two of them say of each other: numbers, days, words in each other's place
    phrases    what they call one thing, by `nouns` and the words before them
    grouping   pairs become groups of places
    origins    how many independent sources stand behind a group
    statements groups become statements; `singles` adds what one article alone tells

Precision comes before recall: whatever else can explain two unlike values is tried before
anything is called different.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from briefing.model import Article, Entity, Layers, Statement

    from .passages import Passage
    from .verdicts import Verdict


_PAIRS = 15
"""Pairs that are compared between two steps."""
_ARTICLES = 4
_GROUPS = 4


def agree_in_steps(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> Generator[None, None, tuple[Statement, ...]]:
    """Yield whenever some articles or sentences are done; return the statements.

    Differences come first, then what most articles report, then what one alone does.
    """
    from .grouping import group_verdicts
    from .origins import Copies
    from .singles import find_singles
    from .statements import make_statement, sort_statements

    passages = yield from _collect(articles, layers, entities)
    verdicts = yield from _compare(passages)
    copies = Copies()
    found: list[Statement] = []
    for at, group in enumerate(group_verdicts(verdicts)):
        if at % _GROUPS == 0:
            yield
        statement = make_statement(group, copies)
        if statement is not None:
            found.append(statement)
    yield
    found += find_singles(passages, verdicts)
    order = {article.id: n for n, article in enumerate(articles)}
    return tuple(sort_statements(found, order))


def _collect(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> Generator[None, None, list[Passage]]:
    from .passages import Names, find_passages

    names = Names(entities)
    passages: list[Passage] = []
    for at, article in enumerate(articles):
        if at % _ARTICLES == 0:
            yield
        if article.id in layers:
            passages += find_passages(article, layers[article.id], names, len(passages))
    return passages


def _compare(passages: Sequence[Passage]) -> Generator[None, None, list[Verdict]]:
    from .comparing import Known, compare
    from .kinship import Kinship
    from .pairing import Rarity, find_pairs
    from .phrases import Phrases
    from .restated import join_titles

    rarity = Rarity(passages)
    known = Known(rarity, Phrases(), Kinship(passages, rarity))
    verdicts: list[Verdict] = []
    compared = 0
    for _, pairs in find_pairs(passages, rarity):
        for pair in pairs:
            verdicts += compare(pair, known)
        compared += 1 + len(pairs)
        if compared > _PAIRS:
            compared = 0
            yield
    return [*verdicts, *join_titles(verdicts, rarity)]
