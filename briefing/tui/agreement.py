"""What the agreement screen says: columns, cells, sentences with words lit, signs in the margin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size, set_cell_size

from briefing.model import Aspect, Stance, Status
from briefing.text.clean import clean_line
from briefing.text.wrap import wrap_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.model import Article, Place, Statement

    from .pieces import Piece

SIGNS: Mapping[Status, str] = {
    Status.DIFFERS: "≠",
    Status.CORROBORATED: "=",
    Status.SINGLE: "1",
}
"""The sign of each status in the table; the stronger ones first."""
MARGIN: Mapping[str, str] = {
    SIGNS[Status.DIFFERS]: "another article says it differently; ) and ( walk these",
    SIGNS[Status.CORROBORATED]: "another article reports it too",
}
"""The signs that stand in the margin of the text, in order of strength, and what each says."""
COLUMN = 12
"""Columns of the terminal that one article takes at least, with the gap before it."""
ORIGINS = 11
"""Columns of the terminal at the right edge."""
LEAST_LABEL = 16
_READ_LABEL = 26
"""Columns of a label that can be read; more articles than leave them are scrolled."""
_LABELS_PART = 5
"""And the part of a wide screen that labels take at least: one of so many columns."""
_USUAL_LABEL = 34
_WIDE, _WIDEST = 22, 36
"""Columns that an article takes at most, and where labels have all the room that they can use."""
_SHORT = ((" trillion", "tn"), (" billion", "bn"), (" million", "m"), (" percent", "%"))
"""Words of values as cells give them."""
_MOST_LABEL = 66
_BEHIND = 10
"""Columns for the words behind what is left out of a label."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: an article, or the articles of one outlet."""

    name: str
    articles: frozenset[str]


def is_difference(statement: Statement) -> bool:
    """Whether articles differ in more than wording."""
    return statement.status is Status.DIFFERS and statement.aspect is not Aspect.WORDING


def find_columns(
    statements: Iterable[Statement], articles: Sequence[Article], width: int
) -> list[Column]:
    """Return a column for each article that a statement is of.

    Where they do not all fit into `width`, articles of one outlet share a column.
    """
    named = {place.span.article for statement in statements for place in statement.places}
    shown = [article for article in articles if article.id in named]
    columns = [Column(name_article(article), frozenset({article.id})) for article in shown]
    if len(columns) <= fitting(width):
        return columns
    outlets: dict[str, list[str]] = {}
    for article in shown:
        outlets.setdefault(name_article(article), []).append(article.id)
    return [
        Column(name + (f" {len(some)}" if len(some) > 1 else ""), frozenset(some))
        for name, some in outlets.items()
    ]


