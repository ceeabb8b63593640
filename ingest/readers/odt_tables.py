"""Which places of an OpenDocument table its cells cover (ODF 1.3 part 3, 9.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.limits import Limits
from ingest.readers.grids import WIDEST_SPAN, check_places
from ingest.readers.odt_styles import TABLE, whole
from ingest.readers.pieces import Piece, Table, TableCell

_GROUPS = frozenset({f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")})
_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ACROSS, _DOWN = f"{TABLE}number-columns-spanned", f"{TABLE}number-rows-spanned"
_REPEATED, _ROW_REPEATED = f"{TABLE}number-columns-repeated", f"{TABLE}number-rows-repeated"
_GAP = TableCell(merge="gap")


@dataclass(slots=True)
class TableReader:
    """One pass over a table's rows. A place that a cell above or before covers is written as one of its own, which a
    careless program may leave out."""

    name: str
    limits: Limits
    content: Callable[[etree._Element], Iterator[Piece]]
    """What stands in a cell."""
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The cells that go on in the next row, by their first column: how many rows they still cover, how many columns."""
    places: int = 0

    def table(self, element: etree._Element) -> Table:
        """The table's rows, without those that are hidden; raises WenbaoError where it has too many places."""
        return Table(tuple(row for one in _rows(element) for row in self._repeated(one)))

    def _repeated(self, element: etree._Element) -> Iterator[tuple[TableCell, ...]]:
        times = whole(element.get(_ROW_REPEATED), 1) if _has_text(element) else 1
        for done in range(times):
            row = tuple(_Row(self, self.spans).cells(element))
            places = sum(cell.across for cell in row)
            check_places(self.name, self.places + places * (times - done), self.limits)
            self.places += places
            yield row


@dataclass(slots=True)
class _Row:
    reader: TableReader
    above: dict[int, tuple[int, int]]
    column: int = 0
    written: int = 0
    """How many of the places last covered the file may still write as cells of their own."""

    def cells(self, row: etree._Element) -> Iterator[TableCell]:
        self.reader.spans = {}
        for element in row.iterchildren(_CELL, _COVERED):
            for _ in range(min(max(whole(element.get(_REPEATED), 1), 1), WIDEST_SPAN)):
                yield from self._covered() if element.tag == _COVERED else self._cell(element)
        while any(column >= self.column for column in self.above):
            self.written = 0
            yield from self._covered()

    def _covered(self) -> Iterator[TableCell]:
        if self.written:
            self.written -= 1
        elif self.column in self.above:
            yield self._go_on()
        else:
            self.column += 1
            yield _GAP

    def _cell(self, element: etree._Element) -> Iterator[TableCell]:
        while self.column in self.above:
            yield self._go_on()
        across = min(max(whole(element.get(_ACROSS), 1), 1), WIDEST_SPAN)
        down = whole(element.get(_DOWN), 1)
        cell = TableCell(tuple(self.reader.content(element)), across, "restart" if down > 1 else "")
        self._take(across, down)
        yield cell

    def _go_on(self) -> TableCell:
        down, across = self.above[self.column]
        self._take(across, down)
        return TableCell(across=across, merge="continue")

    def _take(self, across: int, down: int) -> None:
        if down > 1:
            self.reader.spans[self.column] = (down - 1, across)
        self.column += across
        self.written = across - 1


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
