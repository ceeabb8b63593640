"""What is asked of all reports of a year, by their numbers alone: figures are fetched only of what an answer can tell.

Of twenty thousand reports the numbers of one cell are read in a tenth of the time that their figures take.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice
from typing import NamedTuple, Protocol

from retrieval.plan import Operation, Plan
from retrieval.reckoning.findings import MOST_ORGANS, Findings, absent
from retrieval.reckoning.thresholds import meets
from retrieval.reckoning.values import Result, Value, amount, common_unit, mean_of, over, together
from store.model import CellKey, HeldFigure, HeldNumber, HeldOrgan, ReportHead

MANY = 300
"""From so many reports on this is worth its while."""
_TOLD = 100
"""More than any answer tells beyond what is asked for: ties with the last, what has no number."""

_HEEDED = (
    *("targets", "organs", "years", "cells", "of_all", "excluded", "ascending", "limit", "nth", "extremes", "spread"),
    *("listed", "condition", "assumed_year", "lacking", "silent", "topic", "unused", "about", "measure", "median"),
)
"""What a plan may say here, beside what answers tell of it; whatever else it says needs all figures."""


class Numbers(Protocol):
    """Where numbers come from, and the figures of some of them: the store."""

    def column(
        self, cell: CellKey, organ_ids: Collection[int] | None = None, years: Collection[int] | None = None
    ) -> list[HeldNumber]:
        """What reports say in one cell, by organ and year."""

    def reports(self, ids: Collection[int]) -> list[ReportHead]:
        """The reports of these ids, in their order."""

    def figures_of(self, reports: Sequence[ReportHead], cells: Collection[CellKey] | None = None) -> list[HeldFigure]:
        """The figures of these reports."""


class _Column(NamedTuple):
    """What all reports asked about say in the cell, in `unit`; the figures of some are had from the store."""

    numbers: list[HeldNumber]
    unit: str
    cell: CellKey
    store: Numbers
    organs: Mapping[int, HeldOrgan]

    def numbered(self) -> list[HeldNumber]:
        return [one for one in self.numbers if one.value is not None]

    def blank(self) -> list[HeldNumber]:
        return [one for one in self.numbers if one.value is None]


def compute_many(plan: Plan, store: Numbers, organs: Mapping[int, HeldOrgan], many: int = MANY) -> Findings | None:
    """The findings as `fetch` gives it, but with figures only for the first that take part and the first without a
    number; None for what needs all figures: several cells, organs or years, fewer reports, units that do not agree.

    `organs` are those held, by id.
    """
    compute = _COMPUTE.get(plan.operation)
    plain = replace(Plan(plan.operation), **{name: getattr(plan, name) for name in _HEEDED}) == plan
    whole_year = len(plan.years) == 1 and (not plan.targets or (plan.of_all and len(plan.targets) == 1))
    if compute is None or not plain or not whole_year or len(plan.cells) != 1:
        return None
    left_out = {organ.id for organ in plan.excluded}
    found = [one for one in store.column(plan.cells[0], years=plan.years) if one.organ_id not in left_out]
    unit, converted = common_unit({one.unit for one in found if one.value is not None})
    if len(found) < many or not unit:
        return None
    if converted:
        found = [one._replace(value=amount(one, unit)) for one in found]
    return compute(plan, _Column(found, unit, plan.cells[0], store, organs), converted)


def _ranking(plan: Plan, column: _Column, converted: str) -> Findings | None:
    """Largest first (smallest where asked so); what has no number last."""
    alike: dict[Decimal, list[HeldNumber]] = {}
    blank = column.blank()
    for one in column.numbers:
        if one.value is not None:
            alike.setdefault(one.value, []).append(one)
    ranked = [alike[value] for value in sorted(alike, reverse=not plan.ascending)]
    if plan.nth and any(len(tied) > _TOLD for tied in ranked):
        return None
    order = [*chain.from_iterable(ranked), *blank]
    ways = (ranked, [tied[::-1] for tied in reversed(ranked)]) if plan.extremes else (ranked,)
    first = [one for way in ways for one in islice(chain.from_iterable(way), (plan.limit or 0) + _TOLD)]
    held = _told(column, order, [*first, *blank[:_TOLD]])
    told = {one.value for one in column.numbers if one.report_id in held}
    groups = [*ranked, blank] if blank else ranked
    values = chain.from_iterable(
        _values(group, held if group[0].value in told else {}, column.unit) for group in groups
    )
    spread = Result("difference", max(alike) - min(alike), column.unit)
    return _evidence(column, order, held, tuple(values), [spread] if plan.spread else [], converted)


def _values(alike: Sequence[HeldNumber], held: Mapping[int, HeldFigure], unit: str) -> list[Value]:
    """The values of reports that say the same; those that are not told are known by their number alone, and share
    it."""
    shared = Value((), alike[0].value, unit)
    if not held:
        return [shared] * len(alike)
    return [Value((held[one.report_id],), one.value, unit) if one.report_id in held else shared for one in alike]


def _sum(plan: Plan, column: _Column, converted: str) -> Findings:
    """Over the reports that have the number; of an average also the sum."""
    numbers = [one.value for one in column.numbers if one.value is not None]
    total, many = sum(numbers, Decimal(0)), len(numbers)
    results = [Result("sum", total, column.unit, many)]
    if plan.operation is Operation.AVERAGE:
        mean = Result("median" if plan.median else "average", Decimal(0), column.unit, many)
        mean = replace(mean, value=mean_of(numbers, mean.operation))
        results = [mean] if plan.median else [mean, *results]
    held = _told(column, column.numbers, [*column.numbers[:_TOLD], *column.numbered()[:_TOLD], *column.blank()[:_TOLD]])
    return _evidence(column, column.numbers, held, (), results, converted)


def _count(plan: Plan, column: _Column, converted: str) -> Findings:
    """How many meet the condition; of the values only those that are told."""
    numbered, blank, unit = column.numbered(), column.blank(), column.unit
    condition, means = plan.condition, []
    if condition and condition.mean:
        mean = mean_of([one.value for one in numbered if one.value is not None], condition.mean)
        means, condition = [Result(condition.mean, mean, unit, len(numbered))], replace(condition, bound=str(mean))
    meeting = {one for one in {one.value for one in numbered} if meets(Value((), one, unit), condition)}
    met = [one for one in numbered if one.value in meeting]
    shown = [*(met or numbered), *blank]
    held = _told(column, shown, [*shown[:_TOLD], *blank[:_TOLD]])
    values = [Value((held[one.report_id],), one.value, unit) for one in (*met, *blank) if one.report_id in held]
    counted = Result("count", Decimal(len(met)), "家", len(numbered))
    return _evidence(column, shown, held, tuple(values), (counted, *means), converted)


def _share(plan: Plan, column: _Column, converted: str) -> Findings | None:
    """An organ's part of what all reports say together."""
    own = [one for one in column.numbers if one.organ_id == plan.targets[0].organ.id]
    if not plan.of_all or not own:
        return None
    numbers = [one.value for one in column.numbers if one.value is not None]
    order = [*own, *(one for one in column.numbers if one is not own[0])]
    held = _told(column, order, [*order[:_TOLD], *column.blank()[:_TOLD]])
    all_told = (held[one.report_id] for one in column.numbers if one.report_id in held)
    whole = Value((*all_told,), sum(numbers, Decimal(0)), column.unit, "sum")
    value = over(together([held[own[0].report_id]], column.unit), whole)
    total = Result("sum", sum(numbers, Decimal(0)), column.unit, len(numbers))
    results = (total, *value.results) if value.number is not None else ()
    return _evidence(column, order, held, (value,), results, converted)


