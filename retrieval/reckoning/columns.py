"""What is asked of all reports of a year, by their numbers alone: figures are fetched only of what an answer can tell.

Of twenty thousand reports the numbers of a cell, a group of cells or a share are read in a tenth of the time that their
figures take.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple, Protocol

from retrieval.plan import Operation, Plan
from retrieval.reckoning.findings import MOST_ORGANS, Findings, Rows, figures_told, results_of, rows_of, values_of
from retrieval.reckoning.thresholds import meets, moves_as_asked
from retrieval.reckoning.values import Result, Value, amount, changed, common_unit, mean_of, over, part_of_first
from store.model import CellKey, HeldFigure, HeldNumber, HeldOrgan, ReportHead

MANY = 300
"""From so many reports on this is worth its while."""
_TOLD = 60
"""More than any answer tells beyond what is asked for: ties with the last, what has no number."""

_HEEDED = (
    *("targets", "organs", "years", "cells", "of_all", "excluded", "ascending", "limit", "nth", "extremes", "spread"),
    *("listed", "condition", "assumed_year", "lacking", "silent", "topic", "unused", "about", "measure", "median"),
)
"""What a plan may say here, beside what answers tell of it; whatever else it says needs all figures."""

_ALSO = {
    Operation.RANKING: ("groups", "whole", "changed", "placed", "together", "shares"),
    Operation.COUNT: ("groups", "whole", "changed", "share"),
    Operation.AVERAGE: ("groups", "both_means"),
}
"""What it may say beside where these are asked for."""


class Numbers(Protocol):
    """Where numbers come from, and the figures of some of them: the store."""

    def column(
        self, cells: Collection[CellKey], organ_ids: Collection[int] | None = None, years: Collection[int] | None = None
    ) -> Sequence[HeldNumber]:
        """What reports say in these cells together, by organ and year."""

    def reports(self, ids: Collection[int]) -> list[ReportHead]:
        """The reports of these ids, in their order."""

    def figures_of(self, reports: Sequence[ReportHead], cells: Collection[CellKey] | None = None) -> list[HeldFigure]:
        """The figures of these reports."""


class _Column(NamedTuple):
    """What is asked of each report: a cell, a group of cells, a share, or the change of one of these since an `earlier`
    report of the same organ (both by id). Figures are added up in the unit `printed`. Of those without a value `lacks`
    says for how many reports a number lacks; the others are shares of nothing, or changes from it. The figures of some
    are had from the store."""

    plan: Plan
    numbers: Sequence[HeldNumber]
    printed: str
    lacks: Mapping[int, int]
    earlier: Mapping[int, int]
    store: Numbers
    organs: Mapping[int, HeldOrgan]

    @property
    def unit(self) -> str:
        """The unit of what is asked; none of a fraction."""
        return "" if self.plan.whole or self.plan.changed == "change_rate" else self.printed

    def numbered(self) -> list[HeldNumber]:
        return [one for one in self.numbers if one.value is not None]

    def blank(self) -> list[HeldNumber]:
        return [one for one in self.numbers if one.value is None]

    def first_blank(self) -> list[HeldNumber]:
        """Of those without a value the first that lack a number, and the first shares of nothing."""
        blank = self.blank()
        lacking = (one for one in blank if one.report_id in self.lacks)
        hollow = (one for one in blank if one.report_id not in self.lacks)
        return [*islice(lacking, _TOLD), *islice(hollow, _TOLD)]


def compute_many(plan: Plan, store: Numbers, organs: Mapping[int, HeldOrgan], many: int = MANY) -> Findings | None:
    """The findings as `fetch` gives it, but with figures only for the first that take part and the first without a
    number; None for what needs all figures: several things asked of each report, some organs, more years than a change
    is between, fewer reports, units that do not agree.

    `organs` are those held, by id.
    """
    compute = _COMPUTE.get(plan.operation)
    if compute is None or not _of_whole_years(plan):
        return None
    read = [_of_year(plan, store, year) for year in sorted(plan.years, reverse=True)]
    columns = [column for of_year in read for column in of_year]
    unit, converted = common_unit({one.unit for column in columns for one in column if one.value is not None})
    if len(read[0][0]) < many or not unit:
        return None
    if converted:
        read = [[[one._replace(value=amount(one, unit)) for one in column] for column in year] for year in read]
    numbers, lacks = _shares(*read[0]) if plan.whole else _alone(*read[0])
    earlier: dict[int, int] = {}
    if plan.changed:
        before = _shares(*read[1]) if plan.whole else _alone(*read[1])
        numbers, lacks, earlier = _changes((numbers, lacks), before, rate=plan.changed == "change_rate")
    return compute(_Column(plan, numbers, unit, lacks, earlier, store, organs), converted)


def _of_whole_years(plan: Plan) -> bool:
    """Whether one thing is asked of all reports of a year, or of how they changed between two, and nothing beside."""
    heeded = (*_HEEDED, *_ALSO.get(plan.operation, ()))
    plain = replace(Plan(plan.operation), **{name: getattr(plan, name) for name in heeded}) == plan
    all_reports = not plan.targets or (plan.of_all and len(plan.targets) == 1)
    return plain and all_reports and plan.single and len(plan.years) == (2 if plan.changed else 1)


Column = tuple[Sequence[HeldNumber], dict[int, int]]
"""What is asked of each report of a year, and of which of those without a value a number lacks."""


def _of_year(plan: Plan, store: Numbers, year: int) -> Sequence[Sequence[HeldNumber]]:
    """What the year's reports say in the part, and in its whole where there is one."""
    left_out = {organ.id for organ in plan.excluded}
    columns = [store.column(cells, years=[year]) for cells in (plan.quantities[0], plan.whole) if cells]
    return [[one for one in column if one.organ_id not in left_out] for column in columns] if left_out else columns


