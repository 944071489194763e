"""Everyone quoted, for people: most quoted first, each with what is put into their mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import SourceKind
from briefing.model.attribution import gather_voices, name_chain
from briefing.text.clean import clean_line

from .naming import counted, joined, numbered_names
from .paragraphs import columns_of, hang, hang_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.model import Article, Attribution, Entity, Voice

ARROW = " ← "
"""Between the links of a chain, outermost first."""


def source_lines(
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    articles: Sequence[Article],
    width: int,
) -> list[str]:
    """Return who is quoted, one below the other, each with the statements, wrapped at `width`."""
    voices = gather_voices(attributions, entities)
    known = {article.id: article for article in articles}
    names = numbered_names(articles)
    lines = hang("", summarise_sources(attributions, voices, len(articles)), width)
    for voice in voices:
        lines += [
            "",
            *hang("", joined([voice.name, write_kind(voice), _write_count(voice)]), width),
        ]
        lines += _statement_lines(voice, entities, known, names, width)
    return lines


def summarise_sources(
    attributions: Sequence[Attribution], voices: Sequence[Voice], articles: int
) -> str:
    """Return "3 articles · 12 statements · 7 sources · 2 not named"."""
    open_ones = sum(not voice.known for voice in voices)
    parts = [
        counted(articles, "article"),
        counted(len(attributions), "statement"),
        counted(len(voices), "source"),
    ]
    return joined([*parts, f"{open_ones:,} not named" if open_ones else ""])


def write_kind(voice: Voice) -> str:
    """Return what a source is: "agency, owned by Russia"; "" where that is not known."""
    kind = "" if voice.kind is SourceKind.OTHER else str(voice.kind)
    kind = kind if voice.known else joined([kind, "not named"])
    return f"{kind}, owned by {voice.owner}" if voice.owner else kind


def write_chain(one: Attribution, entities: Sequence[Entity]) -> str:
    """Return "Coast Agency ← Maren Holt", outermost first."""
    return ARROW.join(map(clean_line, name_chain(one.chain, entities)))


def _write_count(voice: Voice) -> str:
    several = len(voice.articles) > 1
    told = counted(len(voice.attributions), "statement")
    return f"{told} in {counted(len(voice.articles), 'article')}" if several else told


def _statement_lines(
    voice: Voice,
    entities: Sequence[Entity],
    articles: Mapping[str, Article],
    names: Mapping[str, str],
    width: int,
) -> Iterator[str]:
    column = columns_of(names[article] for article in voice.articles)
    for one in voice.attributions:
        text = articles[one.article].text[one.start : one.end]
        chain = f"({write_chain(one, entities)})" if len(one.chain) > 1 else ""
        yield from hang_named(names[one.article], column, [text, chain], width)