_COMPUTE: dict[Operation, Callable[[Plan, _Column, str], Findings | None]] = {
    Operation.RANKING: _ranking,
    Operation.SUM: _sum,
    Operation.AVERAGE: _sum,
    Operation.COUNT: _count,
    Operation.RATIO: _share,
}


def _told(column: _Column, order: Sequence[HeldNumber], first: Iterable[HeldNumber]) -> dict[int, HeldFigure]:
    """The figures of the first ones, and of those corrected by hand, by the report's id, in the order given."""
    wanted = {one.report_id for one in first}
    ids = [one.report_id for one in order if one.amended or one.report_id in wanted]
    reports = column.store.reports(ids)
    found = {held.report.id: held for held in column.store.figures_of(reports, [column.cell])}
    return {report.id: found.get(report.id) or absent(report, column.cell) for report in reports}


def _evidence(
    column: _Column,
    among: Sequence[HeldNumber],
    held: Mapping[int, HeldFigure],
    values: tuple[Value, ...],
    results: Sequence[Result],
    converted: str,
) -> Findings:
    return Findings(
        tuple(held.values()),
        values,
        tuple(results),
        converted=converted,
        others=frozenset(one.report_id for one in among if one.report_id not in held),
        unnamed=sum(one.value is None and one.report_id not in held for one in among),
        among=tuple(
            islice((column.organs[one.organ_id].organ for one in among if one.organ_id in column.organs), MOST_ORGANS)
        ),
    )
