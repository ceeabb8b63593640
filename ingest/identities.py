"""The identities (勾稽关系) of the statutory tables, as lists of the cells that must add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.columns import APPLICANTS, DISPUTE_ROWS, OUTCOMES, PARTS
from ingest.labels import APPLICATIONS, rows_of
from store.model import CellKey, Rule

RECEIVED, CARRIED_IN = "applications.received", "applications.carried_in"
PROCESSED, CARRIED_OUT = "applications.processed", "applications.carried_out"

OTHER_ROWS = {
    "2019": ("applications.other",),
    "2021": ("applications.other.not_corrected", "applications.other.fee_unpaid", "applications.other.other"),
}
"""The rows of 其他处理 in each form: all that the two forms' tables 三 differ in."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Cells whose sum is the sum of other cells; `name` says it in the form's own words."""

    rule: Rule
    name: str
    parts: tuple[CellKey, ...]
    wholes: tuple[CellKey, ...]


@cache
def identities(form: str) -> tuple[Identity, ...]:
    """All identities of tables 三 and 四 in a form ("2019" or "2021"; 国办公开办函〔2019〕60号, 〔2021〕30号)."""
    return (*_row_sums(form), *_column_sums(form), *_balances(), *_dispute_sums())


@cache
def form_rows(form: str) -> tuple[str, ...]:
    """The rows of table 三 in a form."""
    others = {row for rows in OTHER_ROWS.values() for row in rows}
    indicators = (row.indicator for row in rows_of(APPLICATIONS))
    return tuple(row for row in indicators if row not in others or row in OTHER_ROWS[form])


def _row_sums(form: str) -> Iterator[Identity]:
    for indicator in form_rows(form):
        yield Identity(
            Rule.ROW_SUM,
            "各类申请人之和应等于总计",
            tuple(CellKey(indicator, part) for part in PARTS),
            (CellKey(indicator, "total"),),
        )


def _column_sums(form: str) -> Iterator[Identity]:
    edges = {RECEIVED, CARRIED_IN, PROCESSED, CARRIED_OUT}
    results = [indicator for indicator in form_rows(form) if indicator not in edges]
    for column in APPLICANTS:
        yield Identity(
            Rule.COLUMN_SUM,
            "各项办理结果之和应等于（七）总计",
            tuple(CellKey(indicator, column) for indicator in results),
            (CellKey(PROCESSED, column),),
        )


def _balances() -> Iterator[Identity]:
    for column in APPLICANTS:
        yield Identity(
            Rule.BALANCE,
            "本年新收加上年结转应等于总计加结转下年度",
            (CellKey(RECEIVED, column), CellKey(CARRIED_IN, column)),
            (CellKey(PROCESSED, column), CellKey(CARRIED_OUT, column)),
        )


def _dispute_sums() -> Iterator[Identity]:
    for row in DISPUTE_ROWS:
        yield Identity(
            Rule.DISPUTE_SUM,
            "各类结果之和应等于总计",
            tuple(CellKey(row, outcome) for outcome in OUTCOMES[:-1]),
            (CellKey(row, "total"),),
        )


def print_number(value: Decimal) -> str:
    """A figure as a message shows it: no trailing zeros, no exponent."""
    return f"{value.normalize():f}"
