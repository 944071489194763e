"""From the sentences of an article to its attributions."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.model import Attribution, BlockKind

from .chains import build_chains
from .cues import find_cues
from .lexicon import may_hold_cue
from .neighbours import Spoken, lend
from .quotations import find_quotations
from .sources import Sources
from .speakers import Speakers
from .tokens import cut_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.model import Article, Mention, Sentence

    from .chains import Chained
    from .tokens import Token

_KINDS = frozenset(
    {BlockKind.STANDFIRST, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}
)
_TRIMMED = " \n\t,;:"
_LONGEST = 3_000
"""Characters of a sentence from which it is no sentence, but a list or a lost full stop."""
_QUOTED = 0.5
"""Share of a statement between quotation marks from which it is word for word."""


def find_attributions(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return who says what in an article, in order; ids of entities are not yet known."""
    speakers = Speakers(article.text, mentions)
    sources = Sources(article.text, speakers)
    found: list[Attribution] = []
    before: Spoken | None = None
    for block, group in groupby(sentences, key=lambda sentence: sentence.block):
        kept = article.blocks[block]
        if kept.kind not in _KINDS:
            continue
        quotations = find_quotations(article.text, kept.start, kept.end)
        spoken = [_read(article, one, quotations, sources, speakers) for one in group]
        lend(article, spoken, before)
        found += [one for sentence in spoken for one in sentence.found]
        before = spoken[-1] if spoken else None
    found.sort(key=lambda one: (one.start, one.cue_start))
    return tuple(found)


def _read(
    article: Article,
    sentence: Sentence,
    quotations: Sequence[tuple[int, int]],
    sources: Sources,
    speakers: Speakers,
) -> Spoken:
    """Return a sentence with what its own cues say."""
    text, start, end = article.text, sentence.start, sentence.end
    inside = _overlapping(quotations, start, end) if quotations else []
    until = next((b for a, b in inside if a <= start and not _letters(text, b, end)), 0)
    spoken = Spoken(start, end, until)
    if not until and end - start < _LONGEST and may_hold_cue(text, start, end):
        tokens = cut_tokens(text, start, end)
        quoted = [False] * len(tokens)
        if inside:
            quoted = [any(a <= token.start < b for a, b in inside) for token in tokens]
        cues = find_cues(tokens, quoted)
        chained = build_chains(tokens, cues, sources)
        made = [_attribution(article.id, text, tokens, one, inside) for one in chained]
        spoken.found = [one for one in made if one is not None]
        spoken.closing = next((one.chain for one in chained if one.end <= one.start), ())
    if not until and not spoken.found:
        spoken.about = speakers.notice(start, end)
    return spoken


def _overlapping(places: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return those of ordered places that share a character with `text[start:end]`."""
    first = last = bisect_right(places, start, key=lambda place: place[1])
    while last < len(places) and places[last][0] < end:
        last += 1
    return list(places[first:last])


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _attribution(
    identity: str,
    text: str,
    tokens: Sequence[Token],
    one: Chained,
    quotations: Iterable[tuple[int, int]],
) -> Attribution | None:
    """Return the attribution at its offsets, or None where no statement is left."""
    if one.start >= len(tokens) or one.end <= one.start:
        return None
    first = one.start + (tokens[one.start].low in ("and", "but") and one.start < one.end - 1)
    start, end = tokens[first].start, tokens[one.end - 1].end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    letters = _letters(text, start, end)
    if not letters:
        return None
    quoted = sum(_letters(text, max(a, start), min(b, end)) for a, b in quotations if a < end)
    cue = one.cue
    return Attribution(
        identity, start, end, tokens[cue.first].start, tokens[cue.last - 1].end, one.chain,
        direct=quoted >= _QUOTED * letters,
    )  # fmt: skip
