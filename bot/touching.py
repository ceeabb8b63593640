"""Which problems of the reports bear on the figures that are shown (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.catalogue import cell_type_by_key
from store.model import CellKey, HeldFigure, HeldProblem, Locator, Rule, Status

_CARRIED_IN, _CARRIED_OUT = "applications.carried_in", "applications.carried_out"
_BALANCED = frozenset({"applications.received", _CARRIED_IN, "applications.processed", _CARRIED_OUT})
_EDGES = _BALANCED - {"applications.processed"}


def touching(
    shown: Sequence[HeldFigure], problems: Sequence[HeldProblem], used: Iterable[int] = ()
) -> list[HeldProblem]:
    """The problems that touch a figure shown: of its row, of the sums that its column takes part in, with the year
    after, with another copy that prints another number there, of a scan whose cell is not legible; and whether a
    report, also of those `used` (by id), is this organ's and year's at all."""
    reports = {*used, *(held.report.id for held in shown)}
    return [
        one
        for one in problems
        if (one.problem.rule is Rule.IDENTITY and one.report.id in reports)
        or any(_touches(one, held) for held in shown)
    ]


def _touches(one: HeldProblem, held: HeldFigure) -> bool:
    problem, figure, place = one.problem, held.figure, held.figure.locator
    if one.report.id != held.report.id:
        return _carries_on(one, held)
    if problem.locator.row == place.row:
        return True
    if problem.rule is Rule.NUMBER_TYPE and problem.locator == Locator():
        return figure.status is Status.MISSING
    if problem.rule is Rule.DUPLICATE:
        return f"“{place.row}·{place.column}”" in problem.message
    if problem.locator.column != place.column or not figure.indicator.startswith("applications."):
        return False
    if problem.rule is Rule.BALANCE:
        return figure.indicator in _BALANCED
    return problem.rule is Rule.COLUMN_SUM and figure.indicator not in _EDGES


def _carries_on(one: HeldProblem, held: HeldFigure) -> bool:
    """Whether a problem of the year after says that this figure was not taken over as it is."""
    figure, place = held.figure, one.problem.locator
    following = (one.report.organ_id, one.report.year) == (held.report.organ_id, held.report.year + 1)
    if one.problem.rule is not Rule.CARRY_OVER or not following or place.column != figure.locator.column:
        return False
    if figure.indicator == _CARRIED_OUT:
        return place.row == cell_type_by_key()[CellKey(_CARRIED_IN, figure.column)].row_label
    return figure.column == "in_force" and place.row == figure.locator.row
