"""From a plan to its figures and to what follows from them by arithmetic: exact, and nothing left out in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from retrieval.plan import Operation, Plan, Target
from retrieval.question import Condition
from store.catalogue import cell_type_by_key
from store.model import CellKey, Check, Figure, HeldFigure, Locator, ReportHead, Status

_WAN = Decimal(10_000)
_RELATIONS: dict[str, Callable[[Decimal, int], bool]] = {
    "=": lambda value, bound: value == bound,
    ">": lambda value, bound: value > bound,
    ">=": lambda value, bound: value >= bound,
    "<": lambda value, bound: value < bound,
    "<=": lambda value, bound: value <= bound,
}


class Figures(Protocol):
    """Where figures come from: the store, or a test's own."""

    def heads(self, organ_ids: Sequence[int] | None = None, years: Sequence[int] | None = None) -> list[ReportHead]:
        """The reports held."""

    def figures(
        self,
        organ_ids: Sequence[int] | None = None,
        years: Sequence[int] | None = None,
        cells: Sequence[CellKey] | None = None,
    ) -> list[HeldFigure]:
        """The figures held."""


@dataclass(frozen=True, slots=True)
class Result:
    """What code computed from figures: rates and ratios are fractions; `of` says how many figures went in."""

    operation: str
    value: Decimal
    unit: str = ""
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures that a plan asks for, in the order in which they are to be told, and the results.

    `converted` is the unit that amounts were brought to where they are printed in several.
    """

    figures: tuple[HeldFigure, ...]
    results: tuple[Result, ...] = ()
    converted: str = ""

    @property
    def without_number(self) -> tuple[HeldFigure, ...]:
        """The figures that no result counts."""
        return tuple(held for held in self.figures if held.figure.value is None)


def fetch(plan: Plan, figures: Figures) -> Evidence:
    """The evidence of a plan over cells."""
    rows = _rows(plan, figures)
    compute = {
        Operation.DIFFERENCE: _difference,
        Operation.RATIO: _ratio,
        Operation.RANKING: _ranking,
        Operation.SUM: _sum,
        Operation.AVERAGE: _average,
        Operation.COUNT: _count,
        Operation.TREND: _trend,
    }.get(plan.operation, _lookup)
    return compute(plan, rows)


Rows = list[tuple[ReportHead, list[HeldFigure]]]
"""The reports asked about, each with the figures of the plan's cells in their order."""


def _rows(plan: Plan, figures: Figures) -> Rows:
    cells = list(dict.fromkeys((*plan.cells, *plan.whole)))
    organ_ids = list({target.organ.id for target in plan.targets}) or None
    years = list(plan.years) or None
    heads = figures.heads(organ_ids, years)
    held = {(one.report.id, one.figure.key): one for one in figures.figures(organ_ids, years, cells)}
    rows = [
        (head, [held.get((head.id, cell)) or _absent(head, cell) for cell in cells]) for head in _ordered(plan, heads)
    ]
    return [(head, _of_its_form(row) if plan.grouped else row) for head, row in rows]


def _ordered(plan: Plan, heads: list[ReportHead]) -> list[ReportHead]:
    if not plan.targets:
        return heads
    by_target = {Target(target.organ, target.year): None for target in plan.targets}
    known = {(head.organ_id, head.year): head for head in heads}
    return [known[target.organ.id, target.year] for target in by_target if (target.organ.id, target.year) in known]


def _absent(head: ReportHead, cell: CellKey) -> HeldFigure:
    """A cell that the report's form does not have."""
    known = cell_type_by_key()[cell]
    place = Locator(section=known.section, row=known.row_label, column=known.column_label)
    return HeldFigure(head, Figure(*cell, None, Status.ABSENT, None, known.unit, Check.UNTESTED, place))


def _of_its_form(row: list[HeldFigure]) -> list[HeldFigure]:
    """Of a group of cells those that the report's form has; all where it has none."""
    return [held for held in row if held.figure.status is not Status.ABSENT] or row


def amount(figure: Figure, unit: str) -> Decimal | None:
    """The figure's value in a unit ("元" or "万元" where it is money)."""
    if figure.value is None or figure.unit == unit:
        return figure.value
    if (figure.unit, unit) == ("元", "万元"):
        return figure.value / _WAN
    if (figure.unit, unit) == ("万元", "元"):
        return figure.value * _WAN
    raise ValueError(f"no way from {figure.unit} to {unit}")


def _unit(held: Sequence[HeldFigure]) -> tuple[str, str]:
    """The unit to compute in, and the same again where amounts are printed in several."""
    units = {one.figure.unit for one in held if one.figure.value is not None}
    if units == {"元", "万元"}:
        return "万元", "万元"
    return (units.pop(), "") if len(units) == 1 else ("", "")


