"""The names of a library: found article by article, joined, and kept beside its index.

It can be stopped at any time; the names of articles that were found then are kept. What was
joined is made anew when the code or the user's alias file changes, and when the library has.
"""

from __future__ import annotations

import hashlib
import json
import time
from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from .name_words import Terms, field_of
from .naming_lots import name_lots_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.analysis.linking.streamed import StreamedLinker
    from briefing.model.naming import ArticleNames
    from briefing.store.naming import Drawn, Round
    from briefing.store.shelf import Shelf

    from .naming_lots import Prepare

    Tell = Callable[[str, int, int], None]
    """Told the work in hand, how much of it is done, and how much there is."""

_BATCH = 0.5
"""Seconds of work after which the names that were found are kept."""
_LOT = 20
"""Articles whose names are found together."""
_AHEAD, _HELD = 100, 1000
"""Articles that are read in one go, and those that are kept at hand."""
_LARGE, _DRIFT = 2_000, 0.05
"""Articles from which on a few more do not make all names be joined anew, and how large a part of
them that are new, or gone, does."""
_HIGHEST = 3_000_000_000
"""Number of an entity behind which numbers begin anew."""
_INTERVAL = 0.1
"""Seconds between two reports of how far it is, at least."""
FINDING, JOINING = "finding names", "joining names"
_LISTED = "SELECT number FROM article WHERE listed ORDER BY published DESC, path, id"


def found_key() -> str:
    """Return the key of what finds the names of an article."""
    from briefing.store.freshness import code_key

    steps = ("naming", "tables", "mentions.py", "sentences.py", "descriptions.py")
    return code_key("text", "model", *(f"analysis/{step}" for step in steps))


def joined_key(aliases: Sequence[str] = ()) -> str:
    """Return the key of what joins names; `aliases` are the lines of the user's alias file."""
    from briefing.store.freshness import code_key

    own = hashlib.sha256("\n".join(aliases).encode("utf-8", "replace")).hexdigest()[:16]
    code = code_key(
        "search/index.py", "search/tokens.py", "analysis/linking", "collection/naming.py"
    )
    return f"{found_key()} {code} {own}"


class Lag(NamedTuple):
    """How far the names of a library are behind it."""

    unnamed: int
    """Articles whose names are not found yet."""
    unjoined: bool
    """Whether the names that are kept are not those of the library as it is now."""


def find_lag(shelf: Shelf, aliases: Sequence[str] = ()) -> Lag:
    """Return how far the names are behind."""
    from briefing.store.naming import find_unnamed

    unnamed = len(find_unnamed(shelf, found_key()))
    joined = shelf.fact("names"), shelf.fact("names of")
    current = joined_key(aliases), shelf.fact("generation")
    return Lag(unnamed, bool(unnamed) or joined != current)


def bring_up_to_date(
    aliases: Sequence[str],
    tell: Tell,
    note: Callable[[str], None],
    prepare: Prepare = name_lots_here,
) -> bool:
    """Find and join the names of the library; return whether anything was to be done.

    `tell` is told how far it is, `note` which articles are left out, and why. `prepare` finds
    the names of single articles; by default this process does.
    What `tell` raises ends it, as KeyboardInterrupt does: what was found is kept. CacheError
    where the index cannot be used.
    """
    from briefing.store.shelf import Shelf

    shelf = Shelf.open(tell=note)
    try:
        if not find_lag(shelf, aliases).unjoined:
            return False
        find_names(shelf, tell, note, prepare)
        if not attach_names(shelf, aliases):
            join_names(shelf, aliases, tell)
        return True
    finally:
        shelf.close()


# Names of single articles


def find_names(
    shelf: Shelf, tell: Tell, note: Callable[[str], None], prepare: Prepare = name_lots_here
) -> None:
    """Find the names of all articles of which they are not known."""
    from briefing.model.naming import NOBODY
    from briefing.store.naming import find_unnamed, keep_names

    key = found_key()
    numbers = find_unnamed(shelf, key)
    lots = (numbers[at : at + _LOT] for at in range(0, len(numbers), _LOT))
    found: dict[int, bytes] = {}
    done, until = 0, time.monotonic() + _BATCH
    for lot, made, reason in prepare(lots):
        for number, names in zip(lot, made or [reason] * len(lot), strict=True):
            if isinstance(names, str):
                article = shelf.article(number)
                note(f"{article.path if article else number}: its names are left out: {names}")
            if names is not None:
                found[number] = NOBODY.pack() if isinstance(names, str) else names
        done += len(lot)
        if time.monotonic() >= until or done == len(numbers):
            keep_names(shelf, found, key)
            tell(FINDING, done, len(numbers))
            found, until = {}, time.monotonic() + _BATCH


# Names of all articles


