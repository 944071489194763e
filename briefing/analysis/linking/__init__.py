"""Join what the articles of a stack name into entities.

A name is all mentions with one normal form. Steps join names, each by one rule, from the sure
to the guarded; every join keeps its rule and its reason. Names meet only in blocks (same
surname, same body, same skeleton), never all with all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import acronyms, forms, people, spelling
from .entities import build_entities
from .names import read_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.model import Article, Entity, Layers


def link(articles: Sequence[Article], layers: Mapping[str, Layers]) -> tuple[Entity, ...]:
    """Return the entities of a stack: shared and telling ones first, always in the same order."""
    names = read_names(articles, layers)
    acronyms.join_bracketed(names, articles)
    forms.join(names)
    acronyms.join_initials(names)
    people.join(names)
    spelling.join(names)
    people.resolve_bare(names)
    return build_entities(names, articles, layers)
