"""One number of each of very many reports, without the way back to their figures: a cell, or cells taken together.

Of twenty thousand reports the numbers are read in a tenth of the time that their figures take.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, repeat
from threading import Lock
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, cast, func, select, type_coerce

from store.amending import amended_organs
from store.catalogue import cell_types
from store.model import CellKey, HeldFigure, HeldNumber
from store.queries import Ids, in_pieces, of_current, read_figures_of, read_meta, read_reports, stored_cells
from store.tables import FIGURE, REPORT, from_millionths

_MOST_KNOWN = 12
"""Columns that are kept: of twenty thousand reports each takes some three megabytes."""


class KnownColumns:
    """The columns read last, until what is held changes: who asks for a ranking asks for its other end, or the average,
    next. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock, self._revision = Lock(), ""
        self._known: OrderedDict[Hashable, Sequence[HeldNumber]] = OrderedDict()

    def read(
        self, connection: Connection, keys: Collection[CellKey], organ_ids: Ids = None, years: Ids = None
    ) -> Sequence[HeldNumber]:
        """As `read_column`, in the state that the connection sees."""
        revision = read_meta(connection, "revision")
        asked = tuple(None if one is None else frozenset(one) for one in (keys, organ_ids, years))
        with self._lock:
            if revision != self._revision:
                self._known.clear()
                self._revision = revision
            if asked in self._known:
                self._known.move_to_end(asked)
                return self._known[asked]
        numbers = read_column(connection, keys, organ_ids, years)
        with self._lock:
            if revision == self._revision:
                self._known[asked] = numbers
            while len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
        return numbers


def read_column(
    connection: Connection, keys: Collection[CellKey], organ_ids: Ids = None, years: Ids = None
) -> list[HeldNumber]:
    """What current reports say in these cells together, by organ and year, amendments laid over it; also of those that
    lack them. None where a cell that the report's form has is without a number, or where there is none of them."""
    chosen = _choose(keys, years)
    numbers: list[HeldNumber] = []
    for piece in [None] if organ_ids is None else in_pieces(organ_ids):
        own = chosen if piece is None else chosen.where(REPORT.c.organ_id.in_(piece))
        # as the driver gives them: no type here needs more, and of twenty thousand rows each step is felt
        found = connection.execute(own.order_by(REPORT.c.organ_id, REPORT.c.year)).cursor
        numbers += _to_numbers(found.fetchall() if found else ())
    corrected = _corrected(connection, keys, numbers)
    return [corrected.get(one.report_id, one) for one in numbers] if corrected else numbers


def _corrected(
    connection: Connection, keys: Collection[CellKey], numbers: Sequence[HeldNumber]
) -> dict[int, HeldNumber]:
    """The numbers of reports that amendments may be laid over, by the report's id."""
    laid = amended_organs(connection, keys)
    reports = read_reports(connection, [one.report_id for one in numbers if one.organ_id in laid]) if laid else []
    held = groupby(read_figures_of(connection, reports, keys), lambda one: one.report.id)
    return {report_id: _together(list(figures)) for report_id, figures in held}


def _choose(keys: Collection[CellKey], years: Ids) -> Select[Any]:
    """Rows of the report's id, the organ's, the value in millionths, the unit where it is not the cell's own, and the
    cell (the last of several)."""
    figure = (FIGURE.c.report_id == REPORT.c.id) & FIGURE.c.cell.in_(stored_cells(keys))
    value = type_coerce(FIGURE.c.value, BigInteger)
    if len(keys) == 1:
        columns: tuple[ColumnElement[Any], ...] = (value, FIGURE.c.unit, FIGURE.c.cell)
    else:
        columns = (_sum_of_all(value), _unit_of_all(), func.max(FIGURE.c.cell))
    chosen = select(REPORT.c.id, REPORT.c.organ_id, *columns).select_from(REPORT.outerjoin(FIGURE, figure))
    chosen = chosen if len(keys) == 1 else chosen.group_by(REPORT.c.organ_id, REPORT.c.year, REPORT.c.id)
    return of_current(chosen, years)


def _sum_of_all(value: ColumnElement[int]) -> ColumnElement[int]:
    """The sum, NULL where one of the values is."""
    return case((func.count(value) == func.count(FIGURE.c.cell), cast(func.sum(value), BigInteger)))


def _unit_of_all() -> ColumnElement[str]:
    """The unit that all print where it is not the cells' own; one that nothing agrees with where only some do."""
    some = func.count(FIGURE.c.unit)
    return case((some.in_((0, func.count(FIGURE.c.cell))), func.max(FIGURE.c.unit)), else_=_MIXED)


_MIXED = "?"


def _to_numbers(rows: Sequence[Sequence[Any]]) -> Iterator[HeldNumber]:
    """The numbers of rows as `_choose` has them; column by column, which takes half the time of row by row."""
    if not rows:
        return iter(())
    own = {cell.id: cell.unit for cell in cell_types()} | {None: ""}
    report_ids, organ_ids, millionths, printed, cells = zip(*rows, strict=True)
    values = [None if one is None else from_millionths(one) for one in millionths]
    units = [unit or own[cell] for unit, cell in zip(printed, cells, strict=True)]
    return map(HeldNumber._make, zip(report_ids, organ_ids, values, units, repeat(False)))


def _together(held: Sequence[HeldFigure]) -> HeldNumber:
    """The number of a report's figures added up."""
    first = held[0]
    values = [one.figure.value for one in held if one.figure.value is not None]
    amended = any(one.figure.amended is not None for one in held)
    value = sum(values, Decimal(0)) if len(values) == len(held) else None
    return HeldNumber(first.report.id, first.report.organ_id, value, first.figure.unit, amended)