def _alone(numbers: Sequence[HeldNumber]) -> Column:
    return numbers, {one.report_id: 1 for one in numbers if one.value is None}


def _shares(parts: Sequence[HeldNumber], wholes: Sequence[HeldNumber]) -> Column:
    """Each report's part over its whole."""
    numbers, lacks = [], {}
    for part, whole in zip(parts, wholes, strict=True):
        value = part.value / whole.value if part.value is not None and whole.value else None
        numbers.append(HeldNumber(part.report_id, part.organ_id, value, "", part.amended or whole.amended))
        if part.value is None or whole.value is None:
            lacks[part.report_id] = 1
    return numbers, lacks


def _changes(late: Column, early: Column, rate: bool) -> tuple[Sequence[HeldNumber], dict[int, int], dict[int, int]]:
    """Late minus early, or that over early, of each organ that reports in both years; and each one's early report."""
    before = {one.organ_id: one for one in early[0]}
    pairs = [(one, before[one.organ_id]) for one in late[0] if one.organ_id in before]
    numbers, lacks = [], {}
    for one, other in pairs:
        value = None if one.value is None or other.value is None else one.value - other.value
        if rate and value is not None:
            value = value / other.value if other.value else None
        numbers.append(one._replace(value=value, amended=one.amended or other.amended))
        if lacking := late[1].get(one.report_id, 0) + early[1].get(other.report_id, 0):
            lacks[one.report_id] = lacking
    return numbers, lacks, {one.report_id: other.report_id for one, other in pairs}


def _ranking(column: _Column, converted: str) -> Findings | None:
    """Largest first (smallest where asked so); what has no number last."""
    plan, alike = column.plan, _by_value(column.numbers)
    blank = column.blank()
    if not alike:
        return None
    ranked = [alike[value] for value in sorted(alike, reverse=not plan.ascending)]
    if plan.nth and any(len(tied) > _TOLD for tied in ranked):
        return None
    order = [*chain.from_iterable(ranked), *blank]
    ways = (ranked, [tied[::-1] for tied in reversed(ranked)]) if plan.extremes else (ranked,)
    first = [one for way in ways for one in islice(chain.from_iterable(way), (plan.limit or 0) + _TOLD)]
    placed = [one for one in order if one.organ_id == plan.placed.id] if plan.placed else []
    chosen = _chosen(order, [*first, *placed, *column.first_blank()])
    held = _told(column, chosen)
    told = {one.value for one in chosen}
    groups = [*ranked, blank] if blank else ranked
    values = chain.from_iterable(_values(group, held if group[0].value in told else {}, column) for group in groups)
    results: Sequence[Result] = [Result("difference", max(alike) - min(alike), column.unit)] if plan.spread else []
    if plan.together or plan.shares:
        numbers = [one.value for one in order if one.value is not None]
        whole = Result("sum", sum(numbers, Decimal(0)), column.unit, len(numbers))
        results = [whole] if plan.shares else part_of_first(numbers, plan.limit or 1, column.unit)
    return _evidence(column, order, held, tuple(values), results, converted)


def _by_value(numbers: Sequence[HeldNumber]) -> dict[Decimal, list[HeldNumber]]:
    alike: dict[Decimal, list[HeldNumber]] = {}
    for one in numbers:
        if one.value is not None:
            alike.setdefault(one.value, []).append(one)
    return alike


def _values(alike: Sequence[HeldNumber], held: Mapping[int, Value], column: _Column) -> list[Value]:
    """The values of reports that say the same; those that are not told are known by their number alone, and share
    it."""
    shared = Value((), alike[0].value, column.unit)
    if not held:
        return [shared] * len(alike)
    return [held.get(one.report_id, shared) for one in alike]


def _sum(column: _Column, converted: str) -> Findings:
    """Over the reports that have the number; of an average also the sum."""
    plan, numbers = column.plan, [one.value for one in column.numbers if one.value is not None]
    total, many = sum(numbers, Decimal(0)), len(numbers)
    results = [Result("sum", total, column.unit, many)]
    if plan.operation is Operation.AVERAGE:
        mean = Result("median" if plan.median else "average", Decimal(0), column.unit, many)
        mean = replace(mean, value=mean_of(numbers, mean.operation))
        results = [mean] if plan.median else [mean, *results]
        if plan.both_means:
            results = [Result("average", mean_of(numbers, "average"), column.unit, many), mean]
    first = [*column.numbers[:_TOLD], *column.numbered()[:_TOLD], *column.first_blank()]
    held = _told(column, _chosen(column.numbers, first))
    return _evidence(column, column.numbers, held, (), results, converted)


