"""From a plan to its figures and to what follows from them by arithmetic: exact, and nothing left out in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, pairwise
from typing import Protocol

from retrieval.plan import Operation, Plan, Target
from retrieval.reckoning.findings import (
    Findings,
    Rows,
    Step,
    all_figures,
    cells_of,
    figures_told,
    grouped,
    results_of,
    rows_of,
    step_between,
    values_of,
)
from retrieval.reckoning.thresholds import meets, moves_as_asked
from retrieval.reckoning.values import (
    Result,
    Value,
    changed,
    common_unit,
    first_of_each_year,
    mean_of,
    over,
    part_of_first,
    summed,
    together,
)
from store.model import CellKey, HeldFigure, Organ, ReportHead


class Figures(Protocol):
    """Where figures come from: the store, or a test's own."""

    def heads(self, organ_ids: Sequence[int] | None = None, years: Sequence[int] | None = None) -> list[ReportHead]:
        """The reports held."""

    def figures_of(self, reports: Sequence[ReportHead], cells: Sequence[CellKey] | None = None) -> list[HeldFigure]:
        """The figures of these reports."""


def fetch(plan: Plan, figures: Figures) -> Findings:
    """The findings of a plan over cells."""
    rows = _rows(plan, figures)
    held = all_figures(rows)
    wanted = "" if plan.operation is Operation.LOOKUP else plan.unit
    unit, converted = common_unit({one.figure.unit for one in held if one.figure.value is not None}, wanted)
    if not unit:
        return Findings(held)
    compute = {
        Operation.DIFFERENCE: _difference,
        Operation.RATIO: _ratio,
        Operation.RANKING: _ranking,
        Operation.SUM: _sum,
        Operation.AVERAGE: _average,
        Operation.COUNT: _count,
        Operation.TREND: _trend,
    }.get(plan.operation, _lookup)
    found = compute(plan, rows, unit)
    return replace(found, converted=converted)


def _rows(plan: Plan, figures: Figures) -> Rows:
    cells = list(dict.fromkeys((*plan.cells, *plan.whole)))
    aimed_at = plan.members if plan.of_all else [target.organ for target in plan.targets]
    organ_ids = list({organ.id for organ in aimed_at}) or None
    years = list(plan.years) or None
    left_out = {organ.id for organ in plan.excluded}
    heads = [head for head in figures.heads(organ_ids, years) if head.organ_id not in left_out]
    return rows_of(_ordered(plan, heads), figures.figures_of(heads, cells), cells)


def _ordered(plan: Plan, heads: list[ReportHead]) -> list[ReportHead]:
    if not plan.targets or plan.of_all:
        return heads
    by_target = {Target(target.organ, target.year): None for target in plan.targets}
    known = {(head.organ_id, head.year): head for head in heads}
    return [known[target.organ.id, target.year] for target in by_target if (target.organ.id, target.year) in known]


def _lookup(plan: Plan, rows: Rows, unit: str) -> Findings:
    """The cells as they are; of a group also its sum, one for each report."""
    values = [
        summed(held, unit) if len(held) > 1 else together(held, unit)
        for _, row in rows
        for group in plan.quantities
        for held in [cells_of(row, group)]
    ]
    return Findings(figures_told(values), tuple(values), results_of(values))


def _difference(plan: Plan, rows: Rows, unit: str) -> Findings:
    """First minus second; of two years of one organ, later minus earlier; the rate is over the second."""
    years, organs = {head.year for head, _ in rows}, {head.organ_id for head, _ in rows}
    if len(years) > 1 and len(rows) > len(organs):
        rows = sorted(rows, key=lambda row: -row[0].year)
    values = [values_of(plan, row, unit) for _, row in rows]
    if len(rows) == 1:
        series = values
    elif len(rows) > len(organs):
        series = _by_organ(values)
    else:
        series = [list(cell) for cell in zip(*values, strict=True)]
    if plan.times == "more" and len(years) == 1:
        series = [sorted(one, key=lambda value: -(value.number or 0)) for one in series]
    steps = [step for first, *others in series for other in others if (step := step_between(first, other))]
    steps = [_timed(step, plan) for step in steps] if plan.times not in ("", "more") else steps
    complete = steps and all(value.number is not None for one in series for value in one)
    flat = list(chain.from_iterable(values))
    return Findings(figures_told(flat), tuple(flat), results_of(flat), tuple(steps) if complete else ())


