"""Which tables hold data, and which only lay out a page; the same for every kind of file that has tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, Cell, Grid, Paragraph
from ingest.headings import section_number
from ingest.limits import Limits
from ingest.values import is_value
from store.model import WenbaoError

WIDEST_SPAN = 60
"""Columns that one cell may cover; no table of a report has as many."""

_LONGEST_CELL = 600
_LEAST_ROWS = 2
_LEAST_SECTIONS = 2
_SHORTEST_SENTENCE = 15
_SECTIONS_OF_TABLES = (2, 3, 4)


Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table that holds data: its rows, parted where a heading, note or other running text fills a row of its own."""

    pieces: tuple[Rows | Cell, ...]

    @property
    def grids(self) -> int:
        """How many grids it makes."""
        return sum(isinstance(piece, tuple) for piece in self.pieces)

    def blocks(self, first: int) -> Iterator[Block]:
        """Its grids, numbered from `first`, and the text between them."""
        for piece in self.pieces:
            if isinstance(piece, Cell):
                for place, line in enumerate(piece.text.split("\n")):
                    yield Paragraph(line, piece.line, number="" if place else piece.number, spot=piece.spot)
            else:
                yield Grid(piece, first)
                first += 1


def data_table(rows: Rows) -> DataTable | None:
    """The rows as a table of data: two of them have several cells (one that spans from above counts), and none of these
    holds a page's running text; None where they only lay out a page."""
    long_rows: set[int] = set()
    count = 0
    for place, row in enumerate(rows):
        originals = [cell for cell in row if not cell.copy]
        count += len(originals) > 1 or (bool(originals) and row[0].copy)
        if max((len(cell.text) for cell in originals), default=0) <= _LONGEST_CELL:
            continue
        if len(originals) > 1:
            return None
        long_rows.add(place)
    if count < _LEAST_ROWS:
        return None
    text_rows = sorted(long_rows | _page_rows(rows))
    if not text_rows:
        return DataTable((rows,))
    has_figures = any(is_value(cell.text) for row in rows for cell in row)
    return DataTable(tuple(_parted(rows, text_rows))) if has_figures else None


def _page_rows(rows: Rows) -> set[int]:
    """Where a table lays out a whole page, several of its sections headed within: the rows of one cell that are text.

    Among the rows of a statutory table such a row is its title or note ("第二十条第（五）项"), unless it is a sentence.
    """
    lone = {place: cell for place, row in enumerate(rows) if (cell := _only_cell(row)) is not None}
    heads = {place: number for place, cell in lone.items() if (number := _heads(cell)) is not None}
    if len(set(heads.values())) < _LEAST_SECTIONS:
        return set()
    found: set[int] = set()
    section = None
    for place, cell in lone.items():
        section = heads.get(place, section)
        if place in heads or section not in _SECTIONS_OF_TABLES or _is_sentence(cell.text):
            found.add(place)
    return found


def _only_cell(row: Sequence[Cell]) -> Cell | None:
    """The cell that fills a row of its own; none where one from above spans into it."""
    originals = [cell for cell in row if not cell.copy]
    alone = len(originals) == 1 and not row[0].copy and originals[0].text.strip() and not is_value(originals[0].text)
    return originals[0] if alone else None


def _heads(cell: Cell) -> int | None:
    return (cell.number and section_number(cell.number + cell.text)) or section_number(cell.text.strip())


def _is_sentence(text: str) -> bool:
    return len(text) >= _SHORTEST_SENTENCE and text.rstrip("”） ").endswith("。")


def _parted(rows: Rows, long_rows: Sequence[int]) -> Iterator[Rows | Cell]:
    start = 0
    for place in long_rows:
        if rows[start:place]:
            yield rows[start:place]
        yield next(cell for cell in rows[place] if not cell.copy)
        start = place + 1
    if rows[start:]:
        yield rows[start:]


def check_places(name: str, places: int, limits: Limits) -> None:
    """Raises WenbaoError where a table has more places than are read."""
    if places > limits.places:
        raise WenbaoError(f"{name}：表格太大（超过 {limits.places} 格），没有读入")


def check_nesting(name: str, depth: int, limits: Limits) -> None:
    """Raises WenbaoError where tables or text boxes stand too deep within each other."""
    if depth > limits.nesting:
        raise WenbaoError(f"{name}：表格或文本框嵌套太深（超过 {limits.nesting} 层），没有读入")