def fitting(width: int) -> int:
    """Return how many columns fit beside a label that can be read."""
    label = max(_READ_LABEL, width // _LABELS_PART)
    return max(1, (width - 2 - label - ORIGINS) // COLUMN)


def column_width(width: int, columns: int) -> int:
    """Return the columns of the terminal that each of so many articles takes."""
    room, count = width - 2 - ORIGINS, max(1, columns)
    each = max(COLUMN, min(_WIDE, (room - _USUAL_LABEL) // count))
    spare = room - _MOST_LABEL - count * each
    return min(_WIDEST, each + max(0, spare) // count)


def label_width(width: int, columns: int) -> int:
    """Return the columns of the terminal that labels take beside so many articles."""
    room = width - 2 - ORIGINS - columns * column_width(width, columns)
    return max(LEAST_LABEL, min(_MOST_LABEL, room))


def name_article(article: Article) -> str:
    """Return the outlet, else the name of the file without its ending."""
    if article.outlet:
        return clean_line(article.outlet)
    last = article.path.rstrip("/").rpartition("/")[2] or article.path
    return clean_line(last.rpartition(".")[0] or last)


def cell(statement: Statement, column: Column) -> Piece:
    """Return what a column says: a value, ✓ where it agrees, – where it is silent."""
    places = [place for place in statement.places if place.span.article in column.articles]
    if not places:
        return ("–", "quiet")
    if statement.status is Status.CORROBORATED:
        return ("✓" + (f" {len(places)}" if len(places) > 1 else ""), "")
    differing = [place for place in places if place.stance is Stance.DIFFERS]
    shown = (differing or places)[0]
    more = "+" if len({place.value for place in places}) > 1 else ""
    value = shown.value
    if statement.aspect is Aspect.NUMBER:
        values = [place.value for place in statement.places]
        value = _without_end(value, values) if len(values) > 1 else value
        for word, short in _SHORT:
            value = value.replace(word, short)
    return (value + more, "match" if differing else "")


def _without_end(value: str, values: Sequence[str]) -> str:
    """Return a value without the words that all values end with: the noun that they count."""
    split = [one.split() for one in values]
    count = 0
    while count < min(map(len, split)) - 1 and len({words[-1 - count] for words in split}) == 1:
        count += 1
    words = value.split()
    return " ".join(words[: len(words) - count])


def fit_right(text: str, width: int) -> str:
    """Return a text at the right edge of so many columns, cut where it is too long."""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return " " * (width - cell_len(text)) + text


def fit_left(text: str, width: int) -> str:
    """Return a text at the left edge of so many columns, cut where it is too long."""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return text + " " * (width - cell_len(text))


def fit_names(names: Sequence[str], width: int) -> list[str]:
    """Return names in so many columns each; their ends where their beginnings are the same."""
    cut = [fit_right(name, width) for name in names]
    if len(set(cut)) == len(set(names)):
        return cut
    return [
        one if one.strip() == name else fit_right("…" + name[-width + 1 :], width)
        for one, name in zip(cut, names, strict=True)
    ]


def fit_label(label: str, width: int) -> str:
    """Return a label in so many columns; first words go where what is left out would be cut off."""
    at = label.find("…")
    while cell_len(label) > width and at > width - _BEHIND and " " in label[:at].rstrip():
        label = label.partition(" ")[2]
        at = label.find("…")
    return fit_left(label, width)


def write_sources(place: Place) -> str:
    """Return all who say so in a place, outermost first; where nobody is named, that."""
    if not place.chain:
        return "source not named"
    return " and ".join(
        " ← ".join(
            clean_line(one.name) + ("" if one.known or not one.name.islower() else " (who?)")
            for one in chain
        )
        for chain in (place.chain, *place.beside)
    )


def write_origins(statement: Statement) -> str:
    """Return the number of independent origins for a cell; "?" where articles name none."""
    if statement.status is Status.SINGLE:
        return "–"
    return f"{statement.origins}" + ("?" if statement.unnamed else "")


def tell_origins(statement: Statement) -> str:
    """Return the same in words."""
    count = statement.origins
    if statement.status is Status.SINGLE:
        return "one article alone"
    found = f"{count} independent origin{'s' if count != 1 else ''}"
    if statement.unnamed == count:
        return f"at most {found}: no source is named"
    return found + (f", {statement.unnamed} of them not named" if statement.unnamed else "")


def lit_rows(place: Place, text: str, width: int) -> list[list[Piece]]:
    """Return the sentence of a place in rows of `width`, the compared words lit."""
    start, end = place.span.start, place.span.end
    lit = place.lit or ((place.start, place.end),)
    starts = wrap_rows(text, start, end, width, get_character_cell_size)
    rows = []
    for first, last in zip(starts, [*starts[1:], end], strict=True):
        last = first + len(text[first:last].rstrip())
        pieces: list[Piece] = []
        at = first
        for a, b in lit:
            a, b = max(a, at), min(b, last)
            if a < b:
                pieces += [(text[at:a], ""), (text[a:b], "match")]
                at = b
        pieces.append((text[at:last], ""))
        rows.append(pieces)
    return rows


Stood = dict[str, list[tuple[int, int]]]
"""By article id: for each place its rank among the signs, and where its sentence begins."""


def collect_places(statements: Iterable[Statement]) -> Stood:
    """Return where statements stand, by article, for the signs in the margins."""
    order = list(SIGNS)
    found: Stood = {}
    for statement in statements:
        if SIGNS[statement.status] not in MARGIN:
            continue  # nearly every paragraph says something that no other one does
        rank = order.index(statement.status)
        if statement.aspect is Aspect.WORDING:
            rank = max(rank, 1)  # other words for one thing are no difference to stop at
        for place in statement.places:
            found.setdefault(place.span.article, []).append((rank, place.span.start))
    return found


def find_signs(stood: Stood, article: Article) -> dict[str, list[int]]:
    """Return where in an article each sign stands: one a paragraph, the strongest, by offset."""
    starts = [block.start for block in article.blocks]
    strongest: dict[int, tuple[int, int]] = {}
    for found in stood.get(article.id, ()):
        block = bisect_right(starts, found[1])
        strongest[block] = min(strongest.get(block, found), found)
    names = list(MARGIN)
    signs: dict[str, list[int]] = {sign: [] for sign in names}
    for rank, start in strongest.values():
        signs[names[rank]].append(start)
    return signs
