"""What the user's alias file says of a spelling; it goes before what the tables know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.analysis.naming.gazetteer import Known, known
from briefing.analysis.naming.normal import normal
from briefing.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.analysis.tables.aliases import AliasRow


class OwnNames:
    """The names of an alias file."""

    def __init__(self, rows: Iterable[AliasRow] = ()) -> None:
        self._forms: dict[str, Known] = {}
        self._exact: dict[str, Known] = {}
        for row in rows:
            entry = known(row.name)
            kind = row.kind or (entry.kind if entry else EntityKind.OTHER)
            own = Known(row.name, kind, "alias", "own")
            for form in (row.name, *row.forms):
                self._forms.setdefault(normal(form), own)
            for short in row.abbreviations:
                self._exact.setdefault(short, own)

    def find(self, text: str, key: str) -> Known | None:
        """Return what a spelling with that normal form stands for, or None."""
        return self._exact.get(text) or self._forms.get(key)
