"""The semantic layer: which cells the statutory tables have, what they are called, and the country's regions.

What both sides of the shop need, reading and asking, is here; it is data and pure functions only.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from store.catalogue.csv_files import packaged_rows
from store.model import CellKey

MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""The units of money that reports print, in yuan."""


@dataclass(frozen=True, slots=True)
class CellType:
    """A cell that a form of the report has (国办公开办函〔2019〕60号, 〔2021〕30号).

    `id` is stable for ever, for the store. `form` is "2019", "2021" or "both". `unit` is the form's own; a report that
    prints another one in the cell keeps that.
    """

    id: int
    indicator: str
    column: str
    section: str
    row_label: str
    column_label: str
    form: str
    unit: str

    @property
    def key(self) -> CellKey:
        """The cell's codes."""
        return CellKey(self.indicator, self.column)

    @property
    def table(self) -> str:
        """The statutory table that the cell belongs to: "proactive", "applications" or "disputes"."""
        return self.indicator.split(".", 1)[0]

    def in_form(self, form: str) -> bool:
        """Whether the form ("2019" or "2021") has this cell."""
        return self.form in ("both", form)


@cache
def cell_types() -> tuple[CellType, ...]:
    """All cells of both forms, in the order of the tables."""
    return tuple(
        CellType(
            int(row["id"]),
            row["indicator"],
            row["column"],
            row["section"],
            row["row_label"],
            row["column_label"],
            row["form"],
            row["unit"].split(" or ")[0],
        )
        for row in packaged_rows("catalogue.csv")
    )


@cache
def cell_type_by_key() -> dict[CellKey, CellType]:
    """The cell types by their codes."""
    return {cell.key: cell for cell in cell_types()}


@cache
def cells_of(table: str, form: str) -> tuple[CellType, ...]:
    """The cells that one statutory table has in one form, in reading order."""
    return tuple(cell for cell in cell_types() if cell.table == table and cell.in_form(form))
