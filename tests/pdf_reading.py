"""Reading pdf files drawn for tests, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence

from pdf_pages import Draw, pdf

from ingest.blocks import Document, Grid
from ingest.readers import read_document

HEAD = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
ROWS = (HEAD, ("规章", "1", "0", "12"), ("行政规范性文件", "3", "4", "5"))
WIDTHS = (120.0, 110.0, 110.0, 110.0)


def read(*pages: Draw, turn: int = 0) -> Document:
    return read_document("年报.pdf", pdf(*pages, turn=turn))


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of each grid, ^ for a copy."""
    return [
        [["^" if cell.copy else cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def as_lists(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(row) for row in rows]


def doubts(document: Document) -> set[tuple[int, int]]:
    """Row and column of each cell of a grid whose figure is not sure."""
    rows = (row for block in document.blocks if isinstance(block, Grid) for row in block.rows)
    return {(cell.row, cell.column) for row in rows for cell in row if not cell.sure}