class _Reader:
    """Texts and names of articles by their place; who goes through them has some read ahead."""

    def __init__(self, shelf: Shelf, numbers: Sequence[int]) -> None:
        from briefing.store.names import KeptNames

        self._shelf, self._numbers = shelf, numbers
        self._names = KeptNames(shelf)
        self._held: OrderedDict[int, tuple[str, ArticleNames]] = OrderedDict()
        self._behind = 0

    def load(self, at: int) -> tuple[str, ArticleNames]:
        """Return text and names of the article at that place."""
        if at not in self._held:
            last = at + (_AHEAD if at in (0, self._behind) else 1)
            if last > at + 1:
                self._behind = last
            self._read(range(at, min(last, len(self._numbers))))
        return self._held[at]

    def _read(self, places: range) -> None:
        from briefing.model.naming import NOBODY

        numbers = [self._numbers[at] for at in places]
        texts, names = self._shelf.texts(numbers), self._names.found(numbers)
        for at, number in zip(places, numbers, strict=True):
            whole = number in texts and number in names
            self._held[at] = (texts[number], names[number]) if whole else ("", NOBODY)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)


def attach_names(shelf: Shelf, aliases: Sequence[str]) -> bool:
    """Put the names of few new articles to those that are kept; return whether that was enough.

    It is not in a small library, nor where much has changed since all names were joined.
    """
    from briefing.store.naming import count_gone, find_fresh

    whole, since = int(shelf.fact("names in") or 0), int(shelf.fact("names since") or 0)
    if shelf.fact("names") != joined_key(aliases) or whole < _LARGE:
        return False
    generation, fresh = shelf.fact("generation"), find_fresh(shelf)
    since += len(fresh)
    if since + count_gone(shelf) > _DRIFT * whole:
        return False
    from .attaching import attach

    facts = {"names of": generation, "names since": str(since)}
    attach(shelf, _Reader(shelf, fresh).load, fresh, aliases, facts)
    return True


def join_names(shelf: Shelf, aliases: Sequence[str], tell: Tell) -> None:
    """Join the names that were found, and put the result in place of what was there."""
    from briefing import analysis
    from briefing.analysis.linking.streamed import StreamedLinker
    from briefing.store.naming import Round

    generation = shelf.fact("generation")
    numbers = array("Q", [number for (number,) in shelf.run(_LISTED)])
    reader = _Reader(shelf, numbers)
    linker = StreamedLinker(len(numbers), reader.load, analysis.check_aliases(aliases))
    told = time.monotonic()
    for done in linker.work():
        if time.monotonic() - told >= _INTERVAL:
            told = time.monotonic()
            tell(JOINING, done, 2 * len(numbers))
    gathered, terms = Round(shelf), Terms()
    gathered.add(_draw(linker, numbers, terms))
    facts = {
        "names": joined_key(aliases), "names of": generation, "names in": str(len(numbers)),
        "names since": "0",
    }  # fmt: skip
    _put(gathered, linker, terms, numbers, facts, int(shelf.fact("names last") or 0))
    tell(JOINING, 2 * len(numbers), 2 * len(numbers))


def _draw(linker: StreamedLinker, numbers: Sequence[int], terms: Terms) -> Iterator[Drawn]:
    """Yield the entities as they are written; `terms` takes in the words of their names."""
    from briefing.model.naming import KINDS, Namings, Spelt, find_weight
    from briefing.store.naming import Drawn
    from briefing.store.shelf import storable
    from briefing.text.fold import fold_name

    for one in linker.entities():
        articles = len(one.named)
        spellings = dict.fromkeys([one.name, *[alias.text for alias in one.aliases]])
        terms.add(one.number, field_of(one.kind), spellings)
        yield Drawn(
            one.number,
            articles > 1,
            find_weight(one.kind, one.mentions, articles, len(numbers)),
            storable(one.name),
            KINDS.index(one.kind),
            one.mentions,
            articles,
            storable("\n".join(dict.fromkeys(map(fold_name, spellings)))),
            json.dumps([(a.text, a.rule, a.count, a.evidence) for a in one.aliases]),
            Namings.of([(numbers[at], count) for at, count in one.named]).pack(),
            Spelt.of((numbers[at], spelling, count) for at, spelling, count in one.spelt).pack()
            if one.spelt
            else b"",
        )


def _put(
    gathered: Round,
    linker: StreamedLinker,
    terms: Terms,
    numbers: Sequence[int],
    facts: dict[str, str],
    last: int,
) -> None:
    """Number the entities in the order of the list, and write everything.

    Numbers begin behind the `last` that there was: none ever means another entity than it did,
    for whoever reads meanwhile.
    """
    handles, shared = gathered.rank(linker.ids())
    last = last if last < _HIGHEST else 0
    order = array("I", bytes(4 * (1 + linker.last)))
    for number, handle in enumerate(handles, last + 1):
        order[handle] = number

    def named() -> Iterator[tuple[int, bytes]]:
        for at in sorted(range(len(numbers)), key=numbers.__getitem__):  # as the rows lie
            own = map(order.__getitem__, array("I", linker.articles[at]))
            yield numbers[at], array("I", own).tobytes()

    facts["names shared"] = str(last + shared)
    facts["names last"] = str(last + len(handles))
    gathered.put(last, named(), terms.rows(order), facts)
