"""From a plan to its figures and to what follows from them by arithmetic: exact, and nothing left out in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from retrieval.counts import Condition
from retrieval.plan import Operation, Plan, Target
from store.catalogue import MONEY, cell_type_by_key
from store.model import CellKey, Check, Figure, HeldFigure, Locator, ReportHead, Status

_RELATIONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
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
class Step:
    """One value held against another: which figures make up each, first minus second, and that over the second."""

    first: tuple[HeldFigure, ...]
    second: tuple[HeldFigure, ...]
    difference: Result
    rate: Result | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures that a plan asks for, in the order in which they are to be told, and what follows from them.

    `converted` is the unit that amounts were brought to where they are printed in several.
    """

    figures: tuple[HeldFigure, ...]
    computed: tuple[Result, ...] = ()
    steps: tuple[Step, ...] = ()
    converted: str = ""

    @property
    def results(self) -> tuple[Result, ...]:
        """All results, those of the steps too."""
        return self.computed + tuple(
            result for step in self.steps for result in (step.difference, step.rate) if result is not None
        )

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
    """The figure's value in a unit; money is converted between 元, 万元 and 亿元, nothing else is (ValueError)."""
    if figure.value is None or figure.unit == unit:
        return figure.value
    if figure.unit not in MONEY or unit not in MONEY:
        raise ValueError(f"no way from {figure.unit} to {unit}")
    return figure.value * MONEY[figure.unit] / MONEY[unit]


def _unit(held: Sequence[HeldFigure]) -> tuple[str, str]:
    """The unit to compute in ("" where there is none for all), and the same again where money had to be converted."""
    units = {one.figure.unit for one in held if one.figure.value is not None}
    if len(units) > 1 and units <= set(MONEY):
        return "万元", "万元"
    return (units.pop(), "") if len(units) == 1 else ("", "")


@dataclass(frozen=True, slots=True)
class _Value:
    """What is compared, ranked, counted: one cell of a report, or several taken together."""

    held: tuple[HeldFigure, ...]
    number: Decimal | None

    @property
    def report(self) -> ReportHead:
        return self.held[0].report


def _value(held: Sequence[HeldFigure], unit: str) -> _Value:
    """Cells together: None unless each of them has a number."""
    numbers = [amount(one.figure, unit) if one.figure.value is not None else None for one in held]
    whole = all(number is not None for number in numbers)
    return _Value(tuple(held), sum((number or Decimal(0) for number in numbers), Decimal(0)) if whole else None)


def _values(plan: Plan, rows: Rows, unit: str) -> list[list[_Value]]:
    """For each report its values: one of all its cells where they are grouped, else one a cell."""
    return [[_value(row, unit)] if plan.grouped else [_value([held], unit) for held in row] for _, row in rows]


def _flat(rows: Rows) -> tuple[HeldFigure, ...]:
    return tuple(held for _, row in rows for held in row)


def _lookup(plan: Plan, rows: Rows) -> Evidence:
    return _sum(plan, rows) if plan.grouped else Evidence(_flat(rows))


def _difference(plan: Plan, rows: Rows) -> Evidence:
    """First minus second; of two years of one organ, later minus earlier; the rate is over the second."""
    years, organs = {head.year for head, _ in rows}, {head.organ_id for head, _ in rows}
    if len(years) > 1 and len(rows) > len(organs):
        rows = sorted(rows, key=lambda row: -row[0].year)
    figures = _flat(rows)
    unit, converted = _unit(figures)
    values = _values(plan, rows, unit) if unit else []
    if len(rows) == 1:
        series = values
    elif len(rows) > len(organs):
        series = [
            list(cell)
            for organ in dict.fromkeys(head.organ_id for head, _ in rows)
            for cell in zip(*(of for of in values if of[0].report.organ_id == organ), strict=True)
        ]
    else:
        series = [list(cell) for cell in zip(*values, strict=True)]
    steps = [step for first, *others in series for other in others if (step := _step(first, other, unit))]
    complete = steps and all(value.number is not None for one in series for value in one)
    return Evidence(figures, steps=tuple(steps) if complete else (), converted=converted)


def _step(first: _Value, second: _Value, unit: str) -> Step | None:
    if first.number is None or second.number is None:
        return None
    difference = Result("difference", first.number - second.number, unit)
    rate = Result("change_rate", difference.value / second.number) if second.number else None
    return Step(first.held, second.held, difference, rate)


