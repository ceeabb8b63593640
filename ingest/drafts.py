"""Cells on their way to figures: where each was read, and whether it was read twice and differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from ingest.blocks import Cell, page_and_box
from ingest.readings import Reading, number_of
from ingest.record import Record
from ingest.values import read_value
from store.catalogue import MONEY, CellType, cell_type_by_key, cells_of
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
        """Keeps a row's cells; one that is held with another number or unit is in doubt from then on."""
        for column, cell in zip(columns, reading, strict=True):
            if cell is None:
                continue
            key, draft = CellKey(indicator, column), Draft(cell, unit, record.table)
            held = self.drafts.setdefault(key, draft)
            if held is not draft and not _agree(cell_type_by_key()[key], held, draft):
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
        return [self._figure(key, cell) for key, cell in (*types.items(), *strays.items())]

    def _figure(self, key: CellKey, cell: CellType) -> Figure:
        draft = self.drafts.get(key)
        if draft is None:
            named = Locator(section=cell.section, row=cell.row_label, column=cell.column_label)
            return Figure(cell.indicator, cell.column, None, Status.MISSING, None, cell.unit, Check.UNTESTED, named)
        locator = _locator(cell, draft)
        text = draft.cell.text.strip()
        reading = read_value(draft.cell.text, money=_is_money(cell), signed=cell.column == "change")
        unreadable = reading.status is Status.MISSING or _is_of_another_kind(cell, reading.unit)
        doubtful = unreadable or key in self.doubtful
        status, value = (Status.MISSING, None) if doubtful else (reading.status, reading.value)
        if not draft.cell.sure and status is not Status.MISSING:
            self.unsure.add(cell.key)
        if unreadable:
            self.problems.append(_unreadable(cell, text, draft.cell.sure, locator))
        return Figure(cell.indicator, cell.column, value, status, text, _unit(cell, draft), Check.UNTESTED, locator)


@cache
def _types_of(table: str, form: str) -> Mapping[CellKey, CellType]:
    return {cell.key: cell for cell in cells_of(table, form)}


def _is_money(cell: CellType) -> bool:
    return cell.column == "amount"


def _is_of_another_kind(cell: CellType, unit: str | None) -> bool:
    """Whether a unit printed in the cell is of money where things are counted, or of things where money is."""
    return unit is not None and (unit in MONEY) != _is_money(cell)


def _unit(cell: CellType, draft: Draft) -> str:
    """The unit of money that an amount prints or its header names; else the form's."""
    if not _is_money(cell):
        return cell.unit
    printed = read_value(draft.cell.text, money=True, signed=False).unit
    return (printed if printed in MONEY else None) or draft.unit or cell.unit


def _agree(cell: CellType, one: Draft, other: Draft) -> bool:
    """Whether two cells hold the same number in the same unit, or both none."""
    first, second = number_of(one.cell), number_of(other.cell)
    return first == second and (first is None or _unit(cell, one) == _unit(cell, other))


def _name(cell: CellType) -> str:
    return f"{cell.row_label}·{cell.column_label}"


def _unreadable(cell: CellType, text: str, sure: bool, locator: Locator) -> Problem:
    cause = "不是可采用的数" if sure else "不能确定是哪个数"
    message = f"{_name(cell)}：“{text}”{cause}，不予采用"
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
