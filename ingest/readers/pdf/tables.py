"""Tables of a page with the text of their cells, and those that go on over the end of a page put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.blocks import Cell, Spot
from ingest.readers.grids import Rows
from ingest.readers.pdf.lattice import Lattice
from ingest.readers.pdf.lines import cell_text, is_full
from ingest.readers.pdf.page import Glyph, Page
from ingest.readers.pdf.rulings import cluster
from ingest.record import lacks_number, names_row
from ingest.values import is_spoiled, is_value

_SAME_EDGE = 6.0
_FEW_COLUMNS, _SHORT = 2, 3


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a table: the rows it covers, where its columns begin and end, its text, and where that stands.

    `full`: its last line leaves no room for another sign.
    """

    row: int
    row_end: int
    left: float
    right: float
    text: str
    spot: Spot
    full: bool = False
    sure: bool = True

    @property
    def many(self) -> bool:
        """Whether it covers several rows."""
        return self.row_end - self.row > 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where its columns begin and end, how many rows it has, and its cells by row and from left to right.

    `rest`: what stood before its first row may be the rest of a row on the page before.
    """

    edges: tuple[float, ...]
    rows: int
    places: tuple[Place, ...]
    rest: bool = False


def read_table(lattice: Lattice, glyphs: Sequence[Glyph], page: Page) -> Table:
    """The table of some lines with the signs that stand in it."""
    held: list[list[Glyph]] = [[] for _ in lattice.areas]
    for glyph in glyphs:
        place = lattice.area_at(*glyph.middle)
        if place is not None:
            held[place].append(glyph)
    places = [
        Place(
            area.row,
            area.row_end,
            area.box[0],
            area.box[2],
            cell_text(inside, area.box),
            Spot(page.number, page.shown(area.box)),
            is_full(inside, area.box),
            all(glyph.sure for glyph in inside),
        )
        for area, inside in zip(lattice.areas, held, strict=True)
    ]
    return Table(lattice.across, len(lattice.down) - 1, tuple(places))


# ---- over the end of a page -------------------------------------------------------------------
def goes_on(table: Table, after: Table) -> bool:
    """Whether a table at the top of a page may be the rest of one at the foot of the page before: their columns are the
    same, but for those that one of them does not part."""
    fewer, more = sorted((table.edges, after.edges), key=len)
    ends = abs(fewer[0] - more[0]) <= _SAME_EDGE and abs(fewer[-1] - more[-1]) <= _SAME_EDGE
    return ends and (len(fewer) <= _FEW_COLUMNS + 1 or all(_near(edge, more) for edge in fewer))


def _near(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= _SAME_EDGE for other in edges)


def join_tables(table: Table, after: Table) -> Table:
    """One table of two parts: a head that is printed again is dropped, a row or a cell cut by the page's end is whole
    again."""
    edges = tuple(cluster((*table.edges, *after.edges), _SAME_EDGE))
    first = [_snapped(place, edges) for place in table.places]
    rest = [_snapped(place, edges) for place in after.places]
    again = _head_again(first, rest)
    rest = [
        replace(place, row=place.row - again, row_end=place.row_end - again) for place in rest if place.row >= again
    ]
    rows = after.rows - again
    cut = _cuts_row(first, rest, table.rows)
    offset = table.rows - 1 if cut else table.rows
    joined = _joined(first, rest, table.rows, offset, cut)
    ordered = sorted(joined, key=lambda place: (place.row, place.left))
    return Table(edges, offset + rows, tuple(ordered))


def without_last(table: Table) -> Table:
    """The table with its last row in doubt: its figures may go on where nothing tells."""
    places = [replace(place, sure=False) if place.row_end == table.rows else place for place in table.places]
    return replace(table, places=tuple(places))


def _snapped(place: Place, edges: Sequence[float]) -> Place:
    left, right = (min(edges, key=lambda edge: abs(edge - end)) for end in (place.left, place.right))
    return replace(place, left=left, right=right)


def _moved(place: Place, rows: int) -> Place:
    return replace(place, row=place.row + rows, row_end=place.row_end + rows)


def _head_again(first: Sequence[Place], rest: Sequence[Place]) -> int:
    """How many rows of the second part only print the first rows of the table again."""
    above, below = _texts(first), _texts(rest)
    count = 0
    while count < min(len(above), len(below)) and above[count] == below[count]:
        count += 1
    whole = all(place.row_end <= count for place in rest if place.row < count)
    said = "".join(text for row in below[:count] for text, _ in row)
    return (
        count if whole and len(said) > 3 and not any(is_value(text) for row in below[:count] for text, _ in row) else 0
    )


def _texts(places: Iterable[Place]) -> list[list[tuple[str, float]]]:
    rows = groupby(sorted(places, key=lambda place: (place.row, place.left)), key=lambda place: place.row)
    return [[(place.text, place.left) for place in row] for _, row in rows]


def _cuts_row(first: Sequence[Place], rest: Sequence[Place], rows: int) -> bool:
    """Whether the page's end cuts a row in two: what is below is no row of its own, but the rest of the last one's
    label, its figures, or both."""
    above = {(place.left, place.right): place for place in first if place.row_end == rows}
    below = {(place.left, place.right): place for place in rest if place.row == 0}
    if not below or above.keys() != below.keys():
        return False
    single = [key for key in below if not (above[key].many or below[key].many)]
    upper = {key for key in single if _is_figure(above[key].text)}
    lower = {key for key in single if _is_figure(below[key].text)}
    said = "".join(above[key].text for key in single if key not in upper)
    label = "".join(below[key].text for key in single if key not in lower)
    wrapped = bool(lower) and all(above[key].full for key in lower)
    if label and (not lacks_number(label) or (lower and names_row(label) and not wrapped)):
        return False
    if not lower and not label:
        return not any(place.text for place in below.values())
    if not lower:
        return bool(upper) and not names_row(said)
    if not upper:
        return bool(said) and not any(above[key].text for key in lower)
    apart = bool(label) and lower.isdisjoint(upper)
    return apart or lower < upper or (wrapped and bool(label) and lower == upper)


def _is_figure(text: str) -> bool:
    return is_value(text) or is_spoiled(text)


def _joined(first: Sequence[Place], rest: Sequence[Place], rows: int, offset: int, cut: bool) -> list[Place]:
    moved = [_moved(place, offset) for place in rest]
    below = {(place.left, place.right): place for place in moved if place.row == offset}
    found: list[Place] = []
    for place in first:
        more = below.get((place.left, place.right)) if place.row_end == rows else None
        if more is not None and (cut or _goes_on_in(place, more)):
            del below[place.left, place.right]
            place = _one_of(place, more)
        found.append(place)
    kept = {id(place) for place in below.values()}
    return [*found, *(place for place in moved if place.row != offset or id(place) in kept)]


def _goes_on_in(place: Place, more: Place) -> bool:
    """Whether a cell over several rows goes on in one on the next page."""
    if _is_figure(place.text) or _is_figure(more.text) or not (place.many or more.many):
        return False
    if not more.text or more.text == place.text:
        return place.many
    return more.many and lacks_number(more.text)


def _one_of(place: Place, more: Place) -> Place:
    both = _is_figure(place.text) and _is_figure(more.text)
    joint = "\n" if both and not place.full else ""
    text = place.text if place.text == more.text and place.many else place.text + joint + more.text
    spot = more.spot if not place.text else place.spot
    sure = place.sure and more.sure
    return replace(place, row_end=max(place.row_end, more.row_end), text=text, spot=spot, sure=sure)


# ---- as a grid --------------------------------------------------------------------------------
def grid_rows(table: Table) -> Rows:
    """The table's rows with a cell in each place, spanning ones repeated and marked as copies."""
    columns = len(table.edges) - 1
    held: dict[tuple[int, int], Cell] = {}
    for place in table.places:
        start, end = bisect_left(table.edges, place.left), bisect_left(table.edges, place.right)
        for row in range(place.row, place.row_end):
            for column in range(start, end):
                copy = (row, column) != (place.row, start)
                held.setdefault(
                    (row, column), Cell(place.text, row, column, copy=copy, spot=place.spot, sure=place.sure)
                )
    return tuple(
        tuple(held.get((row, column)) or Cell("", row, column) for column in range(columns))
        for row in range(table.rows)
    )