def _trend(plan: Plan, rows: Rows) -> Evidence:
    """By year; the change from each year to the next of each value, where both have a number."""
    rows = sorted(rows, key=lambda row: row[0].year)
    figures = _flat(rows)
    unit, converted = _unit(figures)
    series = zip(*_values(plan, rows, unit), strict=True) if unit else []
    steps = [step for one in series for early, late in pairwise(one) if (step := _step(late, early, unit))]
    return Evidence(figures, steps=tuple(steps), converted=converted)


def _ratio(plan: Plan, rows: Rows) -> Evidence:
    """For each report the part over the whole; none where a number lacks or the whole is zero."""
    results: list[Result] = []
    unit, converted = _unit(_flat(rows))
    for _, row in rows if unit else []:
        part = _value([held for held in row if held.figure.key in plan.cells], unit)
        whole = _value([held for held in row if held.figure.key in plan.whole], unit)
        if part.number is None or not whole.number:
            continue
        if len(part.held) > 1:
            results.append(Result("sum", part.number, unit, len(part.held)))
        results.append(Result("ratio", part.number / whole.number))
    return Evidence(_flat(rows), tuple(results), converted=converted)


def _ranking(plan: Plan, rows: Rows) -> Evidence:
    """Largest first (smallest where asked so); figures without a number last; none where the units do not compare."""
    figures = _flat(rows)
    unit, converted = _unit(figures)
    if not unit:
        return Evidence(figures)

    def rank(held: HeldFigure) -> tuple[bool, Decimal]:
        value = amount(held.figure, unit) if held.figure.value is not None else None
        return value is None, (value or Decimal(0)) * (1 if plan.ascending else -1)

    return Evidence(tuple(sorted(figures, key=rank)), converted=converted)


def _sum(plan: Plan, rows: Rows) -> Evidence:
    """One sum of all, or one a cell where several rows are asked of several reports.

    What is blank is left out; a report's own group of which a cell could not be read has no sum.
    """
    figures = _flat(rows)
    unit, converted = _unit(figures)
    unread = plan.grouped and len(rows) == 1 and any(held.figure.status is Status.MISSING for held in figures)
    if len(figures) < 2 or not unit or unread:
        return Evidence(figures)
    apart = not plan.grouped and len(rows) > 1
    sums = (
        [_sum_of(cell, unit) for cell in zip(*(row for _, row in rows), strict=True)]
        if apart
        else [_sum_of(figures, unit)]
    )
    return Evidence(figures, tuple(one for one in sums if one) if all(sums) else (), converted=converted)


def _sum_of(held: Sequence[HeldFigure], unit: str) -> Result | None:
    values = [value for one in held if (value := amount(one.figure, unit)) is not None]
    return Result("sum", sum(values, Decimal(0)), unit, len(values)) if values else None


def _average(plan: Plan, rows: Rows) -> Evidence:
    """Over the reports that have the number."""
    unit, converted = _unit(_flat(rows))
    numbers = (
        [value.number for of in _values(plan, rows, unit) for value in of if value.number is not None] if unit else []
    )
    if not numbers:
        return Evidence(_flat(rows))
    total = sum(numbers, Decimal(0))
    mean = Result("average", total / len(numbers), unit, len(numbers))
    return Evidence(_flat(rows), (mean, Result("sum", total, unit, len(numbers))), converted=converted)


def _count(plan: Plan, rows: Rows) -> Evidence:
    """How many reports meet the condition; their figures first, then those without a number."""
    unit, converted = _unit(_flat(rows))
    values = [value for of in _values(plan, rows, unit) for value in of] if unit else []
    met = [value for value in values if value.number is not None and _meets(value.number, unit, plan.condition)]
    rest = [value for value in values if value.number is None]
    one_organ = len({head.organ_id for head, _ in rows}) == 1
    counted = Result("count", Decimal(len(met)), "年" if one_organ else "家", len(values) - len(rest))
    return Evidence(tuple(held for value in (*met, *rest) for held in value.held), (counted,), converted=converted)


def _meets(number: Decimal, unit: str, condition: Condition | None) -> bool:
    if condition is None:
        return True
    bound = Decimal(condition.bound)
    if unit in MONEY and condition.unit in MONEY:
        bound = bound * MONEY[condition.unit] / MONEY[unit]
    return _RELATIONS[condition.relation](number, bound)
