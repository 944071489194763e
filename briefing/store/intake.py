"""Writing to the index: articles in, articles out, in batches that are kept or lost whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Self

from briefing.errors import CacheError
from briefing.model.leaf import Leaf, Numbers, Sheaf

from .entries import Entry, deflate, make_entry
from .numbering import Numbering
from .numerals import numerals
from .shelf import Shelf, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import TracebackType

    from briefing.model import Article, Layers
    from briefing.model.leaf import Passage

    from .shelf import Source


class Intake:
    """One batch of changes, as a context: all of it is kept at its end, or none.

    Other processes that write wait meanwhile; those that read see the state before.
    """

    def __init__(self, shelf: Shelf, numbers: Numbering | None = None) -> None:
        """`numbers` are those of an earlier batch on the same shelf; they need not be read."""
        self._shelf = shelf
        self.numbers = numbers if numbers is not None else Numbering()
        self._articles = self._passages = 0
        self._changed = False

    def __enter__(self) -> Self:
        self._shelf.run("BEGIN IMMEDIATE")
        self.numbers.begin(self._shelf)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            try:
                self._end()
                self._shelf.run("COMMIT")
            except BaseException:
                self._give_up()
                raise
        else:
            self._give_up()

    def _give_up(self) -> None:
        import sqlite3

        self.numbers.forget()
        try:
            if self._shelf.database.in_transaction:
                self._shelf.database.execute("ROLLBACK")
        except sqlite3.Error:
            return

    def _end(self) -> None:
        self.numbers.write(self._shelf)
        changes = [("articles", self._articles), ("passages", self._passages)]
        changes.append(("generation", int(self._changed)))
        for name, more in changes:
            if more:
                asked = "UPDATE fact SET value = value + ? WHERE name = ?"
                self._shelf.run(asked, more, name)

    def set_fact(self, name: str, value: str) -> None:
        """Set a single fact."""
        self._shelf.run("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, value)

    # Articles

    def add_article(self, article: Article, readers: str) -> int:
        """Take in an article, or bring it up to date; return its number."""
        return self.add_entry(make_entry(article, readers))

    def add_entry(self, entry: Entry) -> int:
        """Take in an article that was made ready, or bring it up to date; return its number."""
        self._shelf.run(
            "INSERT INTO article (id, title, outlet, byline, published, path, words, size, readers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = excluded.title, outlet = excluded.outlet, byline = excluded.byline,"
            " published = excluded.published, path = excluded.path, words = excluded.words,"
            " size = excluded.size, readers = excluded.readers",
            *entry[:-2],
        )
        # Asked for behind it: with RETURNING, FTS5 would write all words that it has gathered.
        asked = "SELECT number FROM article WHERE id = ?"
        number = int(self._shelf.run(asked, entry.id)[0][0])
        self._shelf.run("INSERT OR REPLACE INTO body VALUES (?, ?, ?)", number, *entry[-2:])
        return number

    def replace_entry(self, number: int, entry: Entry) -> int:
        """Take in an article in place of that of the same id; return its number, another one.

        Its files are those of the one before. What was found in that is not taken for its own.
        """
        self._shelf.run("UPDATE article SET id = '' WHERE number = ?", number)
        new = self.add_entry(entry)
        self._shelf.run("UPDATE source SET number = ? WHERE number = ?", new, number)
        self.forget([number])
        return new

    def ask_anew(self) -> None:
        """Have all articles of the library read again by whoever brings it up to date."""
        self._shelf.run("UPDATE article SET readers = '' WHERE listed")

    def add_layers(self, number: int, layers: Layers, key: str) -> None:
        """Keep the layers of an article."""
        packed = deflate(layers)
        self._shelf.run("INSERT OR REPLACE INTO layer VALUES (?, ?, ?)", number, key, packed)

    def add_source(self, source: Source, number: int, *, member: bool) -> int | None:
        """Say which article a file holds; return the number of the one it held before, if any.

        What is in the library stays there. The article before goes with its last source.
        """
        key = storable(source.key)
        old = self._shelf.run("SELECT number FROM source WHERE key = ?", key)
        self._shelf.run(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (key) DO UPDATE SET"
            " path = CASE WHEN excluded.member THEN excluded.path ELSE path END,"
            " version = version + (number <> excluded.number), number = excluded.number,"
            " size = excluded.size, changed = excluded.changed,"
            " member = max(member, excluded.member)",
            key, storable(source.path), number, source.size, source.changed, member,
        )  # fmt: skip
        if not old or old[0][0] == number:
            return None
        self.forget([old[0][0]])
        return int(old[0][0])

    def add_passages(self, number: int, passages: Sequence[Passage]) -> None:
        """Put an article into the library: from now on it is found."""
        own = Numbers(own=True)
        self.add_sheaf([number], Sheaf.of([Leaf.of(passages, own)], own))

    def add_sheaf(self, numbers: Sequence[int | None], sheaf: Sheaf) -> None:
        """Put articles into the library: the number of each stands at the place of its leaf.

        A leaf without a number, or with that of an earlier one, is left out. CacheError where the
        sheaf was made for another index.
        """
        if sheaf.vocabulary and sheaf.vocabulary != self._shelf.fact("vocabulary"):
            raise CacheError(f"cannot use the index {self._shelf.path}: {_REPLACED}")
        new: dict[int, Leaf] = {}
        for number, leaf in zip(numbers, sheaf.leaves, strict=True):
            if number is not None and number not in new:
                new[number] = leaf
        listed = "SELECT number FROM leaf WHERE number IN (SELECT value FROM json_each(?))"
        for (number,) in self._shelf.run(listed, json.dumps([*new])):
            self.take_out(number)
        known = self.numbers.of(sheaf)
        here = {number: leaf.renumbered(known) for number, leaf in new.items()}
        many = self._shelf.run_many
        many(_ADD_WORDS, ((number, *_words_of(leaf)) for number, leaf in here.items()))
        packed = ((number, leaf.pack()) for number, leaf in here.items())
        many("INSERT INTO leaf VALUES (?, ?)", packed)
        many("UPDATE article SET listed = 1 WHERE number = ?", ((number,) for number in new))
        for leaf in here.values():
            self.numbers.counts.update(leaf.every())
        self._changed = True
        self._articles += len(new)
        self._passages += sum(map(len, new.values()))

    def take_out(self, number: int) -> None:
        """Take an article out of the library; it stays known."""
        rows = self._shelf.run("SELECT packed FROM leaf WHERE number = ?", number)
        if not rows:
            return
        leaf = Leaf.unpack(rows[0][0])
        self._shelf.run(_DROP_WORDS, number, *_words_of(leaf))
        self._shelf.run("DELETE FROM leaf WHERE number = ?", number)
        self._shelf.run("UPDATE article SET listed = 0 WHERE number = ?", number)
        self.numbers.counts.subtract(leaf.every())
        self._changed = True
        self._articles -= 1
        self._passages -= len(leaf)

    def remove_sources(self, keys: Iterable[str]) -> None:
        """Forget files; what no file holds any more is forgotten too."""
        numbers = set()
        for key in map(storable, keys):
            numbers |= {n for (n,) in self._shelf.run(
                "DELETE FROM source WHERE key = ? RETURNING number", key
            )}  # fmt: skip
        self.forget(numbers)

    def prune(self, most: int) -> None:
        """Forget files outside the library that were read first, beyond so many."""
        count = self._shelf.run("SELECT count(*) FROM source WHERE NOT member")[0][0]
        if count > most:
            rows = self._shelf.run(
                "SELECT key FROM source WHERE NOT member ORDER BY number LIMIT ?", count - most
            )
            self.remove_sources(key for (key,) in rows)

    def forget(self, numbers: Iterable[int]) -> None:
        """Take out of the library what no member holds, and drop what no file holds."""
        run = self._shelf.run
        for number in sorted(numbers):
            held = run("SELECT max(member) FROM source WHERE number = ?", number)[0][0]
            if not held:
                self.take_out(number)
            if held is None:
                for table in ("layer", "body", "article"):
                    run(f"DELETE FROM {table} WHERE number = ?", number)  # noqa: S608


_REPLACED = "it was made anew meanwhile; begin again"
_ADD_WORDS = "INSERT INTO words (rowid, body, title) VALUES (?, ?, ?)"
_DROP_WORDS = "INSERT INTO words (words, rowid, body, title) VALUES ('delete', ?, ?, ?)"


def _words_of(leaf: Leaf) -> tuple[str, str]:
    """Return what stands for a leaf's terms as the words of body and title, joins last."""
    bound = leaf.bounds[1] if leaf.titled() else 0
    title, body = leaf.terms[:bound], leaf.terms[bound:]
    if leaf.joins:
        joins = list(zip(leaf.joins[::3], leaf.joins[1::3], strict=True))
        title.extend([number for number, at in joins if at < bound])
        body.extend([number for number, at in joins if at >= bound])
    return numerals(body), numerals(title)
