"""The JSON object of a command: a row a line, so that line tools are of use too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.model import Failure

    from .rows import Row

SCHEMA = "briefing/1"


def write_document(
    command: str,
    array: str,
    rows: Iterable[Row],
    failures: Sequence[Failure] = (),
    extra: Mapping[str, Any] | None = None,
) -> Iterator[str]:
    """Yield the pieces of one JSON object: schema, command, extra keys, the array, failures.

    The same rows give the same pieces. Rows are taken one at a time.
    """
    from json import dumps

    head = {"schema": SCHEMA, "command": command, **(extra or {})}
    lost = [{"path": failure.path, "reason": failure.reason} for failure in failures]
    yield f"{dumps(head, ensure_ascii=False)[:-1]},\n{dumps(array)}: ["
    between = "\n"
    for row in rows:
        yield between + dumps(row, ensure_ascii=False)
        between = ",\n"
    yield f'\n],\n"failures": {dumps(lost, ensure_ascii=False)}}}\n'
