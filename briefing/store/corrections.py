"""The user's corrections in their own file: each one line, in effect or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.model import Correction


class Corrections:
    """Kept and taken back one by one; any call may raise StateError.

    When a call returns, the change is on the disk. A line that this version does not
    understand stays where it is.
    """

    def __init__(self, run: Callable[..., list[Any]]) -> None:
        """`run` runs one statement to its end and returns its rows."""
        self._run = run

    def in_effect(self) -> list[Correction]:
        """Return what holds, in the order in which it was made."""
        rows = self._run("SELECT line FROM correction WHERE undone IS NULL ORDER BY made, line")
        return _read(row[0] for row in rows) if rows else []

    def add(self, corrections: Iterable[Correction]) -> int:
        """Keep corrections, all or none; return how many were not in effect before."""
        import json

        from briefing.model.correction_lines import write_line

        lines = {write_line(one): one.made for one in corrections}
        if not lines:
            return 0
        count = "SELECT count(*) FROM correction WHERE undone IS NULL"
        before = self._run(count)[0][0]
        self._run(
            "INSERT INTO correction (line, made) SELECT key, value FROM json_each(?) WHERE true "
            "ON CONFLICT (line) DO UPDATE SET undone = NULL",
            json.dumps(lines),
        )
        return int(self._run(count)[0][0] - before)

    def begin_anew(self) -> None:
        """Forget what was taken back: something new was said, and it cannot be given back now."""
        self._run("DELETE FROM correction WHERE undone IS NOT NULL")

    def take_back(self, correction: Correction) -> None:
        """Let a correction hold no more; it can be given back."""
        from briefing.model.correction_lines import write_line

        self._run(
            "UPDATE correction SET undone = (SELECT coalesce(max(undone), 0) + 1 FROM correction) "
            "WHERE line = ? AND undone IS NULL",
            write_line(correction),
        )

    def last_taken_back(self) -> Correction | None:
        """Return what was taken back last, None if nothing was."""
        rows = self._run(
            "SELECT line FROM correction WHERE undone IS NOT NULL ORDER BY undone DESC LIMIT 1"
        )
        return next(iter(_read(row[0] for row in rows)), None)


def _read(lines: Iterable[str]) -> list[Correction]:
    from briefing.model.correction_lines import read_line

    found = []
    for line in lines:
        try:
            found.append(read_line(line))
        except ValueError:
            continue
    return found
