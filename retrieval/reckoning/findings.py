"""What a plan over cells comes to: the figures it asks for, and what follows from them (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from retrieval.plan import Plan
from retrieval.reckoning.values import Result, Value, over, together
from store.catalogue import cell_type_by_key
from store.model import CellKey, Check, Figure, HeldFigure, Locator, Organ, ReportHead, Status

MOST_ORGANS = 2000
"""Among so many organs is looked for those in whose regions others lie."""


@dataclass(frozen=True, slots=True)
class Step:
    """One value held against another: first minus second, and that over the second (none for a fraction)."""

    first: Value
    second: Value
    difference: Result
    rate: Result | None
    times: Result | None = None
    turned: bool = False


class Several(NamedTuple):
    """In what the figures of findings differ: each true where there are more than one."""

    organs: bool
    years: bool
    cells: bool


@dataclass(frozen=True)
class Findings:
    """The figures that a plan asks for, in the order in which they are to be told, and what follows from them.

    `values` are the figures as they were compared: one a figure, or one for several. `converted` is the unit that
    amounts were brought to where they are printed in several. Of very many reports only those figures are there that
    can be told: `others` are the ids of the other reports, `unnamed` of them have no number, and `hollow` are shares of
    nothing; `among` are the organs of all, the first of very many. `against` is the one value that all others were held
    against, `short` are the organs of whose sum over several years some have no number.
    """

    figures: tuple[HeldFigure, ...]
    values: tuple[Value, ...] = ()
    computed: tuple[Result, ...] = ()
    steps: tuple[Step, ...] = ()
    converted: str = ""
    others: frozenset[int] = frozenset()
    unnamed: int = 0
    hollow: int = 0
    against: Value | None = None
    among: tuple[Organ, ...] = ()
    short: tuple[Organ, ...] = ()

    @property
    def organs(self) -> Sequence[Organ]:
        """The organs of all reports that take part, the first of very many."""
        return self.among or [held.report.organ for held in self.figures]

    def of_organ(self, organ_id: int) -> Value | None:
        """The first value of an organ, among those that have their figures."""
        return next((one for one in self.values if one.held and one.report.organ_id == organ_id), None)

    @property
    def numbered(self) -> int:
        """How many figures that take part have a number."""
        return len(self.figures) + len(self.others) - len(self.without_number) - self.unnamed

    @property
    def reports(self) -> set[int]:
        """The ids of all reports that take part."""
        return {*self.others, *(held.report.id for held in self.figures)}

    @property
    def results(self) -> tuple[Result, ...]:
        """All results, those of the steps too."""
        return self.computed + tuple(
            one for step in self.steps for one in (step.difference, step.rate, step.times) if one is not None
        )

    @cached_property
    def several(self) -> Several:
        """In what the figures differ, and a name in a list has to say."""
        organs = {held.report.organ.name for held in self.figures}
        years = {held.report.year for held in self.figures}
        return Several(len(organs) > 1, len(years) > 1, len({held.figure.key for held in self.figures}) > 1)

    @cached_property
    def telling(self) -> frozenset[int]:
        """The ids of the reports with a number in any of the figures."""
        return frozenset(held.report.id for held in self.figures if held.figure.value is not None)

    @cached_property
    def without_number(self) -> tuple[HeldFigure, ...]:
        """The figures that no result counts."""
        return tuple(held for held in self.figures if held.figure.value is None)


Rows = list[tuple[ReportHead, dict[CellKey, HeldFigure]]]
"""The reports asked about, each with the figures of the plan's cells in their order."""


T = TypeVar("T")
K = TypeVar("K")


def grouped(all_of: Iterable[T], by: Callable[[T], K]) -> dict[K, list[T]]:
    """What has the same key together, in the order in which the keys come."""
    groups: dict[K, list[T]] = {}
    for one in all_of:
        groups.setdefault(by(one), []).append(one)
    return groups


def absent(head: ReportHead, cell: CellKey) -> HeldFigure:
    """A cell that the report's form does not have."""
    known = cell_type_by_key()[cell]
    place = Locator(section=known.section, row=known.row_label, column=known.column_label)
    return HeldFigure(head, Figure(*cell, None, Status.ABSENT, None, known.unit, Check.UNTESTED, place))


def rows_of(heads: Sequence[ReportHead], figures: Iterable[HeldFigure], cells: Sequence[CellKey]) -> Rows:
    """The reports in their order, each with its figures of the cells; one that its form lacks is absent."""
    held = {(one.report.id, one.figure.key): one for one in figures}
    return [(head, {cell: held.get((head.id, cell)) or absent(head, cell) for cell in cells}) for head in heads]


def all_figures(rows: Rows) -> tuple[HeldFigure, ...]:
    """Every figure that was asked for, report by report."""
    return tuple(held for _, row in rows for held in row.values())


def cells_of(row: dict[CellKey, HeldFigure], cells: Sequence[CellKey]) -> list[HeldFigure]:
    """Of cells taken together those that the report's form has; all where it has none."""
    found = [row[cell] for cell in cells]
    return [held for held in found if held.figure.status is not Status.ABSENT] or found


def values_of(plan: Plan, row: dict[CellKey, HeldFigure], unit: str) -> list[Value]:
    """What a report has of each thing asked for: a part over its whole, a group of cells, or each cell."""
    if plan.whole:
        whole = together(cells_of(row, plan.whole), unit)
        return [over(together(cells_of(row, group), unit), whole) for group in plan.quantities]
    return [together(cells_of(row, group), unit) for group in plan.quantities]


def figures_told(values: Sequence[Value]) -> tuple[HeldFigure, ...]:
    """The figures of some values, each once, in order."""
    return tuple(dict.fromkeys(chain.from_iterable(value.held for value in values)))


def results_of(values: Sequence[Value]) -> tuple[Result, ...]:
    """What was computed for some values."""
    return tuple(result for value in values for result in value.results)


def step_between(first: Value, second: Value) -> Step | None:
    """The first held against the second; None where either has no number."""
    if first.number is None or second.number is None:
        return None
    difference = Result("difference", first.number - second.number, first.unit)
    rated = second.number and first.kind != "ratio"
    return Step(first, second, difference, Result("change_rate", difference.value / second.number) if rated else None)
