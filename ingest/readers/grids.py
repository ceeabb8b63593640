"""Which tables hold data, and which only lay out a page; the same for every kind of file that has tables."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.blocks import Cell
from ingest.readers.limits import Limits
from store.model import WenbaoError

WIDEST_SPAN = 60
"""Columns that one cell may cover; no table of a report has as many."""

_LONGEST_CELL = 600
_LEAST_ROWS = 2


def is_data(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows are a table's: two of them have several cells, and no cell holds a page's running text."""
    several = longest = 0
    for row in rows:
        originals = [cell for cell in row if not cell.copy]
        several += len(originals) > 1
        longest = max((longest, *(len(cell.text) for cell in originals)))
    return several >= _LEAST_ROWS and longest <= _LONGEST_CELL


def check_places(name: str, places: int, limits: Limits) -> None:
    """Raises WenbaoError where a table has more places than are read."""
    if places > limits.places:
        raise WenbaoError(f"{name}：表格太大（超过 {limits.places} 格），没有读入")


def check_nesting(name: str, depth: int, limits: Limits) -> None:
    """Raises WenbaoError where tables or text boxes stand too deep within each other."""
    if depth > limits.nesting:
        raise WenbaoError(f"{name}：表格或文本框嵌套太深（超过 {limits.nesting} 层），没有读入")
