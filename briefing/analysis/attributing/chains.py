"""Cues of one sentence put together: medium, agency, person, outermost first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Source

    from .cue import Cue
    from .phrases import Phrase
    from .sources import Sources
    from .tokens import Token

_NEAR = 3
"""Tokens between a statement's beginning and the source of one inside, which are then one."""


@dataclass(slots=True)
class Chained:
    """A statement of a sentence, in tokens, with its chain."""

    cue: Cue
    start: int
    end: int
    chain: tuple[Source, ...]


def build_chains(tokens: Sequence[Token], cues: list[Cue], sources: Sources) -> list[Chained]:
    """Return the statements of a sentence with their chains, one for each member of a list."""
    made: list[tuple[Cue, list[tuple[Source, ...]]]] = []
    for cue in sorted(cues, key=lambda one: one.first):
        chains = _chains_of(tokens, cue, sources)
        if chains:
            made.append((cue, chains))
    made = _join_citing(tokens, made)
    made = _join_edges(made)
    return [
        Chained(cue, cue.start, cue.end, chain)
        for cue, chains in _join_nested(made)
        for chain in chains
    ]


def _chains_of(tokens: Sequence[Token], cue: Cue, sources: Sources) -> list[tuple[Source, ...]]:
    """Return the chains of one cue: one, or one for each member of a list of sources."""
    first = sources.make(tokens, cue.source) if cue.source else []
    inner = sources.make(tokens, cue.inner) if cue.inner else []
    chains = [(one, two) for one in first for two in inner] if first and inner else []
    chains = chains or [(one,) for one in first or inner]  # type: ignore[misc]
    if cue.outer:
        told = sources.make(tokens, cue.outer)
        media = [one for one in told if _prints(one)]
        if media:
            return [(media[0], *chain) for chain in chains]
    return list(chains)


def _prints(one: Source) -> bool:
    """Whether the one who is told is a medium."""
    if one.kind in (SourceKind.AGENCY, SourceKind.MEDIUM):
        return True
    return one.named >= 0 and one.name.endswith((" Agency", " Service"))


Made = list[tuple["Cue", list[tuple["Source", ...]]]]


def _join_citing(tokens: Sequence[Token], made: Made) -> Made:
    """Put "citing Y" inside the chain of the verb it stands beside: "X reported, citing Y"."""
    found: Made = []
    later: Made = []
    for cue, chains in made:
        bare = cue.inner is not None and cue.last - cue.first == 1
        (later if bare else found).append((cue, chains))
    for cue, chains in later:
        inner = [chain[-1] for chain in chains]
        hosts = [n for n, (other, _) in enumerate(found) if _covers(other, cue)]
        if not hosts:
            found.append((cue, chains))
            continue
        ahead = [n for n in hosts if found[n][0].first < cue.first]
        place = ahead[-1] if ahead else hosts[0]
        host, others = found[place]
        found[place] = (host, [(*chain, one) for chain in others for one in inner])
        if host.end > cue.first > host.start and host.first < cue.first:
            _cut_aside(tokens, host, cue)
    return sorted(found, key=lambda one: one[0].first)


def _covers(other: Cue, cue: Cue) -> bool:
    """Whether the statement of one cue is that of "citing Y" too."""
    return other.start <= cue.first <= other.end + 1 or cue.start <= other.first


def _cut_aside(tokens: Sequence[Token], host: Cue, cue: Cue) -> None:
    """Leave "citing Y" out of the statement where it stands at its edge."""
    inner = cue.inner
    if inner is None:
        return
    last = inner.beside[1] if inner.beside else inner.last
    if cue.first <= host.start + 2:
        start = last + (tokens[min(last, host.end - 1)].text == ",")
        start += start < host.end and tokens[start].low == "that"
        host.start = min(start, host.end - 1)
    elif last >= host.end - 2:
        host.end = cue.first - 1


def _join_edges(made: Made) -> Made:
    """Put what is "according to X" and said by Y into one chain, X outside."""
    edges = [(cue, chains) for cue, chains in made if cue.edge]
    plain = [(cue, chains) for cue, chains in made if not cue.edge]
    if not edges or not plain:
        return made
    found: Made = list(plain)
    for cue, chains in edges:
        hosts = [n for n, (other, _) in enumerate(found) if cue.start <= other.first < cue.end]
        if not hosts:
            found.append((cue, chains))
            continue
        for n in hosts:
            other, inner = found[n]
            other.end = min(other.end, cue.first - 1) if cue.first > other.first else other.end
            found[n] = (other, [(*outer, *one) for outer in chains for one in inner])
    return sorted(found, key=lambda one: one[0].first)


def _join_nested(made: Made) -> Made:
    """Put a cue inside another one's statement behind it in the chain."""
    found: Made = []
    for cue, chains in sorted(made, key=lambda one: (one[0].start, -one[0].end)):
        for n in range(len(found) - 1, -1, -1):
            outer, others = found[n]
            if not _is_inside(cue, outer):
                continue
            cue.end = min(cue.end, outer.end)
            chains = [_append(chain, one) for chain in others for one in chains]
            head = _first_token(cue)
            whole = cue.end >= outer.end - 1
            if head - outer.start <= _NEAR and whole and not outer.edge:
                del found[n]
            break
        found.append((cue, chains))
    return found


def _append(outer: tuple[Source, ...], inner: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return one chain of two, without the links that both name."""
    names = {(one.name, one.named) for one in outer}
    return (*outer, *(one for one in inner if (one.name, one.named) not in names))


def _first_token(cue: Cue) -> int:
    phrase: Phrase | None = cue.source or cue.inner
    return min(cue.first, phrase.first) if phrase else cue.first


def _is_inside(cue: Cue, outer: Cue) -> bool:
    """Whether a cue and its source lie within the statement of another one."""
    if outer.start > _first_token(cue) or cue.last > outer.end:
        return False
    return outer.first < cue.first or outer.end <= outer.first
