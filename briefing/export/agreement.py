"""Agreement for people: each statement, how every article has it, and why it stands so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.model import Stance, Status
from briefing.text.clean import clean_line

from .naming import counted, joined, numbered_names
from .paragraphs import PLAIN, columns_of, hang, hang_marked, hang_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.model import Article, Place, Source, Statement

    from .paragraphs import Marks

SIGNS = {Status.DIFFERS: "≠", Status.CORROBORATED: "=", Status.SINGLE: "1"}
"""How each status is drawn."""
_STANCES = {Stance.AGREES: "agrees", Stance.DIFFERS: "differs", Stance.ALONE: "alone"}


def agreement_lines(
    statements: Sequence[Statement],
    articles: Sequence[Article],
    width: int,
    marks: Marks = PLAIN,
) -> list[str]:
    """Return statements one below the other, each with its sentences, wrapped at `width`."""
    known = {article.id: article for article in articles}
    names = numbered_names(articles)
    lines = [*hang("", summarise_agreement(statements, len(articles)), width)]
    for statement in statements:
        lines.append("")
        lines += _statement_lines(statement, known, names, width, marks)
    return lines


def summarise_agreement(statements: Sequence[Statement], articles: int) -> str:
    """Return how many statements there are of each kind: "1 differs · 5 corroborated · 2 alone"."""
    counts = Counter(statement.status for statement in statements)
    differ = "differs" if counts[Status.DIFFERS] == 1 else "differ"
    told = {Status.DIFFERS: differ, Status.CORROBORATED: "corroborated", Status.SINGLE: "alone"}
    parts = [f"{counts[status]:,} {word}" for status, word in told.items() if counts[status]]
    return joined([counted(articles, "article"), *parts])


def write_origins(statement: Statement) -> str:
    """Return how many independent origins stand behind a statement, as far as articles tell.

    "2 independent origins, 1 not named": who an unnamed one is stays unknown.
    """
    if statement.status is Status.SINGLE:
        return "source not named" if statement.unnamed else "source named"
    found = counted(statement.origins, "independent origin")
    if statement.unnamed == statement.origins:
        return f"at most {found}, none named"
    return found + (f", {statement.unnamed} not named" if statement.unnamed else "")


def write_chain(chain: Sequence[Source]) -> str:
    """Return who says so, outermost first: "Coast Agency ← Maren Holt"; "" if nobody is named."""
    names = [
        clean_line(source.name) + ("" if source.known or not source.name.islower() else " (who?)")
        for source in chain
    ]
    return " ← ".join(names)


def write_sources(place: Place) -> str:
    """Return all who say so in a place: "Reuters and AFP"; "" if nobody is named."""
    return " and ".join(write_chain(chain) for chain in (place.chain, *place.beside) if chain)


def write_reason(statement: Statement) -> str:
    """Return what was compared and found, with how unequal values go together."""
    return joined([statement.reason, statement.reconciliation])


def _statement_lines(
    statement: Statement,
    articles: dict[str, Article],
    names: dict[str, str],
    width: int,
    marks: Marks,
) -> Iterator[str]:
    head = joined([statement.label, str(statement.aspect), write_origins(statement)])
    yield from hang(f"{SIGNS[statement.status]} ", head, width)
    shown = {place.span.article: names[place.span.article] for place in statement.places}
    column = columns_of(shown.values())
    for place in statement.places:
        name = shown[place.span.article]
        yield from hang_named(name, column, [_stance_line(place)], width)
        text = articles[place.span.article].text[place.span.start : place.span.end]
        at = place.span.start
        picked = place.lit or ((place.start, place.end),)
        inside = [(start - at, end - at) for start, end in picked]
        yield from hang_marked("      ", text, width, inside, marks)
    yield from hang("  why: ", write_reason(statement), width)


def _stance_line(place: Place) -> str:
    return joined([place.value, _STANCES[place.stance], write_sources(place)])
