"""What several articles report, what one alone reports, and where they differ.

    passages   sentences with their numbers, days and names
    pairing    which of them may speak of one thing: rarer words in common, by an inverted index
    comparing  what two of them say of each other: numbers, days, words in each other's place
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


def agree_in_steps(
    articles: Sequence[Article], layers: Mapping[str, Layers], entities: Sequence[Entity]
) -> Generator[None, None, tuple[Statement, ...]]:
    """Yield after each article that was compared; return the statements, differences first."""
    from .comparing import Known, compare
    from .grouping import group_verdicts
    from .kinship import Kinship
    from .origins import Copies
    from .pairing import Rarity, find_pairs
    from .passages import find_passages
    from .phrases import Phrases
    from .singles import find_singles
    from .statements import make_statement, sort_statements

    passages = find_passages(articles, layers, entities)
    yield
    rarity = Rarity(passages)
    known = Known(rarity, Phrases(), Kinship(passages, rarity))
    verdicts = []
    current = ""
    for number, pairs in find_pairs(passages, rarity):
        if passages[number].span.article != current:
            current = passages[number].span.article
            yield
        for pair in pairs:
            verdicts += compare(pair, known)
    copies = Copies()
    found: list[Statement] = []
    for at, group in enumerate(group_verdicts(verdicts)):
        if at % 200 == 0:
            yield
        statement = make_statement(group, rarity, copies)
        if statement is not None:
            found.append(statement)
    yield
    found += find_singles(passages, verdicts, rarity)
    order = {article.id: n for n, article in enumerate(articles)}
    return tuple(sort_statements(found, order))
