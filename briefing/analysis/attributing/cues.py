"""Verbs and phrases in a sentence that make a statement somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .according import is_aside, read_according
from .lexicon import lexicon
from .quoting import read_quoting
from .saying import read_saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cue import Cue
    from .tokens import Token


def find_cues(tokens: Sequence[Token], quoted: Sequence[bool]) -> list[Cue]:
    """Return the cues of a sentence; `quoted` tells which tokens stand in quotation marks."""
    words = lexicon()
    found: list[Cue] = []
    for at, token in enumerate(tokens):
        if quoted[at]:
            continue
        if token.low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            cue = read_according(tokens, at, at + 2)
        elif token.low == "by" and at and tokens[at - 1].low in ("reported", "quoted", "cited"):
            cue = read_according(tokens, at - 1, at + 1) if is_aside(tokens, at - 1) else None
        elif token.low not in words.verbs or not (token.text.islower() or not at):
            continue
        elif token.low in words.quote:
            cue = read_quoting(tokens, at)
        else:
            cue = read_saying(tokens, quoted, at)
            if cue is not None and token.low in words.participles and found:
                _go_on(found[-1], cue)
        if cue is not None:
            if found and cue.source is not None:
                _part(tokens, found[-1], cue.source.first)
            found.append(cue)
    return found


def _part(tokens: Sequence[Token], host: Cue, head: int) -> None:
    """End a statement where a clause with a source of its own begins: ", but Brandt says ..."."""
    before = [token.low for token in tokens[max(head - 2, 0) : head]]
    parted = len(before) == 2 and before[0] == "," and before[1] in lexicon().joining
    joined = parted or before[-1:] == [";"]
    if joined and host.start < head - 1 < host.end:
        host.end = head - 1 if before[-1] == ";" else head - 2


def _go_on(host: Cue, cue: Cue) -> None:
    """Give the source of "Holt said ..." to ", adding ..." behind it, a statement of its own."""
    cue.source = host.source or cue.source
    if host.start < cue.first - 1 < host.end:
        host.end = cue.first - 1
