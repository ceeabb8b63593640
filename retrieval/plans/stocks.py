"""Numbers that tell how many there are on a day, which are not added up over years (pure)."""

from __future__ import annotations

from dataclasses import replace

from retrieval.plan import Operation, Outcome, Plan
from store.model import CellKey

_COLUMNS = ("in_force", "pending")
_ROWS = ("applications.carried_in", "applications.carried_out")


def are_stocks(plan: Plan) -> bool:
    """Whether what is asked for has what stood at one end of each of several years: in force, carried, pending."""
    years = {target.year for target in plan.targets} or {*plan.years}
    return len(years) > 1 and any(map(is_stock, plan.cells))


def is_stock(cell: CellKey) -> bool:
    """Whether a cell counts what there is on a day."""
    return cell.column in _COLUMNS or cell.indicator in _ROWS


def told_by_year(outcome: Outcome) -> Outcome:
    """A plan that would add up one organ's stocks of several years as one for each of them; any other as it is."""
    if isinstance(outcome, Plan) and outcome.operation is Operation.SUM and are_stocks(outcome):
        return replace(outcome, operation=Operation.LOOKUP, groups=())
    return outcome
