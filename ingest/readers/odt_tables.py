"""Which places of an OpenDocument table its cells cover (ODF 1.3 part 3, 9.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from lxml import etree

from ingest.limits import Limits
from ingest.readers.grids import WIDEST_SPAN, check_places
from ingest.readers.odt_styles import TABLE, whole
from ingest.readers.pieces import Piece, Table, TableCell

_GROUPS = frozenset({f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")})
_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_TABLE, _COLUMN = f"{TABLE}table", f"{TABLE}table-column"
_ACROSS, _DOWN = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned"
_REPEATED, _ROW_REPEATED = f"{TABLE}number-columns-repeated", f"{TABLE}number-rows-repeated"
_GAP = TableCell(merge="gap")


@dataclass(slots=True)
class TableReader:
    """One pass over a table's rows. A place that a cell above or before covers is written as one of its own. A careless
    program leaves such places out: then there are fewer in a row than the table has columns; another has cells where
    one above would cover them: these are there, and that one ends."""

    name: str
    limits: Limits
    content: Callable[[etree._Element], Iterator[Piece]]
    """What stands in a cell."""
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The cells that go on in the next row, by their first column: how many rows they still cover, how many columns."""
    places: int = 0

    def table(self, element: etree._Element) -> Table:
        """The table's rows, without those that are hidden; raises WenbaoError where it has too many places."""
        columns = sum(
            _times(column) for column in element.iter(_COLUMN) if next(column.iterancestors(_TABLE)) is element
        )
        return Table(tuple(row for one in _rows(element) for row in self._repeated(one, columns)))

    def _repeated(self, element: etree._Element, columns: int) -> Iterator[tuple[TableCell, ...]]:
        times = whole(element.get(_ROW_REPEATED), 1)
        if not _has_text(element):  # it may be repeated to the end of any sheet: more than are covered say nothing
            times = min(times, max((down for down, _ in self.spans.values()), default=1))
        written = [one for one in element.iterchildren(_CELL, _COVERED) for _ in range(_times(one))]
        for done in range(times):
            above, self.spans = self.spans, {}
            row = tuple(_Row(self, above, written, len(written) == columns).cells())
            places = sum(cell.across for cell in row)
            check_places(self.name, self.places + places * (times - done), self.limits)
            self.places += places
            yield row


@dataclass(slots=True)
class _Row:
    reader: TableReader
    above: dict[int, tuple[int, int]]
    written: list[etree._Element]
    complete: bool
    """Whether the file writes each place, so that a cell covers no more than the covered ones that follow it."""
    column: int = 0
    passed: int = 0
    """How many of the places last covered the file may still write as cells of their own."""

    def cells(self) -> Iterator[TableCell]:
        for place, element in enumerate(self.written):
            room = _covered_after(self.written, place) if self.complete else WIDEST_SPAN
            yield from self._covered(room) if element.tag == _COVERED else self._cell(element, room)
        while any(column >= self.column for column in self.above):
            self.passed = 0
            yield from self._covered(WIDEST_SPAN)

    def _covered(self, room: int) -> Iterator[TableCell]:
        if self.passed:
            self.passed -= 1
        elif self.column in self.above:
            yield self._go_on(room)
        else:
            self.column += 1
            yield _GAP

    def _cell(self, element: etree._Element, room: int) -> Iterator[TableCell]:
        while self.column in self.above and not self.complete:
            yield self._go_on(room)
        across = min(max(whole(element.get(_ACROSS), 1), 1), room + 1)
        down = whole(element.get(_DOWN), 1)
        cell = TableCell(tuple(self.reader.content(element)), across, "restart" if down > 1 else "")
        self._take(across, down)
        yield cell

    def _go_on(self, room: int) -> TableCell:
        down, across = self.above[self.column]
        across = min(across, room + 1)
        self._take(across, down)
        return TableCell(across=across, merge="continue")

    def _take(self, across: int, down: int) -> None:
        if down > 1:
            self.reader.spans[self.column] = (down - 1, across)
        self.column += across
        self.passed = across - 1


def _covered_after(written: list[etree._Element], place: int) -> int:
    return sum(1 for _ in takewhile(lambda one: one.tag == _COVERED, islice(written, place + 1, place + WIDEST_SPAN)))


def _times(element: etree._Element) -> int:
    return min(max(whole(element.get(_REPEATED), 1), 1), WIDEST_SPAN)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    open_elements = list(reversed(table))
    while open_elements:
        element = open_elements.pop()
        if element.tag == _ROW and element.get(f"{TABLE}visibility", "visible") == "visible":
            yield element
        elif element.tag in _GROUPS:
            open_elements.extend(reversed(element))


def _has_text(row: etree._Element) -> bool:
    return any(text.strip() for text in row.itertext())
