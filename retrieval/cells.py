"""From the indicators and columns that a question names to the cells of the tables that it means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from retrieval.question import Named
from store.catalogue import cell_type_by_key, cell_types
from store.model import CellKey

_MAIN_COLUMNS = ("total", "decisions", "amount")
"""The column that is meant where an indicator is named alone; a row that has none of them has no main column."""


def meant_cells(named: Sequence[Named], before: Sequence[CellKey] = ()) -> tuple[CellKey, ...]:
    """The cells that the names mean, in the order of naming; () where they fit no cell or leave more than one open.

    `before` are the last question's cells: a column named alone is looked up in their rows.
    """
    columns = _columns(named)
    rows = _indicators(named)
    if not rows and not columns:
        return ()
    indicators = rows or _only_row(columns) or tuple(dict.fromkeys(cell.indicator for cell in before))
    cells = [_cells_of(indicator, columns) for indicator in indicators]
    return tuple(dict.fromkeys(chain.from_iterable(cells)))


def open_columns(named: Sequence[Named]) -> tuple[CellKey, ...]:
    """All cells of the one row that is named without its column and has no main one ("规章多少件")."""
    indicators = _indicators(named)
    if len(indicators) != 1 or _columns(named) or _main_cells(indicators[0]):
        return ()
    return tuple(cell.key for cell in cell_types() if cell.indicator == indicators[0])


def is_group(named: Sequence[Named]) -> bool:
    """Whether one phrase alone names several rows or columns that are asked for as one number."""
    rows = _without_wider([one for one in named if one.kind == "indicator"])
    columns = [one for one in named if one.kind == "column"]
    return any(len(kept) == 1 and len(kept[0].codes) > 1 for kept in (rows, columns))


def _indicators(named: Sequence[Named]) -> tuple[str, ...]:
    """The rows named; a verb of receiving, or the word 申请 alone, gives way to any other row."""
    for kinds in (("indicator",), ("soft", "weak")):
        kept = _without_wider([one for one in named if one.kind in kinds])
        if kept:
            order = [cell.indicator for cell in cell_types()]
            return tuple(dict.fromkeys(chain.from_iterable(sorted(one.codes, key=order.index) for one in kept)))
    return ()


def _only_row(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The row of columns that only one row has ("采购项目数量")."""
    rows = {cell.indicator for cell in cell_types() if cell.column in columns}
    return tuple(rows) if len(rows) == 1 else ()


def _without_wider(named: Sequence[Named]) -> list[Named]:
    """Without the names of groups of which a part is named too ("重复申请不予处理" means the row, not the group)."""
    return [one for one in named if not any(other.codes < one.codes for other in named)]


def _columns(named: Sequence[Named]) -> tuple[str, ...]:
    """The columns named, in order; 总计 beside another column is not one more."""
    order = [cell.column for cell in cell_types()]
    columns = tuple(
        dict.fromkeys(chain.from_iterable(sorted(one.codes, key=order.index) for one in named if one.kind == "column"))
    )
    return tuple(column for column in columns if column != "total") or columns


def _cells_of(indicator: str, columns: tuple[str, ...]) -> tuple[CellKey, ...]:
    if not columns:
        return _main_cells(indicator)
    known = tuple(CellKey(indicator, column) for column in columns if CellKey(indicator, column) in cell_type_by_key())
    return known or (_main_cells(indicator) if columns == ("total",) else ())


def _main_cells(indicator: str) -> tuple[CellKey, ...]:
    keys = (CellKey(indicator, column) for column in _MAIN_COLUMNS)
    own = tuple(key for key in keys if key in cell_type_by_key())
    return own if indicator != "proactive.procurement" else ()
