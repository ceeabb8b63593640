"""A ranking over all reports of a year by their numbers alone: figures are fetched only of what an answer can tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import Protocol

from retrieval.figures import Evidence, absent
from retrieval.plan import Operation, Plan
from retrieval.values import Value
from store.model import CellKey, HeldFigure, HeldNumber, ReportHead

MANY = 300
"""From so many reports on this is worth its while."""
_TOLD = 100
"""More than any answer tells beyond what is asked for: ties with the last, what has no number."""


class Numbers(Protocol):
    """Where numbers come from, and the figures of some of them: the store."""

    def column(self, year: int, cell: CellKey) -> list[HeldNumber]:
        """What all reports of a year say in one cell, by organ."""

    def reports(self, ids: Collection[int]) -> list[ReportHead]:
        """The reports of these ids, in their order."""

    def figures_of(self, reports: Sequence[ReportHead], cells: Collection[CellKey] | None = None) -> list[HeldFigure]:
        """The figures of these reports."""


def rank_many(plan: Plan, store: Numbers, many: int = MANY) -> Evidence | None:
    """The evidence of a ranking as `fetch` gives it, but with figures only for the first values and the first blanks;
    None for what needs all figures: another plan, fewer reports, several units."""
    whole_year = len(plan.years) == 1 and not plan.targets
    apart = plan.whole or plan.groups or plan.across or plan.placed or plan.extremes or plan.yearly
    if plan.operation is not Operation.RANKING or len(plan.cells) != 1 or not whole_year or apart:
        return None
    left_out = {organ.id for organ in plan.excluded}
    column = [one for one in store.column(plan.years[0], plan.cells[0]) if one.organ_id not in left_out]
    units = {one.unit for one in column if one.value is not None}
    if len(column) < many or len(units) != 1:
        return None
    return _evidence(plan, store, column, units.pop())


def _evidence(plan: Plan, store: Numbers, column: list[HeldNumber], unit: str) -> Evidence:
    alike: dict[Decimal, list[HeldNumber]] = {}
    blank: list[HeldNumber] = []
    for one in column:
        (blank if one.value is None else alike.setdefault(one.value, [])).append(one)
    ranked = [alike[value] for value in sorted(alike, reverse=not plan.ascending)]
    first = islice(chain.from_iterable(ranked), (plan.limit or 0) + _TOLD)
    wanted = {one.report_id for one in chain(first, blank[:_TOLD])}
    chosen = [one for one in chain(*ranked, blank) if one.amended or one.report_id in wanted]
    held = _figures(store, [one.report_id for one in chosen], plan.cells[0])
    told = {one.value for one in chosen}
    groups = [*ranked, blank] if blank else ranked
    return Evidence(
        tuple(held.values()),
        tuple(chain.from_iterable(_values(group, held if group[0].value in told else {}, unit) for group in groups)),
        others=frozenset(one.report_id for one in column if one.report_id not in held),
        unnamed=sum(one.report_id not in held for one in blank),
    )


def _values(alike: Sequence[HeldNumber], held: Mapping[int, HeldFigure], unit: str) -> list[Value]:
    """The values of reports that say the same; those that are not told are known by their number alone, and share
    it."""
    shared = Value((), alike[0].value, unit)
    if not held:
        return [shared] * len(alike)
    return [Value((held[one.report_id],), one.value, unit) if one.report_id in held else shared for one in alike]


def _figures(store: Numbers, ids: Sequence[int], cell: CellKey) -> dict[int, HeldFigure]:
    """The figures of some reports by the report's id, in their order."""
    reports = store.reports(ids)
    found = {held.report.id: held for held in store.figures_of(reports, [cell])}
    return {report.id: found.get(report.id) or absent(report, cell) for report in reports}
