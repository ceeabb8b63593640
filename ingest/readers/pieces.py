"""What stands in an office program's document, whichever program's: paragraphs, tables, pictures; and the blocks that
they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zipfile import ZipInfo

from ingest.blocks import Block, Cell, Grid, Heading, Paragraph, Picture
from ingest.limits import Limits
from ingest.readers.grids import check_places, data_table
from ingest.readers.package import Package
from store.catalogue.normal import plain

_BREAK = re.compile(r"\s*\n\s*")
_LONGEST_MARK = 4
_MOST_PICTURES = 40
_LEAST_PICTURE, _LARGEST_PICTURE = 4_000, 8_000_000
"""Bytes; a page scanned in colour has a few million at most, a logo few thousand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `level` 0 is no heading, `number` the list number printed before it."""

    text: str
    level: int = 0
    number: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its content, the grid columns that it covers, and how it is merged: with the one above
    ("continue"), with the one before ("beside"), as the first of such ("restart"), or not; "gap" is no cell at all."""

    content: tuple[Piece, ...] = ()
    across: int = 1
    merge: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows; a place that a row leaves out is a cell with merge "gap"."""

    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, by the name under which the file keeps it."""

    name: str


Piece = Line | Table | Drawn


def is_note_mark(raised: str, before: Sequence[str]) -> bool:
    """Whether a raised sign is a note's mark after a figure: read as its last digit it would make another figure."""
    last = next((bare for text in reversed(before) if (bare := plain(text))), "")
    return last[-1:].isdigit() and len(raised) <= _LONGEST_MARK


def make_blocks(name: str, limits: Limits, pieces: Iterable[Piece]) -> tuple[tuple[Block, ...], list[tuple[str, int]]]:
    """The blocks of a body's pieces, and the pictures in it, each with the number of blocks before it.

    Raises WenbaoError where a table has more places than are read.
    """
    maker = _Blocks(name, limits)
    blocks: list[Block] = []
    places: list[int] = []
    for piece in pieces:
        blocks += [block for block in maker.of([piece]) if isinstance(block, Grid) or block.text]
        places += [len(blocks)] * (len(maker.drawn) - len(places))
    return tuple(blocks), list(zip(maker.drawn, places, strict=True))


def pick_pictures(
    package: Package, parts: Mapping[str, ZipInfo], drawn: Iterable[tuple[str, int]]
) -> Iterator[Picture]:
    """The pictures that may be a page or a table: the first of those that are not too large."""
    found = [(parts[name], place) for name, place in drawn if name in parts]
    usable = [(part, place) for part, place in found if _LEAST_PICTURE <= part.file_size <= _LARGEST_PICTURE]
    for part, place in usable[:_MOST_PICTURES]:
        yield Picture(place, package.unpack(part))


class _Blocks:
    """From a body's pieces to blocks: data tables become grids, those that only lay out the page are taken apart."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.tables = 0
        self.drawn: list[str] = []

    def of(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        """The blocks of some pieces; one without text is there only where a list number stands alone."""
        for piece in pieces:
            if isinstance(piece, Line):
                yield from _lines(piece)
            elif isinstance(piece, Drawn):
                self.drawn += [] if piece.name in self.drawn else [piece.name]
            else:
                yield from self._table(piece)

    def _table(self, table: Table) -> Sequence[Block]:
        cells = [[(cell, tuple(self.of(cell.content))) for cell in row] for row in table.rows]
        inside = [block for row in cells for _, blocks in row for block in blocks]
        rows = () if any(isinstance(block, Grid) for block in inside) else self._expanded(cells)
        data = data_table(rows)
        if data is None:
            return inside
        self.tables += data.grids
        return list(data.blocks(self.tables - data.grids))

    def _expanded(self, cells: Sequence[Sequence[tuple[TableCell, tuple[Block, ...]]]]) -> tuple[tuple[Cell, ...], ...]:
        rows: list[tuple[Cell, ...]] = []
        above: dict[int, Cell] = {}
        places = 0
        for row in cells:
            expanded, above = _expand_row(row, len(rows), above)
            places += len(expanded)
            check_places(self.name, places, self.limits)
            rows.append(expanded)
        return tuple(rows)


def _expand_row(
    row: Sequence[tuple[TableCell, tuple[Block, ...]]], number: int, above: Mapping[int, Cell]
) -> tuple[tuple[Cell, ...], dict[int, Cell]]:
    """A row's cell for each grid column, and the cells that may go on into the row below, by their first column."""
    places: list[Cell] = []
    below: dict[int, Cell] = {}
    for cell, blocks in row:
        column = len(places)
        merged = _merged_into(cell, places, above)
        shown = merged or _cell(blocks, number, column)
        if cell.merge in ("restart", "continue"):
            below[column] = shown
        for offset in range(cell.across):
            copy = merged is not None or offset > 0
            places.append(Cell(shown.text, number, column + offset, None, copy, shown.number))
    return tuple(places), below


def _merged_into(cell: TableCell, places: Sequence[Cell], above: Mapping[int, Cell]) -> Cell | None:
    """The cell that this one only continues, if any."""
    if cell.merge == "gap":
        return Cell("", 0, 0)
    if cell.merge == "beside" and places:
        return places[-1]
    return above.get(len(places)) if cell.merge == "continue" else None


def _cell(blocks: Sequence[Block], row: int, column: int) -> Cell:
    lines = [block for block in blocks if not isinstance(block, Grid)]
    text = "\n".join(line.text for line in lines if line.text)
    return Cell(text, row, column, number=lines[0].number if lines else "")


def _lines(line: Line) -> Iterator[Heading | Paragraph]:
    """A paragraph, or several where breaks part it; the list number stands before the first."""
    whole = line.text.strip()
    if not whole and not line.number:
        return
    texts = [text for text in _BREAK.split(whole) if text] if "\n" in whole else [whole]
    for place, text in enumerate(texts):
        number = "" if place else line.number
        yield Heading(text, line.level, number=number) if line.level else Paragraph(text, number=number)