def _count(column: _Column, converted: str) -> Findings:
    """How many meet the condition; of the values only those that are told."""
    plan, unit = column.plan, column.unit
    numbered, blank = column.numbered(), column.blank()
    condition, means = plan.condition, []
    if condition and condition.mean:
        mean = mean_of([one.value for one in numbered if one.value is not None], condition.mean)
        means, condition = [Result(condition.mean, mean, unit, len(numbered))], replace(condition, bound=str(mean))
    alike = [Value((), value, unit) for value in {one.value for one in numbered}]
    meeting = {
        one.number
        for one in alike
        if (moves_as_asked(one, condition, plan.ascending) if plan.changed else meets(one, condition))
    }
    met = [one for one in numbered if one.value in meeting]
    shown = [*(met or numbered), *blank]
    held = _told(column, _chosen(shown, [*shown[:_TOLD], *column.first_blank()]))
    values = tuple(held[one.report_id] for one in (*met, *blank) if one.report_id in held)
    counted = Result("count", Decimal(len(met)), "家", len(numbered))
    shared = [Result("ratio", Decimal(len(met)) / len(numbered))] if plan.share and numbered else []
    return _evidence(column, shown, held, values, (counted, *means, *shared, *results_of(values)), converted)


def _share(column: _Column, converted: str) -> Findings | None:
    """An organ's part of what all reports say together."""
    plan = column.plan
    own = [one for one in column.numbers if one.organ_id == plan.targets[0].organ.id]
    if not plan.of_all or not own:
        return None
    numbers = [one.value for one in column.numbers if one.value is not None]
    order = [*own, *(one for one in column.numbers if one is not own[0])]
    held = _told(column, _chosen(order, [*order[:_TOLD], *column.first_blank()]))
    all_told = chain.from_iterable(held[one.report_id].held for one in column.numbers if one.report_id in held)
    whole = Value((*all_told,), sum(numbers, Decimal(0)), column.unit, "sum")
    value = over(held[own[0].report_id], whole)
    total = Result("sum", sum(numbers, Decimal(0)), column.unit, len(numbers))
    results = (total, *value.results) if value.number is not None else ()
    return _evidence(column, order, held, (value,), results, converted)


_COMPUTE: dict[Operation, Callable[[_Column, str], Findings | None]] = {
    Operation.RANKING: _ranking,
    Operation.SUM: _sum,
    Operation.AVERAGE: _sum,
    Operation.COUNT: _count,
    Operation.RATIO: _share,
}


def _chosen(order: Sequence[HeldNumber], first: Iterable[HeldNumber]) -> list[HeldNumber]:
    """The first ones, and those corrected by hand, in the order given."""
    wanted = {one.report_id for one in first}
    return [one for one in order if one[0] in wanted or one[-1]]  # its places, of twenty thousand, quicker than names


def _told(column: _Column, chosen: Sequence[HeldNumber]) -> dict[int, Value]:
    """The values of some, with their figures, by the report's id."""
    ids = [one.report_id for one in chosen]
    early = [column.earlier[report_id] for report_id in ids if report_id in column.earlier]
    of_report = {
        report.id: values_of(column.plan, row, column.printed)[0] for report, row in _rows(column, [*ids, *early])
    }
    if not early:
        return of_report
    rate = column.plan.changed == "change_rate"
    return {
        report_id: changed(of_report[report_id], of_report[column.earlier[report_id]], rate=rate) for report_id in ids
    }


def _rows(column: _Column, ids: Sequence[int]) -> Rows:
    """These reports, each with its figures of the cells asked for."""
    cells = list(dict.fromkeys((*column.plan.cells, *column.plan.whole)))
    reports = column.store.reports(ids)
    return rows_of(reports, column.store.figures_of(reports, cells), cells)


def _evidence(
    column: _Column,
    among: Sequence[HeldNumber],
    held: Mapping[int, Value],
    values: tuple[Value, ...],
    results: Sequence[Result],
    converted: str,
) -> Findings:
    told, of_all = {*held}, {*map(itemgetter(0), among)}  # of twenty thousand each step is felt
    for ids in (told, of_all) if column.earlier else ():
        ids.update([column.earlier[report_id] for report_id in ids])
    unvalued = [one.report_id for one in column.blank() if one.report_id not in held]
    organs = (column.organs[one.organ_id].organ for one in among if one.organ_id in column.organs)
    return Findings(
        figures_told([*held.values()]),
        values,
        tuple(results),
        converted=converted,
        others=frozenset(of_all - told),
        unnamed=sum(column.lacks.get(report_id, 0) for report_id in unvalued),
        hollow=sum(report_id not in column.lacks for report_id in unvalued),
        among=tuple(islice(organs, MOST_ORGANS)),
    )
