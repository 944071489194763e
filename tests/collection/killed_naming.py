"""The names of a library being found, joined or put to others, killed at a random moment."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import sqlite3
import time
from array import array
from contextlib import closing
from typing import TYPE_CHECKING

from briefing import collection, paths
from briefing.collection import naming, opening
from briefing.collection.named import correct, open_names
from briefing.collection.naming import bring_up_to_date
from briefing.collection.opening import open_stack
from briefing.model import EntityKind, Hide, Merge, Named, Split
from briefing.model.naming import ArticleNames, Namings, Spelt
from briefing.store.state import State

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Entity

FILES, LATE = 40, 4
HOLT = Named("Maren Holt", EntityKind.PERSON)
SAID = (
    Merge(Named("Tom Holt", EntityKind.PERSON), HOLT, "2026-03-03T14:05:12.001Z"),
    Split(HOLT, "MAREN HOLT", Named("M. H.", EntityKind.PERSON), None, "2026-03-03T14:05:12.002Z"),
    Hide(Named("Lindau", EntityKind.PLACE), "2026-03-03T14:05:12.003Z"),
)
_WHO = ("Maren Holt", "MAREN HOLT", "Tom Holt", "Holt", "Ada Marsh", "Marsh", "Lindau", "Odarsk")
Told = dict[str, tuple[object, ...]]


def check_names() -> None:
    """Check that the index is in order, and that all that is told of an entity agrees."""
    with closing(sqlite3.connect(paths.index_file())) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts: dict[int, dict[int, int]] = {}
        for article, packed, names in database.execute("SELECT * FROM named"):
            entities = array("I", packed)
            assert len(entities) == len(ArticleNames.unpack(names))
            for number in entities:
                if number:
                    own = counts.setdefault(number, {})
                    own[article] = own.get(article, 0) + 1
        rows = database.execute("SELECT * FROM entity JOIN entity_body USING (number)").fetchall()
        assert len({row[1] for row in rows}) == len(rows) == len(counts)
        for number, _, _, _, mentions, articles, _, _, _, named, spelt in rows:
            namings = Namings.unpack(named)
            assert dict(zip(namings.articles, namings.counts, strict=True)) == counts[number]
            assert (mentions, articles) == (sum(namings.counts), len(namings.articles))
            assert sum(row[2] for row in Spelt.unpack(spelt).rows(namings)) == mentions
        held = {row[0] for row in database.execute("SELECT entities FROM name_term")}
        assert set().union(*(array("I", one) for one in held)) == set(counts)


class KilledNaming:
    """What brings the names of a library up to date, killed; then done again to its end."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Make a library without names, and one to which some articles came late."""
        self._rng = random.Random(seed)
        self._kept = folder / "kept"
        opening.MOST_AT_ONCE, naming._LARGE, naming._DRIFT = 1, 1, 1.0
        naming._LOT, naming._BATCH = 4, 0.0
        texts = folder / "texts"
        texts.mkdir(parents=True)
        self._write(texts, range(FILES))
        self._keep("without")
        self._bring()
        self._write(texts, range(FILES, FILES + LATE))
        self._keep("late")
        self._bring()
        with closing(State.open()) as state:
            state.corrections.add(SAID)
        self._whole, self._takes = {}, {}
        for kind in ("without", "late"):
            self._restore(kind)
            began = time.monotonic()
            self._begin().join()
            self._takes[kind] = time.monotonic() - began
            self._whole[kind] = self._told()

    def _write(self, texts: Path, numbers: range) -> None:
        for number in numbers:
            names = [self._rng.choice(_WHO) for _ in range(8)]
            told = " ".join(f"Then {one} met {names[0]} there." for one in names)
            (texts / f"{number}.txt").write_text(f"Report {number}\n\n{told}\n", encoding="utf-8")
            os.utime(texts / f"{number}.txt", (1_700_000_000, 1_700_000_000))
        collection.add([str(texts)], lambda _done, _all: None, print)

    def _keep(self, kind: str) -> None:
        """Keep the index as it is for `_restore`."""
        self._kept.mkdir(exist_ok=True)
        with closing(sqlite3.connect(paths.index_file())) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copyfile(paths.index_file(), self._kept / kind)

    def _restore(self, kind: str) -> None:
        for ending in ("", "-wal", "-shm"):  # what still reads the old one goes on with that
            paths.index_file().with_name(paths.index_file().name + ending).unlink(missing_ok=True)
        shutil.copyfile(self._kept / kind, paths.index_file())

    @staticmethod
    def _bring() -> None:
        bring_up_to_date((), lambda *_: None, print)

    def _begin(self) -> multiprocessing.process.BaseProcess:
        """Begin in a process that has everything imported."""
        process = multiprocessing.get_context("fork").Process(target=self._bring)
        process.start()
        return process

    @staticmethod
    def _told() -> Told:
        """Return what is shown of each entity, as the user corrected it; nothing without names."""
        linked = open_names(open_stack(collection.ADDRESS).articles)
        if linked is None:
            return {}
        with closing(State.open()) as state:
            corrections = state.corrections.in_effect()
        assert corrections == list(SAID)

        def tell(entity: Entity) -> tuple[object, ...]:
            return entity.name, entity.kind, tuple(entity.aliases), tuple(entity.mentions)

        return {entity.id: tell(entity) for entity in correct(linked, corrections)}

    def kill(self, kind: str) -> None:
        """Kill it, with no names known before or with few that are missing."""
        self._restore(kind)
        before = self._told()
        process = self._begin()
        time.sleep(self._rng.uniform(0.0, 1.3 * self._takes[kind]))
        process.kill()
        process.join()
        check_names()
        now = self._told()
        assert now in (before, self._whole[kind]), "half of it is shown"
        self._bring()
        check_names()
        assert self._told() == self._whole[kind]
