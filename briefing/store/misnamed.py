"""Articles of the library that go by a file which does not hold them any more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .entries import read_entry

if TYPE_CHECKING:
    from .entries import Entry
    from .intake import Intake
    from .shelf import Shelf

_MISNAMED = """
SELECT source.number, key, source.path FROM source JOIN article USING (number)
WHERE member AND listed AND NOT EXISTS (  -- quick, and enough but where a name was neutralised
  SELECT 1 FROM source AS own
  WHERE own.key = article.path AND own.number = article.number AND own.member
) AND NOT EXISTS (
  SELECT 1 FROM source AS own
  WHERE own.number = article.number AND own.path = article.path AND own.member
) ORDER BY key
"""


def find_misnamed(shelf: Shelf) -> list[tuple[int, str, str]]:
    """Return the articles that go by a file which does not hold them any more.

    For each file of the library that does: the number of the article, key and path of the file.
    """
    return shelf.run(_MISNAMED)


def has_its_file(shelf: Shelf, number: int) -> bool:
    """Whether the file by which an article goes is still there."""
    rows = shelf.run("SELECT path FROM article WHERE number = ?", number)
    return os.path.lexists(rows[0][0])


def take_name(shelf: Shelf, intake: Intake, number: int, entry: Entry) -> int:
    """Have an article go by the file of an entry; return its number from now on.

    It is another one where the name of the file has it read otherwise, or stands for its title:
    what was found in the article before is not true of it then.
    """
    before, now = shelf.article(number), read_entry(entry.text, entry.packed)
    if before and now and (before.format, before.title) == (now.format, now.title):
        return intake.add_entry(entry)
    return intake.replace_entry(number, entry)