def _by_organ(values: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """For each organ and each thing asked for the values of its reports, in their order."""
    organs = grouped(values, lambda of: of[0].report.organ_id)
    return [list(cell) for own in organs.values() for cell in zip(*own, strict=True)]


def _timed(step: Step, plan: Plan) -> Step:
    """The step with how many times the second named the first named is; `turned` where that is the step's second."""
    named = [(target.organ.id, target.year) for target in plan.targets]
    order = [named.index((value.report.organ_id, value.report.year)) for value in (step.first, step.second)]
    turned = plan.times in ("times", "percent") and order[1] < order[0]
    first, second = (step.second, step.first) if turned else (step.first, step.second)
    if first.number is None or not second.number:
        return step
    return replace(step, times=Result("ratio", first.number / second.number), turned=turned)


def _trend(plan: Plan, rows: Rows, unit: str) -> Findings:
    """By year; the change from each year to the next of each value, where both have a number."""
    values = [values_of(plan, row, unit) for _, row in sorted(rows, key=lambda row: row[0].year)]
    steps = [step for one in _by_organ(values) for early, late in pairwise(one) if (step := step_between(late, early))]
    flat = list(chain.from_iterable(values))
    return Findings(figures_told(flat), tuple(flat), results_of(flat), tuple(steps))


def _ratio(plan: Plan, rows: Rows, unit: str) -> Findings:
    """For each report the part over the whole; or an organ's part over that of all reports of its year."""
    if plan.pooled:
        return _pooled(plan, rows, unit)
    if plan.of_all:
        return _ratio_of_all(plan, rows, unit)
    results: list[Result] = []
    values: list[Value] = []
    for _, row in rows:
        whole = together(cells_of(row, plan.whole), unit)
        for part in (together(cells_of(row, group), unit) for group in plan.quantities):
            values.append(over(part, whole))
            results += (*part.results, *values[-1].results) if values[-1].number is not None else ()
        if plan.read_otherwise and values[-1].number is not None:
            results += over(together(cells_of(row, plan.read_otherwise.part), unit), whole).results
    return Findings(figures_told(values) or all_figures(rows), tuple(values), tuple(results))


def _pooled(plan: Plan, rows: Rows, unit: str) -> Findings:
    """For each year the parts of all reports over their wholes; only of reports that have every number."""
    values: list[Value] = []
    results: list[Result] = []
    for year in sorted({head.year for head, _ in rows}):
        needed = [(cells_of(row, plan.cells), cells_of(row, plan.whole)) for head, row in rows if head.year == year]
        full = [(part, whole) for part, whole in needed if all(one.figure.value is not None for one in (*part, *whole))]
        part, whole = (summed([one for sides in full for one in sides[at]], unit) for at in (0, 1))
        if not whole.number:
            continue
        values.append(over(part, whole))
        for total in (part, whole):
            results.append(Result("sum", total.number or Decimal(0), unit, len(total.held)))
        results.append(Result("ratio", values[-1].number or Decimal(0), "", len(full)))
    return Findings(all_figures(rows), tuple(values), tuple(results))


def _ratio_of_all(plan: Plan, rows: Rows, unit: str) -> Findings:
    values: list[Value] = []
    results: list[Result] = []
    for target in plan.targets:
        year = [(head, row) for head, row in rows if head.year == target.year]
        own = [row for head, row in year if head.organ_id == target.organ.id]
        part = together(cells_of(own[0], plan.cells), unit)
        whole = summed([held for _, row in year for held in cells_of(row, plan.cells)], unit)
        values.append(over(part, whole))
        counted = [held for held in whole.held if held.figure.value is not None]
        results += (
            (Result("sum", whole.number, unit, len(counted)), *values[-1].results)
            if values[-1].number is not None and whole.number is not None
            else ()
        )
    return Findings(figures_told(values), tuple(values), tuple(results))


def _changes(plan: Plan, rows: Rows, unit: str) -> list[Value]:
    """How each organ's value changed from the first to the last of the years asked; only of those that report on
    both."""
    found = []
    for own in grouped(rows, lambda row: row[0].organ_id).values():
        own.sort(key=lambda row: row[0].year)
        if len(own) > 1:
            late, early = (values_of(plan, row, unit)[0] for row in (own[-1][1], own[0][1]))
            found.append(changed(late, early, rate=plan.changed == "change_rate"))
    return found


def _ranking(plan: Plan, rows: Rows, unit: str) -> Findings:
    """Largest first (smallest where asked so); what has no number last."""
    values = (
        _changes(plan, rows, unit)
        if plan.changed
        else (
            [summed([held for _, row in rows for held in cells_of(row, group)], unit) for group in plan.quantities]
            if plan.across
            else _of_each_organ(plan, rows, unit)
            if plan.summed
            else [value for _, row in rows for value in values_of(plan, row, unit)]
        )
    )
    sign = 1 if plan.ascending else -1
    values.sort(key=lambda value: (value.number is None, (value.number or Decimal(0)) * sign))
    if plan.yearly:
        values = first_of_each_year(values, plan.limit or 1)
    numbered = [value for value in values if value.number is not None]
    spread = step_between(*(numbered[at] for at in ((-1, 0) if plan.ascending else (0, -1)))) if numbered else None
    computed: tuple[Result, ...] = (spread.difference,) if spread and plan.spread else ()
    if plan.together and numbered:
        computed = part_of_first([value.number or Decimal(0) for value in numbered], plan.limit or 1, unit)
    if plan.shares and numbered:
        whole = sum((value.number or Decimal(0) for value in numbered), Decimal(0))
        computed = (Result("sum", whole, unit, len(numbered)),)
    figures, short = figures_told(values) or all_figures(rows), _short_of(plan, values)
    return Findings(figures, tuple(values), (*computed, *results_of(values)), short=short)


def _of_each_organ(plan: Plan, rows: Rows, unit: str) -> list[Value]:
    """Of each organ the sum over all its reports."""
    organs = grouped(rows, lambda row: row[0].organ_id)
    return [summed([held for _, row in own for held in cells_of(row, plan.cells)], unit) for own in organs.values()]


def _short_of(plan: Plan, values: Sequence[Value]) -> tuple[Organ, ...]:
    """The organs of whose sum over the years asked some year's number is not there."""
    told = (
        (value.report.organ, {held.report.year for held in value.held if held.figure.value is not None})
        for value in values
    )
    return tuple(organ for organ, years in told if plan.summed and len(years) < len(plan.years))


def _sum(plan: Plan, rows: Rows, unit: str) -> Findings:
    """One sum of each thing asked for, over all reports; of a group also the sums of each of several reports."""
    figures = all_figures(rows)
    if len(figures) < 2 or (len(rows) == 1 and not plan.groups):
        return Findings(figures)
    columns = [[held for _, row in rows for held in cells_of(row, group)] for group in plan.quantities]
    totals = [summed(column, unit) for column in columns]
    if any(total.number is None for total in totals):
        return Findings(figures)
    each = [value for value in _subtotals(plan, rows, unit) if value.number is not None]
    if plan.spread and len(each) == len(plan.years) == 2 and (step := step_between(each[1], each[0])):
        return Findings(figures_told(totals), tuple(each), results_of(each), (step,))
    sums = [
        Result("sum", total.number, unit, sum(held.figure.value is not None for held in total.held))
        for total in totals
        if total.number is not None
    ]
    return Findings(figures_told(totals), tuple(each), (*sums, *results_of(each)))


def _subtotals(plan: Plan, rows: Rows, unit: str) -> list[Value]:
    """The sums of each year, where several years of several organs are summed; else those of each report's groups."""
    years, organs = sorted({head.year for head, _ in rows}), {head.organ_id for head, _ in rows}
    if len(years) > 1 < len(organs):
        return [
            summed([held for head, row in rows if head.year == year for held in cells_of(row, group)], unit)
            for year in years
            for group in plan.quantities
        ]
    several = [group for group in plan.quantities if len(rows) > 1 < len(group)]
    return [summed(cells_of(row, group), unit) for _, row in rows for group in several]


def _average(plan: Plan, rows: Rows, unit: str) -> Findings:
    """Over the reports that have the number, of each thing asked for, or over the cells of the only one; of an average
    also the sum."""
    columns = [*zip(*(values_of(plan, row, unit) for _, row in rows), strict=True)]
    if len(rows) == len(plan.groups) == 1 and len(plan.cells) > 1:  # of one report: over its rows or columns
        columns = [tuple(together([held], unit) for held in cells_of(rows[0][1], plan.cells))]
    results: list[Result] = []
    for column in columns:
        if all(value.number is None for value in column):
            return Findings(all_figures(rows))
        average = _mean(column, "median" if plan.median else "average", unit)
        total = sum((value.number or Decimal(0) for value in column), Decimal(0))
        if plan.both_means:
            average = _mean(column, "average", unit)
            results += [average, _mean(column, "median", unit)]
            continue
        results += [average, *([] if plan.median else [Result("sum", total, unit, average.of)])]
    return Findings(all_figures(rows), computed=tuple(results))


def _count(plan: Plan, rows: Rows, unit: str) -> Findings:
    """How many reports meet the condition; their values first, then those without a number. Where none does, the
    figures are those that were held against it."""
    if plan.running or plan.throughout:
        return _running(plan, rows, unit)
    each = (value for _, row in rows for value in values_of(plan, row, unit))
    values = (
        _changes(plan, rows, unit) if plan.changed else _of_each_organ(plan, rows, unit) if plan.summed else [*each]
    )
    condition, own = plan.condition, None
    if plan.than and plan.condition:
        own = next((value for value in values if value.report.organ_id == plan.than.id), None)
        if own is None or own.number is None:
            return Findings(own.held if own else ())
        values.remove(own)
        condition = replace(plan.condition, bound=str(own.number), unit="")
    told = [value for value in values if value.number is not None]
    means = []
    if condition and condition.mean and told:
        means = [_mean(told, condition.mean, unit)]
        condition = replace(condition, bound=str(means[0].value))
    met = [
        one
        for one in told
        if (moves_as_asked(one, condition, plan.ascending) if plan.changed else meets(one, condition))
    ]
    rest = [value for value in values if value.number is None]
    one_organ = len({head.organ_id for head, _ in rows}) == 1
    many, of = ((len(each) if one_organ else _organs_of(each)) for each in (met, told))
    counted = Result("count", Decimal(many), "年" if one_organ else "家", of)
    shared = [Result("ratio", Decimal(many) / of)] if plan.share and of else []
    told = [*(met or told), *rest, *([own] if own else [])]
    results = (counted, *means, *shared, *results_of([*met, *([own] if own else [])]))
    return Findings(figures_told(told), (*met, *rest), results, against=own, short=_short_of(plan, values))


def _organs_of(values: Sequence[Value]) -> int:
    """How many organs these values are of."""
    return len({value.report.organ_id for value in values})


def _running(plan: Plan, rows: Rows, unit: str) -> Findings:
    """How many organs rose, or fell, from each year to the next, or kept to the bound in each, with the values of their
    years; behind them the first value of each that lacks a year or a number, as none."""
    met: list[Value] = []
    others: list[Value] = []
    unknown: list[Value] = []
    counted = 0
    for own in grouped(rows, lambda row: row[0].organ_id).values():
        own.sort(key=lambda row: row[0].year)
        years, values = [head.year for head, _ in own], [values_of(plan, row, unit)[0] for _, row in own]
        numbers = [value.number for value in values if value.number is not None]
        wanted = sorted(plan.years) or list(range(years[0], years[0] + max(len(years), _SHORTEST_RUN)))
        holds = _holds_on(plan, values)
        if (years != wanted or len(numbers) < len(years) or len(years) < 2) and not (plan.throughout and not holds):
            unknown.append(replace(values[0], number=None))
            continue
        (met if holds else others).extend(values)
        counted += 1
    count = Result("count", Decimal(len({value.report.organ_id for value in met})), "家", counted)
    told = figures_told([*(met or others), *unknown])
    return Findings(told, (*met, *unknown), (count, *results_of(met)))


def _holds_on(plan: Plan, values: Sequence[Value]) -> bool:
    """Whether an organ's numbers of its years rise, or fall, all along, or each keep to the bound."""
    if plan.running is None:
        return all(meets(value, plan.condition) for value in values)
    sign, numbers = -1 if plan.running.falls else 1, [value.number for value in values if value.number is not None]
    return all((late - early) * sign > 0 for early, late in pairwise(numbers))


_SHORTEST_RUN = 3
"""Fewer years than these, where none are named, show no run."""


def _mean(values: Sequence[Value], kind: str, unit: str) -> Result:
    """The average or the median of the values that have a number."""
    numbers = [value.number for value in values if value.number is not None]
    return Result(kind, mean_of(numbers, kind), unit, len(numbers))