def _total(held: Sequence[HeldFigure], unit: str) -> Decimal | None:
    """The sum of the figures that have a number; None where none has."""
    values = [value for one in held if (value := amount(one.figure, unit)) is not None]
    return sum(values, Decimal(0)) if values else None


def _flat(rows: Rows) -> list[HeldFigure]:
    return [held for _, row in rows for held in row]


def _lookup(plan: Plan, rows: Rows) -> Evidence:
    figures = _flat(rows)
    if plan.grouped and len(figures) > 1:
        return _sum(plan, rows)
    return Evidence(tuple(figures))


def _difference(plan: Plan, rows: Rows) -> Evidence:
    """First minus second; of two years of one organ, later minus earlier; the rate is over the second."""
    one_organ = len({head.organ_id for head, _ in rows}) == 1
    if len(rows) > 1 and one_organ:
        rows = sorted(rows, key=lambda row: -row[0].year)
    figures = _flat(rows)
    sides = [row for _, row in rows] if len(rows) > 1 else [[held] for held in figures]
    unit, converted = _unit(figures)
    values = [_total(side, unit) for side in sides if all(held.figure.value is not None for held in side)]
    if len(values) != len(sides) or len(sides) < 2 or not unit:
        return Evidence(tuple(figures))
    results = [result for other in values[1:] for result in _compared(values[0], other, unit)]
    return Evidence(tuple(figures), tuple(results), converted)


def _compared(first: Decimal | None, second: Decimal | None, unit: str) -> list[Result]:
    if first is None or second is None:
        return []
    rate = [Result("change_rate", (first - second) / second)] if second else []
    return [Result("difference", first - second, unit), *rate]


def _ratio(plan: Plan, rows: Rows) -> Evidence:
    figures = _flat(rows)
    part = [held for held in figures if held.figure.key in plan.cells]
    whole = [held for held in figures if held.figure.key in plan.whole]
    unit, converted = _unit(figures)
    if not unit or not whole or any(held.figure.value is None for held in (*part, *whole)) or not _total(whole, unit):
        return Evidence(tuple(figures))
    numerator, denominator = _total(part, unit) or Decimal(0), _total(whole, unit) or Decimal(1)
    total = [Result("sum", numerator, unit, len(part))] if len(part) > 1 else []
    return Evidence(tuple(figures), (*total, Result("ratio", numerator / denominator)), converted)


def _ranking(plan: Plan, rows: Rows) -> Evidence:
    """Largest first (smallest where asked so); figures without a number last."""
    figures = _flat(rows)
    unit, converted = _unit(figures)

    def rank(held: HeldFigure) -> tuple[bool, Decimal]:
        value = amount(held.figure, unit) if held.figure.value is not None else None
        return value is None, (value or Decimal(0)) * (1 if plan.ascending else -1)

    return Evidence(tuple(sorted(figures, key=rank)), (), converted)


def _sum(plan: Plan, rows: Rows) -> Evidence:
    figures = _flat(rows)
    counted = [held for held in figures if held.figure.value is not None]
    if len(figures) < 2:
        return Evidence(tuple(figures))
    unit, converted = _unit(figures)
    total = _total(counted, unit) if unit else None
    results = () if total is None else (Result("sum", total, unit, len(counted)),)
    return Evidence(tuple(figures), results, converted)


def _average(plan: Plan, rows: Rows) -> Evidence:
    evidence = _sum(plan, rows)
    total = next((one for one in evidence.results if one.operation == "sum"), None)
    if total is None or not total.of:
        return evidence
    mean = Result("average", total.value / total.of, total.unit, total.of)
    return Evidence(evidence.figures, (mean, total), evidence.converted)


def _count(plan: Plan, rows: Rows) -> Evidence:
    """How many of the figures meet the condition; these first, then those without a number."""
    figures = _flat(rows)
    met = [held for held in figures if held.figure.value is not None and _meets(held.figure.value, plan.condition)]
    rest = [held for held in figures if held.figure.value is None]
    counted = sum(held.figure.value is not None for held in figures)
    return Evidence((*met, *rest), (Result("count", Decimal(len(met)), "家", counted),))


def _meets(value: Decimal, condition: Condition | None) -> bool:
    return condition is None or _RELATIONS[condition.relation](value, condition.bound)


def _trend(plan: Plan, rows: Rows) -> Evidence:
    """By year; the change from each year to the next where both have a number."""
    rows = sorted(rows, key=lambda row: row[0].year)
    figures = _flat(rows)
    unit, converted = _unit(figures)
    values = [_total(row, unit) for _, row in rows]
    steps = [result for earlier, later in pairwise(values) for result in _compared(later, earlier, unit)]
    return Evidence(tuple(figures), tuple(steps), converted)
