"""Cells on their way to figures: where each was read, and whether it was read twice and differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ingest.blocks import Cell, page_and_box
from ingest.readings import Reading, number_of
from ingest.record import Record
from ingest.values import read_value
from store.catalogue import CellType, cell_type_by_key, cells_of
from store.model import CellKey, Check, Figure, Locator, Problem, Rule, Status


@dataclass(frozen=True, slots=True)
class Draft:
    """A cell as it stands in the source, the unit of money that its header names, and its grid's number."""

    cell: Cell
    unit: str | None = None
    table: int | None = None


@dataclass(slots=True)
class TableReading:
    """What was read of one statutory table: the form that it is in, its cells, and what is wrong with them."""

    table: str
    form: str = ""
    drafts: dict[CellKey, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[CellKey] = field(default_factory=set)
    unsure: set[CellKey] = field(default_factory=set)

    def keep(
        self, indicator: str, columns: Iterable[str], reading: Reading, record: Record, unit: str | None = None
    ) -> None:
        """Keeps a row's cells; one that is held with another number is in doubt from then on."""
        for column, cell in zip(columns, reading, strict=True):
            key = CellKey(indicator, column)
            held = self.drafts.get(key)
            if cell is None:
                continue
            if held is None:
                self.drafts[key] = Draft(cell, unit, record.table)
            elif number_of(held.cell) != number_of(cell):
                self._doubt(key, held, cell, record)

    def _doubt(self, key: CellKey, held: Draft, cell: Cell, record: Record) -> None:
        self.doubtful.add(key)
        first, again = held.cell.text.strip(), cell.text.strip()
        page, box = page_and_box(cell.spot)
        self.problems.append(
            Problem(
                Rule.NUMBER_TYPE,
                f"{_name(cell_type_by_key()[key])}：出现两个不同的数“{first}”与“{again}”，无法确定，不予采用",
                expected=first,
                found=again,
                locator=Locator(page=page, box=box, line=cell.line, table=record.table),
            )
        )

    def figures(self, form: str) -> list[Figure]:
        """A figure for every cell that the form has, and for those that the table has beside them."""
        types = _types_of(self.table, form)
        strays = {
            key: cell
            for other in ("2021", "2019")
            for key, cell in _types_of(self.table, other).items()
            if key in self.drafts and key not in types
        }
        return [self._figure(cell) for cell in (*types.values(), *strays.values())]

    def _figure(self, cell: CellType) -> Figure:
        draft = self.drafts.get(cell.key)
        if draft is None:
            named = Locator(section=cell.section, row=cell.row_label, column=cell.column_label)
            return Figure(cell.indicator, cell.column, None, Status.MISSING, None, cell.unit, Check.UNTESTED, named)
        locator = _locator(cell, draft)
        money = cell.column == "amount"
        text = draft.cell.text.strip()
        reading = read_value(draft.cell.text, money=money, signed=cell.column == "change")
        status, value = (Status.MISSING, None) if cell.key in self.doubtful else (reading.status, reading.value)
        if not draft.cell.sure and status is not Status.MISSING:
            self.unsure.add(cell.key)
        if reading.status is Status.MISSING:
            self.problems.append(_unreadable(cell, text, locator))
        unit = ((reading.unit or draft.unit) if money else None) or cell.unit
        return Figure(cell.indicator, cell.column, value, status, text, unit, Check.UNTESTED, locator)


@cache
def _types_of(table: str, form: str) -> Mapping[CellKey, CellType]:
    return {cell.key: cell for cell in cells_of(table, form)}


def _name(cell: CellType) -> str:
    return f"{cell.row_label}·{cell.column_label}"


def _unreadable(cell: CellType, text: str, locator: Locator) -> Problem:
    message = f"{_name(cell)}：“{text}”不是可采用的数，不予采用"
    return Problem(Rule.NUMBER_TYPE, message, found=text, locator=locator)


def _locator(cell: CellType, draft: Draft) -> Locator:
    grid = draft.table is not None
    page, box = page_and_box(draft.cell.spot)
    return Locator(
        section=cell.section,
        row=cell.row_label,
        column=cell.column_label,
        page=page,
        box=box,
        table=draft.table,
        line=draft.cell.line,
        table_row=draft.cell.row if grid else None,
        table_column=draft.cell.column if grid else None,
    )
